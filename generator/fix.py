"""`lumbung fix`: what can be put right in a cooperative's folder without guessing, as edits of the smallest spans.

Knows the way: white space and encoding first, then values at the places that problems name, each proved by reading the
folder again. Comments, order and everything else stay as they are. Refuses to write; the command does that.
"""

from __future__ import annotations

import difflib
import re
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from generator.problems.problem import Problem
from generator.problems.writers import plain
from generator.reading.cooperative import read_cooperative
from generator.reading.files import MAX_CSV_BYTES, MAX_YAML_BYTES, list_files, read_bytes
from generator.reading.mended_text import MendedText, mend_text
from generator.reading.sure_values import Unsure, find_sure_value
from generator.scratch import copy_folder

MAX_ROUNDS = 4
_BREAK = re.compile(r"\r\n|\r|\n")
Key = tuple[str, str, int, str]


@dataclass(slots=True)
class FixedFile:
    """One file before and after; `done` and `left` are codes of what happened to its text as a whole."""

    shown: str
    path: Path
    before: bytes
    text: MendedText
    was: str
    values: int = 0

    @property
    def after(self) -> bytes:
        """The bytes to be written."""
        return self.text.encode()


@dataclass(slots=True)
class FixedFolder:
    """Every file that would change, and what is left to people: problems with the reason, files with theirs."""

    files: list[FixedFile] = field(default_factory=list)
    left: list[tuple[Problem, str]] = field(default_factory=list)
    unread: list[tuple[str, str]] = field(default_factory=list)


def fix_folder(folder: Path, shown: str) -> FixedFolder:
    """Work out the fixes of one cooperative's folder; OSError where it cannot be read."""
    result = FixedFolder()
    names, _ = list_files(folder)
    opened = {name: one for name in names if (one := _open(folder / name, f"{shown}/{name}", result)) is not None}
    with tempfile.TemporaryDirectory(prefix="lumbung-fix-") as scratch:
        copy = copy_folder(folder, names, Path(scratch), {name: one.after for name, one in opened.items()})
        by_shown = {one.shown: (name, one) for name, one in opened.items()}
        _fix_values(copy, shown, by_shown, result)
    result.files = [one for one in opened.values() if one.after != one.before]
    result.unread += [(one.shown, code) for one in opened.values() for code in one.text.left]
    return result


def write_diff(fixed: FixedFile) -> Iterator[str]:
    """Unified diff, line by line; characters that could steer a terminal are written out."""
    before, after = (_visible_lines(text) for text in (fixed.was, fixed.text.text))
    yield from difflib.unified_diff(before, after, f"a/{plain(fixed.shown)}", f"b/{plain(fixed.shown)}", lineterm="")


def _visible_lines(text: str) -> list[str]:
    """Lines with their ends: a carriage return is shown, since it may be all that changes."""
    lines = text.split("\n")
    return [plain(line.replace("\t", "\\t")) for line in (lines[:-1] if not lines[-1] else lines)]


def _open(path: Path, shown: str, result: FixedFolder) -> FixedFile | None:
    is_yaml = path.suffix == ".yml"
    if not is_yaml and path.suffix != ".csv":
        return None
    content = read_bytes(path, shown, MAX_YAML_BYTES if is_yaml else MAX_CSV_BYTES)
    if isinstance(content, Problem):
        return None
    mended = mend_text(content, is_yaml)
    if mended is None:
        result.unread.append((shown, "encoding"))
        return None
    was = content.decode("utf-8", "backslashreplace").removeprefix("\ufeff")
    if "utf-16" in mended.done:
        was = content.decode("utf-16")
    return FixedFile(shown, path, content, mended, was)


def _fix_values(copy: Path, shown: str, files: dict[str, tuple[str, FixedFile]], result: FixedFolder) -> None:
    """Edit, read again, take back what did not help; until nothing is left that is sure."""
    refused: set[Key] = set()
    for _ in range(MAX_ROUNDS):
        problems = read_cooperative(copy, shown)[1]
        texts = {name: one.text.text for name, (_, one) in files.items()}
        made = _edit(problems, files, refused)
        if not made:
            break
        _save(copy, files)
        after = {_key(one) for one in read_cooperative(copy, shown)[1]}
        known = {_key(one) for one in problems}
        if vain := {key for key in made if key in after}:
            # Only the edits that helped are made again.
            refused |= vain
            for name, (_, one) in files.items():
                one.text.text = texts[name]
            made = _edit(problems, files, refused)
            _save(copy, files)
            after = {_key(one) for one in read_cooperative(copy, shown)[1]}
        for name, _, _, _ in made:
            files[name][1].values += 1
        if not made or after == known:
            break
    for problem in read_cooperative(copy, shown)[1]:
        found = find_sure_value(problem)
        if found is not None:
            result.left.append((problem, found.reason if isinstance(found, Unsure) else "other"))


def _save(copy: Path, files: dict[str, tuple[str, FixedFile]]) -> None:
    for name, one in files.values():
        (copy / name).write_bytes(one.after)


def _key(problem: Problem) -> Key:
    return problem.place.file, problem.code, problem.place.line, problem.values.get("field", "")


def _edit(problems: list[Problem], files: dict[str, tuple[str, FixedFile]], refused: set[Key]) -> set[Key]:
    """Replace every sure value, from the end of each file to its beginning; the edits that were made."""
    made: set[Key] = set()
    for problem in sorted(problems, key=lambda one: one.place, reverse=True):
        value = find_sure_value(problem)
        if not isinstance(value, str) or problem.place.file not in files or _key(problem) in refused:
            continue
        fixed = files[problem.place.file][1]
        span = _find_span(fixed.text.text, problem)
        if span is None:
            continue
        fixed.text.text = fixed.text.text[: span[0]] + value + fixed.text.text[span[1] :]
        made.add(_key(problem))
    return made


def _find_span(text: str, problem: Problem) -> tuple[int, int] | None:
    """Where the value stands, inside its quotes; None where the text at the place is not literally the value."""
    starts = [0, *(one.end() for one in _BREAK.finditer(text))]
    if not 1 <= problem.place.line <= len(starts) or problem.place.column < 1:
        return None
    start = starts[problem.place.line - 1] + problem.place.column - 1
    while text[start : start + 1] == " ":
        start += 1
    quote = text[start : start + 1]
    inside = quote in ("'", '"')
    start += inside
    value = problem.values["value"]
    if not text.startswith(value, start):
        return None
    end = start + len(value)
    follows = text[end : end + 1]
    if (inside and follows != quote) or (not inside and follows and follows not in ",;]} \t\r\n"):
        return None
    return start, end
