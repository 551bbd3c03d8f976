"""Edits of a CSV text at one cell: replaced, a row added or taken away, with quoting and line ends of the rest kept.

Knows spans of cells in the dialect that `csv_text` reads. Refuses to know what a column means.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

Record = list[tuple[int, int]]


class CsvEditor:
    """A sound table: its header names the columns; rows are counted from 0, blank lines left out."""

    def __init__(self, text: str) -> None:
        self.text = text
        start = text.index("\n") + 1 if text[:4].lower() == "sep=" and "\n" in text else 0
        head = text[start:].split("\n", 1)[0]
        given = text[4:5] if start else ""
        self.mark = given or (";" if head.count(";") > head.count(",") else ",")
        records = _cut(text, start, self.mark)
        self.columns = [_plain(text[one:end]) for one, end in records[0]] if records else []
        self.rows = [row for row in records[1:] if any(text[one:end].strip().strip('"') for one, end in row)]
        self.end = "\r\n" if "\r\n" in text else "\n"

    def set(self, row: int, column: str, value: str | None) -> str:
        """The text with this value in the cell; a column that the table lacks is added to every row."""
        if column not in self.columns:
            return CsvEditor(self.widen(column)).set(row, column, value)
        start, end = self.rows[row][self.columns.index(column)]
        return self.text[:start] + self.write(value or "") + self.text[end:]

    def widen(self, column: str) -> str:
        """The text with one more column, empty in every row."""
        records = _cut(self.text, self.text.index("\n") + 1 if self.text[:4].lower() == "sep=" else 0, self.mark)
        text = self.text
        for record in reversed(records[1:]):
            if len(record) == len(self.columns):
                text = text[: record[-1][1]] + self.mark + text[record[-1][1] :]
        end = records[0][-1][1]
        return text[:end] + self.mark + column + text[end:]

    def append(self, cells: Mapping[str, str]) -> str:
        """The text with one more row at its end."""
        missing = next((name for name in cells if name not in self.columns), None)
        if missing is not None:
            return CsvEditor(self.widen(missing)).append(cells)
        gap = "" if self.text.endswith(("\n", "\r")) else self.end
        return self.text + gap + self.mark.join(self.write(cells.get(name, "")) for name in self.columns) + self.end

    def remove(self, row: int) -> str:
        """The text without this row."""
        start, end = self.rows[row][0][0], self.rows[row][-1][1]
        behind = re.match(r"\r\n|\r|\n", self.text[end:])
        return self.text[:start] + self.text[end + (behind.end() if behind else 0) :]

    def write(self, value: str) -> str:
        """A cell, quoted where it has to be."""
        if re.search(r'["\r\n]', value) or self.mark in value or value != value.strip():
            doubled = value.replace('"', '""')
            return f'"{doubled}"'
        return value


def _plain(cell: str) -> str:
    return cell[1:-1].replace('""', '"') if cell.startswith('"') else cell


def _cut(text: str, at: int, mark: str) -> list[Record]:
    """Spans of the cells of each record, quotes included, line ends left out."""
    records: list[Record] = []
    row: Record = []
    while at < len(text):
        start = at
        if text[at] == '"':
            at += 1
            while at < len(text) and not (text[at] == '"' and text[at + 1 : at + 2] != '"'):
                at += 2 if text[at] == '"' else 1
            at += 1
        while at < len(text) and text[at] not in (mark, "\r", "\n"):
            at += 1
        row.append((start, at))
        if at < len(text) and text[at] == mark:
            at += 1
            if at == len(text) or text[at] in "\r\n":
                row.append((at, at))
            else:
                continue
        records.append(row)
        row = []
        at += 2 if text[at : at + 2] == "\r\n" else 1
    return records
