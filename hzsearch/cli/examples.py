"""An example or more of each command, which end its help; a test runs them all."""

from __future__ import annotations

from collections.abc import Iterator

#: What each does, and the words after ``hzsearch COMMAND``.
EXAMPLES: dict[str, tuple[tuple[str, str], ...]] = {
    "build": (
        ("Index a folder of pages; again later, for what is new or changed.", "pages"),
        ("For pages that do not tell the issue's day.", "pages --date 2024-03-25"),
        ("From nothing, with the quick engine.", "pages --rebuild --engine tantivy"),
    ),
    "watch": (
        ("Index what arrives in a folder.", "pages"),
        ("Look once a minute.", "pages --every 60"),
    ),
    "query": (
        ("Both words, in one zone, from a month on.", "信创 人才 --zone 济南 --since 2024-03"),
        ("Exactly this string, as grep would find it.", "“信创谷”"),
        ("The same with filters in the text; newest first.", "信创 园区:天津 -人才 --sort date"),
        ("The second ten.", "信创 --offset 10"),
        ("All notices, without a word to search for.", "--kind notice"),
        ("For a program.", "信创 --json -n 100"),
    ),
    "count": (
        ("Bars by month.", "信创 --by month"),
        ("Shares of the archive by zone.", "信创 --by zone --share"),
        ("A picture.", "信创 --by month --plot xinchuang.svg"),
    ),
    "terms": (
        ("What goes with a word.", "信创 -n 10"),
        ("What goes with a zone.", "--zone 济南"),
    ),
    "amounts": (("Who states how much.", "投资 --by zone --amount '>1亿'"),),
    "similar": (("What else is on the matter.", "2024-03-18/01.txt:5 -n 3"),),
    "show": (
        ("An article, with matches marked.", "2024-03-18/01.txt:5 --mark 信创"),
        ("With the headlines of its page.", "2024-03-18/01.txt:5 --page"),
        ("The lines of the page as they were read.", "2024-03-18/01.txt:5 --source"),
    ),
    "issues": (
        ("The days of all issues.", ""),
        ("The pages of one.", "2024-03-18"),
        ("One page of it, in reading order.", "2024-03-18 1"),
        ("What is in no issue.", "undated"),
    ),
    "saved": (
        ("Keep a query under a name.", "add xinchuang 信创 --since 2024"),
        ("What has come since it was run last.", "run xinchuang --new"),
        ("All that are kept.", "list"),
    ),
    "saved add": (
        ("A word, from a year on.", "xinchuang 信创 --since 2024"),
        ("A zone; what is there already is not new.", "jinan --zone 济南 --seen"),
    ),
    "saved list": (("All that are kept.", ""),),
    "saved remove": (("One that is needed no more.", "xinchuang"),),
    "saved run": (
        ("All that it finds now.", "xinchuang"),
        ("What has come since it was run last.", "xinchuang --new"),
    ),
    "stats": (
        ("How many articles of when, which zones and topics.", ""),
        ("For a program.", "--json"),
    ),
    "serve": (
        ("In the browser.", "--open"),
        ("For others.", "--host 0.0.0.0 --name archive.example --token SECRET"),
    ),
    "mcp": (("For an agent, as docs/agents.md tells.", "--index index"),),
    "convert": (("To the quick engine.", "--engine tantivy"),),
    "export": (
        ("A table for Excel.", "信创 --since 2024 -o xinchuang.csv"),
        ("Citations.", "园区:济南 --format bib --paper 中国高新技术产业导报"),
        ("All of it, to keep.", "-o all.jsonl"),
    ),
    "digest": (
        ("Of a zone, since some day.", "--since 2024-05-01 --zone 济南 -o digest.html"),
        ("Of a word, whole texts.", "人才 --full -o digest.md"),
    ),
    "import": (("What was exported.", "all.jsonl"),),
    "analyze": (("What a query means.", "'中国信创谷 OR xinchuang'"),),
    "extract": (
        ("The articles of a page.", "pages/2024-03-18/01.txt"),
        ("Why each line went where it did.", "pages/2024-03-18/01.txt --explain"),
    ),
    "completion": (("For the shell that is open.", "bash"),),
    "demo": (("In a temporary folder.", ""), ("To go on with it.", "try")),
}


#: What stands over them.
HEADING = "Examples 示例:"


def help_of(command: str) -> str:
    r"""Return the examples of a command as the end of its help, with click's ``\b`` in front."""
    return "\n".join(["\b", HEADING, *_lines(command)]) if command in EXAMPLES else ""


def _lines(command: str) -> Iterator[str]:
    for says, words in EXAMPLES[command]:
        yield f"  {says}"
        yield f"    hzsearch {command} {words}".rstrip()
