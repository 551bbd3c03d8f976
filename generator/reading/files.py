"""Bytes of regular files inside one folder: the only way data enters the program.

Knows sizes, links, kinds of file and strict UTF-8. Never follows a link, never leaves the folder it was given, never
waits on a pipe. Refuses to know what the text means.
"""

from __future__ import annotations

import hashlib
import os
import re
import stat
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path

from generator.problems.place import Place
from generator.problems.problem import Problem

MAX_YAML_BYTES = 256 * 1024
MAX_CSV_BYTES = 5 * 1024 * 1024
MAX_LEDGER_BYTES = 128 * 1024 * 1024
"""Room for as many lines as a spreadsheet holds."""
MAX_FILES = 500
_REPOSITORY = ".git"
"""A repository inside the data: what it holds is neither reviewed nor published with the rest."""
_DATA = (".yml", ".yaml", ".csv")
_ATTACHMENTS = "documents/"
_REFUSED = frozenset({"Cc", "Cs", "Zl", "Zp"})
"""Controls, and the separators U+2028 and U+2029: YAML reads them as line ends, which no editor shows."""
_INVISIBLE = "Cf"
_ALLOWED_CONTROLS = frozenset("\t\n\r")
_ODD_SIGNATURES = {
    b"PK\x03\x04": "zip",
    b"\x1f\x8b": "gzip",
    b"%PDF": "pdf",
    b"\xd0\xcf\x11\xe0": "xls",
    b"\xff\xfe": "utf-16",
    b"\xfe\xff": "utf-16",
    b"version https://git-lfs": "git-lfs",
}
_SHOWN = bytes([9, 10, *range(32, 127)])
"""ASCII that shows, tabs and line ends."""
_UNPORTABLE = re.compile(r'[<>:"\\|?*]|^(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\.|$)', re.IGNORECASE)
"""Letters and names that Windows keeps for itself: there the repository could not even be fetched."""
_FOREIGN = re.compile("[\u0370-\u03ff\u0400-\u04ff\u0500-\u052f]")
"""Greek and Cyrillic."""
_ALIKE = "АВЕЅІЈКМНОРСТХУасеіјорѕхуһԁԛԝΑΒΕΖΗΙΚΜΝΟΡΤΥΧαικνορυ"
_LOOKS_LATIN = re.compile(f"(?<=[A-Za-z])[{_ALIKE}]|[{_ALIKE}](?=[A-Za-z])")
"""A letter of another alphabet in the middle of a Latin word: nobody sees that it is another word."""
_CONFLICT = re.compile(r"^(<<<<<<< |>>>>>>> |=======\r?$)", re.MULTILINE)


def list_files(folder: Path) -> tuple[list[str], list[str]]:
    """Regular files below the folder (relative, `/`-separated, sorted), and what is neither file nor folder.

    Links are never followed: they are listed among the odd ones, as are folders with the name of a data file.
    """
    regular: list[str] = []
    odd: list[str] = []
    stack = [""]
    while stack:
        below = stack.pop()
        with os.scandir(folder / below) as entries:
            for entry in entries:
                relative = f"{below}{entry.name}"
                if not _is_utf8(relative):
                    odd.append(relative.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace"))
                elif entry.is_symlink() or entry.name.casefold() == _REPOSITORY or _poses_as_data(entry, below):
                    odd.append(relative)
                elif entry.is_dir():
                    stack.append(f"{relative}/")
                elif entry.is_file():
                    regular.append(relative)
                else:
                    odd.append(relative)
                if len(regular) + len(odd) > MAX_FILES:
                    return sorted(regular), sorted(odd)
    return sorted(regular), sorted(odd)


def _poses_as_data(entry: os.DirEntry[str], below: str) -> bool:
    """A folder with the name of a data file, which would never be read; attachments may be named as they like."""
    return entry.name.casefold().endswith(_DATA) and not below.startswith(_ATTACHMENTS) and entry.is_dir()


def _is_utf8(name: str) -> bool:
    """A name that is not UTF-8 can neither be printed nor become an address."""
    try:
        name.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def list_clashes(names: Iterable[str]) -> list[tuple[str, str]]:
    """Names, or folders above them, that are one and the same with an earlier one on some computers: both spellings.

    Some file systems know no difference of letter case, some write letters with marks in one form only.
    """
    seen: dict[str, str] = {}
    found: dict[str, str] = {}
    for name in names:
        parts = name.split("/")
        for count in range(1, len(parts) + 1):
            path = "/".join(parts[:count])
            first = seen.setdefault(unicodedata.normalize("NFC", unicodedata.normalize("NFC", path).casefold()), path)
            if first != path:
                found.setdefault(path, first)
                break
    return list(found.items())


def is_portable(name: str) -> bool:
    """Whether every computer can keep a file of this path, relative to its folder."""
    return not any(
        _UNPORTABLE.search(part) or part.endswith((".", " ")) or not part.isprintable() for part in name.split("/")
    )


def is_there(path: Path) -> bool:
    """Whether anything has this name: a link that leads nowhere is a mistake, not an absent file."""
    return os.path.lexists(path)


def read_bytes(path: Path, shown: str, limit: int) -> bytes | Problem:
    """Content of a regular file of at most `limit` bytes; the kind is checked on the open handle."""
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    try:
        handle = os.open(path, flags)
    except OSError:
        return Problem("K06", Place(shown))
    found = os.fstat(handle)
    if not stat.S_ISREG(found.st_mode):
        # A folder cannot even be made a stream of.
        os.close(handle)
        return Problem("K06", Place(shown))
    with os.fdopen(handle, "rb") as file:
        if found.st_size > limit:
            return _too_large(shown, found.st_size, limit)
        content = file.read(limit + 1)
    if len(content) > limit:
        return _too_large(shown, len(content), limit)
    return content


def _too_large(shown: str, size: int, limit: int) -> Problem:
    return Problem("K07", Place(shown), {"size_kb": str(-(-size // 1024)), "limit_kb": str(limit // 1024)})


def read_text(path: Path, shown: str, limit: int) -> tuple[str, list[Problem]] | Problem:
    """Strict UTF-8 text (one leading byte-order mark allowed) with warnings about characters that deceive the eye."""
    content = read_bytes(path, shown, limit)
    if isinstance(content, Problem):
        return content
    content = without_signature(content, shown)
    return content if isinstance(content, Problem) else decode(content, shown)


def without_signature(content: bytes, shown: str) -> bytes | Problem:
    """The content without a leading byte-order mark; what begins like another kind of file is refused."""
    for signature, kind in _ODD_SIGNATURES.items():
        if content.startswith(signature):
            return Problem("K08", Place(shown), {"kind": kind, "coded": "kind"})
    return content.removeprefix(b"\xef\xbb\xbf")


def decode(content: bytes, shown: str) -> tuple[str, list[Problem]] | Problem:
    """Strict UTF-8 text with warnings about characters that deceive the eye."""
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        line, column = _position(content[: error.start].decode("utf-8", "replace"))
        return Problem("K09", Place(shown, line, column), {"byte": f"0x{content[error.start]:02X}"})
    if text.startswith("\ufeff"):
        # A second mark hides in the first key or column, which is then unknown for no reason anybody can see.
        return Problem("K10", Place(shown, 1, 1), {"point": "U+FEFF"})
    # Nearly every file: nothing in it but letters that show and breaks of lines.
    if text.replace("\n", "").replace("\r", "").replace("\t", "").isprintable():
        return text, [] if text.isascii() else _find_look_alikes(text, shown)
    found = _inspect_characters(text, shown)
    return found if isinstance(found, Problem) else (text, [*found[1], *_find_look_alikes(text, shown)])


def read_big_text(path: Path, shown: str) -> tuple[bytes, list[Problem]] | Problem:
    """The same for a ledger, kept as bytes with `\\n` line ends: looked through piece by piece, never held twice."""
    content = read_bytes(path, shown, MAX_LEDGER_BYTES)
    if isinstance(content, Problem):
        return content
    content = without_signature(content, shown)
    if isinstance(content, Problem):
        return content
    if b"\r" in content:
        content = content.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    if content.isascii():
        plain = not content.translate(None, _SHOWN)
    else:
        plain = all(
            not isinstance(found := decode(piece, shown), Problem) and not found[1] for piece in _pieces(content)
        )
    if plain:
        return content, []
    inspected = decode(content, shown)
    return inspected if isinstance(inspected, Problem) else (content, inspected[1])


def _pieces(content: bytes) -> Iterator[bytes]:
    """The content in parts of about a megabyte that end with a line."""
    begin = 0
    while begin < len(content):
        end = content.find(b"\n", begin + 2**20) + 1 or len(content)
        yield content[begin:end]
        begin = end


def digest_file(path: Path) -> str:
    """SHA-256 of a regular file of any size, piece by piece; empty where it cannot be read."""
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    try:
        with os.fdopen(os.open(path, flags), "rb") as file:
            return (
                hashlib.file_digest(file, "sha256").hexdigest() if stat.S_ISREG(os.fstat(file.fileno()).st_mode) else ""
            )
    except OSError:
        return ""


def find_conflict(text: str, shown: str) -> Problem | None:
    """The first mark that git leaves where two versions of a file were not merged."""
    mark = _CONFLICT.search(text)
    return None if mark is None else Problem("Y12", Place(shown, text.count("\n", 0, mark.start()) + 1, 1))


def _inspect_characters(text: str, shown: str) -> tuple[str, list[Problem]] | Problem:
    warned: list[Problem] = []
    for suspicious in sorted(set(text) - _ALLOWED_CONTROLS):
        if suspicious.isprintable():
            continue
        category = unicodedata.category(suspicious)
        place = Place(shown, *_position(text[: text.index(suspicious)]))
        point = {"point": f"U+{ord(suspicious):04X}"}
        # Code points ending in FFFE and FFFF are no characters at all, and the YAML reader refuses them.
        if category in _REFUSED or ord(suspicious) & 0xFFFE == 0xFFFE:
            return Problem("K10", place, point)
        if category == _INVISIBLE:
            warned.append(Problem("K11", place, point))
    return text, warned


def _find_look_alikes(text: str, shown: str) -> list[Problem]:
    """The first of every letter that passes for a Latin one inside a Latin word."""
    if not _FOREIGN.search(text):
        return []
    first: dict[str, int] = {}
    for found in _LOOKS_LATIN.finditer(text):
        first.setdefault(found[0], found.start())
    return [
        Problem("K11", Place(shown, *_position(text[:at])), {"point": f"U+{ord(letter):04X}"})
        for letter, at in first.items()
    ]


def _position(before: str) -> tuple[int, int]:
    normalised = before.replace("\r\n", "\n").replace("\r", "\n")
    return normalised.count("\n") + 1, len(normalised) - (normalised.rfind("\n") + 1) + 1
