"""Text inside Markdown as hosts of code show it: no value of the data can become markup, a mention or a reference.

One function for text, one for code. An invisible space keeps hosts from turning what is left of a mention or an
address into a link. Refuses to know what a value means.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from urllib.parse import quote

from generator.problems.writers import plain

MOST_LETTERS = 240
_GAP = "\u200b"
_MARKUP = re.compile(r"[\\`*_\[\]<>|~$]|^[#+=-]|^[0-9]+[.)]")
_SIGIL = re.compile(
    r"(?<=[@#!~$%&^])(?=\w)|(?<=:)(?=[\w/+-])|(?<=/)(?=/)|^(?=/)|(?<=www)(?=\.)|(?<=GH)(?=-)|(?<=\w)(?=@)",
    re.IGNORECASE,
)
_ENTITIES = {"<": "&lt;", ">": "&gt;"}


def text(value: str, most: int = MOST_LETTERS) -> str:
    """Plain text: one line, nothing in it acts."""
    shown = _SIGIL.sub(_GAP, plain(_cut(value, most))).replace("&", "&amp;")
    return _MARKUP.sub(_escape, shown.strip())


def with_code(value: str) -> str:
    """A sentence of the catalogue, which marks what must be typed by backticks."""
    parts = value.split("`")
    if len(parts) % 2 == 0:
        return text(value, len(value))
    return "".join(code(part) if odd % 2 else _spaced(part) for odd, part in enumerate(parts))


def code(value: str, most: int = MOST_LETTERS) -> str:
    """Text as code, also in a table: hosts look for no mention inside."""
    shown = plain(_cut(value, most)).replace("`", "\u02cb").replace("|", "\u00a6").strip()
    return f"`{shown}`" if shown else ""


def link(path: str, site: str) -> str:
    """A page of the site as a link, or as code while nobody knows where the site stands."""
    return f"[{code(path)}]({site.rstrip('/')}/{quote(path, errors='surrogateescape')})" if site else code(path)


def table(head: Sequence[str], rows: Iterable[Sequence[str]], numbers: frozenset[int] = frozenset()) -> list[str]:
    """Lines of a table whose cells are Markdown already; `numbers` are columns set to the right."""
    marks = ["---:" if at in numbers else "---" for at in range(len(head))]
    lines = [list(head), marks, *rows]
    return ["", *(f"| {' | '.join(cells)} |" for cells in lines), ""]


def _spaced(part: str) -> str:
    """A piece of a sentence keeps the spaces around it."""
    return f"{' ' * part.startswith(' ')}{text(part, len(part))}{' ' * (part.endswith(' ') and bool(part.strip()))}"


def _escape(found: re.Match[str]) -> str:
    one = found[0]
    return _ENTITIES.get(one) or f"{one[:-1]}\\{one[-1]}"


def _cut(value: str, most: int) -> str:
    return value if len(value) <= most else f"{value[:most]}…"
