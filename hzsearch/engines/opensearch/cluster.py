"""The calls to a server, and what is done where one fails.

The only module that speaks with the client. A call is made again, at growing intervals and to
each node in turn, while a node is down, has too much to do, or a copy of a shard is not there
yet; so every call must be one that may be made twice.

Elasticsearch 8 and 9 take the same calls. What is their own is the way to ask in with an API
key (``Authorization: ApiKey``), and no answer is looked at for which of them it is from.
"""

from __future__ import annotations

import weakref
from collections.abc import Mapping
from typing import Any, NamedTuple
from urllib.parse import urlencode, urlsplit

from hzsearch.engines.location import Remote
from hzsearch.engines.opensearch.package import opensearchpy
from hzsearch.engines.opensearch.patience import Patience
from hzsearch.engines.opensearch.settings import Settings, settings
from hzsearch.errors import DamagedIndexError, HzsearchError, StoppedError, UsageError

# What passes: too much to do, no node or copy there to answer, or one gone in the middle (500).
_PASSING = {429, 500, 502, 503, 504}
_REFUSED = {401, 403}

# For so many seconds a server is looked for that never answered: rather a wrong name than a node
# that comes back.
_UNKNOWN = 2.0


class Answer(NamedTuple):
    """The status of HTTP and the JSON that came with it."""

    status: int
    facts: dict[str, Any]

    @property
    def reason(self) -> str:
        """What the server gives as the reason of an error."""
        error = self.facts.get("error", {})
        causes = [error, *error.get("root_cause", ())] if isinstance(error, dict) else []
        told = [str(cause.get("reason", "")) for cause in causes] or [str(error)]
        return told[-1][:300]


class Cluster:
    """A server as ``remote`` names it; nothing is asked before the first call."""

    def __init__(self, remote: Remote, chosen: Settings | None = None) -> None:
        """Get ready to ask; raises UsageError for settings that make no sense."""
        self.remote, self.settings = remote, chosen or settings(remote)
        self._client = _client(remote, self.settings)
        self._is_known = False
        # The client holds itself; its connections are closed when nobody asks any more.
        weakref.finalize(self, self._client.close).atexit = False

    def call(
        self,
        method: str,
        path: str,
        body: Any = None,
        *,
        allowed: tuple[int, ...] = (),
        **parameters: Any,
    ) -> Answer:
        """Return the answer to a call; one of success, or whose status is in ``allowed``.

        Raises UsageError where the server is not reached, refuses the credentials or the
        call, DamagedIndexError where an index is not there that should be.
        """
        patience = Patience(_UNKNOWN)
        answer = self._once(method, path, body, parameters)
        while answer.status in _PASSING and answer.status not in allowed:
            if self._is_known:
                patience.seconds = self.settings.patience
            if not patience.wait():
                raise self._unreachable(answer)
            answer = self._once(method, path, body, parameters)
        if answer.status >= 300 and answer.status not in allowed:
            raise self._error(answer)
        return answer

    def wait_for_copies(self, index: str, replicas: int = 0) -> None:
        """Wait for the copies of a new index that are on their way, as the first one may get lost.

        Where there are too few nodes for them, none is.
        """
        nodes = int(self.call("GET", "_cluster/health").facts["number_of_data_nodes"])
        if nodes > replicas:
            seconds = f"{self.settings.timeout / 2:.0f}s"
            wanted = {"wait_for_status": "green", "timeout": seconds}
            self.call("GET", f"_cluster/health/{index}?{urlencode(wanted)}", allowed=(408,))

    def _once(self, method: str, path: str, body: Any, parameters: Mapping[str, Any]) -> Answer:
        """Return what came of one attempt; 503 where no node answered."""
        # Beside the URL the client would take "timeout", the server's, for its own.
        url = f"/{path}?{urlencode(parameters)}" if parameters else f"/{path}"
        try:
            facts = self._client.transport.perform_request(method, url, body=body)
            answer = Answer(200, facts if isinstance(facts, dict) else {})
        except opensearchpy.ConnectionError as error:
            if "CERTIFICATE_VERIFY_FAILED" in str(error.error):
                raise self._untrusted() from error
            return Answer(503, {"error": str(error.error)})
        except opensearchpy.TransportError as error:
            answer = Answer(int(error.status_code), _facts(error))
        except opensearchpy.SerializationError as error:
            raise UsageError(f"{self.remote} is no OpenSearch or Elasticsearch.") from error
        self._is_known = True
        return answer

    def _untrusted(self) -> HzsearchError:
        return UsageError(
            f"The certificate of {self.remote} is not one to be trusted; set "
            "HZSEARCH_OPENSEARCH_CA to the file of the authority that signed it."
        )

    def _unreachable(self, answer: Answer) -> HzsearchError:
        if self._is_known:
            return StoppedError(
                f"The server of {self.remote} has not answered for {self.settings.patience:g} "
                f"seconds ({answer.reason}); look after it, then run the command again."
            )
        return UsageError(
            f"No server answers at {self.remote} ({answer.reason}); correct the URL or start it."
        )

    def _error(self, answer: Answer) -> HzsearchError:
        if answer.status in _REFUSED:
            return UsageError(
                f"The server refuses to let you use {self.remote}; set HZSEARCH_OPENSEARCH_USER "
                "and HZSEARCH_OPENSEARCH_PASSWORD, or HZSEARCH_OPENSEARCH_API_KEY, or use a netrc."
            )
        if answer.status == 404:
            return DamagedIndexError(
                f"A part of the index {self.remote} is gone ({answer.reason}); where it was not "
                f"just built anew, build it with 'hzsearch build ARCHIVE --rebuild --index "
                f"{self.remote}'."
            )
        return UsageError(f"The server of {self.remote} refuses a call: {answer.reason}.")


def _client(remote: Remote, chosen: Settings) -> Any:
    safe = remote.nodes[0].startswith("https")
    hosts = [{"host": p.hostname, "port": p.port} for p in map(urlsplit, remote.nodes)]
    headers = {"authorization": chosen.authorization} if chosen.authorization else {}
    trust: dict[str, Any] = {"ssl_context": chosen.context()} if safe else {}
    return opensearchpy.OpenSearch(
        hosts=[{**host, "use_ssl": safe} for host in hosts],
        headers=headers,
        timeout=chosen.timeout,
        # Another node at once; the pauses are this module's.
        max_retries=len(hosts),
        retry_on_timeout=False,
        http_compress=False,
        **trust,
    )


def _facts(error: Any) -> dict[str, Any]:
    info = error.info
    return info if isinstance(info, dict) else {"error": str(info or error.error)}
