"""Where a comment begins, and where it may have cut a text."""

from __future__ import annotations

import pytest
import yaml

from generator.reading import yaml_text
from generator.reading.yaml_text import YamlText, parse_yaml


@pytest.fixture(params=["C", "pure"], autouse=True)
def loader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.param == "pure":
        monkeypatch.setattr(yaml_text, "_LOADER", yaml.SafeLoader)


def read(text: str) -> YamlText:
    document = parse_yaml(text, "uji.yml")
    assert isinstance(document, YamlText)
    return document


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("name: Koperasi #1 Maju\n", [(1, 16)]),
        ("name: Koperasi  # komentar\n", []),
        ("name: Koperasi#1 Maju\n", []),
        ("name: 'Koperasi #1 Maju'\n", []),
        ('name: "Koperasi #1" # komentar\n', []),
        ("name: |\n  Koperasi #1\n", []),
        ("name: >- # komentar\n  Koperasi #1\n", []),
        ("name: #1 Maju\n", [(1, 7)]),
        ("name: satu\n  dua #3\n", [(2, 7)]),
        ("a:\n  - satu #1\n  - dua\n  - tiga #3\n", [(2, 10), (4, 10)]),
        ("a: [satu #1\n  , dua]\n", [(1, 10)]),
        ("a: {b: c} # komentar\n", []),
        ("# kepala\na: b\n  # inden\nc: d\n", []),
        ("a: é漢 #1\r\nb: c #2\r\n", [(1, 7), (2, 6)]),
    ],
)
def test_texts_that_a_comment_may_have_cut(text: str, places: list[tuple[int, int]]) -> None:
    problems = read(text).problems
    assert [one.code for one in problems] == ["Y18"] * len(places)
    assert [(one.place.line, one.place.column) for one in problems] == places


@pytest.mark.parametrize(
    ("text", "comments"),
    [
        ("# satu\na: b  # dua\n", [(1, 1, "# satu"), (2, 7, "# dua")]),
        ("a: |\n  # isi\n  b\n# luar\nc: d\n", [(4, 1, "# luar")]),
        ("a: 'x # isi' # luar\n", [(1, 14, "# luar")]),
        ('a: "x # isi\n  # isi" # luar # lagi\n', [(2, 10, "# luar # lagi")]),
        ("a: b#c\n", []),
        ("'a # b': c\n", []),
        ("a: b\n", []),
    ],
)
def test_comments_are_found_outside_of_texts(text: str, comments: list[tuple[int, int, str]]) -> None:
    assert [(place.line, place.column, remark) for place, remark in read(text).comments] == comments
