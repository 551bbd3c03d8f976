"""The Indonesian sentences of the program: arguments of `said` and `marked`, and the tables of labels."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from string import Formatter

_MARKUP = re.compile(r"<[^>]*>?")

_IN_TEMPLATE = re.compile(r'\bsaid\("([^"]+)"\)')
"""A word a template asks for as it is said, to compare a value with it or because it is short."""


@dataclass(frozen=True)
class Message:
    """One text to translate, and where it stands."""

    text: str
    file: str


def list_program_messages(root: Path) -> Iterator[Message]:
    """In the order of the files and lines; a text may come more than once."""
    for path in sorted((root / "generator").rglob("*.py")):
        file = path.relative_to(root).as_posix()
        for call in _calls(path):
            name = _name(call)
            if name in ("said", "marked") and call.args:
                yield from (Message(text, file) for text in _texts(call.args[0]) if _has_words(text))
            elif name == "Labels" and call.args and isinstance(call.args[0], ast.Dict):
                for value in call.args[0].values:
                    yield from (Message(text, file) for text in _texts(value) if _has_words(text))

    for path in sorted((root / "site_templates").rglob("*.html")):
        for text in _IN_TEMPLATE.findall(path.read_text("utf-8")):
            yield Message(text, path.relative_to(root).as_posix())


def find_odd_calls(root: Path) -> list[str]:
    """Calls of `said` whose values are not what the sentence asks for, and sentences that are put together."""
    odd = []
    for path in sorted((root / "generator").rglob("*.py")):
        for call in _calls(path):
            name = _name(call)
            if name not in ("said", "marked") or not call.args:
                continue
            where = f"{path.relative_to(root)}:{call.lineno}"
            first = call.args[0]
            if isinstance(first, (ast.JoinedStr, ast.BinOp)):
                odd.append(f"{where}: write the sentence whole, with {{names}}")
            given = {one.arg for one in call.keywords}
            for text in _texts(first):
                wanted = placeholders(text)
                if name == "said" and None not in given and (given or wanted) and given != wanted:
                    odd.append(f"{where}: {sorted(map(str, given ^ wanted))} in {text!r}")
    return odd


def placeholders(text: str) -> set[str]:
    """The names a sentence is filled with."""
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def _calls(path: Path) -> Iterator[ast.Call]:
    calls = [one for one in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(one, ast.Call)]
    yield from sorted(calls, key=lambda one: (one.lineno, one.col_offset))


def _name(call: ast.Call) -> str:
    function = call.func
    if isinstance(function, ast.Subscript):
        function = function.value
    return function.id if isinstance(function, ast.Name) else getattr(function, "attr", "")


def _texts(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from (*_texts(node.body), *_texts(node.orelse))


def _has_words(text: str) -> bool:
    return any(letter.isalpha() for piece, *_ in Formatter().parse(text) for letter in piece)


PAPERS = (
    *("report", "report_copy", "report_lines", "report_rules"),
    *("dashboard_files", "mentors", "workbook", "dossier_workbook", "dossier_cover"),
)
"""Modules that only make documents for signature, files to download or internal pages: those are Indonesian."""
_COMMON = re.compile(
    r"(?<![\w{/.-])(yang|dan|dari|di|ke|untuk|dengan|pada|tidak|belum|sudah|akan|oleh|atau|bila|sebagai|dalam|adalah"
    r"|menurut|lebih|sampai|terhadap|tanpa|bukan|semua|setiap|ada|antara|masih|hanya|ya|hari|bulan|tahun)(?![\w}/-])"
)


def find_unsaid(root: Path) -> Iterator[str]:
    """Strings of the pages that hold common Indonesian words and are not said in the language of the page."""
    for path in sorted((root / "generator" / "pages").glob("*.py")):
        if path.stem not in PAPERS:
            yield from (f"{path.name}:{line}: {text!r}" for line, text in _unsaid(ast.parse(path.read_text("utf-8"))))


def _unsaid(tree: ast.Module) -> Iterator[tuple[int, str]]:
    known = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            known.add(id(node.value))
        elif isinstance(node, ast.Call) and _name(node) in ("said", "marked", "Labels") and node.args:
            known.update(id(each) for each in ast.walk(node.args[0]))
    for node in ast.walk(tree):
        if not isinstance(node, ast.Constant) or not isinstance(node.value, str) or id(node) in known:
            continue
        if _COMMON.search(_MARKUP.sub(" ", node.value).lower()):
            yield node.lineno, node.value
