"""The commands as other programs rely on them: fields, exit codes, errors."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from hzsearch.analysis import condense
from hzsearch.cli import main
from tests.archive.packing import zipped

ARTICLE = [
    "id",
    "kind",
    "kicker",
    "headline",
    "subheadline",
    "bylines",
    "zone",
    "zones",
    "province",
    "date",
    "date_source",
    "published",
    "topics",
    "subheads",
    "paragraphs",
    "source",
]
HIT = [
    "id",
    "score",
    "headline",
    "kicker",
    "kind",
    "zone",
    "zones",
    "date",
    "topics",
    "highlights",
    "snippet",
    "source",
]


def run(*args: str | Path, code: int = 0) -> Result:
    result = CliRunner().invoke(main, [str(arg) for arg in args], catch_exceptions=False)
    assert result.exit_code == code, result.output
    return result


def loads(result: Result) -> Any:
    return json.loads(result.stdout)


def query(folder: Path, *args: str, code: int = 0) -> dict[str, Any]:
    answer: dict[str, Any] = loads(run("query", *args, "--json", "--index", folder, code=code))
    return answer


def test_extract_json_is_as_documented(sample: Path) -> None:
    pages = sorted(sample.rglob("*.txt"))[:2]
    extractions = loads(run("extract", *pages, "--json"))
    assert [set(extraction) for extraction in extractions] == [
        {"path", "articles", "furniture"}
    ] * 2
    for extraction in extractions:
        for article in extraction["articles"]:
            assert list(article)[: len(ARTICLE)] == ARTICLE
            assert set(article["source"]) == {"path", "page", "lines"}
            assert article["id"].startswith(article["source"]["path"] + ":")


def test_extract_jsonl_is_an_article_a_line(sample: Path) -> None:
    lines = run("extract", sample, "--jsonl").stdout.splitlines()
    assert len(lines) > 40
    assert all(list(json.loads(line))[: len(ARTICLE)] == ARTICLE for line in lines)
    assert "信创" in "".join(lines)


def test_extract_shows_articles_and_counts_lines(sample: Path) -> None:
    shown = run("extract", sorted(sample.rglob("*.txt"))[0]).stdout
    assert "lines in articles" in shown


def test_extract_of_a_bad_file_is_one_sentence_and_code_1(tmp_path: Path) -> None:
    bad = tmp_path / "bad.txt"
    bad.write_bytes(b"%PDF-1.4")
    result = run("extract", bad, code=1)
    assert result.stderr == (
        "hzsearch: bad.txt is a PDF, but damaged or cut short; fetch it again.\n"
    )


def test_query_json_is_as_documented(sample_folder: Path) -> None:
    answer = query(sample_folder, "信创", "-n", "3")
    assert list(answer)[:4] == ["query", "total", "took_ms", "hits"]
    assert answer["query"] == "信创"
    assert answer["total"] > len(answer["hits"]) == 3
    for hit in answer["hits"]:
        assert list(hit) == HIT
        text, spans = hit["snippet"]["text"], hit["snippet"]["spans"]
        assert spans
        assert all(condense(text[a:b]) == "信创" for a, b in spans)
        assert all(a <= spans[0][0] or b >= spans[-1][1] for a, b in hit["snippet"]["fragments"])
        assert {
            condense(hit[name][a:b]) for name, s in hit["highlights"].items() for a, b in s
        } <= {"信创"}


def test_query_jsonl_is_a_hit_a_line(sample_folder: Path) -> None:
    lines = run("query", "信创", "--jsonl", "--index", sample_folder).stdout.splitlines()
    assert all(list(json.loads(line)) == HIT for line in lines)
    assert "信创" in lines[0]


def test_query_on_a_terminal_or_a_pipe(sample_folder: Path) -> None:
    shown = run("query", "信创", "-n", "2", "--index", sample_folder).stdout
    assert "【信创】" in shown
    assert "\x1b" not in shown
    assert "1–2 of" in shown


def test_matches_are_marked_in_the_title_too(
    sample_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    args = ("query", "信创人才", "-n", "1", "--index", str(sample_folder))
    title = "  1. 济南高新区： 【信创人才】“订单班”开进产业园"
    assert run(*args).stdout.splitlines()[0] == title
    main.main(args, color=True, standalone_mode=False)
    bold, red, end = "\x1b[1m", "\x1b[31m\x1b[1m", "\x1b[0m"
    parts = (f"{bold}济南高新区：{end} ", f"{red}信创人才{end}", f"{bold}“订单班”开进产业园{end}")
    assert capsys.readouterr().out.splitlines()[0] == "  1. " + "".join(parts)


def test_a_hit_tells_what_it_was_found_as(sample_folder: Path) -> None:
    shown = run("query", "xinchuang", "-n", "1", "--index", sample_folder).stdout
    assert "found as 文中作: 信创" in shown
    assert query(sample_folder, "xinchuang", "-n", "1")["hits"][0]["via"] == ["信创"]


def test_show_marks_what_a_query_finds(sample_folder: Path) -> None:
    hit = query(sample_folder, "信创")["hits"][0]
    args = ("show", hit["id"], "--index", sample_folder, "--mark", "xinchuang -人才")
    shown = run(*args).stdout
    plain = run(*args[:-2]).stdout
    in_topics = hit["topics"].count("信创与网络安全")
    assert shown.count("【信创】") == plain.count("信创") - in_topics > 1
    assert shown.replace("【", "").replace("】", "") == plain
    article = loads(run(*args, "--json"))
    for match in article["matches"]:
        text = article[match["field"]]
        text = text if isinstance(text, str) else text[match["number"]]
        assert all(condense(text[a:b]) == "信创" for a, b in match["spans"])
    assert sum(len(match["spans"]) for match in article["matches"]) == shown.count("【信创】")
    run("show", hit["id"], "--index", sample_folder, "--mark", "“”", code=0)


@pytest.mark.parametrize(
    ("args", "code"),
    [
        (["信创"], 0),
        (["“信创谷”"], 0),
        (["信创", "-天津"], 0),
        (["信创 -天津"], 0),
        (["没有这样的字符串"], 1),
        (["--zone", "苏州工业园区", "信创"], 1),
        (["--zone", "江阴"], 0),
        (["--topic", "xinchuang"], 0),
        (["--since", "2024-03", "--until", "2024"], 0),
        (["--kind", "图片", "--kind", "news"], 0),
        (["--province", "江苏省"], 0),
        (["--kind", "诗歌"], 2),
        (["--province", "火星"], 2),
        (["--zone", "无此高新区"], 2),
        (["--since", "2024-02-30"], 2),
        (["“”"], 1),
        (["-n", "-1"], 2),
        (["--sort", "best"], 2),
    ],
)
def test_exit_codes(sample_folder: Path, args: Sequence[str], code: int) -> None:
    run("query", *args, "--index", sample_folder, code=code)


def test_a_word_with_a_hyphen_excludes_and_is_no_option(sample_folder: Path) -> None:
    both = query(sample_folder, "高新区", "-n", "100")["total"]
    without = query(sample_folder, "高新区", "-n新材料", "-n", "100")["total"]
    talent = query(sample_folder, "高新区", "人才", "-n100")["total"]
    assert without == both
    assert query(sample_folder, "高新区", "-人才")["total"] == both - talent


@pytest.mark.parametrize("command", ["query", "export", "terms", "amounts"])
def test_options_filter_as_the_text_does(command: str, sample_folder: Path) -> None:
    def shown(*asked: str) -> str:
        form = ["--format", "csv"] if command == "export" else ["--json"]
        told = run(command, *asked, *form, "--index", sample_folder).stdout
        return re.sub(r'"(query|took_ms)": .*', "", told)

    options = ("--kind", "news", "--province", "江苏", "--zone", "江苏")
    assert shown(*options) == shown("kind:news province:江苏 zone:江苏")
    assert shown(*options) != shown("zone:江苏 OR zone:天津")


def test_sorting_and_paging(sample_folder: Path) -> None:
    by_date = query(sample_folder, "信创", "--sort", "date", "-n", "50")["hits"]
    days = [hit["date"] or "" for hit in by_date]
    assert days == sorted(days, reverse=True)
    second = query(sample_folder, "信创", "--sort", "date", "-n", "1", "--offset", "1")["hits"]
    assert second == by_date[1:2]


def test_show_prints_the_whole_article(sample_folder: Path) -> None:
    hit = query(sample_folder, "信创")["hits"][0]
    shown = run("show", hit["id"], "--index", sample_folder).stdout
    assert hit["headline"] in shown
    assert hit["source"]["path"] in shown
    article = loads(run("show", hit["id"], "--json", "--index", sample_folder))
    assert list(article)[: len(ARTICLE)] == ARTICLE


def test_stats_says_what_is_there_and_which_cutter_is_active(sample_folder: Path) -> None:
    facts = loads(run("stats", "--json", "--index", sample_folder))
    assert facts["articles"] > 40
    assert facts["cutter"] in ("jieba", "rjieba")
    assert facts["cutter"] in run("stats", "--index", sample_folder).stdout


def test_build_sums_up_and_its_code_tells_of_problems(tmp_path: Path, sample: Path) -> None:
    folder = tmp_path / "index"
    summary = run("build", sample, "--index", folder).stdout
    assert "articles" in summary
    assert "furniture lines" in summary
    (tmp_path / "bad.txt").write_bytes(b"%PDF-1.4")
    result = run("build", tmp_path / "bad.txt", "--index", folder, code=1)
    assert "bad.txt: bad.txt is a PDF" in result.stdout


def test_demo_ends_with_hits(tmp_path: Path) -> None:
    assert "【信创】" in run("demo").stdout
    assert "【信创】" in run("demo", tmp_path / "demo").stdout
    assert run("query", "信创", "--index", tmp_path / "demo").exit_code == 0


def test_the_index_is_looked_for_in_its_places(
    tmp_path: Path, sample_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("HZSEARCH_INDEX", str(sample_folder))
    assert query(sample_folder, "信创") | {"took_ms": 0} == loads(
        run("query", "信创", "--json")
    ) | {"took_ms": 0}
    monkeypatch.delenv("HZSEARCH_INDEX")
    missing = run("query", "信创", code=2).stderr
    assert missing.startswith("hzsearch: There is no index in ")
    assert "hzsearch build" in missing
    (tmp_path / "index").symlink_to(sample_folder)
    run("query", "信创")


def test_json_is_readable_and_nothing_but_json(sample_folder: Path) -> None:
    result = run("query", "火星移民", "--json", "--index", sample_folder, code=1)
    assert loads(result)["total"] == 0
    assert "\\u" not in run("query", "信创", "--json", "--index", sample_folder).stdout


def test_extract_joins_what_jumps_across_the_files_it_is_given(tmp_path: Path) -> None:
    first, second = tmp_path / "01.txt", tmp_path / "02.txt"
    title, body = "甲乙高新区稳外贸", "　　本报讯 甲乙高新区开会。（下转第2版）"
    first.write_text(f"第1版\n{title}\n{body}\n", encoding="utf-8")
    second.write_text("第2版\n（上接第1版）\n　　会上，企业家谈汇率。\n", encoding="utf-8")
    shown = run("extract", first, second).stdout
    assert "01.txt, page 1, lines 2–3 → 02.txt, page 1, lines 2–3" in shown
    article = loads(run("extract", "--jsonl", first, second))
    assert article["continued"] == [{"path": "02.txt", "page": 1, "lines": [[2, 3]]}]
    assert "it goes on elsewhere" in run("extract", first).stdout


def test_extract_reads_containers_and_tells_what_is_wrong_with_them(tmp_path: Path) -> None:
    for name, data in (("a.zip", zipped({"01.txt": "信创".encode()})), ("b.zip", b"PK")):
        (tmp_path / name).write_bytes(data)
    result = run("extract", "--jsonl", tmp_path, code=1)
    assert loads(result)["id"] == "a.zip/01.txt:1"
    assert result.stderr.startswith("hzsearch: b.zip is damaged")


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (["信创", "--since", "-5"], "“-5” is no day"),
        (["信创", "--zone", "-江阴"], "No zone is called “-江阴”"),
        (["信创", "-n", "-3"], "-3"),
    ],
)
def test_what_an_option_takes_is_no_exclusion(
    sample_folder: Path, args: Sequence[str], told: str
) -> None:
    error = run("query", *args, "--index", sample_folder, code=2).stderr
    assert told in error
    assert "\x00" not in error


def test_no_range_of_hits_is_told_where_none_is_shown(sample_folder: Path) -> None:
    for args in (["-n", "0"], ["--offset", "100"]):
        shown = run("query", "信创", *args, "--index", sample_folder).stdout
        assert shown.startswith("7 articles 共 7 篇")
