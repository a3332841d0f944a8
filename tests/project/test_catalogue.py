"""The catalogue says all that hzsearch says, nothing else, and every message is found in it."""

from __future__ import annotations

import re
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import read_mo

from hzsearch.messages import in_chinese
from tests.project.catalogue import HELP, PO, catalogue, differences, translations
from tests.project.templates import Module, unread

_SPOKEN = translations(catalogue())
#: Options, commands, variables, and what stands for a value.
_NAMED = re.compile(r"--[a-z]+|hzsearch [a-z]+|\$[A-Z_]+|\b[A-Z]{2,}\b|\bdocs/[a-z]+\.md")
#: What file names, queries and numbers may hold.
_ODD = ("/a b/《报》‘1’.txt", "{0} %s", "50", "“信创”", "\\1 (?P<p0>", "two\nlines", "没有索引。")


@pytest.mark.parametrize("shift", range(3))
def test_every_message_is_found_with_its_values(shift: int) -> None:
    for template, translation in _SPOKEN.items():
        english, chinese = _filled(template, translation, shift)
        assert in_chinese(english) == chinese


def _filled(template: str, translation: str, shift: int) -> tuple[str, str]:
    """Return a message of the template, with odd values, and its translation."""
    specs = {name: spec for _, name, spec, _ in Formatter().parse(translation) if name}
    english, chinese = [], []
    for number in range(len(specs)):
        odd = _ODD[(number + shift) % len(_ODD)]
        # With a blank between two, what has a blank can not be told from both.
        odd = odd.replace(" ", "_") if "} {" in template else odd
        phrase = specs.get(str(number)) in ("phrase", "words")
        english.append("is cut short" if phrase else odd)
        chinese.append(_SPOKEN["is cut short"] if phrase else odd)
    plain = re.sub(r"\{(\d+):\w+\}", r"{\1}", translation)
    return template.format(*english), plain.format(*chinese)


def test_no_template_lacks_and_none_is_in_excess() -> None:
    assert not list(differences()), "python -m tests.project.catalogue --write adds and drops"


def test_no_error_has_a_text_that_is_not_read() -> None:
    assert unread() == [], "name where its text is in SPOKEN or CARRIERS (templates.py)"


@pytest.mark.parametrize("template", _SPOKEN)
def test_translations_have_the_placeholders_and_end_as_the_template(template: str) -> None:
    translation = _SPOKEN[template]
    assert _names(translation) == _names(template)
    assert translation.endswith("。") == template.endswith(".")
    assert re.search("[\u4e00-\u9fff]", translation)


def _names(text: str) -> set[str]:
    return {name for _, name, *_ in Formatter().parse(text) if name is not None}


@pytest.mark.parametrize(("english", "chinese"), translations(catalogue(HELP)).items())
def test_help_in_chinese_names_what_it_does_in_english(english: str, chinese: str) -> None:
    assert set(_NAMED.findall(english)) <= set(_NAMED.findall(chinese))
    assert chinese.endswith("。") == english.endswith((".", "。"))
    assert re.search("[\u4e00-\u9fff]", chinese)


@pytest.mark.parametrize(
    ("other", "term"),
    [("出版日期", "见报日期"), ("订正", "更正"), ("令牌", "口令"), ("消息", "新闻")],
)
def test_one_thing_has_one_name_in_chinese(other: str, term: str) -> None:
    said = "".join((*_SPOKEN.values(), *translations(catalogue(HELP)).values()))
    assert term in said
    assert other not in said


@pytest.mark.parametrize("po", sorted(PO.parent.glob("*.po")), ids=lambda po: po.stem)
def test_what_is_compiled_is_what_is_written(po: Path) -> None:
    with po.with_suffix(".mo").open("rb") as file:
        compiled = read_mo(file)
    assert _texts(compiled) == _texts(catalogue(po))


def _texts(of: Catalog) -> set[tuple[str, str]]:
    return {(_joined(one.id), _joined(one.string)) for one in of if one.id}


def _joined(forms: str | list[str] | tuple[str, ...] | None) -> str:
    return forms if isinstance(forms, str) else "|".join(forms or ())


@pytest.mark.parametrize(
    ("source", "templates"),
    [
        ('raise UsageError("No day is told.")', ["No day is told."]),
        ('raise UsageError(f"{a} and {a.b!r}, " f"{a} again.")', ["{0} and {1}, {0} again."]),
        ('raise UsageError(f"In {{x}} is {a}.")', ["In {{x}} is {0}."]),
        ('raise UsageError("It is so." if a else f"It is {a}.")', ["It is so.", "It is {0}."]),
        ("raise UsageError(f\"It is {b or 'not so'}.\")", ["It is {0}.", "It is not so."]),
        ('W = "a wall"\nraise UsageError(f"It is {W}.")', ["It is a wall."]),
        (
            'T = {1: "a wall"}\nraise UsageError(f"It is {T.get(x, \'a gate\')}.")',
            ["It is a wall.", "It is a gate."],
        ),
        (
            'def f(a):\n    return f"; not {a}" if a else ""\nraise UsageError(f"It is{f(a)}")',
            ["It is; not {0}", "It is"],
        ),
        ('raise ValueError("this is for programs")', []),
        ('raise UsageError(str(error))\nopen("a file")', []),
    ],
)
def test_templates_are_read_from_source(source: str, templates: list[str]) -> None:
    assert list(Module("some.py", source).templates()) == templates


def test_an_error_whose_text_is_elsewhere_is_told() -> None:
    module = Module("some.py", "raise UsageError(str(error))\nraise UsageError(TABLE[x])")
    assert list(module.unread()) == ["hzsearch/some.py:2"]
