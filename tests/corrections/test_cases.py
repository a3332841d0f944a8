"""Each case is a page, a sidecar, and what the page holds with it; see ``cases/``."""

from __future__ import annotations

from pathlib import Path

import pytest

from hzsearch.corrections import Facts, correct_facts, correct_lines, read_corrections
from hzsearch.layout import cut, write_down
from tests.layout.pages import field, fields, page, sections

CASES = Path(__file__).parent / "cases"


@pytest.mark.parametrize("path", sorted(CASES.glob("*.txt")), ids=lambda path: path.stem)
def test_a_page_is_corrected_as_the_case_says(path: Path) -> None:
    told = list(sections("\n" + path.read_text(encoding="utf-8")))
    parts = {name: body for name, body in told if name != "article"}
    draft = cut(page(parts["page"])).draft
    assert draft
    sidecar = read_corrections(parts["fix"], "page.txt.fix")
    drafts, wrong = correct_lines([draft], sidecar)
    facts, unfit = correct_facts(drafts, sidecar)
    layout = write_down(drafts[0])
    found = [
        [("name", name), *fields(facts.get((0, name), Facts()).apply(article))]
        for name, article in zip(layout.names, layout.articles, strict=True)
    ]
    wanted = [list(map(field, body.split("\n"))) for name, body in told if name == "article"]
    assert found == wanted
    assert " ".join(map(str, layout.furniture)) == parts.get("furniture", "")
    assert "\n".join(sidecar.sentences(wrong, unfit)) == parts.get("problems", "")
