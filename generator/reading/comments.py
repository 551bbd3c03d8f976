"""Comments of a YAML file by line, and the places where a text may have been cut by one.

Knows where a `#` begins a comment, once it is told which parts of the file are quoted or block text. Refuses to know
what a comment says.
"""

from __future__ import annotations

import re

from generator.problems.place import Place

_LINE_END = re.compile(r"\r\n|\r|\n")
_BEGIN = re.compile(r"(?:^|(?<=[ \t]))#")


class CommentFinder:
    """The lines of one file; marks are 0-based, as the YAML reader counts."""

    def __init__(self, text: str, shown: str) -> None:
        self.any = "#" in text
        """Without a `#` there is nothing to look for."""
        self._shown = shown
        self._lines = _LINE_END.split(text) if self.any else []
        self._covered: dict[int, list[tuple[int, int]]] = {}

    def cover(self, line: int, column: int, end_line: int, end_column: int) -> None:
        """Quoted or block text, in which a `#` is a letter like any other."""
        for number in range(line, min(end_line + 1, len(self._lines))):
            start = column if number == line else 0
            end = end_column if number == end_line else len(self._lines[number])
            self._covered.setdefault(number, []).append((start, end))

    def cuts_at(self, line: int, column: int) -> bool:
        """Whether a plain text ends here because exactly one blank and a `#` follow: perhaps a comment, perhaps not."""
        return line < len(self._lines) and self._lines[line][column : column + 2] in (" #", "\t#")

    def find_all(self) -> list[tuple[Place, str]]:
        """Every comment with its place."""
        found = []
        for number, line in enumerate(self._lines):
            if "#" not in line:
                continue
            covered = self._covered.get(number, ())
            for mark in _BEGIN.finditer(line):
                if not any(start <= mark.start() < end for start, end in covered):
                    found.append((Place(self._shown, number + 1, mark.start() + 1), line[mark.start() :]))
                    break
        return found
