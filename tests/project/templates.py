"""The messages that hzsearch can say, as templates, read from its source.

A template is a message with numbered placeholders: ``There is no index in {0}; …``. What
an f-string puts in is a placeholder; the same expression twice is one. Alternatives (``a if
b else c``, a table's values, what a function returns) make a template each, and text that has
a name in the same module stands in the template as text.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import product
from pathlib import Path

import hzsearch
from hzsearch import errors

PACKAGE = Path(hzsearch.__file__).parent
#: Agents and programs read English.
_ELSEWHERE = ("mcp", "retrievers", "web/agents.py")
_ERRORS = {name for name in vars(errors) if name.endswith("Error")} | {"RecordError", "ValueError"}
#: Functions whose arguments are messages or parts of them.
CARRIERS = _ERRORS | {
    *("remedy", "damaged", "_wrong", "refuse", "_refuse", "known", "_tell_also", "_tell_instead"),
    *("notes.append", "_told.append"),
}
#: Where ValueError is told to people; elsewhere it is for programs.
_VALUES = ("corrections", "days.py")
#: Tables and functions, by module, whose texts are messages or parts of them.
SPOKEN = {
    "archive/containers/__init__.py": ("_nested",),
    "archive/formats/__init__.py": ("_FOREIGN",),
    "archive/formats/csv.py": ("_misfit",),
    "archive/formats/html.py": ("_CUT",),
    "archive/formats/rows.py": ("_next", "__next__"),
    "archive/formats/webdays.py": ("published",),
    "archive/pdf/child.py": ("_answer",),
    "archive/pdf/document.py": ("page", "_answer"),
    "archive/pdf/page.py": ("_render",),
    "archive/pdf/read.py": ("read_pages", "_nothing"),
    "archive/pdf/visible.py": ("_report",),
    "archive/records/article.py": ("article_of",),
    "archive/records/collector.py": ("_notes",),
    "archive/records/shape.py": ("_DAY", "_TEXTS", "_SHAPES"),
    "building/build.py": ("_is_new",),
    "building/imported.py": ("_lost", "_DAMAGED", "_FOREIGN"),
    "building/twins.py": ("gave_way", "note"),
    "building/work.py": ("_telling",),
    "cli/__init__.py": ("_refused",),
    "cli/saved.py": ("_NONE",),
    "corrections/sidecar.py": ("__str__", "sentences"),
    "enrich/__init__.py": ("_inferred",),
    "enrich/dates.py": ("_unknown",),
    "enrich/zones.py": ("_ambiguous",),
    "expand/words.py": ("have",),
    "index/fields.py": ("_node",),
    "ingest.py": ("_sidecar",),
    "web/app.py": ("_TOO_LONG", "_BUSY", "_FAILED", "_SAID"),
    "web/sources.py": ("_OFF",),
    "model/results.py": ("note",),
    "query/tokens.py": ("_without_stray",),
    "jumps/join.py": ("_sentences",),
    "jumps/splice.py": ("_HEADLESS",),
    "layout/assemble.py": ("_body_doubts", "_endless"),
    "layout/loose.py": ("place_loose",),
    "layout/pairing.py": ("_tell", "bodiless", "headless"),
    "layout/placed/pipeline.py": ("_DOUBT",),
}
_LETTERS = re.compile("[A-Za-z]")

#: Text, and expressions as placeholders, in their order.
Pieces = tuple["str | Hole", ...]


@dataclass(frozen=True)
class Hole:
    """A placeholder, by the expression that fills it."""

    expression: str


def templates() -> dict[str, list[str]]:
    """Return every template, with the modules that say it."""
    found: dict[str, list[str]] = {}
    for module in modules():
        for template in dict.fromkeys(module.templates()):
            found.setdefault(template, []).append(f"hzsearch/{module.name}")
    return found


def unread() -> list[str]:
    """Return the places of errors whose text is nowhere that we read."""
    return [place for module in modules() for place in module.unread()]


@cache
def modules() -> tuple[Module, ...]:
    """Return the modules that say something to people."""
    paths = {path.relative_to(PACKAGE).as_posix(): path for path in sorted(PACKAGE.rglob("*.py"))}
    sources = {name: path.read_text("utf-8") for name, path in paths.items()}
    return tuple(
        Module(name, source)
        for name, source in sources.items()
        if name in SPOKEN or any(f"{one}(" in source for one in CARRIERS)
        if not name.startswith(_ELSEWHERE)
    )


class Module:
    """One module's source, with what its names stand for."""

    def __init__(self, name: str, source: str) -> None:
        self.name, self.tree = name, ast.parse(source)
        self.constants = dict(_assigned(self.tree.body))
        self.functions = {
            node.name: node for node in ast.walk(self.tree) if isinstance(node, ast.FunctionDef)
        }

    def templates(self) -> Iterator[str]:
        """Yield the templates of what the module says."""
        for call, around in self._calls(self.tree, ()):
            scope = self._scope(around)
            for pieces in (found for arg in call.args for found in self._texts(arg, scope)):
                text = written(pieces)
                if _is_said(text):
                    yield text
        for name in SPOKEN.get(self.name, ()):
            tree = self.constants.get(name) or self.functions[name]
            yield from filter(_is_said, map(written, self._within(tree)))

    def unread(self) -> Iterator[str]:
        """Yield the places of errors whose text is not in this module, nor from a carrier.

        What was caught before, and the fault of a file, are read where they are made.
        """
        for call, around in self._calls(self.tree, ()):
            if _called(call) in _ERRORS and not self._is_read(call.args[:1], self._scope(around)):
                yield f"hzsearch/{self.name}:{call.lineno}"

    def _is_read(self, args: list[ast.expr], scope: dict[str, ast.expr]) -> bool:
        return all(
            self._texts(arg, scope)
            or ast.unparse(arg).endswith(("fault", "str(error)"))
            or (isinstance(arg, ast.Call) and self._carries(_called(arg)))
            for arg in args
        )

    def _scope(self, around: tuple[ast.FunctionDef, ...]) -> dict[str, ast.expr]:
        """Return what names stand for within these functions."""
        return {**self.constants, **dict(_assigned(n for f in around for n in ast.walk(f)))}

    def _calls(
        self, tree: ast.AST, around: tuple[ast.FunctionDef, ...]
    ) -> Iterator[tuple[ast.Call, tuple[ast.FunctionDef, ...]]]:
        """Yield the calls that carry messages, with the functions that they are in."""
        for node in ast.iter_child_nodes(tree):
            if isinstance(node, ast.Call) and self._carries(_called(node)):
                yield node, around
            inner = (*around, node) if isinstance(node, ast.FunctionDef) else around
            yield from self._calls(node, inner)

    def _carries(self, called: str) -> bool:
        if called == "ValueError":
            return self.name.startswith(_VALUES)
        return called in CARRIERS or called.rpartition(".")[2] in CARRIERS

    def _within(self, tree: ast.AST) -> Iterator[Pieces]:
        """Yield the texts in a table or a function, but for its docstring."""
        if isinstance(tree, ast.JoinedStr | ast.Constant):
            yield from self._texts(tree, self.constants)
        elif not (isinstance(tree, ast.Expr) and isinstance(tree.value, ast.Constant)):
            for node in ast.iter_child_nodes(tree):
                yield from self._within(node)

    def _texts(self, node: ast.expr, scope: dict[str, ast.expr]) -> list[Pieces]:
        """Return the alternatives of the text that ``node`` makes; none for what makes no text."""
        if isinstance(node, ast.Constant):
            return [(node.value,)] if isinstance(node.value, str) else []
        if isinstance(node, ast.JoinedStr):
            return self._joined([self._value(value, scope) for value in node.values])
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
            sides = self._texts(node.left, scope), self._texts(node.right, scope)
            return self._joined([*sides]) if all(sides) else []
        if isinstance(node, ast.IfExp | ast.BoolOp):
            chosen = [node.body, node.orelse] if isinstance(node, ast.IfExp) else node.values
            every = [self._texts(one, scope) for one in chosen]
            holes = [[(Hole(ast.unparse(one)),)] for one in chosen]
            found = zip(every, holes, strict=True)
            return [text for texts, hole in found for text in texts or hole] if any(every) else []
        others = self._others(node, scope)
        if isinstance(node, ast.Name):
            # Without the name, as what it stands for may be made of what it stood for before.
            scope = {name: value for name, value in scope.items() if name != node.id}
        return [text for other in others for text in self._texts(other, scope)]

    def _others(self, node: ast.expr, scope: dict[str, ast.expr]) -> list[ast.expr]:
        """Return what ``node`` may be: the values of a name, a choice, a table, a function."""
        if isinstance(node, ast.Name):
            return [scope[node.id]] if node.id in scope else []
        if isinstance(node, ast.Call) and _called(node).endswith(".get"):
            table = scope.get(_called(node).removesuffix(".get"))
            return [*table.values, *node.args[1:]] if isinstance(table, ast.Dict) else []
        if isinstance(node, ast.Call) and _called(node) in self.functions:
            inner = ast.walk(self.functions[_called(node)])
            return [one.value for one in inner if isinstance(one, ast.Return) and one.value]
        return []

    def _value(self, node: ast.expr, scope: dict[str, ast.expr]) -> list[Pieces]:
        """Return the alternatives of a part of an f-string."""
        if not isinstance(node, ast.FormattedValue):
            return self._texts(node, scope)
        plain = node.conversion == -1 and node.format_spec is None
        found = self._texts(node.value, scope) if plain else []
        told = any(isinstance(one, str) and _LETTERS.search(one) for text in found for one in text)
        return found if told else [(Hole(ast.unparse(ast.JoinedStr([node]))),)]

    def _joined(self, parts: list[list[Pieces]]) -> list[Pieces]:
        return [tuple(one for part in chosen for one in part) for chosen in product(*parts)]


def written(pieces: Pieces) -> str:
    """Return the template that the pieces are."""
    numbers: dict[Hole, int] = {}
    return "".join(
        f"{{{numbers.setdefault(one, len(numbers))}}}"
        if isinstance(one, Hole)
        else one.replace("{", "{{").replace("}", "}}")
        for one in pieces
    )


def _is_said(text: str) -> bool:
    """Say whether a text is a message or a part of one, not a name or a key."""
    return " " in text.strip() and bool(_LETTERS.search(re.sub(r"\{\d+\}", "", text)))


def _called(call: ast.Call) -> str:
    """Return the name of what is called: ``f``, or ``a.f`` for ``self.a.f`` and ``x.a.f``."""
    names, node = list[str](), call.func
    while isinstance(node, ast.Attribute) and len(names) < 2:
        names.insert(0, node.attr)
        node = node.value
    if isinstance(node, ast.Name) and node.id != "self" and len(names) < 2:
        names.insert(0, node.id)
    return ".".join(names)


def _assigned(nodes: object) -> Iterator[tuple[str, ast.expr]]:
    for node in nodes:  # type: ignore[attr-defined]
        if isinstance(node, ast.Assign):
            for target in node.targets:
                yield from _pairs(target, node.value)
        elif isinstance(node, ast.AnnAssign) and node.value and isinstance(node.target, ast.Name):
            yield node.target.id, node.value


def _pairs(target: ast.expr, value: ast.expr) -> Iterator[tuple[str, ast.expr]]:
    if isinstance(target, ast.Name):
        yield target.id, value
    elif isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple):
        for one, other in zip(target.elts, value.elts, strict=False):
            yield from _pairs(one, other)
