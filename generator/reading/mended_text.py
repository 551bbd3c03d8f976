"""Bytes of a YAML or CSV file -> the same text in UTF-8 with plain line ends and indentation, and what was done.

Knows encodings and white space, nothing of values. A change that could alter what the file says is not made: the text
before and after must read as the same tree, and bytes that two encodings explain are left as they are.
"""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass, field

from generator.problems.problem import Problem
from generator.reading.yaml_text import Tree, parse_yaml

_MARKS = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}
_SIGNATURE = b"\xef\xbb\xbf"
_WESTERN = frozenset("“”‘’–—…•°²³½¼×·éèêëÉÈ€£©®™ \u00a0")
"""Signs of Windows-1252 that Indonesian texts hold; another byte beyond ASCII may belong to another encoding."""
_HIGH = re.compile(rb"[\x80-\xff]+")
_INDENT = re.compile(r"(?m)^\t+(?=[^\s])")
_TRAILING = re.compile(r"(?m)[ \t]+$")
_INDONESIAN = re.compile(
    r"-?(?:Rp\.? ?)?(?:[0-9]{1,3}(?:\.[0-9]{3})+,[0-9]{1,2}|[0-9]{1,3}(?:\.[0-9]{3}){2,})", re.ASCII
)
_WIDTHS = (2, 4)
MAX_TRAILING = 200


@dataclass(slots=True)
class MendedText:
    """The text, its byte-order mark, and codes of what was done or left."""

    text: str
    signature: bytes = b""
    done: list[str] = field(default_factory=list)
    left: list[str] = field(default_factory=list)

    def encode(self) -> bytes:
        """The bytes of the file."""
        return self.signature + self.text.encode("utf-8")


def mend_text(content: bytes, is_yaml: bool) -> MendedText | None:
    """The mended text; None where nobody can say which letters the bytes stand for."""
    mended = _decode(content)
    if mended is None:
        return None
    if is_yaml and mended.signature:
        mended.signature = b""
        mended.done.append("signature")
    _unify_line_ends(mended)
    if is_yaml:
        _untab(mended)
        _trim(mended)
    else:
        _part_columns(mended)
        _drop_blank_columns(mended)
    return mended


def _decode(content: bytes) -> MendedText | None:
    for mark, encoding in _MARKS.items():
        if content.startswith(mark):
            try:
                return MendedText(content[2:].decode(encoding), done=["utf-16"])
            except UnicodeDecodeError:
                return None
    signature = _SIGNATURE if content.startswith(_SIGNATURE) else b""
    body = content[len(signature) :]
    try:
        return MendedText(body.decode("utf-8"), signature)
    except UnicodeDecodeError:
        pass
    runs = _HIGH.findall(body)
    if signature or any(_is_utf8(run) for run in runs):
        return None
    try:
        text = body.decode("cp1252")
    except UnicodeDecodeError:
        return None
    strange = {letter for letter in text if ord(letter) > 127} - _WESTERN
    return None if strange else MendedText(text, done=["windows-1252"])


def _is_utf8(run: bytes) -> bool:
    try:
        run.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _unify_line_ends(mended: MendedText) -> None:
    """One kind of line end; a file that ends all its lines as Windows does may stay so."""
    text = mended.text
    plain = text.replace("\r\n", "")
    if "\r" not in plain and ("\n" not in plain or "\r" not in text):
        return
    mended.text = text.replace("\r\n", "\n").replace("\r", "\n")
    mended.done.append("line-ends")


def _read(text: str) -> Tree | Problem:
    found = parse_yaml(text, "")
    return found if isinstance(found, Problem) else found.tree


def _untab(mended: MendedText) -> None:
    """Tabs before a line's content, where every usual width gives the same reading."""
    if not _INDENT.search(mended.text):
        return
    was = _read(mended.text)
    texts = [_widen(mended.text, width) for width in _WIDTHS]
    sound = [(text, tree) for text in texts if not isinstance(tree := _read(text), Problem)]
    if not sound or any(tree != sound[0][1] for _, tree in sound):
        mended.left.append("tabs")
    elif isinstance(was, Problem) or was == sound[0][1]:
        mended.text = sound[0][0]
        mended.done.append("tabs")


def _widen(text: str, width: int) -> str:
    return _INDENT.sub(lambda tabs: " " * (width * len(tabs[0])), text)


def _trim(mended: MendedText) -> None:
    """Spaces at the ends of lines, except where they are part of a text."""
    text = mended.text
    places = list(_TRAILING.finditer(text))
    if not places or len(places) > MAX_TRAILING:
        return
    tree = _read(text)
    if isinstance(tree, Problem):
        return
    bare = _TRAILING.sub("", text)
    if _read(bare) != tree:
        bare = text
        for place in reversed(places):
            shorter = bare[: place.start()] + bare[place.end() :]
            bare = shorter if _read(shorter) == tree else bare
    if bare != text:
        mended.text = bare
        mended.done.append("trailing")


def _part_columns(mended: MendedText) -> None:
    """Tabs between columns, as "Unicode text" has them, become marks that a table here may have.

    The semicolon means Indonesian settings, so that it is taken only where an amount is plainly written that way.
    """
    head = mended.text.split("\n", 1)[0]
    if "\t" not in head or "," in head or ";" in head:
        return
    try:
        rows = list(csv.reader(io.StringIO(mended.text, newline=""), delimiter="\t", strict=True))
    except csv.Error:
        return
    mark = ";" if any(_INDONESIAN.fullmatch(cell.strip()) for row in rows for cell in row) else ","
    target = io.StringIO()
    csv.writer(target, delimiter=mark, lineterminator="\r\n" if "\r\n" in mended.text else "\n").writerows(rows)
    mended.text = target.getvalue()
    mended.done.append("tab-columns")


def _drop_blank_columns(mended: MendedText) -> None:
    """Columns without a name and without any value, which spreadsheets leave behind."""
    text = mended.text
    if '"' in text:
        return
    lines = text.split("\n")
    mark = ";" if lines[0].count(";") > lines[0].count(",") else ","
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=mark))
    header = rows[0] if rows else []
    blank = [
        number
        for number, name in enumerate(header)
        if not name.strip() and not any(row[number].strip() for row in rows[1:] if len(row) > number)
    ]
    if not blank or len(blank) == len(header) or any(row and len(row) != len(header) for row in rows):
        return

    def without(line: str) -> str:
        end = "\r" if line.endswith("\r") else ""
        cells = line.removesuffix("\r").split(mark)
        return mark.join(cell for number, cell in enumerate(cells) if number not in blank) + end

    mended.text = "\n".join(without(line) if line.strip() else line for line in lines)
    mended.done.append("columns")
