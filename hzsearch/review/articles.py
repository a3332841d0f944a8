"""The right side of a sheet: the articles as a reader gets them, with doubts and reasons."""

from __future__ import annotations

from collections.abc import Iterator

from hzsearch.layout import RULES, Reason
from hzsearch.model import Article
from hzsearch.review.lines import told
from hzsearch.review.markup import element, label, text
from hzsearch.review.sheet import Sheet

_KINDS = {"news": ("新闻", "news"), "photo": ("图片", "photo"), "notice": ("公告", "notice")}
_SOURCES = {"text": "正文 text", "issue": "见报日期 issue", "given": "给定 given"}
_BEGINNINGS = frozenset({"paragraph", "caption", "signoff"})


def article_list(sheet: Sheet) -> str:
    """Return the articles of a page, and below them its furniture."""
    parts = [_article(sheet, article) for article in sheet.articles]
    return "\n".join([*parts, _furniture(sheet)])


def _article(sheet: Sheet, article: Article) -> str:
    place = element("span", text(sheet.order[article.id]), class_="a")
    content = "\n".join(
        (
            element("header", place + _title(sheet, article)),
            _facts(article),
            _body(sheet, article),
            _doubts(article),
            _origin(sheet, article),
        )
    )
    anchor, classes = sheet.article_anchor(article.id), sheet.tint(article.id)
    return element("article", content, id=anchor, class_=classes)


def _title(sheet: Sheet, article: Article) -> str:
    empty = element("i", label("（无主题）", "no headline"))
    rows = [
        ("p", "kicker", "肩题 kicker", text(article.kicker)),
        ("h3", "headline", "主题 headline", text(article.headline) or empty),
        ("p", "subheadline", "副题 subheadline", text(article.subheadline)),
        ("p", "byline", "署名 byline", text("　".join(article.bylines))),
    ]
    first = next((line for line in sheet.lines if line.article == article.id), None)
    target = f"#{sheet.line_anchor(first.number)}" if first else None
    return element(
        "div",
        "".join(
            element(
                name,
                element("a", content, href=target) if name == "h3" else content,
                class_=class_,
                title=title,
            )
            for name, class_, title, content in rows
            if content
        ),
    )


def _facts(article: Article) -> str:
    """Return the zone, day, topics and kind of an article as a list of terms."""
    day = f"{article.date or '—'}"
    origin = f"（{_SOURCES[article.date_source]}）" if article.date and article.date_source else ""
    others = [zone for zone in article.zones if zone != article.zone]
    zone = article.zone or "—"
    zone += f"（{article.province}）" if article.province else ""
    pairs = [
        (label("体裁", "kind"), label(*_KINDS[article.kind])),
        (label("园区", "zone"), text(zone)),
        (label("另及", "also"), text("、".join(others))),
        (label("日期", "date"), text(day + origin)),
        (label("主题词", "topics"), text("、".join(article.topics) or "—")),
    ]
    return element("dl", "".join(f"<div><dt>{k}</dt><dd>{v}</dd></div>" for k, v in pairs if v))


def _body(sheet: Sheet, article: Article) -> str:
    """Return the paragraphs with the subheads where they stand."""
    heads = list(zip(article.subhead_before, article.subheads, strict=False))
    starts = [
        line.number
        for line in sheet.lines
        if line.article == article.id and line.role in _BEGINNINGS
    ]
    known = len(starts) == len(article.paragraphs)
    parts: list[str] = []
    for place, paragraph in enumerate(article.paragraphs):
        parts += [element("h4", text(head)) for before, head in heads if before == place]
        back = f"#{sheet.line_anchor(starts[place])}" if known else None
        mark = element("a", text(starts[place]), href=back, class_="back") if known else ""
        parts.append(element("p", mark + text(paragraph)))
    return element("div", "\n".join(parts), class_="body") if parts else ""


def _doubts(article: Article) -> str:
    items = "".join(element("li", text(doubt)) for doubt in article.doubts)
    return (
        element("div", label("存疑", "doubts") + f"<ul>{items}</ul>", class_="doubts")
        if items
        else ""
    )


def _origin(sheet: Sheet, article: Article) -> str:
    """Return the article's id and lines, and below them why it is what it is."""
    lines = "、".join(_range(sheet, *pair) for pair in article.source.lines)
    found = sheet.explanation.reasons.get(article.id, ())
    by_hand = any(reason.rule == "correction.fact" for reason in found)
    mark = f" · ✎ {label('人工更正', 'corrected')}" if by_hand else ""
    named = f"{element('code', text(article.id))} · {label('行', 'lines')} {lines}{mark}"
    return element(
        "details", element("summary", named) + element("ul", "".join(map(_reason, found)))
    )


def _reason(reason: Reason) -> str:
    rule = RULES[reason.rule]
    weights = element("div", text(reason.weights), class_="weights") if reason.weights else ""
    told = f"{text(rule.chinese)} {element('span', text(rule.english), lang='en')}"
    return element("li", f"{element('code', text(reason.rule))} {told}{weights}")


def _range(sheet: Sheet, first: int, last: int) -> str:
    shown = f"{first}–{last}" if last > first else f"{first}"
    return element("a", text(shown), href=f"#{sheet.line_anchor(first)}")


def _furniture(sheet: Sheet) -> str:
    return element(
        "section",
        "".join(_furniture_parts(sheet)),
        class_="furniture",
        id=f"{sheet.anchor}-furniture",
    )


def _furniture_parts(sheet: Sheet) -> Iterator[str]:
    yield element("h3", f"{label('版面杂项', 'furniture')} {len(sheet.furniture)}")
    for line in sheet.furniture:
        number = element(
            "a", text(line.number), href=f"#{sheet.line_anchor(line.number)}", class_="back"
        )
        why = element("small", text(RULES[line.rule].chinese))
        yield element(
            "p",
            f"{number} {element('span', text(line.text.strip()), class_='t')} {why}",
            title=told(line),
        )
