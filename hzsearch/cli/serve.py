"""``hzsearch serve``."""

from __future__ import annotations

import socket
from contextlib import suppress
from pathlib import Path

import click

import hzsearch
from hzsearch.cli.help import HelpCommand
from hzsearch.cli.options import index_option
from hzsearch.errors import UsageError

_LOOPBACK = ("127.0.0.1", "localhost", "::1")
# Listen on every address of this machine.
_ANY = ("0.0.0.0", "::", "")  # noqa: S104  a token is needed then
# Of the documentation's own net, where nobody is (RFC 5737): nothing is sent there.
_ELSEWHERE = ("192.0.2.1", 9)


@click.command(cls=HelpCommand)
@index_option
@click.option(
    "--host",
    metavar="ADDRESS",
    default="127.0.0.1",
    show_default=True,
    help="The address to listen on.",
)
@click.option(
    "--port",
    metavar="N",
    type=click.IntRange(0, 65535),
    default=8000,
    show_default=True,
    help="The port 端口; 0 for any that is free.",
)
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
    help="Let in only who has this token 口令; needed beyond this machine. Or $HZSEARCH_TOKEN.",
)
@click.option(
    "--rate",
    metavar="N",
    type=click.FloatRange(0),
    default=100,
    show_default=True,
    help="Requests a second that one address may send in the long run; 0 for any number.",
)
@click.option(
    "--sources",
    is_flag=True,
    help="Show raw pages (原文) beyond this machine too, from the files that were indexed.",
)
@click.option("--paper", metavar="NAME", default="", help="The newspaper 报纸名, for citations.")
def serve(
    folder: Path | None,
    host: str,
    port: int,
    opens: bool,
    names: tuple[str, ...],
    token: str | None,
    rate: float,
    sources: bool,
    paper: str,
) -> None:
    """Serve the index as web pages and as JSON, until Ctrl-C. 网页检索。

    Only this machine is answered, unless --host says otherwise. See docs/web.md.

    Exit code: 0, or 2 where something is wrong.
    """
    if host not in _LOOPBACK and not token:
        raise UsageError(
            f"Whoever reaches {host} could read the archive; set --token, or leave out --host."
        )
    _check_extra()
    index = hzsearch.open(folder)
    # What is wrong with the index is told now, not to the first who asks.
    index.count()
    from hzsearch.web import create_app, server  # noqa: PLC0415  an extra
    from hzsearch.web.guard import LOOPBACK  # noqa: PLC0415

    own = _own_names() if host in _ANY else [host]
    known = (*LOOPBACK, *(_in_url(name) for name in (*own, *names)))
    app = create_app(
        index,
        hosts=known,
        token=token,
        rate=rate or None,
        sources=sources or host in _LOOPBACK,
        paper=paper,
    )
    with _listening(host, port) as listener:
        address = _address(own[0], listener)
        click.echo(f"{address}  (Ctrl-C stops 停止)")
        if opens:
            click.launch(address)
        server.serve(app, listener)


def _own_names() -> list[str]:
    """Return the names and addresses of this machine, as far as it knows them."""
    name = socket.gethostname()
    found = [name, f"{name.partition('.')[0]}.local", socket.getfqdn()]
    with suppress(OSError):
        found += [str(one[4][0]) for one in socket.getaddrinfo(name, None)]
    with suppress(OSError), socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asked:
        asked.connect(_ELSEWHERE)
        found.append(asked.getsockname()[0])
    return [one for one in dict.fromkeys(found) if "%" not in one]


def _check_extra() -> None:
    try:
        import jinja2  # noqa: F401, PLC0415  an extra
        import prometheus_client  # noqa: F401, PLC0415
        import starlette  # noqa: F401, PLC0415
        import uvicorn  # noqa: F401, PLC0415
    except ImportError:
        raise UsageError("Web pages need the extra “web”: pip install 'hzsearch[web]'.") from None


def _listening(host: str, port: int) -> socket.socket:
    """Return a socket that already listens, so that its port is known and a browser may come."""
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        return socket.create_server((host, port), family=family, backlog=2048)
    except (OSError, UnicodeError) as error:
        told = getattr(error, "strerror", None) or error
        raise UsageError(
            f"{_in_url(host)}:{port} can not be listened on ({told}); set --host or --port."
        ) from None


def _address(host: str, listener: socket.socket) -> str:
    name = "localhost" if host == "127.0.0.1" else _in_url(host)
    return f"http://{name}:{listener.getsockname()[1]}/"


def _in_url(host: str) -> str:
    """Return ``host`` as it stands in a URL: an address of IPv6 in brackets (RFC 3986, 3.2.2)."""
    return f"[{host}]" if host.count(":") > 1 and not host.startswith("[") else host
