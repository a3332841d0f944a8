"""``python -m tests.cluster.assemble DIR``: put a real OpenSearch together for tests.

Nothing is installed on the system. The server is Debian's library of OpenSearch, which has
neither a start script nor all that it depends on. Its Lucene is one that a Python package
brings along; plain Java libraries come from the older Debian that still has the versions it was
built with. Needs a Debian or its like with ``apt-get``, whose own mirror is used, and a JDK from
21 on (``JAVA_HOME``, or the newest that is installed). Takes about half a minute.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

#: Which package of which Debian: the server, the Lucene modules that the wheel lacks, the rest.
PACKAGES = {
    "sid": ["libopensearch-java"],
    "trixie": ["liblucene9-java"],
    "bookworm": [
        *("libasm-java", "libcarrotsearch-hppc-java", "libcommons-codec-java"),
        *("libcommons-logging-java", "libcommons-math3-java", "libhdrhistogram-java"),
        *("libhttpasyncclient-java", "libhttpclient-java", "libhttpcore-java"),
        *("libjackson2-core-java", "libjackson2-dataformat-cbor", "libjackson2-dataformat-smile"),
        *("libjackson2-dataformat-yaml", "libjcodings-java", "libjna-java", "libjoda-time-java"),
        *("libjoptsimple-java", "libjruby-joni-java", "libjsr305-java", "libjts-java"),
        *("liblog4j2-java", "libnetty-java", "libspatial4j-java", "libt-digest-java"),
        "libyaml-snake-java",
    ],
}

# Its one jar holds the Lucene that this OpenSearch was built with.
_WHEEL = "pyserini==0.21.0"
_LUCENE = ("org/apache/lucene/", "META-INF/services/org.apache.lucene")

_KEYRING = "/usr/share/keyrings/debian-archive-keyring.gpg"
_OLDEST_JDK = 21
_NODE = Path(__file__).with_name("Node.java")

# The first wins where a class is in several.
_MADE = ("opensearch-server", "lucene")
_JARS = (
    *("asm", "asm-commons", "asm-tree", "asm-util", "commons-codec", "commons-logging"),
    *("commons-math3", "hdrhistogram", "hppc", "httpasyncclient", "httpclient", "httpcore"),
    *("httpcore-nio", "jackson-core", "jackson-dataformat-cbor", "jackson-dataformat-smile"),
    *("jackson-dataformat-yaml", "jcodings", "jna", "joda-time", "joni", "joptsimple", "jsr305"),
    *("jts-core", "log4j-api", "log4j-core", "netty-buffer", "netty-codec", "netty-codec-http"),
    *("netty-common", "netty-handler", "netty-resolver", "netty-transport"),
    *("netty-transport-native-unix-common", "snakeyaml", "spatial4j", "t-digest"),
)

# What Debian's jar has lost of the server's own files.
_EXTENSION = "org.opensearch.common.xcontent.XContent{}Extension"


class CanNotAssembleError(Exception):
    """What is missing on this machine, in a sentence."""


def assemble(folder: Path) -> Path:
    """Fill ``folder`` and return it; CanNotAssembleError where that can not be done here."""
    folder.mkdir(parents=True, exist_ok=True)
    java = java_home()
    shutil.rmtree(folder / "classes", ignore_errors=True)
    for suite, names in PACKAGES.items():
        _fetch(folder, suite, names)
    for package in sorted((folder / "packages").glob("*.deb")):
        _run("dpkg-deb", "-x", str(package), str(folder / "root"))
    jars = folder / "jars"
    jars.mkdir(exist_ok=True)
    _lucene(folder, jars / "lucene.jar")
    found = folder / "root" / "usr" / "share" / "java"
    (server,) = found.glob("opensearch-[0-9]*.jar")
    # Under its own name it is looked into for facts of its build that Debian's has not.
    shutil.copy(server, jars / "opensearch-server.jar")
    _compile(folder, java)
    return folder


def class_path(folder: Path) -> str:
    """Return the class path of a node."""
    found = folder / "root" / "usr" / "share" / "java"
    made = [folder / "jars" / f"{name}.jar" for name in _MADE]
    # The one jar that has all modules.
    modules = found.glob("lucene9-[0-9]*.jar")
    jars = (found / f"{name}.jar" for name in _JARS)
    return ":".join(map(str, [*made, *modules, *jars, folder / "classes"]))


def java_home() -> Path:
    """Return where a JDK lies that is new enough; CanNotAssembleError where there is none."""
    homes = [(_version(home), home) for home in _homes()]
    version, home = max(homes, default=(0, Path()))
    if version < _OLDEST_JDK:
        raise CanNotAssembleError(f"there is no JDK from {_OLDEST_JDK} on; set JAVA_HOME to one")
    return home


def _homes() -> Iterator[Path]:
    named = os.environ.get("JAVA_HOME")
    on_path = shutil.which("javac")
    found = [Path(named)] if named else []
    found += [Path(on_path).resolve().parent.parent] if on_path else []
    for home in (*found, *Path("/usr/lib/jvm").glob("*")):
        if (home / "bin" / "javac").exists():
            yield home


def _version(home: Path) -> int:
    command = [str(home / "bin" / "javac"), "-version"]
    told = subprocess.run(command, check=False, capture_output=True, text=True)
    found = re.search(r"(\d+)", told.stdout + told.stderr)
    return int(found[1]) if found else 0


def _mirror() -> str:
    """Return where the system gets its packages from."""
    lists = [Path("/etc/apt/sources.list"), *sorted(Path("/etc/apt/sources.list.d").glob("*"))]
    for path in filter(Path.is_file, lists):
        text = path.read_text(encoding="utf-8", errors="replace")
        found = re.search(r"^(?:URIs:|deb)\s+(?:\[.*?\]\s+)?(\S+)", text, re.MULTILINE)
        if found:
            return found[1]
    raise CanNotAssembleError("the system tells no Debian mirror (apt)")


def _fetch(folder: Path, suite: str, names: list[str]) -> None:
    """Get packages of a Debian by lists of our own; the system's stay as they are."""
    private = folder / "apt" / suite
    for part in ("lists/partial", "cache/archives/partial"):
        (private / part).mkdir(parents=True, exist_ok=True)
    (folder / "packages").mkdir(exist_ok=True)
    sources = private / "sources.list"
    sources.write_text(f"deb [signed-by={_KEYRING}] {_mirror()} {suite} main\n", encoding="utf-8")
    options = {
        "Dir::Etc::sourcelist": sources,
        "Dir::Etc::sourceparts": "-",
        "Dir::State::lists": private / "lists",
        "Dir::Cache": private / "cache",
        "APT::Sandbox::User": "root",
    }
    told = [part for name, value in options.items() for part in ("-o", f"{name}={value}")]
    _run("apt-get", *told, "-qq", "update")
    _run("apt-get", *told, "-qq", "download", *names, inside=folder / "packages")


def _lucene(folder: Path, jar: Path) -> None:
    wheels = folder / "wheels"
    _run(sys.executable, "-m", "pip", "download", "-q", "--no-deps", "-d", str(wheels), _WHEEL)
    (wheel,) = wheels.glob("*.whl")
    with zipfile.ZipFile(wheel) as packed:
        (name,) = (name for name in packed.namelist() if name.endswith("fatjar.jar"))
        with zipfile.ZipFile(packed.open(name)) as all_of_it, zipfile.ZipFile(jar, "w") as lucene:
            for entry in all_of_it.namelist():
                if entry.startswith(_LUCENE) and not entry.endswith("/"):
                    lucene.writestr(entry, all_of_it.read(entry))


def _compile(folder: Path, java: Path) -> None:
    classes = folder / "classes"
    services = classes / "META-INF" / "services"
    services.mkdir(parents=True)
    (classes / "config").mkdir()
    (classes / "config" / "favicon.ico").write_bytes(b"\0")
    name = services / _EXTENSION.format("Builder")
    name.write_text(_EXTENSION.format("OpenSearch") + "\n", encoding="utf-8")
    path = class_path(folder)
    _run(str(java / "bin" / "javac"), "-nowarn", "-cp", path, "-d", str(classes), str(_NODE))


def _run(*command: str, inside: Path | None = None) -> None:
    try:
        subprocess.run(command, cwd=inside, check=True, capture_output=True, text=True)
    except FileNotFoundError:
        raise CanNotAssembleError(f"{command[0]} is not there") from None
    except subprocess.CalledProcessError as error:
        lines = (error.stderr or error.stdout or "").strip().splitlines() or [""]
        raise CanNotAssembleError(f"{Path(command[0]).name} failed: {lines[-1][:200]}") from None


if __name__ == "__main__":
    try:
        print(assemble(Path(sys.argv[1]).absolute()))
    except CanNotAssembleError as error:
        sys.exit(f"A test cluster can not be put together: {error}.")
