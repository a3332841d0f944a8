"""What is on the disk of a Tantivy index: whole states, one at a time."""

from __future__ import annotations

from pathlib import Path

import pytest

from hzsearch.analysis import active_cutter, document
from hzsearch.building import add
from hzsearch.engines.registry import TANTIVY, open_reader, open_writer, write_aside
from hzsearch.errors import DamagedIndexError
from hzsearch.model import Article
from hzsearch.query import Everything, Literal, Or

pytest.importorskip("tantivy", reason="the extra “fast” is not installed")

from hzsearch.engines.tantivy import reader as reading
from hzsearch.engines.tantivy import view
from hzsearch.engines.tantivy.manifest import read_manifest

ONE = Article(id="a", headline="信创产业", paragraphs=("信创谷里的机器人。",))
OTHER = Article(id="b", headline="机器人上岗")


def added(folder: Path, *articles: Article) -> Path:
    add(folder, articles, jobs=1, engine=TANTIVY)
    return folder


def replace(path: Path, content: bytes) -> None:
    """Write a file anew, as a reader that is still open has the old one in its memory."""
    path.unlink()
    path.write_bytes(content)


def states(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.glob("tantivy-*"))


def test_what_was_not_committed_is_gone_and_the_old_state_serves(tmp_path: Path) -> None:
    added(tmp_path, ONE)
    (before,) = states(tmp_path)
    with open_writer(tmp_path) as writer:
        (name,) = write_aside(TANTIVY, tmp_path, [document(OTHER, active_cutter())])
        writer.adopt(name)
        writer.delete(["a"])
        assert open_reader(tmp_path).total(Everything()) == 1
    assert states(tmp_path) == [before]
    assert [*open_reader(tmp_path).article_ids()] == ["a"]


def test_what_a_killed_build_left_is_swept_by_the_next(tmp_path: Path) -> None:
    added(tmp_path, ONE)
    for left in ("tantivy-2", "tantivy-9"):
        (tmp_path / left).mkdir()
        (tmp_path / left / "meta.json").write_text("{")
    (tmp_path / "ASIDE_0.part").write_text("{")
    added(tmp_path, OTHER)
    assert states(tmp_path) == ["tantivy-2"]
    assert not [*tmp_path.glob("ASIDE_*")]
    assert sorted(open_reader(tmp_path).article_ids()) == ["a", "b"]


def test_a_reader_keeps_the_state_that_it_opened(tmp_path: Path) -> None:
    reader = open_reader(added(tmp_path, ONE))
    added(tmp_path, OTHER, Article(id="a"))
    assert not reader.is_current()
    assert reader.total(Literal("信创")) == 1
    assert (reader.article("a") or {})["headline"] == "信创产业"
    assert open_reader(tmp_path).total(Literal("信创")) == 0


def test_deleting_means_articles_that_were_committed(tmp_path: Path) -> None:
    added(tmp_path, ONE, OTHER)
    with open_writer(tmp_path) as writer:
        newer = Article(id="a", headline="新的信创")
        (name,) = write_aside(TANTIVY, tmp_path, [document(newer, active_cutter())])
        writer.adopt(name)
        writer.delete(["a", "b", "c"])
        writer.commit({})
    assert [*open_reader(tmp_path).article_ids()] == ["a"]
    assert open_reader(tmp_path).total(Literal("新的信创")) == 1


def test_who_may_read_one_file_may_read_all(tmp_path: Path) -> None:
    files = [path for path in added(tmp_path, ONE).rglob("*") if path.is_file()]
    assert len({path.stat().st_mode for path in files}) == 1


@pytest.mark.parametrize("suffix", ["idx", "term", "store", "pos", "fast"])
def test_one_wrong_byte_is_found(tmp_path: Path, suffix: str) -> None:
    added(tmp_path, ONE, OTHER)
    open_reader(tmp_path).check()
    (path,) = tmp_path.glob(f"tantivy-*/*.{suffix}")
    content = bytearray(path.read_bytes())
    content[3] ^= 1
    replace(path, bytes(content))
    with pytest.raises(DamagedIndexError, match="--rebuild"):
        open_reader(tmp_path).check()


@pytest.mark.parametrize("name", ["meta.json", "*.idx", "*.term", "*.store"])
def test_a_lost_file_is_an_error_that_names_the_way_out(tmp_path: Path, name: str) -> None:
    added(tmp_path, ONE, OTHER)
    (path,) = tmp_path.glob(f"tantivy-*/{name}")
    path.unlink()
    with pytest.raises(DamagedIndexError, match="--rebuild"):
        open_reader(tmp_path).check()


@pytest.mark.parametrize("suffix", ["idx", "term", "store", "pos", "fast"])
def test_a_file_cut_short_is_told_before_anything_is_read(tmp_path: Path, suffix: str) -> None:
    added(tmp_path, ONE, OTHER)
    (path,) = tmp_path.glob(f"tantivy-*/*.{suffix}")
    replace(path, path.read_bytes()[:-1])
    for open_it in (open_reader, open_writer):
        with pytest.raises(DamagedIndexError, match=path.name):
            open_it(tmp_path)


def test_damage_that_only_reading_meets_is_told_in_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    added(tmp_path, ONE, OTHER)
    # In large files nothing but the ends is looked at beforehand.
    monkeypatch.setattr(reading, "wrong", lambda *_: None)
    (path,) = tmp_path.glob("tantivy-*/*.store")
    content = path.read_bytes()
    replace(path, bytes(byte ^ 0xFF for byte in content[:40]) + content[40:])
    with pytest.raises(DamagedIndexError, match=path.name):
        open_reader(tmp_path).article("a")


def test_what_was_noted_of_a_file_stays_when_articles_are_added(tmp_path: Path) -> None:
    added(tmp_path, ONE)
    before = read_manifest(tmp_path).files
    after = read_manifest(added(tmp_path, OTHER)).files
    (kept,) = (name for name in before if name.endswith(".store"))
    assert after[kept] == before[kept]
    assert len(after) > len(before)


def test_pages_of_many_matches_join_without_a_gap(tmp_path: Path) -> None:
    many = [Article(f"{n:03}", headline="信创" * (n % 3), paragraphs=("信创",)) for n in range(90)]
    reader = open_reader(added(tmp_path, *many))
    for node in (Literal("信创"), Or((Literal("信创"), Everything()))):
        whole = reader.search(node, sort="relevance", limit=90, offset=0)
        parts = [
            reader.search(node, sort="relevance", limit=7, offset=at) for at in range(0, 90, 7)
        ]
        joined = [match.article["id"] for part in parts for match in part.matches]
        assert joined == [match.article["id"] for match in whole.matches]
        assert sorted(joined) == sorted(one.id for one in many)


def test_days_are_counted_alike_however_many_there_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dates = ["2024-01-01", "2024-01-31", "2024-02-01", "2023-12-31", "2024-01-01", None]
    reader = open_reader(added(tmp_path, *(Article(str(n), date=d) for n, d in enumerate(dates))))
    few = [reader.facets(Everything(), by) for by in ("year", "month", "day")]
    monkeypatch.setattr(view, "_MOST_VALUES", 2)
    assert [reader.facets(Everything(), by) for by in ("year", "month", "day")] == few
    assert few[1] == {"2024-01": 3, "2024-02": 1, "2023-12": 1}
