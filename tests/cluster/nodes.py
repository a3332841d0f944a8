"""Three nodes of a test cluster, each a process of its own: started, killed, started again."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import time
import urllib.request
from contextlib import ExitStack, suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path

from hzsearch.engines.location import Remote
from tests.cluster.assemble import class_path, java_home

NODES = 3

#: Stands for the process of a node that was killed.
GONE = 0

_STARTED, _PAUSE = 120.0, 0.2
# Small machines start them sooner without the second compiler.
_JVM = ("-Xms256m", "-Xmx384m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")


@dataclass
class Nodes:
    """A cluster that runs in ``folder``; the server lies where ``assembled`` tells."""

    assembled: str
    folder: str
    http: list[int]
    transport: list[int]
    owner: int
    pids: list[int] = field(default_factory=list)

    def remote(self, name: str) -> Remote:
        """Return the index ``name`` on it."""
        return Remote(tuple(f"http://127.0.0.1:{port}" for port in self.http), name)

    def start(self, number: int) -> None:
        """Start a node, with what it had on its disk."""
        home = Path(self.folder) / f"node{number}"
        (home / "config").mkdir(parents=True, exist_ok=True)
        command = [
            *(str(java_home() / "bin" / "java"), *_JVM, "-cp", class_path(Path(self.assembled))),
            *("Node", str(self.owner), *self._settings(number, home)),
        ]
        log = (Path(self.folder) / f"node{number}.log").open("ab")
        with log:
            node = subprocess.Popen(
                command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True
            )
        self.pids[number : number + 1] = [node.pid]

    def kill(self, number: int) -> None:
        """Kill a node as a lost machine would be: at once."""
        if self.pids[number] == GONE:
            return
        with suppress(ProcessLookupError):
            os.kill(self.pids[number], signal.SIGKILL)
        # Its parent may be another worker of the run, and then it stays as a zombie.
        with suppress(ChildProcessError):
            os.waitpid(self.pids[number], 0)
        self.pids[number] = GONE

    def wait(self, status: str = "green", nodes: int = NODES) -> None:
        """Wait until all ``nodes`` are there and so is every copy; TimeoutError after long."""
        end = time.monotonic() + _STARTED
        while time.monotonic() < end:
            for port in self.http:
                health = _health(port)
                if health.get("number_of_nodes") == nodes and health.get("status") == status:
                    return
            time.sleep(_PAUSE)
        raise TimeoutError(f"The test cluster has not come up; see {self.folder}/node*.log")

    def _settings(self, number: int, home: Path) -> list[str]:
        seeds = ",".join(f"127.0.0.1:{port}" for port in self.transport)
        names = ",".join(f"node{i}" for i in range(len(self.http)))
        told = {
            "node.name": f"node{number}",
            "cluster.name": "hzsearch-tests",
            "path.home": home,
            "path.data": home / "data",
            "path.logs": home / "logs",
            "path.repo": Path(self.folder) / "snapshots",
            "http.port": self.http[number],
            "transport.port": self.transport[number],
            "network.host": "127.0.0.1",
            "discovery.seed_hosts": seeds,
            "cluster.initial_cluster_manager_nodes": names,
            "cluster.routing.allocation.disk.threshold_enabled": "false",
        }
        return [f"{name}={value}" for name, value in told.items()]


def start(assembled: Path, folder: Path, owner: int) -> Nodes:
    """Start a cluster in ``folder`` and wait for it; it ends with the process ``owner``."""
    ports = _free_ports(2 * NODES)
    nodes = Nodes(str(assembled), str(folder), ports[:NODES], ports[NODES:], owner)
    for number in range(NODES):
        nodes.start(number)
    nodes.wait()
    return nodes


def stop(nodes: Nodes) -> None:
    """End a cluster."""
    for number in range(len(nodes.pids)):
        nodes.kill(number)


def save(nodes: Nodes, path: Path) -> None:
    """Write down where a cluster runs."""
    path.write_text(json.dumps(asdict(nodes)), encoding="utf-8")


def load(path: Path) -> Nodes:
    """Return the cluster that was written down."""
    return Nodes(**json.loads(path.read_text(encoding="utf-8")))


def _free_ports(count: int) -> list[int]:
    with ExitStack() as held:
        sockets = [held.enter_context(socket.socket()) for _ in range(count)]
        for one in sockets:
            one.bind(("127.0.0.1", 0))
        return [int(one.getsockname()[1]) for one in sockets]


def _health(port: int) -> dict[str, object]:
    with suppress(OSError, ValueError):
        url = f"http://127.0.0.1:{port}/_cluster/health"
        with urllib.request.urlopen(url, timeout=5) as answer:
            facts = json.load(answer)
            return facts if isinstance(facts, dict) else {}
    return {}
