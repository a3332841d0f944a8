"""The page that an article was cut from: whose each line is, and only of the file indexed."""

from __future__ import annotations

import json
import re
import shutil
import socket
import zipfile
from pathlib import Path

import pytest

import hzsearch
from hzsearch.cli import main
from hzsearch.cli.links import links
from hzsearch.errors import UsageError
from hzsearch.index.tracing import trace
from hzsearch.model import Line, Source
from tests.archive.pdf.drawing import Sheet
from tests.cases import read_cases
from tests.cli.test_commands import run
from tests.conftest import SAMPLE
from tests.jumps.test_cases import CASES as JUMPS
from tests.jumps.test_cases import sections

CASES = list(read_cases(Path(__file__).parent / "tracing.txt"))
BODY = (
    "本报讯 镜湖高新区日前建成一座能供三十家",
    "企业共用的中试车间，车间里的设备按小时计",
    "费，最短可租半天，头一个月就排满了档期。",
)
INVESTED = (
    "本报讯 镜湖高新区的中试基地日前开工，总投",
    "资3亿元，其中设备购置1.2亿元，建成以后可",
    "供一百家企业做中试，预计明年六月底投入使用。",
)
RECORD = {"id": "r1", "title": "信创进园区", "body": "一句话。", "published": "2024-06-01"}


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of a file of each sort, and its index in the folder ``index`` beside."""
    folder = tmp_path_factory.mktemp("sources")
    pages = folder / "pages"
    pages.mkdir()
    with zipfile.ZipFile(pages / "2024-04-08.zip", "w") as packed:
        packed.write(SAMPLE / "2024-03-18" / "03.txt", "2024-04-08/04.txt")
    sheet = Sheet(300, 200).text(20, 40, "共享车间按小时计费", 18).lines(20, 70, BODY)
    (pages / "2024-05-06").mkdir()
    (pages / "2024-05-06" / "02.pdf").write_bytes(sheet.pdf())
    lines = [json.dumps({**RECORD, "id": f"r{k}"}, ensure_ascii=False) for k in range(9)]
    (pages / "records.jsonl").write_text("\n".join(lines), encoding="utf-8")
    html = "<title>网页</title><p>首页</p><h1>网页标题在此</h1><p>第一段话在这里。</p>"
    (pages / "page.html").write_text(html, encoding="utf-8")
    hzsearch.open(folder / "index").build(pages)
    return folder


@pytest.fixture
def index(archive: Path) -> hzsearch.Index:
    """The index of the archive."""
    return hzsearch.open(archive / "index")


@pytest.mark.parametrize(("question", "answer"), CASES)
def test_lines_are_traced_to_their_units(question: str, answer: str) -> None:
    units, lines = (part.split("\n") for part in question.split("\n--\n"))
    found = trace([Line(k, text) for k, text in enumerate(lines, start=1)], units)
    told = [str(found[k] + 1) if k in found else "-" for k in range(1, len(lines) + 1)]
    assert " ".join(told) == answer


def test_every_line_of_a_page_is_somebodys(sample_index: hzsearch.Index) -> None:
    path = SAMPLE / "2024-03-18" / "01.txt"
    text = path.read_text("utf-8").split("\n")
    found = hzsearch.read(path)
    for article in sample_index.issue("2024-03-18").pages[0].articles:
        page = sample_index.source(article)
        assert [line.text for line in page.lines] == text
        own = {k for a, b in article.source.lines for k in range(a, b + 1) if text[k - 1].strip()}
        assert {line.number for line in page.lines if line.role == "own"} == own
        furniture = [line.number for line in page.lines if line.role == "furniture"]
        assert furniture == list(found.furniture)
        assert all(line.article for line in page.lines if line.role == "other")


def test_units_lead_to_their_first_lines(sample_index: hzsearch.Index) -> None:
    article = sample_index.show("2024-03-18/01.txt:3")
    units = sample_index.marked(article, "")
    first = sample_index.source(article).first_lines()
    named = {(units[k].field, units[k].number): number for k, number in first.items()}
    paragraphs = {("paragraphs", k): number for k, number in enumerate((100, 110, 124, 136))}
    assert named == {("kicker", 0): 400, ("headline", 0): 409, **paragraphs}


@pytest.mark.parametrize(
    ("path", "first", "roles"),
    [
        ("2024-04-08.zip/2024-04-08/04.txt", None, {"own", "other", "furniture", "blank"}),
        ("records.jsonl", None, {"own", "other"}),
        ("page.html", "网页", {"own", "furniture"}),
    ],
)
def test_files_of_every_sort(
    index: hzsearch.Index, path: str, first: str | None, roles: set[str]
) -> None:
    article = [one for one in index.articles() if one.source.path == path][-1]
    page = index.source(article)
    assert page.state == "same"
    assert {line.role for line in page.lines} <= roles
    assert "own" in {line.role for line in page.lines}
    assert first is None or page.lines[0].text == first
    if path.endswith("jsonl"):
        assert len(page.lines) == 3


def test_a_pdf_has_a_picture_and_an_outline(index: hzsearch.Index) -> None:
    [article] = [one for one in index.articles() if one.source.path.endswith(".pdf")]
    page = index.source(article)
    assert (page.size, page.has_picture) == ((300, 200), True)
    assert [line.text for line in page.lines if line.role == "own"][-1] == BODY[-1]
    assert 1 <= len(page.boxes) <= 2
    assert min(box.left for box in page.boxes) == pytest.approx(20, abs=2)
    assert max(box.bottom for box in page.boxes) == pytest.approx(70 + 2 * 14, abs=5)
    assert index.picture(article).startswith(b"\x89PNG\r\n\x1a\n")


def test_an_article_that_goes_on_has_a_page_for_each_part(tmp_path: Path) -> None:
    pages = tmp_path / "2024-04-01"
    pages.mkdir()
    for head, body in sections(JUMPS / "across-files.txt"):
        if head.startswith("page"):
            (pages / head.split()[1]).write_text(body, encoding="utf-8")
    index = hzsearch.open(tmp_path / "index")
    index.build(pages)
    article = index.show("01.txt:1")
    first, second = index.source(article), index.source(article, 1)
    assert (first.parts, second.parts, second.source.path) == (2, 2, "03.txt")
    own = [line.number for line in second.lines if line.role == "own"]
    assert own == [2, 3, 4, 5]
    # On the page of another article these lines are this one's, and no furniture.
    beside = {line.number: line.article for line in index.source("03.txt:3").lines}
    assert {beside[number] for number in own} == {"01.txt:1"}


def test_what_is_no_pdf_has_no_picture(sample_index: hzsearch.Index) -> None:
    assert not sample_index.source("2024-03-18/01.txt:1").has_picture
    with pytest.raises(UsageError, match="no picture"):
        sample_index.picture("2024-03-18/01.txt:1")
    with pytest.raises(UsageError, match="no part 1"):
        sample_index.source("2024-03-18/01.txt:1", 1)


def test_a_file_that_is_another_now_is_not_shown(tmp_path: Path) -> None:
    page, index = tmp_path / "2024-03-18" / "01.txt", hzsearch.open(tmp_path / "index")
    page.parent.mkdir()
    shutil.copy(SAMPLE / "2024-03-18" / "03.txt", page)
    index.build(page.parent)
    one = next(index.articles()).id
    assert index.source(one).state == "same"
    page.write_bytes(page.read_bytes() + b"\n")
    assert (index.source(one).state, index.source(one).lines) == ("changed", ())
    page.unlink()
    assert index.source(one).state == "gone"
    page.mkdir()
    assert index.source(one).state == "gone"
    assert "不在原处" in run("show", one, "--source", "--index", str(index.folder)).stdout


def test_an_article_that_was_added_has_no_file(tmp_path: Path) -> None:
    index = hzsearch.open(tmp_path)
    index.add([{"id": "a", "headline": "信创", "source": {"path": "/etc/passwd", "page": 1}}])
    assert index.source("a").state == "unknown"


def test_the_command_line_prints_the_lines(sample_index: hzsearch.Index) -> None:
    at = ("--source", "--index", str(sample_index.folder))
    told = run("show", "2024-03-18/01.txt:3", *at).stdout
    assert "100 │ 本报讯 近日，包头稀土高新区" in told
    [facts] = json.loads(run("show", "2024-03-18/01.txt:3", *at, "--json").stdout)
    assert facts == sample_index.source("2024-03-18/01.txt:3").to_dict()


def test_files_are_placed_where_they_lie(index: hzsearch.Index, archive: Path) -> None:
    pages = archive / "pages"
    packed = "2024-04-08.zip/2024-04-08/04.txt"
    lie = {"2024-05-06/02.pdf": pages / "2024-05-06" / "02.pdf", packed: pages / "2024-04-08.zip"}
    assert index.places([*lie, "none.txt", "/etc/hosts", "r1"]) == lie


@pytest.mark.parametrize(
    "words",
    [("query", "中试"), ("amounts", "中试"), ("terms", "投资"), ("issues", "2024-05-13")],
    ids=str,
)
def test_a_link_to_a_pdf_names_the_page(
    words: tuple[str, ...],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("TERM", "xterm")
    sheet = Sheet(300, 200).text(20, 40, "共享车间按小时计费", 18).lines(20, 70, BODY).next()
    sheet.text(20, 40, "镜湖中试基地投资三亿元", 18).lines(20, 70, INVESTED)
    (tmp_path / "pages" / "2024-05-13").mkdir(parents=True)
    (file := tmp_path / "pages" / "2024-05-13" / "合订.pdf").write_bytes(sheet.pdf())
    hzsearch.open(tmp_path / "index").build(tmp_path / "pages")
    main.main([*words, "--index", str(tmp_path / "index")], color=True, standalone_mode=False)
    shown, name = capsys.readouterr().out, "2024-05-13/合订.pdf"
    uri = file.as_uri().replace("file://", f"file://{socket.gethostname()}", 1)
    links = set(re.findall("\x1b]8;;([^\x1b]+)\x1b\\\\([^\x1b]+)\x1b", shown))
    pages = {f"{uri}#page={n}": f"{name}:p{n}.1" for n in (1, 2)}
    assert (f"{uri}#page=2", pages[f"{uri}#page=2"]) in links
    assert links <= {*pages.items()}


def test_an_index_on_a_server_has_no_links(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hzsearch.cli.links.shows_links", lambda: True)
    # There is no such server: whoever asked it anything would learn that.
    link = links(hzsearch.open("http://localhost:1/none"), [Source("01.txt")])
    assert link("01.txt:3", Source("01.txt")) == "01.txt:3"
