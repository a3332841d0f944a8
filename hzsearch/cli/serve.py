"""``hzsearch serve``."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import click

import hzsearch
from hzsearch.cli.options import index_option
from hzsearch.errors import UsageError

_LOOPBACK = ("127.0.0.1", "localhost", "::1")


@click.command()
@index_option
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True)
@click.option("--open", "opens", is_flag=True, help="Open a browser 打开浏览器.")
@click.option(
    "--name",
    "names",
    metavar="HOST",
    multiple=True,
    help="A name by which it may be asked, beside this machine's own; may be repeated.",
)
@click.option(
    "--token",
    metavar="TOKEN",
    envvar="HZSEARCH_TOKEN",
    help="Let in only who has it. Needed beyond this machine. Or $HZSEARCH_TOKEN.",
)
def serve(
    folder: Path | None,
    host: str,
    port: int,
    opens: bool,
    names: tuple[str, ...],
    token: str | None,
) -> None:
    """Serve the index as web pages and as JSON, until Ctrl-C. 网页检索。

    Only this machine is answered, unless --host says otherwise. See docs/web.md.
    """
    if host not in _LOOPBACK and not token:
        raise UsageError(
            f"Whoever reaches {host} could read the archive; set --token, or leave out --host."
        )
    run = _server()
    index = hzsearch.open(folder)
    # What is wrong with the index is told now, not to the first who asks.
    index.count()
    from hzsearch.web import create_app  # noqa: PLC0415  an extra
    from hzsearch.web.guard import LOOPBACK  # noqa: PLC0415

    app = create_app(index, hosts=(*LOOPBACK, host, *names), token=token)
    address = f"http://{'localhost' if host in _LOOPBACK else host}:{port}/"
    click.echo(f"{address}  (Ctrl-C stops 停止)")
    if opens:
        click.launch(address)
    run(app, host=host, port=port, log_level="warning")


def _server() -> Callable[..., None]:
    try:
        import jinja2  # noqa: F401, PLC0415  an extra
        import starlette  # noqa: F401, PLC0415
        import uvicorn  # noqa: PLC0415
    except ImportError:
        raise UsageError("Web pages need the extra “web”: pip install 'hzsearch[web]'.") from None
    return uvicorn.run
