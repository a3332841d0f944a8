"""What an agent gets: all that there is, in short parts that join, with what to cite."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from anyio.from_thread import BlockingPortal
from mcp import Client

import hzsearch
from hzsearch.highlight import reading_text
from hzsearch.mcp import create_server
from hzsearch.mcp.arguments import CHARACTERS, HITS
from hzsearch.model import line_ranges
from tests.mcp.conftest import Agent, said
from tests.similarity.stories import stories

ONE = "2024-03-18/01.txt:5"


def test_the_tools_and_that_they_only_read(piped: Agent) -> None:
    tools = {tool["name"]: tool for tool in piped.tools()}
    assert set(tools) == {"search", "fetch", "count", "similar", "list_zones", "list_topics"}
    for tool in tools.values():
        assert tool["annotations"]["readOnlyHint"] is True
        assert tool["description"]
    about = tools["search"]["inputSchema"]["properties"]
    filters = {"text", "zone", "topic", "kind", "province", "since", "until", "amount", "exact"}
    assert filters < set(about)
    assert filters < set(tools["count"]["inputSchema"]["properties"])
    assert all(facts["description"] for facts in about.values())


def test_a_hit_has_what_to_cite(piped: Agent, sample_index: hzsearch.Index) -> None:
    [hit] = piped.ask("search", text="“订单班”")["hits"]
    article = sample_index.show(hit["id"])
    assert hit["title"] == article.headline
    assert (hit["published"], hit["page"]) == ("2024-05-13", "1")
    assert hit["source"] == article.source.to_dict()
    assert "**信创人才“订单班”**" in hit["snippet"] or "**订单班**" in hit["snippet"]
    text = said(piped.call("search", text="“订单班”"))
    lines = line_ranges(article.source)
    for fact in (hit["id"], "paper 2024-05-13, page 1", f"lines {lines}", "**订单班**"):
        assert fact in text


def test_whatever_is_quoted_is_found(piped: Agent, sample_index: hzsearch.Index) -> None:
    for article in list(sample_index.articles())[::6]:
        body = "".join(article.paragraphs[-1:]) or article.headline
        text = body[len(body) // 3 : len(body) // 3 + 12].replace('"', "")
        for asked in ({"text": f'"{text}"'}, {"text": f"「{text}」", "limit": HITS}):
            assert article.id in {hit["id"] for hit in piped.ask("search", **asked)["hits"]}


def test_pages_join_and_totals_are_exact(piped: Agent, sample_index: hzsearch.Index) -> None:
    ids, page = list[str](), 1
    while page:
        found = piped.ask("search", text="高新区", limit=7, page=page)
        ids += [hit["id"] for hit in found["hits"]]
        page = found["next_page"]
    assert ids == [hit.id for hit in sample_index.query("高新区", limit=100)]
    assert len(ids) == found["total"] == piped.ask("count", text="高新区")["total"]


def test_filters_are_those_of_the_index(piped: Agent, sample_index: hzsearch.Index) -> None:
    for filters in (
        {"text": "人才", "topic": "人才", "since": "2024"},
        {"zone": ["江苏", "天津"], "sort": "date"},
        {"text": "信创", "until": "2024-03", "exact": True},
        {"amount": ">1亿", "text": ""},
        {"text": "高新区", "kind": "新闻", "province": "江苏省"},
        {"kind": ["photo", "notice"], "province": ["山东", "天津"]},
    ):
        found = piped.ask("search", **filters)
        whole = sample_index.query(**filters)
        assert (found["total"], [hit["id"] for hit in found["hits"]]) == (
            whole.total,
            [hit.id for hit in whole],
        )
        assert 0 < found["total"] < len(list(sample_index.articles()))
        asked = {name: value for name, value in filters.items() if name != "sort"}
        assert piped.ask("count", **asked)["total"] == whole.total


def test_the_parts_of_an_article_are_the_whole(piped: Agent, sample_index: hzsearch.Index) -> None:
    parts, offset = list[str](), 0
    while offset is not None:
        part = piped.ask("fetch", id=ONE, offset=offset, limit=300)
        parts.append(part["text"])
        offset = part["next_offset"]
    assert len(parts) > 1
    assert "".join(parts) == reading_text(sample_index.show(ONE))
    assert part["citation"].endswith("[N]. 2024-03-18(1).")
    assert part["citation"] in said(piped.call("fetch", id=ONE))


def test_values_page_too(piped: Agent, sample_index: hzsearch.Index) -> None:
    values, page = dict[str, int](), 1
    while page:
        found = piped.ask("count", by="zone", limit=20, page=page)
        values |= {value["name"]: value["articles"] for value in found["values"]}
        page = found["next_page"]
    assert values == sample_index.count(by="zone")
    assert found["number"] == len(values)
    first = piped.ask("count", text="信创", by="month", share=True)["values"][0]
    assert first["archive"] >= first["articles"] > 0


def test_zones_and_topics_say_what_they_are(piped: Agent, sample_index: hzsearch.Index) -> None:
    for name, by, about in (
        ("list_zones", "zone", "高新技术产业开发区"),
        ("list_topics", "topic", "机器人"),
    ):
        values = piped.ask(name, limit=200)["values"]
        assert {value["name"]: value["articles"] for value in values} == sample_index.count(by=by)
        assert any(about in (value["about"] or "") for value in values)


def test_related_articles(piped: Agent, sample_index: hzsearch.Index) -> None:
    found = piped.ask("similar", id=ONE, limit=3)
    assert [hit["id"] for hit in found["hits"]] == [
        hit.id for hit in sample_index.similar(ONE, limit=3)
    ]
    assert "****" not in said(piped.call("similar", id=ONE, limit=20))


def test_nothing_found_helps_on(piped: Agent, sample_index: hzsearch.Index) -> None:
    found = piped.ask("search", text="信创 外星人")
    told = sample_index.query("信创 外星人").advice
    assert told
    assert found["advice"] == json.loads(json.dumps(told.to_dict()))
    assert "Nearest query that finds something: 信创" in said(
        piped.call("search", text="信创 外星人")
    )


def test_what_the_command_line_tells_too_is_called_as_there(
    piped: Agent, sample_index: hzsearch.Index
) -> None:
    for tool, whole in (
        ("search", sample_index.query("信创").to_dict()),
        ("similar", sample_index.similar(ONE).to_dict()),
    ):
        found = piped.ask(tool, **({"text": "信创"} if tool == "search" else {"id": ONE}))
        assert found["total"] == whole["total"]
        for hit, same in zip(found["hits"], whole["hits"], strict=True):
            article = sample_index.show(hit["id"]).to_dict()
            for name in ("zone", "date", "topics", "source", "score"):
                assert hit[name] == same[name]
            assert (hit["published"], hit["continued"]) == (
                article["published"],
                article["continued"],
            )


def test_the_newest_first_within_reason(piped: Agent, sample_index: hzsearch.Index) -> None:
    found = piped.ask("search", text="信创", fresh=1)
    assert [hit["id"] for hit in found["hits"]] == [
        hit.id for hit in sample_index.query("信创", fresh=1)
    ]


def test_the_same_story_is_one_hit_where_that_is_asked_for(
    portal: BlockingPortal, tmp_path: Path
) -> None:
    index = hzsearch.open(tmp_path)
    index.add(stories())
    with portal.wrap_async_context_manager(Client(create_server(index))) as client:
        agent, page, hits = Agent(portal, client), 1, list[tuple[str, tuple[str, ...]]]()
        while page:
            found = agent.ask("search", text="企业", collapse=True, limit=2, page=page)
            hits += [(hit["id"], tuple(hit["similar"])) for hit in found["hits"]]
            page = found["next_page"]
    whole = index.query("企业", collapse=True, limit=99)
    assert hits == [(hit.id, hit.similar) for hit in whole]
    assert 2 < len(hits) < found["total"] == whole.total


@pytest.mark.parametrize(
    ("name", "arguments", "says"),
    [
        ("search", {"zone": "江阴高薪区"}, "江阴高新区"),
        ("search", {"kind": "novel"}, "use news, photo or notice"),
        ("count", {"province": "不在省"}, "“不在省”"),
        ("search", {"since": "gestern"}, "gestern"),
        ("search", {"limit": 21}, "“limit” .*20"),
        ("search", {"limit": "many"}, "“limit”"),
        ("search", {"page": 0}, "“page”"),
        ("search", {"fresh": 0}, "“fresh”"),
        ("search", {"text": "信创", "fresh": 9, "sort": "date"}, "leave out fresh"),
        ("search", {"page": 10**9}, "10000"),
        ("search", {"text": "信" * 1001}, "1000"),
        ("search", {"zones": "江阴"}, "no “zones” here; use text, zone"),
        ("search", {"amount": "viel"}, "viel"),
        ("search", {"zone": 5}, "“zone”"),
        ("search", {"topic": ["人才", "信" * 1001]}, "“topic” .*1000"),
        ("search", {"zone": "信" * 1000}, "No zone is called “信+…$"),
        ("count", {"by": "mood"}, "“by” .*byline"),
        ("count", {"share": True}, "what to count by"),
        ("fetch", {"id": "none:1"}, "none:1"),
        ("fetch", {}, "“id” is missing"),
        ("fetch", {"id": ONE, "offset": -1}, "“offset”"),
        ("fetch", {"id": ONE, "offset": 10**9}, "“offset” is 1000000000, beyond the end"),
        ("similar", {"id": "none:1"}, "none:1"),
        ("delete", {}, "“delete”; use search, fetch"),
    ],
)
def test_what_can_not_be_meant_is_one_sentence(
    piped: Agent, name: str, arguments: dict[str, object], says: str
) -> None:
    answer = piped.call(name, **arguments)
    assert answer.is_error
    text = said(answer)
    assert "\n" not in text
    assert len(text) <= 400
    assert re.search(says, text), text


def test_answers_are_short_whatever_the_archive_has(portal: BlockingPortal, tmp_path: Path) -> None:
    index = hzsearch.open(tmp_path)
    index.add([_endless(number) for number in range(2)])
    with portal.wrap_async_context_manager(Client(create_server(index))) as client:
        agent = Agent(portal, client)
        for most, name, arguments in (
            (4_000, "search", {"text": "信创"}),
            (4_000, "search", {"text": " ".join(f"词{k}语" for k in range(180))}),
            (4_000, "similar", {"id": "a:0"}),
            (CHARACTERS + 3_000, "fetch", {"id": "a:1", "limit": CHARACTERS}),
            (4_000, "count", {"by": "topic", "limit": 20}),
            (4_000, "list_zones", {}),
        ):
            answer = agent.call(name, **arguments)
            assert not answer.is_error, said(answer)
            assert len(said(answer)) < most
            facts = json.dumps(answer.structured_content, ensure_ascii=False)
            assert len(facts) < most + 1_000


def _endless(number: int) -> dict[str, object]:
    """Return an article of which everything is too long."""
    line = f"信创{number}与很多很多话" * 60
    lines = [[n * 9, n * 9 + 1] for n in range(300)]
    places = [{"path": f"{line}/{k}.txt", "lines": lines} for k in range(9)]
    return {
        "id": f"a:{number}",
        **dict.fromkeys(("kicker", "headline", "subheadline"), line),
        "zones": [f"{k}{line}" for k in range(9)],
        "topics": [f"{k}{line}" for k in range(30)],
        "bylines": [line] * 2,
        "paragraphs": [line * 20],
        "doubts": [line] * 30,
        "source": places[0],
        "continued": places[1:],
    }
