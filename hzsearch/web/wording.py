"""The texts of the pages, in Chinese and in English; the browser says which."""

from __future__ import annotations

from starlette.requests import Request

CHINESE = {
    "title": "高新检索",
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
    "found": "文中作",
    "notes": "说明",
    "skip": "跳到检索结果",
    "published": "见报日期",
    "wrong": "出错了",
    "completions": "检索建议",
    # Trends.
    "trend": "趋势",
    "compare_words": "比较词语（最多五个）",
    "compare_zones": "或比较园区（最多五个）",
    "word_n": "词语 {n}",
    "zone_n": "园区 {n}",
    "by": "按",
    "by_auto": "自动",
    "year": "年份",
    "as_share": "画占比",
    "draw": "画图",
    "chart_hint": "趋势图：左右键逐期查看，回车打开该期文章；数据表在图下方",
    "chart_of_counts": "各期文章数",
    "chart_of_shares": "各期文章占比",
    "whole_archive": "全部文章",
    "as_csv": "下载 CSV",
    "data_table": "数据表",
    "no_articles": "无文章",
    "timeline": "文章的时间分布，共 {months} 个时期",
    "sum": "合计",
    "undated": "其中 {total} 篇无日期",
    "share_of_archive": "占比：占档案中当期全部文章。档案中没有文章的时期不画线。",
    "share_of_zone": "占比：占该园区当期全部文章。该园区没有文章的时期不画线。",
}
ENGLISH = {
    "title": "High-tech zone search",
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
    "found": "found as",
    "notes": "Notes",
    "skip": "Skip to the results",
    "published": "Published",
    "wrong": "Something is wrong",
    "completions": "Suggestions",
    # Trends.
    "trend": "Trend",
    "compare_words": "Compare words (five at most)",
    "compare_zones": "Or zones (five at most)",
    "word_n": "Word {n}",
    "zone_n": "Zone {n}",
    "by": "By",
    "by_auto": "automatic",
    "year": "Year",
    "as_share": "Draw shares",
    "draw": "Draw",
    "chart_hint": "A trend: arrows step through it, Enter opens the articles; the table is below",
    "chart_of_counts": "Articles per period",
    "chart_of_shares": "Share of articles per period",
    "whole_archive": "All articles",
    "as_csv": "Download CSV",
    "data_table": "The data",
    "no_articles": "no article at all",
    "timeline": "Articles over time, {months} periods",
    "sum": "All",
    "undated": "{total} of them undated",
    "share_of_archive": "Shares are of all articles of a period; no line where there are none.",
    "share_of_zone": "Shares are of the zone’s articles of a period; no line where there are none.",
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
