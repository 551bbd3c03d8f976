"""Ways in which any file of the project can break, and what each must give: a code and a line.

Knows bytes, lines and the first key of a file; refuses to know the kinds of file.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

Change = Callable[[bytes], bytes]
LINE_ONE, LINE_TWO, WHOLE, END, ANYWHERE = 1, 2, 0, -1, -9
"""Where the problem stands: a line, the file as a whole, or the line after the last one written."""


@dataclass(frozen=True, slots=True)
class Breakage:
    """One way of breaking, by the name of its row in the catalogue of faults."""

    change: Change
    codes: tuple[str, ...]
    line: int


def line_two(text: bytes) -> Change:
    """Put bytes at the start of the second line."""

    def change(content: bytes) -> bytes:
        first, _, rest = content.partition(b"\n")
        return first + b"\n" + text + rest

    return change


def end(text: str) -> Change:
    """Add a line below the last one."""
    return lambda content: content.rstrip(b"\n") + b"\n" + text.encode()


def whole(text: bytes) -> Change:
    """Put other content in its place."""
    return lambda content: text


def header(change: Change) -> Change:
    """Change the first line only."""

    def changed(content: bytes) -> bytes:
        first, mark, rest = content.partition(b"\n")
        return change(first) + mark + rest

    return changed


def repeat_first_key(content: bytes) -> bytes:
    found = re.search(rb"^([a-z_]+):", content, re.MULTILINE)
    assert found
    return content.rstrip(b"\n") + b"\n" + found[1] + b": x\n"


def cells(number: int) -> Change:
    """A row with this many cells more than the header has, or fewer."""

    def change(content: bytes) -> bytes:
        count = content.partition(b"\n")[0].count(b",") + 1
        return content.rstrip(b"\n") + b"\n" + b",".join([b"x"] * max(1, count + number)) + b"\n"

    return change


ANY = {
    "Y-53 windows-1252": Breakage(header(lambda first: first + b"\xe9"), ("K09",), LINE_ONE),
    "Y-52 utf-16": Breakage(lambda content: content.decode().encode("utf-16"), ("K08",), WHOLE),
    "Y-52 utf-16 without mark": Breakage(
        lambda content: content.decode().encode("utf-16-le"), ("K10", "K09"), ANYWHERE
    ),
    "Y-54 nul": Breakage(line_two(b"\x00"), ("K10",), LINE_TWO),
    "Y-54 escape": Breakage(line_two(b"\x1b[31m"), ("K10",), LINE_TWO),
    "Y-54 c1": Breakage(line_two("\x9b".encode()), ("K10",), LINE_TWO),
    "Y-58 line separator": Breakage(line_two("\u2028".encode()), ("K10",), LINE_TWO),
    "Y-59 direction mark": Breakage(line_two("\u202e".encode()), ("K11",), LINE_TWO),
    "Y-51 two marks": Breakage(lambda content: b"\xef\xbb\xbf\xef\xbb\xbf" + content, ("K10",), LINE_ONE),
    "Y-68 workbook": Breakage(whole(b"PK\x03\x04xx"), ("K08",), WHOLE),
    "C-39 gzip": Breakage(whole(b"\x1f\x8b\x08"), ("K08",), WHOLE),
    "F-19 pointer": Breakage(whole(b"version https://git-lfs.github.com/spec/v1\n"), ("K08",), WHOLE),
    "Y-67 conflict": Breakage(line_two(b"<<<<<<< HEAD\n"), ("Y12",), LINE_TWO),
}
YAML = {
    "Y-1 key twice": Breakage(repeat_first_key, ("Y04",), END),
    "Y-6 unknown key": Breakage(end("kunci_asing: 1\n"), ("F01",), END),
    "Y-7 python": Breakage(end("zzz: !!python/object/apply:os.system [echo]\n"), ("Y06",), END),
    "Y-9 include": Breakage(end("zzz: !include /etc/passwd\n"), ("Y06",), END),
    "Y-10 int": Breakage(end("zzz: !!int ''\n"), ("Y06",), END),
    "Y-8 tag": Breakage(lambda content: b"%TAG ! tag:yaml.org,2002:\n---\n" + content, ("Y07",), LINE_ONE),
    "Y-64 version": Breakage(lambda content: b"%YAML 1.2\n---\n" + content, ("Y07",), LINE_ONE),
    "Y-31 anchor": Breakage(end("zzz: &a 1\n"), ("Y05",), END),
    "Y-36 alias": Breakage(end("zzz: *a\n"), ("Y05",), END),
    "Y-33 merge": Breakage(end("<<: {a: 1}\n"), ("Y05",), END),
    "Y-32 aliases": Breakage(end("zzz: &a [x, x]\nyyy: [" + "*a, " * 300 + "*a]\n"), ("Y05",), END),
    "Y-34 wide merges": Breakage(end("zzz: {<<: [" + "*a, " * 300 + "*a]}\n"), ("Y05",), END),
    "Y-35 alias to itself": Breakage(end("zzz: &a [*a]\n"), ("Y05",), END),
    "Y-37 thousand levels": Breakage(end("zzz: " + "{a: " * 1_000 + "}" * 1_000), ("Y09",), END),
    "Y-43 second document": Breakage(end("---\nzzz: 1\n"), ("Y08",), END),
    "Y-38 depth": Breakage(end("zzz: " + "[" * 60_000), ("Y09",), END),
    "Y-47 tab": Breakage(end("zzz:\n\tb: 1\n"), ("Y13",), END - 1),
    "Y-28 colon": Breakage(end("zzz: a: b\n"), ("Y14",), END),
    "Y-66 quote": Breakage(end('zzz: "abc\n'), ("Y15", "Y01", "Y16", "Y17", "Y18"), END),
    "Y-29 at": Breakage(end("zzz: @abc\n"), ("Y15", "Y01", "Y16", "Y17", "Y18"), END),
    "Y-65 template": Breakage(end("zzz: {{ x }}\n"), ("Y11",), END),
    "Y-5 key": Breakage(end("? [a]\n: 1\n"), ("Y11",), END),
    "Y-55 escape": Breakage(end('zzz: "\\e"\n'), ("K10",), END),
    "Y-56 surrogate": Breakage(end('zzz: "\\ud800"\n'), ("K10", "Y01", "Y16", "Y17", "Y18"), END),
    "Y-57 code point": Breakage(end('zzz: "\\U00110000"\n'), ("K10", "Y01", "Y16", "Y17", "Y18"), END),
    "Y-44 empty": Breakage(whole(b""), ("Y02",), LINE_ONE),
    "Y-44 comments": Breakage(whole(b"# x\n"), ("Y02",), LINE_ONE),
    "Y-45 list": Breakage(whole(b"- a\n"), ("Y03",), LINE_ONE),
    "Y-45 text": Breakage(whole(b"a\n"), ("Y03",), LINE_ONE),
    "Y-40 nodes": Breakage(end("zzz: [" + "1," * 20_001 + "]\n"), ("Y10",), END),
}
CSV = {
    "C-12 header twice": Breakage(header(lambda first: first + b"," + first.split(b",")[0]), ("C05",), LINE_ONE),
    "C-12 header blank": Breakage(header(lambda first: first + b","), ("C04", "C06", "C02"), LINE_ONE),
    "C-13 unknown column": Breakage(header(lambda first: first + b",kolom_asing"), ("C04",), LINE_ONE),
    "C-13 missing column": Breakage(header(lambda first: b",".join(first.split(b",")[1:])), ("C03",), LINE_ONE),
    "C-3 tabs": Breakage(lambda content: content.replace(b",", b"\t"), ("C01", "C02"), LINE_ONE),
    "C-3 bars": Breakage(lambda content: content.replace(b",", b"|"), ("C01", "C02"), LINE_ONE),
    "C-7 open quote": Breakage(end('"abc\n'), ("C07", "C08"), END),
    "C-9 short row": Breakage(cells(-1), ("C06", "C07"), END),
    "C-10 long row": Breakage(cells(1), ("C06", "C07"), END),
    "C-14 no header": Breakage(lambda content: content.partition(b"\n")[2] or b"x,y\n", ("C03", "C04"), LINE_ONE),
    "C-14 title": Breakage(lambda content: b"Daftar\n" + content, ("C03", "C04"), LINE_ONE),
    "C-11 comma at the end of every row": Breakage(
        lambda content: content.replace(b"\n", b",\n").replace(b",\n", b"\n", 1), ("C07",), LINE_TWO
    ),
    "C-42 comment line": Breakage(end("# catatan"), ("C06", "C07", "C08"), END),
    "C-4 empty": Breakage(whole(b""), ("C01",), LINE_ONE),
}
