"""The whole pipeline: source files become articles with ids, zones, dates and topics.

A file is read and cut on its own (:func:`cut_file`); then the files of one issue are
bound together (:func:`bind`), since an article may go on in another file.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from hzsearch.archive import SIDECAR, Document, SourceFile, digest, read
from hzsearch.corrections import (
    Facts,
    Sidecar,
    correct_facts,
    correct_lines,
    read_corrections,
)
from hzsearch.enrich import Issue, complete, enrich, page_labels, read_issue, read_name
from hzsearch.jumps import Leaf, join
from hzsearch.layout import Layout, cut, write_down
from hzsearch.model import Article, Extraction, Page
from hzsearch.model.ids import article_id

#: Raise when the same file gives other articles than before, so that the next
#: build reads every file anew.
VERSION = 5

#: Files of one issue that are bound together at most; a folder of one day with more is
#: not filed by pages, and is read file by file.
MOST_FILES = 64


AllFacts = Mapping[str, Facts]


@dataclass(frozen=True, slots=True)
class Reading:
    """A source file read, with all that tells how: its pages, their layouts, the sidecar.

    ``facts`` is what the sidecar says of articles, by their ids.
    """

    extraction: Extraction
    pages: tuple[Page, ...]
    layouts: tuple[Layout, ...]
    sidecar: Sidecar
    facts: AllFacts


@dataclass(frozen=True, slots=True)
class CutFile:
    """A file cut into articles with ids, before its issue is bound together.

    ``facts`` is what the sidecar says of articles, by their ids; ``problems`` are the
    sentences on what it says in vain. ``content`` tells the bytes that were cut from others.
    """

    name: str
    document: Document
    issue: Issue
    leaves: tuple[Leaf, ...]
    layouts: tuple[Layout, ...]
    sidecar: Sidecar
    facts: AllFacts
    problems: tuple[str, ...] = ()
    content: str = ""

    @property
    def furniture(self) -> tuple[int, ...]:
        """Return the numbers of the lines that are furniture."""
        return tuple(line for layout in self.layouts for line in layout.furniture)

    @property
    def jumps(self) -> bool:
        """Say whether a piece of it goes on, or comes from, elsewhere."""
        return any(leaf.jumps for leaf in self.leaves)


def extract_file(path: Path, name: str, given: date | None = None) -> Extraction:
    """Return what the file at ``path`` holds; ``name`` is its name within the archive.

    ``given`` is the issue's day for files that do not tell it themselves. The
    corrections beside the file are applied. Raises ArchiveError where the file can
    not be read.
    """
    return read_file(path, name, given).extraction


def read_file(path: Path, name: str, given: date | None = None) -> Reading:
    """Return what :func:`extract_file` does, with all that tells how it came about."""
    root = path.absolute().parents[name.count("/")]
    source = SourceFile(path, root, name)
    file = cut_file(source, source.read(), given)
    return reading(file, bind([file])[0])


def reading(file: CutFile, extraction: Extraction) -> Reading:
    """Return how ``file`` became ``extraction``."""
    return Reading(extraction, file.document.pages, file.layouts, file.sidecar, file.facts)


def cut_file(source: SourceFile, data: bytes, given: date | None = None) -> CutFile:
    """Return the file ``source``, whose bytes are ``data``, cut into articles.

    Raises ArchiveError where it can not be read.
    """
    document = read(data, source.name)
    issue = _issue(document, source, given)
    sidecar = _sidecar(source.sidecar(), source.name + SIDECAR)
    layouts, facts, problems = _corrected(document.pages, sidecar)
    labels = page_labels(document.pages, source.name)
    leaves = tuple(
        Leaf(page, _with_ids(page, layout), label, issue.published)
        for page, layout, label in zip(document.pages, layouts, labels, strict=True)
    )
    told = (sidecar, facts, problems, digest(data))
    return CutFile(source.name, document, issue, leaves, layouts, *told)


def _sidecar(data: bytes, name: str) -> Sidecar:
    try:
        return read_corrections(data.decode("utf-8-sig"), name) if data else Sidecar(name)
    except UnicodeDecodeError:
        return Sidecar(name, problems={1: "the file is not UTF-8, save it as UTF-8"})


def _corrected(
    pages: Sequence[Page], sidecar: Sidecar
) -> tuple[tuple[Layout, ...], AllFacts, tuple[str, ...]]:
    """Return the layouts as the sidecar corrects them, its facts, and what is wrong in it."""
    layouts = tuple(map(cut, pages))
    drafts = [layout.draft for layout in layouts if layout.draft]
    if not sidecar.corrections or len(drafts) < len(layouts):
        return layouts, {}, sidecar.sentences()
    drafts, wrong = correct_lines(drafts, sidecar)
    found, unfit = correct_facts(drafts, sidecar)
    facts = {article_id(pages[k], called): said for (k, called), said in found.items()}
    return tuple(map(write_down, drafts)), facts, sidecar.sentences(wrong, unfit)


def bind(files: Sequence[CutFile]) -> list[Extraction]:
    """Return what ``files``, of one issue and in the order of names, hold.

    An article that jumps from page to page is put together, and is of the file in
    which it begins.
    """
    joined = iter(join([leaf for file in files for leaf in file.leaves]))
    return [_extraction(file, [next(joined) for _ in file.leaves]) for file in files]


def group(source: SourceFile) -> str:
    """Return what the files of one issue share, empty where names do not tell the issue.

    Only the name within the archive and the folder that the archive is in are asked.
    """
    return read_name(source.name).group or read_name(f"{source.root.name}/{source.name}").group


def _extraction(file: CutFile, leaves: Iterable[Sequence[Article]]) -> Extraction:
    document = file.document
    found = [_enriched(article, file) for articles in leaves for article in articles]
    ready = [
        article if article.id in document.whole else complete(article, file.issue)
        for article in document.articles
    ]
    filled = sum(bool(line.text.strip()) for page in document.pages for line in page.lines)
    return Extraction(
        path=file.name,
        articles=(*found, *ready),
        furniture=(*file.furniture, *document.furniture),
        pages=len(document.pages),
        lines=filled - len(file.furniture) + document.lines,
        notes=document.notes,
        problems=file.problems,
    )


def _enriched(article: Article, file: CutFile) -> Article:
    facts = file.facts.get(article.id, Facts())
    doubts = (*article.doubts, *file.document.doubts)
    return enrich(facts.apply(replace(article, doubts=doubts)), file.issue, given=facts.given)


def _issue(document: Document, source: SourceFile, given: date | None) -> Issue:
    """Return the issue of a file; the folder it was found below, and its making, speak last.

    ``hzsearch extract 2024-04-01/03.txt`` names the file 03.txt, but the user
    sees the day. It may as well be the day of a backup, so anything else wins.
    """
    issue = read_issue(document.pages, source.name, given)
    if issue.published:
        return issue
    above = f"{source.root.name}/{source.name}"
    return read_issue(document.pages, above, printed=document.made)


def _with_ids(page: Page, layout: Layout) -> tuple[Article, ...]:
    return tuple(
        replace(article, id=article_id(page, called))
        for called, article in zip(layout.names, layout.articles, strict=True)
    )
