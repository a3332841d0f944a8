"""The index: everything one can do with it, the same from Python as from the command line."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from hzsearch.engines.location import Remote
from hzsearch.errors import UsageError
from hzsearch.index.location import index_location
from hzsearch.index.records import to_article
from hzsearch.index.request import Request
from hzsearch.index.searching import Searching
from hzsearch.model import Article

if TYPE_CHECKING:
    from hzsearch.building import Added, Report


class Index(Searching):
    """An index in a folder, or on a server: what can be asked of it, and what changes it."""

    def build(self, *archives: str | Path, **options: Any) -> Report:
        """Bring the index up to date with ``archives``; options as ``hzsearch.building.build``.

        Each archive is an argument of its own; UsageError for one that is no path.
        """
        self.check_open()
        # Imported here, as a query must not pay for cutting pages.
        from hzsearch.building import build  # noqa: PLC0415

        return build(self.folder, _paths(archives), **options)

    def watch(self, *archives: str | Path, every: float = 5.0, **options: Any) -> Iterator[Report]:
        """Build now, and again after each change of ``archives``; yield what was done, without end.

        Every ``every`` seconds sizes and times are looked at; a file that is still being
        written is let alone until it is at rest. ``options`` are those of ``build``. Raises
        what ``build`` does, but waits while another process builds.
        """
        self.check_open()
        from hzsearch.building.watch import watch  # noqa: PLC0415  as above

        paths = _paths(archives)
        return watch(lambda: self.build(*paths, **options), paths, every)

    def add(
        self,
        articles: Iterable[Article | Mapping[str, Any]],
        *,
        jobs: int = 1,
        memory: str | None = None,
        tell: Callable[[str], None] | None = None,
    ) -> int:
        """Add articles, or their JSON forms, and return how many; all of them or none.

        One with the id of an older one takes its place, and later builds leave it alone;
        ``tell`` gets a sentence on each file whose articles gave way. Of several with the
        same id the last one stays, and counts. With ``jobs`` above 1 that
        many processes share the work; ``memory`` bounds what all of them take together
        ("512M", by default "1G"). Raises UsageError for a mapping that is no article,
        LockedIndexError while another process writes.
        """
        self.check_open()
        from hzsearch.building import add  # noqa: PLC0415  as above

        added = add(self.folder, map(to_article, articles), jobs, memory=memory)
        if tell:
            for sentence in added.told:
                tell(sentence)
        return added.articles

    def import_files(self, *files: str | Path, jobs: int = 1, memory: str | None = None) -> Added:
        """Add the ready articles of ``files`` as ``hzsearch import`` does; all of them or none.

        Returns ``articles``, how many, ``replaced``, how many in the place of older ones, ``told``
        and ``notes``, sentences on files whose articles gave way, and on what is no article. Ids
        that records do not state are made of the file's name, told apart from other files'.
        Raises ArchiveError where a file can not be read, UsageError, LockedIndexError.
        """
        self.check_open()
        from hzsearch.building import import_files  # noqa: PLC0415  as above

        return import_files(self.folder, map(Path, files), jobs, memory)

    def convert(
        self, engine: str | None = None, *, jobs: int = 1, to: str | Path | Remote | None = None
    ) -> int:
        """Turn the index over to another engine, "whoosh" or "tantivy"; return how many articles.

        No archive is read, and the old index serves until the new one takes its place. With
        ``to``, a folder or the URL of an index on a server, the new one is there instead.
        Raises UsageError where it is of that engine already, or the engine's extra is
        missing, and the index errors.
        """
        self.check_open()
        from hzsearch.building import convert  # noqa: PLC0415  as above

        return convert(self.folder, engine, jobs, None if to is None else index_location(to))

    def export(
        self,
        to: str | Path | BinaryIO,
        *,
        form: str | None = None,
        paper: str = "",
        notes: list[str] | None = None,
        **asked: Any,
    ) -> int:
        """Write the articles that ``articles(**asked)`` yields into a file; return how many.

        ``form`` is jsonl, csv, xlsx, md, bib or html, by default what the file's ending
        says; ``paper`` is the newspaper's name for citations. The file takes its place
        only when it is whole. Into ``notes`` go sentences on what was not taken as written,
        which a file to read (md, html) has too, and on what the format has no room for.
        Raises UsageError where it can not be written.
        """
        from hzsearch.exports import export  # noqa: PLC0415  no query writes files

        found = self.articles(asked.pop("text", ""), **asked)
        told = [] if notes is None else notes
        told += found.notes
        return export(found, Path(to) if isinstance(to, str) else to, form, paper, told)

    def digest(
        self,
        to: str | Path | BinaryIO,
        *,
        form: str | None = None,
        full: bool = False,
        title: str | None = None,
        paper: str = "",
        notes: list[str] | None = None,
        **asked: Any,
    ) -> int:
        """Write a press digest of the articles that ``articles(**asked)`` yields; return how many.

        By topic, newest first, with citations; with ``full`` texts are whole, else their
        beginnings. ``form`` is md, html or docx, by default what the file's ending says.
        Into ``notes`` go sentences on what was not taken as written, which the digest has in
        its head. Raises UsageError where it can not be written.
        """
        from hzsearch.digests import digest, write  # noqa: PLC0415  as above

        request = Request(**asked)
        # In Chinese alone, as the digest is.
        filters = (said.partition(" ")[2] for said in request.filters)
        words = " · ".join(filter(None, (request.text, *filters)))
        found = self.articles(**asked)
        if notes is not None:
            notes += found.notes
        made = digest(found, title=title, asked=words, paper=paper, full=full, notes=found.notes)
        return write(made, Path(to) if isinstance(to, str) else to, form)

    def stats(self) -> dict[str, Any]:
        """Return what is in the index: counts, dates, zones, topics, size, and what made it.

        Every byte of it is read and compared with its checksum on the way.
        """
        from hzsearch.index.stats import stats  # noqa: PLC0415  as above

        return stats(self)


def _paths(archives: Iterable[str | Path]) -> list[Path]:
    for one in archives:
        if not isinstance(one, str | os.PathLike):
            raise UsageError(
                f"An archive is a path, not {type(one).__name__}; give each as an argument of its "
                "own: index.build('one', 'two')."
            )
    return [Path(one) for one in archives]


def open_index(path: str | Path | Remote | None = None) -> Index:
    """Return the index in the folder, or at the URL, ``path``.

    By default it is the one the command line uses.

    Nothing is read yet: ``query`` raises NoIndexError where there is none, and
    ``add`` and ``build`` make one.
    """
    return Index(index_location(path))
