"""Lucene 9 through its jar, by a small program (``Lucene.java``) that is compiled here.

Two analyzers: CJKAnalyzer (pairs of characters), or white space between cut words. Lines go
through a pipe both ways, which is part of the times. The jars: ``LUCENE_CLASSPATH`` (lucene-core,
lucene-analysis-common), or the one in Python's ``pyserini``; a JDK of at least 17: ``JAVA_HOME``,
or ``javac`` on the path.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
import zipfile
from collections.abc import Iterable
from functools import cache
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path

from benchmarks.peers.base import Asked, Facts, Found, Peer, Searcher

_SOURCE = Path(__file__).with_name("Lucene.java")
_LIST = "\x01"


class Lucene(Peer):
    """Lucene with one analyzer."""

    children = 1

    def __init__(self, key: str, name: str, *, cuts: bool) -> None:
        self.key, self.name, self.cuts = key, name, cuts

    def version(self) -> str:
        """Return Lucene's version, as its jar tells it."""
        return _version()

    def missing(self) -> str | None:
        """Return what is missing of Java and Lucene, or None."""
        if not _jars():
            return "no jar of Lucene 9: LUCENE_CLASSPATH names none, pyserini is not installed"
        return None if _java("javac") else "no JDK: set JAVA_HOME"

    def prepare(self) -> None:
        """Compile the program, once for each jar."""
        if not _classes().is_dir():
            _classes().mkdir(parents=True)
            subprocess.run(
                [_java("javac"), "-nowarn", "-cp", _jars(), "-d", str(_classes()), str(_SOURCE)],
                check=True,
                capture_output=True,
            )

    def build(self, articles: Iterable[Facts], folder: Path) -> None:
        """Send the articles, a line each."""
        with self._started("build", folder) as java:
            assert java.stdin
            java.stdin.writelines(map(self._line, articles))
        if java.returncode:
            raise RuntimeError(f"{self.name} could not build.")

    def _line(self, facts: Facts) -> str:
        text = ""
        if self.cuts:
            from benchmarks.peers.words import words  # noqa: PLC0415  the cutter

            text = " ".join(words(facts))
        zones = _LIST.join(dict.fromkeys(facts["zones"]))
        cells = (facts["id"], _day(facts["date"]), zones, facts["title"], facts["body"], text)
        flat = (cell.replace("\t", " ").replace("\r", "") for cell in cells)
        return "\t".join(cell.replace("\n", _LIST) for cell in flat) + "\n"

    def _started(self, action: str, folder: Path) -> subprocess.Popen[str]:
        return subprocess.Popen(
            self._command(action, folder),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE if action == "ask" else None,
            encoding="utf-8",
        )

    def _command(self, action: str, folder: Path) -> list[str]:
        path = os.pathsep.join((_jars(), str(_classes())))
        analyzer = "words" if self.cuts else "pairs"
        return [_java("java"), "-cp", path, "Lucene", action, str(folder), analyzer]

    def searcher(self, folder: Path) -> Searcher:
        """Start a Java that answers line by line."""
        return _Searcher(self._started("ask", folder), cuts=self.cuts)


class _Searcher(Searcher):
    def __init__(self, java: subprocess.Popen[str], *, cuts: bool) -> None:
        self._java, self._cuts = java, cuts

    def ask(self, asked: Asked, limit: int | None = 10) -> Found:
        assert self._java.stdin
        assert self._java.stdout
        self._java.stdin.write(self._line(asked, limit or 0))
        self._java.stdin.flush()
        total, ids, zones = self._java.stdout.readline().rstrip("\n").split("\t")
        counts = (zone.split("=") for zone in zones.split(_LIST) if zone)
        each = {zone: int(count) for zone, count in counts}
        return Found(ids.split(_LIST) if ids else [], int(total), each)

    def _line(self, asked: Asked, limit: int) -> str:
        cells = (
            *(str(limit), "or" if asked.either else "and", asked.zone),
            *(_day(asked.since), _day(asked.until)),
            *("newest" if asked.newest else "best", str(int(asked.counted))),
            _LIST.join(map(self._phrase, asked.words)),
        )
        return "\t".join(cells) + "\n"

    def _phrase(self, text: str) -> str:
        if not self._cuts:
            return text
        from benchmarks.peers.words import cut  # noqa: PLC0415  the cutter

        return " ".join(cut(text))

    def close(self) -> None:
        self._java.communicate()


def _day(text: str | None) -> str:
    return text[:10].replace("-", "") if text else "0"


def _java(program: str) -> str:
    home = os.environ.get("JAVA_HOME")
    found = shutil.which(program, path=str(Path(home, "bin")) if home else None)
    return found or ""


@cache
def _jars() -> str:
    """Return the class path of Lucene, or nothing."""
    if given := os.environ.get("LUCENE_CLASSPATH"):
        return given
    spec = find_spec("pyserini")
    places = (spec.submodule_search_locations or ()) if spec else ()
    found = [jar for place in places for jar in Path(place).rglob("anserini-*-fatjar.jar")]
    return str(found[0]) if found else ""


def _version() -> str:
    """Return the version in a jar's name, else that of its newest codec."""
    if named := re.search(r"(9\.\d+\.\d+)", _jars()):
        return named[1]
    names: list[str] = []
    for jar in filter(zipfile.is_zipfile, _jars().split(os.pathsep)):
        with zipfile.ZipFile(jar) as opened:
            names += opened.namelist()
    codecs = re.findall(r"codecs/lucene(9\d+)/", " ".join(names))
    return f"9.{max(int(codec[1:]) for codec in codecs)}" if codecs else "9"


def _classes() -> Path:
    mark = sha256(f"{_jars()} {_java('javac')}".encode() + _SOURCE.read_bytes()).hexdigest()
    return Path(tempfile.gettempdir()) / f"hzsearch-bench-lucene-{mark[:16]}"


PEERS = (
    Lucene("lucene-words", "Lucene, words", cuts=True),
    Lucene("lucene-pairs", "Lucene, pairs of characters", cuts=False),
)
