"""Codes of the program become words in both languages; what may not be told leaves no trace of itself."""

from __future__ import annotations

import pytest

from generator.problems.catalogue import tell
from generator.problems.place import Place
from generator.problems.problem import Problem
from generator.reading.files import _ODD_SIGNATURES

PLACE = Place("uji.yml", 1, 1)


@pytest.mark.parametrize("kind", sorted(set(_ODD_SIGNATURES.values())))
def test_every_kind_of_file_has_words_in_both_languages(kind: str) -> None:
    problem = Problem("K08", PLACE, {"kind": kind, "coded": "kind"})
    words = {language: tell(problem, language).what for language in ("id", "en")}
    assert "berkas" not in words["en"]
    assert f"adalah {kind}," not in words["id"]
    assert f"({kind})" not in words["en"]


@pytest.mark.parametrize(
    ("code", "indonesian", "english"),
    [
        ("list", "(daftar)", "(list)"),
        ("mapping", "(kumpulan kunci)", "(group of keys)"),
        ("empty", "(kosong)", "(empty)"),
    ],
)
def test_shapes_are_worded(code: str, indonesian: str, english: str) -> None:
    problem = Problem("F04", PLACE, {"field": "a", "value": code, "coded": "value"})
    assert indonesian in tell(problem).what
    assert english in tell(problem, "en").what
    assert f"`{code}`" in tell(Problem("F04", PLACE, {"field": "a", "value": code})).what


@pytest.mark.parametrize(
    ("kilobytes", "indonesian", "english"),
    [
        ("256", "256 KB", "256 KB"),
        ("1024", "1 MB", "1 MB"),
        ("5121", "5,1 MB", "5.1 MB"),
        ("10485760", "10240 MB", "10240 MB"),
    ],
)
def test_sizes_are_told_in_the_unit_that_fits(kilobytes: str, indonesian: str, english: str) -> None:
    problem = Problem("K07", PLACE, {"size_kb": kilobytes, "limit_kb": "5120"})
    assert f"terlalu besar: {indonesian}, batasnya 5 MB" in tell(problem).what
    assert f"too large: {english}, the limit is 5 MB" in tell(problem, "en").what


def test_a_hint_that_is_withheld_is_not_mentioned() -> None:
    values = {"field": "notess", "key": "notess", "hint": "notes", "known": "name, notes"}
    problem = Problem("F01", PLACE, values, withheld=frozenset({"field", "key", "hint"}))
    assert "Mungkin maksudnya `notes`." in tell(problem).remedy
    assert "Mungkin maksudnya" not in tell(problem.for_public()).remedy
    assert "Perhaps" not in tell(problem.for_public(), "en").remedy
