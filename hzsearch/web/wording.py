"""The texts of the pages, in Chinese and in English; the browser says which."""

from __future__ import annotations

from starlette.requests import Request

CHINESE = {
    "title": "高新检索",
    # Among the search boxes of a browser, with 16 characters at most.
    "box": "高新检索",
    "search": "检索",
    "placeholder": "检索词，如 信创、“信创谷”、信创 -天津、zone:江阴",
    "total": "共 {total} 篇",
    "took": "{took} 毫秒",
    "filters": "筛选",
    "zone": "园区",
    "topic": "主题",
    "month": "月份",
    "since": "起",
    "until": "止",
    "apply": "应用",
    "clear": "清除筛选",
    "sort": "排序",
    "relevance": "相关度",
    "date": "日期",
    "previous": "上一页",
    "next": "下一页",
    "page": "第 {page} 页，共 {pages} 页",
    "beyond": "没有第 {page} 页，结果共 {pages} 页。",
    "nothing": "没有找到符合条件的文章。",
    "parts": "这样理解您的检索，各部分单独能找到：",
    "nearest": "最接近的检索：",
    "articles": "{total} 篇",
    "source": "出处",
    "lines": "第 {lines} 行",
    "similar": "相关文章",
    "citation": "引文",
    "doubts": "存疑",
    "back": "返回检索结果",
    # The article, its page, issues.
    "browse": "按期浏览",
    "text": "正文",
    "saved": "保存的检索",
    "saved_none": "还没有保存的检索。",
    "saved_how": "在命令行保存检索：",
    "saved_open": "打开检索",
    "raw": "原文版面",
    "raw_line": "第 {number} 行",
    "raw_part": "第 {number} 处：{path} 第 {page} 页",
    "raw_changed": "此文件在建立索引之后有改动，不再显示；请重新运行 hzsearch build。",
    "raw_gone": "建立索引时的文件已不在原处，无法显示原文。",
    "raw_unreadable": "无法读取此文件：",
    "raw_unknown": "此文章不是由版面文件建立的（或索引未记录其文件），没有原文可显示。",
    "raw_no_outline": "文件没有告知文字位置，图上不标出文章。",
    "furniture": "版面杂项",
    "picture": "版面图",
    "copies": "复制",
    "copied": "已复制",
    "same_page": "本版文章",
    "label": "第{label}版",
    "no_label": "版次不详",
    "article_before": "上一篇",
    "article_after": "下一篇",
    "issue_before": "上一期",
    "issue_after": "下一期",
    "page_before": "上一版",
    "page_after": "下一版",
    "whole_issue": "全部版面",
    "issues": "{count} 期 {total} 篇",
    "undated": "日期不详",
    "weekdays": "一二三四五六日",
    "goes_on": "转至",
    "found": "文中作",
    "notes": "说明",
    "skip": "跳到检索结果",
    "published": "见报日期",
    "wrong": "出错了",
}
ENGLISH = {
    "title": "High-tech zone search",
    "box": "High-tech zones",
    "search": "Search",
    "placeholder": "Words, “a quotation”, -without, zone:江阴",
    "total": "{total} articles",
    "took": "{took} ms",
    "filters": "Filters",
    "zone": "Zone",
    "topic": "Topic",
    "month": "Month",
    "since": "From",
    "until": "To",
    "apply": "Apply",
    "clear": "Clear filters",
    "sort": "Sort by",
    "relevance": "relevance",
    "date": "date",
    "previous": "Previous",
    "next": "Next",
    "page": "Page {page} of {pages}",
    "beyond": "There is no page {page}; the results end with page {pages}.",
    "nothing": "No article matches.",
    "parts": "How it was understood, and what each part finds alone:",
    "nearest": "Nearest query that finds something:",
    "articles": "{total} articles",
    "source": "Source",
    "lines": "lines {lines}",
    "similar": "Related articles",
    "citation": "Citation",
    "doubts": "Doubts",
    "back": "Back to the results",
    # The article, its page, issues.
    "browse": "Issues",
    "text": "Text",
    "saved": "Saved queries",
    "saved_none": "No query is saved yet.",
    "saved_how": "Queries are saved on the command line:",
    "saved_open": "Open the query",
    "raw": "Source",
    "raw_line": "Line {number}",
    "raw_part": "Place {number}: {path}, page {page}",
    "raw_changed": "The file was changed after it was indexed; run hzsearch build again.",
    "raw_gone": "The file that was indexed is not where it was, so it can not be shown.",
    "raw_unreadable": "The file can not be read: ",
    "raw_unknown": "The article was not cut from a file that the index knows of.",
    "raw_no_outline": "Where the text stands is not known, so nothing is outlined.",
    "furniture": "furniture",
    "picture": "Picture of the page",
    "copies": "Copy",
    "copied": "Copied",
    "same_page": "On the same page",
    "label": "Page {label}",
    "no_label": "Page not known",
    "article_before": "Previous article",
    "article_after": "Next article",
    "issue_before": "Previous issue",
    "issue_after": "Next issue",
    "page_before": "Previous page",
    "page_after": "Next page",
    "whole_issue": "All pages",
    "issues": "{count} issues, {total} articles",
    "undated": "Without a day",
    "weekdays": "MTWTFSS",
    "goes_on": "Goes on in",
    "found": "found as",
    "notes": "Notes",
    "skip": "Skip to the results",
    "published": "Published",
    "wrong": "Something is wrong",
}


def language(request: Request) -> str:
    """Return "zh" or "en", whichever the browser prefers; Chinese where it names neither."""
    ranked = []
    for part in request.headers.get("accept-language", "").split(","):
        name, _, quality = part.strip().partition(";q=")
        ranked.append((_weight(quality), name[:2].casefold()))
    known = [(weight, name) for weight, name in ranked if name in ("zh", "en") and weight > 0]
    return max(known, key=lambda one: one[0])[1] if known else "zh"


def wording(request: Request) -> dict[str, str]:
    """Return the texts for who asks."""
    return ENGLISH if language(request) == "en" else CHINESE


def _weight(quality: str) -> float:
    try:
        return float(quality) if quality else 1.0
    except ValueError:
        return 0.0
