"""The same stories as HTML: tracks of articles that flow, styled by CSS, not made up by hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from html import escape
from random import Random

from tests.typeset.furniture import EDITORS, PAPERS, SECTIONS, day_line
from tests.typeset.pdf.copy import Copy
from tests.typeset.stories import Block

TRACKS = ((2, 1), (1, 2), (2, 2), (1, 1, 1), (2, 1, 1), (1, 2, 1), (3, 1))
BOLDS = ("weight", "weight", "stroke", "shadow", "twice")
HEADS = ("over", "over", "left", "right", "bar")

SERIF, SANS = "'Noto Serif CJK SC'", "'Noto Sans CJK SC'"

CSS = """
@page {{ size: {width}px {height}px; margin: 0 }}
* {{ margin: 0; padding: 0; box-sizing: border-box }}
body {{ width: {width}px; font: {size}px/{leading} {bodyface}; line-break: strict;
  text-rendering: geometricPrecision }}
.page {{ width: {width}px; height: {height}px; padding: 36px 40px; overflow: hidden;
  display: flex; flex-direction: column; break-after: page }}
.name {{ display: flex; justify-content: space-between; align-items: flex-end;
  border-bottom: 2px solid #a00; margin-bottom: 12px; padding-bottom: 4px }}
.name b {{ font: 700 {title}px {headface}; color: #a00; letter-spacing: 4px }}
.foot {{ display: flex; justify-content: space-between; border-top: 1px solid #333;
  margin-top: 8px; padding-top: 3px; font-size: 11px }}
.grid {{ flex: 1; min-height: 0; display: grid; gap: 26px; grid-template-columns: {tracks} }}
.track {{ min-height: 0; overflow: hidden; display: flex; flex-direction: column; gap: 20px }}
.track > * {{ flex: none }}
.lead {{ margin-bottom: 20px }}
article {{ position: relative }}
.body {{ column-gap: 20px; column-rule: {rule}; text-align: {justify} }}
.body p {{ text-indent: {indent} }}
.body p.sign {{ text-align: right; text-indent: 0 }}
.body p.on {{ text-indent: 0 }}
.body h3 {{ font: {sub}; text-align: {subalign}; break-after: avoid }}
header {{ margin-bottom: 8px; text-align: {align} }}
h2 {{ font: {headweight} {head}px/1.25 {headface}; letter-spacing: {spacing}px;
  position: relative }}
.lead h2 {{ font-size: {leadsize}px }}
.small h2 {{ font-size: {smallsize}px }}
.stroke h2 {{ font-weight: 400; -webkit-text-stroke: 0.7px #000 }}
.shadow h2 {{ font-weight: 400; text-shadow: 0.4px 0 0 #000 }}
.twice h2 .again {{ position: absolute; left: 0.4px; top: 0; width: 100% }}
.kicker {{ font: 400 {kick}px/1.5 'Noto Sans CJK SC'; color: {ink} }}
.sub {{ font-size: {kick}px }}
.by {{ font-family: 'Noto Sans CJK SC'; font-size: {size}px }}
.rubric {{ display: inline-block; background: #a00; color: #fff; padding: 1px 10px;
  margin-bottom: 6px; font: 700 {kick}px/1.5 'Noto Sans CJK SC' }}
.bar header {{ background: #333; padding: 6px 10px }}
.bar header * {{ color: #fff }}
.left header, .right header {{ writing-mode: vertical-rl; text-align: left; max-height: 300px }}
.left header {{ float: left; margin: 0 14px 6px 0 }}
.right header {{ float: right; margin: 0 0 6px 14px }}
.box {{ border: 1px solid #444; padding: 10px }}
.tint {{ background: #eee4d8; padding: 10px }}
.tag {{ font-size: 11px; text-align: right; text-indent: 0 !important }}
figure div {{ background: linear-gradient(#bcd, #687); height: {photo}px }}
figcaption {{ font: 400 {caption}px/1.45 'Noto Sans CJK SC'; margin-top: 5px }}
"""


@dataclass(frozen=True)
class Look:
    """What a seed decides about the looks of an issue; sizes in CSS pixels (0.75 pt)."""

    width: int
    height: int
    tracks: tuple[int, ...]
    bold: str
    values: dict[str, str]
    byline: str

    def css(self) -> str:
        """Return the style sheet."""
        tracks = " ".join(f"{track}fr" for track in self.tracks)
        return CSS.format(width=self.width, height=self.height, tracks=tracks, **self.values)


def choose_look(rng: Random) -> Look:
    """Draw an issue's looks."""
    size = rng.choice((12, 13, 14))
    head = rng.choice((26, 28, 32))
    bold = rng.choice(BOLDS)
    values = {
        "size": f"{size}",
        "bodyface": rng.choice((SERIF, SERIF, SANS)),
        "leading": f"{rng.choice((1.45, 1.6, 1.75))}",
        "title": f"{rng.choice((44, 56))}",
        "rule": rng.choice(("none", "1px solid #bbb")),
        "justify": rng.choice(("justify", "justify", "start")),
        "indent": rng.choice(("2em", "2em", "0")),
        "sub": f"{rng.choice((400, 700))} {rng.choice((size, size + 1))}px/1.8 'Noto Sans CJK SC'",
        "subalign": rng.choice(("center", "left")),
        "align": rng.choice(("center", "left")),
        "head": f"{head}",
        "leadsize": f"{head + 12}",
        "smallsize": f"{size + 3}",
        "headweight": "700" if bold in ("weight", "twice") else "400",
        "headface": rng.choice((SERIF, SANS)),
        "spacing": rng.choice(("0", "0", "3", "-1")),
        "kick": f"{size + 2}",
        "ink": rng.choice(("#000", "#a00", "#05a")),
        "photo": f"{rng.choice((120, 150, 190))}",
        "caption": f"{size - 1}",
    }
    width, height = rng.choice(((1000, 1400), (1040, 1500), (1123, 1587)))
    return Look(width, height, rng.choice(TRACKS), bold, values, rng.choice(("top", "end", "sign")))


class Sheet:
    """Writes copies and furniture as HTML in one look."""

    def __init__(self, look: Look, day: date, rng: Random) -> None:
        self.look = look
        self.day = day
        self.rng = rng
        self.paper = rng.choice(PAPERS)

    def document(self, pages: Sequence[str]) -> str:
        """Return the whole document."""
        head = f"<meta charset=utf-8><style>{self.look.css()}</style>"
        return f"<!doctype html><html lang=zh-CN><head>{head}</head><body>{''.join(pages)}"

    def page(self, number: int, lead: str, tracks: Sequence[Sequence[str]]) -> str:
        """Return one page: a lead story over all, and tracks of stories below it."""
        first, second = self.rng.sample(EDITORS, 2)
        section = self.rng.choice(SECTIONS)
        columns = "".join(f"<div class=track>{''.join(track)}</div>" for track in tracks)
        return (
            "<section class=page><div class=name>"
            f"{tag('b', self.paper)}{tag('span', day_line(self.day))}"
            f"{tag('span', f'第{number:02d}版 {section}')}</div>"
            f"{lead}<div class=grid>{columns}</div><div class=foot>"
            f"{tag('span', f'责任编辑：{first}')}{tag('span', f'美编：{second}')}</div></section>"
        )

    def article(self, copy: Copy, columns: int, size: str = "") -> str:
        """Return one story in so many columns; ``size`` is "lead", "small" or nothing."""
        if copy.kind == "photo":
            return self._photo(copy)
        over = size or copy.piece > 1
        head = "over" if over else self.rng.choice(HEADS)
        box = "" if size else self.rng.choice(("", "", "", "box", "tint"))
        classes = f"{head} {box} {size} {self.look.bold}"
        header, body = self._header(copy), self._body(copy)
        label = tag("div", copy.rubric, "rubric", "class=rubric") if copy.rubric else ""
        inside, outside = (header, "") if head in ("left", "right") else ("", header)
        owner = f"data-owner={copy.id} data-piece={copy.piece}"
        flow = f"<div class=body style='column-count:{columns}'>{inside}{body}</div>"
        return f"<article class='{classes}' {owner}>{label}{outside}{flow}</article>"

    def group(self, title: str, copies: Sequence[Copy]) -> str:
        """Return a round-up: its rubric, and its items in a tinted box."""
        items = "".join(self.article(copy, 1, "small") for copy in copies)
        return f"<article class=tint>{tag('div', title, 'rubric', 'class=rubric')}{items}</article>"

    def _header(self, copy: Copy) -> str:
        parts = [tag("p", copy.kicker, "kicker", "class=kicker")] if copy.kicker else []
        parts.append(self._headline(copy))
        if copy.subheadline:
            parts.append(tag("p", copy.subheadline, "subheadline", "class=sub"))
        if copy.turned:
            parts.append(tag("p", copy.turned, "jump", "class=by"))
        if copy.byline and self.look.byline == "top":
            parts.append(tag("p", f"本报记者 {' '.join(copy.byline)}", "byline", "class=by"))
        return f"<header>{''.join(parts)}</header>"

    def _headline(self, copy: Copy) -> str:
        text = "<br>".join(escape(part) for part in copy.headline.split())
        again = f"<span class=again data-again>{text}</span>" if self.look.bold == "twice" else ""
        return f"<h2><span data-role=headline>{text}</span>{again}</h2>"

    def _body(self, copy: Copy) -> str:
        blocks = [self._block(block, copy.first + n) for n, block in enumerate(copy.blocks)]
        names = " ".join(copy.byline)
        if names and self.look.byline == "sign" and not copy.turn:
            blocks.append(tag("p", f"（{names}）", "byline", "class=sign"))
        if names and self.look.byline == "end" and not copy.turn:
            blocks[-1] = blocks[-1].replace("</p>", f"（{names}）</p>")
        if copy.turn:
            blocks.append(tag("p", copy.turn, "jump", "class=sign"))
        return "".join(blocks)

    def _block(self, block: Block, number: int) -> str:
        if block.type == "subhead":
            return tag("h3", block.text, "subhead", f"data-block={number}")
        space = "　　" if self.look.values["indent"] == "0" else ""
        return tag("p", space + block.text, "body", f"data-block={number}")

    def _photo(self, copy: Copy) -> str:
        text = "".join(block.text for block in copy.blocks)
        names = " ".join(copy.byline)
        credit = f" {names}{copy.credit.replace('_', ' ') or '/摄'}" if names else ""
        caption = tag("figcaption", text + credit, "caption")
        owner = f"data-owner={copy.id} data-piece=1"
        return f"<article {owner}><figure><div></div>{caption}</figure></article>"


def tag(name: str, text: str, role: str = "furniture", more: str = "") -> str:
    """Return an element whose text is drawn in a role."""
    return f"<{name} data-role={role} {more}>{escape(text)}</{name}>"
