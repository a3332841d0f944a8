"""What a server needs to be asked beside the URL: credentials, trust, time, the layout.

All of it is in the environment, so that nothing of it gets into an index, a message or the
history of a shell. Without a variable for them, credentials are looked for in the user's
netrc (``$NETRC``, else ``~/.netrc``).
"""

from __future__ import annotations

import base64
import netrc
import os
import ssl
from contextlib import suppress
from dataclasses import dataclass, field
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import urlsplit

from hzsearch.engines.location import Remote
from hzsearch.errors import UsageError

_PREFIX = "HZSEARCH_OPENSEARCH_"

#: Seconds that a call may take.
TIMEOUT = 60.0

# So many times as long a call is made again where a node is down: one that hangs, waiting for
# the copy on that node, must not use up all the time in which it comes back.
_PATIENCE = 3


@dataclass(frozen=True, slots=True)
class Settings:
    """How to ask a server; what is secret is not shown."""

    timeout: float = TIMEOUT
    shards: int = 1
    replicas: int = 1
    authorization: str | None = field(default=None, repr=False)
    ca: str | None = None
    verified: bool = True

    @property
    def patience(self) -> float:
        """For how many seconds a call is made again."""
        return self.timeout * _PATIENCE

    def context(self) -> ssl.SSLContext:
        """Return what TLS connections are made with; UsageError where the CA can't be read."""
        try:
            context = ssl.create_default_context(cafile=self.ca)
        except OSError as error:
            raise UsageError(
                f"The certificates {self.ca} ({_PREFIX}CA) can not be read: {error.strerror}."
            ) from error
        if not self.verified:
            context.check_hostname = False
            context.verify_mode = ssl.CERT_NONE
        return context


def settings(remote: Remote) -> Settings:
    """Return the settings for ``remote``; UsageError for a value that there is not."""
    verified = _variable("INSECURE") not in ("1", "true", "yes")
    authorization = _authorization(remote)
    if authorization and verified and not all(map(_is_safe, remote.nodes)):
        raise UsageError(
            f"Credentials are not sent over plain http to {remote}; use https, or set "
            f"{_PREFIX}INSECURE=1 to do so all the same."
        )
    return Settings(
        timeout=_number("TIMEOUT", TIMEOUT, 0.1),
        shards=int(_number("SHARDS", 1, 1)),
        replicas=int(_number("REPLICAS", 1, 0)),
        authorization=authorization,
        ca=_variable("CA") or None,
        verified=verified,
    )


def _variable(name: str) -> str:
    return os.environ.get(_PREFIX + name, "")


def _number(name: str, default: float, least: float) -> float:
    told = _variable(name)
    value = -1.0
    with suppress(ValueError):
        value = float(told) if told else default
    # Not written as value < least, which lets a NaN pass.
    if not least <= value < 1e6 or (isinstance(default, int) and value != int(value)):
        raise UsageError(f"{_PREFIX}{name} is a number from {least:g} on, not “{told}”.")
    return value


def _authorization(remote: Remote) -> str | None:
    if key := _variable("API_KEY"):
        return f"ApiKey {key}"
    if user := _variable("USER"):
        return _basic(user, _variable("PASSWORD"))
    for node in remote.nodes:
        if found := _from_netrc(urlsplit(node).hostname or ""):
            return _basic(*found)
    return None


def _basic(user: str, password: str) -> str:
    return "Basic " + base64.b64encode(f"{user}:{password}".encode()).decode()


def _from_netrc(host: str) -> tuple[str, str] | None:
    path = Path(os.environ.get("NETRC") or Path.home() / ".netrc")
    if not path.is_file():
        return None
    try:
        # The entry of the host alone: a default one is not meant for every server.
        found = netrc.netrc(path).hosts.get(host)
    except (OSError, UnicodeDecodeError, netrc.NetrcParseError) as error:
        raise UsageError(f"The netrc {path} can not be read; correct it or set NETRC.") from error
    return (found[0], found[2]) if found else None


def _is_safe(node: str) -> bool:
    parts = urlsplit(node)
    if parts.scheme == "https" or parts.hostname == "localhost":
        return True
    with suppress(ValueError):
        return ip_address(parts.hostname or "").is_loopback
    return False
