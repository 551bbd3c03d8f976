"""Bytes enter only from regular files of the folder: no link, no pipe, no other encoding, no hidden letter."""

from __future__ import annotations

import os
import socket
import time
from pathlib import Path

import pytest

from generator.problems.problem import Problem
from generator.reading.files import MAX_FILES, is_portable, list_clashes, list_files, read_bytes, read_text

LIMIT = 1000


def write(folder: Path, content: bytes) -> Path:
    path = folder / "uji.yml"
    path.write_bytes(content)
    return path


def refuse(folder: Path, content: bytes) -> Problem:
    found = read_text(write(folder, content), "uji.yml", LIMIT)
    assert isinstance(found, Problem)
    return found


def test_text_with_and_without_mark_is_the_same(tmp_path: Path) -> None:
    for mark in (b"", b"\xef\xbb\xbf"):
        assert read_text(write(tmp_path, mark + b"name: a\r\n\tb"), "uji.yml", LIMIT) == ("name: a\r\n\tb", [])


def test_a_second_mark_is_refused(tmp_path: Path) -> None:
    found = refuse(tmp_path, b"\xef\xbb\xbf\xef\xbb\xbfa")
    assert (found.code, found.place.line, found.place.column) == ("K10", 1, 1)


def test_a_folder_with_the_name_of_a_file_is_refused(tmp_path: Path) -> None:
    found = read_text(tmp_path, "uji.yml", LIMIT)
    assert isinstance(found, Problem)
    assert found.code == "K06"


@pytest.mark.parametrize(
    ("content", "code", "line", "column", "value"),
    [
        (b"a\nb: Caf\xe9\n", "K09", 2, 7, "0xE9"),
        ("😀é: ".encode() + b"\xff", "K09", 1, 5, "0xFF"),
        (b"a\r\nb\r\nc\x80", "K09", 3, 2, "0x80"),
        (b"a\xed\xa0\x80", "K09", 1, 2, "0xED"),
        (b"a\nb\x00", "K10", 2, 2, "U+0000"),
        (b"a\x1b[31m", "K10", 1, 2, "U+001B"),
        (b"a\x7f", "K10", 1, 2, "U+007F"),
        ("a\x85b".encode(), "K10", 1, 2, "U+0085"),
        ("a\u2028b: c".encode(), "K10", 1, 2, "U+2028"),
        ("a\uffff".encode(), "K10", 1, 2, "U+FFFF"),
        (b"PK\x03\x04xx", "K08", 0, 0, "zip"),
        (b"\x1f\x8b\x08", "K08", 0, 0, "gzip"),
        (b"%PDF-1.7", "K08", 0, 0, "pdf"),
        (b"\xd0\xcf\x11\xe0", "K08", 0, 0, "xls"),
        ("name: a".encode("utf-16"), "K08", 0, 0, "utf-16"),
        ("name: a".encode("utf-16-le"), "K10", 1, 2, "U+0000"),
        ("name: a".encode("utf-32-be"), "K10", 1, 1, "U+0000"),
        (b"version https://git-lfs.github.com/spec/v1", "K08", 0, 0, "git-lfs"),
    ],
)
def test_other_than_plain_text(content: bytes, code: str, line: int, column: int, value: str, tmp_path: Path) -> None:
    found = refuse(tmp_path, content)
    assert (found.code, found.place.line, found.place.column) == (code, line, column)
    assert value in next(iter(found.values.values()))


@pytest.mark.parametrize("letter", "\u200b\u200d\u2060\u00ad\u202e\u2066\u200f\u061c\u180e\U000e0041")
def test_letters_that_deceive_the_eye_are_warned_of(letter: str, tmp_path: Path) -> None:
    found = read_text(write(tmp_path, f"a\nbc{letter}d".encode()), "uji.yml", LIMIT)
    assert not isinstance(found, Problem)
    assert [(one.code, one.place.line, one.place.column) for one in found[1]] == [("K11", 2, 3)]


@pytest.mark.parametrize(
    ("text", "column", "point"),
    [("K\u043eperasi", 2, "U+043E"), ("\u041aoperasi", 1, "U+041A"), ("maj\u03c5", 4, "U+03C5")],
)
def test_letters_of_another_alphabet_inside_a_latin_word_are_warned_of(
    text: str, column: int, point: str, tmp_path: Path
) -> None:
    found = read_text(write(tmp_path, f"{text} {text} Москва ΔΣ π α\n".encode()), "uji.yml", LIMIT)
    assert not isinstance(found, Problem)
    assert [(one.code, one.place.column, one.values["point"]) for one in found[1]] == [("K11", column, point)]


@pytest.mark.parametrize(
    ("name", "fits"),
    [
        ("notulen-2024.pdf", True), ("Surat Keputusan (2).pdf", True), ("é/ñ.pdf", True), (".pdf", True),
        ("a: b.pdf", False), ("a?.pdf", False), ("con", False), ("NUL.txt", False), ("com1.csv", False),
        ("a./b.pdf", False), ("a ", False), ("console.txt", True), ("x/aux/b.pdf", False), ("a\nb", False),
        ("a\u202eb.pdf", False), ("a\\b", False), ("-rf", True),
    ],
)  # fmt: skip
def test_names_that_every_computer_can_keep(name: str, fits: bool) -> None:
    assert is_portable(name) == fits


def test_letters_of_this_country_raise_nothing(tmp_path: Path) -> None:
    text = "name: Kopérasi “Sejahtera” – ᬩᬮᬶ ꦗꦮ 😀 1½ m² ½ Rp\u00a05\n"
    assert read_text(write(tmp_path, text.encode()), "uji.yml", LIMIT) == (text, [])


def test_size_is_looked_at_before_reading(tmp_path: Path) -> None:
    path = write(tmp_path, b"")
    os.truncate(path, 10 * 1024**3)
    start = time.process_time()
    found = read_bytes(path, "uji.yml", LIMIT)
    assert isinstance(found, Problem)
    assert found.code == "K07"
    assert time.process_time() - start < 0.5
    assert read_bytes(write(tmp_path, b"x" * LIMIT), "uji.yml", LIMIT) == b"x" * LIMIT


def test_links_pipes_sockets_and_devices_are_never_opened(tmp_path: Path) -> None:
    outside = tmp_path / "rahasia"
    outside.write_text("RAHASIA")
    folder = tmp_path / "koperasi"
    (folder / "below").mkdir(parents=True)
    (folder / "link.yml").symlink_to(outside)
    (folder / "below" / "up").symlink_to(tmp_path, target_is_directory=True)
    (folder / "loop").symlink_to(folder / "loop")
    (folder / "dangling").symlink_to(tmp_path / "nowhere")
    (folder / "endless").symlink_to("/dev/zero")
    os.mkfifo(folder / "pipe")
    with socket.socket(socket.AF_UNIX) as server:
        before = Path.cwd()
        os.chdir(folder)
        try:
            server.bind("socket")
        finally:
            os.chdir(before)
    odd = ["below/up", "dangling", "endless", "link.yml", "loop", "pipe", "socket"]
    assert list_files(folder) == ([], odd)
    for name in odd:
        found = read_bytes(folder / name, name, LIMIT)
        assert isinstance(found, Problem)
        assert found.code == "K06"


def test_listing_is_sorted_and_bounded(tmp_path: Path) -> None:
    for number in range(MAX_FILES + 50):
        (tmp_path / f"{number}.txt").touch()
    regular, odd = list_files(tmp_path)
    assert len(regular) == MAX_FILES + 1
    assert regular == sorted(regular)
    assert odd == []


def test_a_name_that_is_not_utf8_is_odd_and_printable(tmp_path: Path) -> None:
    (Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.yml"))).touch()
    assert list_files(tmp_path) == ([], ["caf\\xe9.yml"])


def test_a_repository_inside_the_data_is_not_entered(tmp_path: Path) -> None:
    (tmp_path / "documents" / ".git" / "objects").mkdir(parents=True)
    (tmp_path / "documents" / ".git" / "config").touch()
    (tmp_path / ".GIT").write_text("gitdir: /\n")
    assert list_files(tmp_path) == ([], [".GIT", "documents/.git"])


@pytest.mark.parametrize(
    ("names", "clashes"),
    [
        (["a.yml", "b.yml", "a/x", "a/y"], []),
        (["Profile.yml", "profile.yml"], [("profile.yml", "Profile.yml")]),
        (["caf\u00e9.pdf", "cafe\u0301.pdf"], [("cafe\u0301.pdf", "caf\u00e9.pdf")]),
        (["Documents/a.pdf", "Documents/b.pdf", "documents/c.pdf"], [("documents", "Documents")]),
        (["x/STRASSE.txt", "x/stra\u00dfe.txt"], [("x/stra\u00dfe.txt", "x/STRASSE.txt")]),
        (["a", "A", "a "], [("A", "a")]),
    ],
)
def test_names_that_some_computers_cannot_tell_apart(names: list[str], clashes: list[tuple[str, str]]) -> None:
    assert list_clashes(names) == clashes
