"""A place in a file a person wrote: what every message and every traced number points at."""

from __future__ import annotations

from typing import NamedTuple


class Place(NamedTuple):
    """File path relative to the project folder, with 1-based line and column (0 = the file as a whole)."""

    file: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        """`file:line:column`, leaving out what is not known."""
        if not self.line:
            return self.file
        return f"{self.file}:{self.line}:{self.column}" if self.column else f"{self.file}:{self.line}"
