"""YAML as texts with places: nothing is typed by its look, nothing outside the profile is read, nothing crashes."""

from __future__ import annotations

import subprocess
import sys
import time

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.problems.place import Place
from generator.problems.problem import Problem
from generator.reading.yaml_text import MAX_DEPTH, MAX_NODES, YamlText, parse_yaml

LOOKS = [
    "0274512340", "NO", "no", "yes", "on", "off", "true", "1.250", "17:30", "1:00:00", "32.10", "1_000", "0x1A", "0b11",
    "0o17", "010", "008", "１２３", "1e5", "1.0e+5", ".inf", ".nan", "+628123", "2024-03-14", "2.10", "12,5 %", "-5",
    "=", "1.234.567,89", "Rp 1.000.000", "nan", "None", "NULL",
]  # fmt: skip


def read(text: str) -> YamlText:
    found = parse_yaml(text, "uji.yml")
    assert isinstance(found, YamlText), found
    return found


def refuse(text: str) -> Problem:
    found = parse_yaml(text, "uji.yml")
    assert isinstance(found, Problem), found.tree
    return found


@pytest.mark.parametrize("look", LOOKS)
def test_a_value_stays_the_text_that_was_written(look: str) -> None:
    assert read(f"a: {look}\nb:\n  - {look}\n{look}: c\n").tree == {"a": look, "b": [look], look: "c"}


def test_unknown_is_told_from_text_and_from_zero() -> None:
    tree = read("a:\nb: ~\nc: null\nd: ''\ne: 'null'\nf: \"~\"\ng: 0\n").tree
    assert tree == {"a": None, "b": None, "c": None, "d": "", "e": "null", "f": "~", "g": "0"}


def test_keys_that_other_readers_merge_stay_apart() -> None:
    assert read("1: a\n'01': b\ntrue: c\nyes: d\n").tree == {"1": "a", "01": "b", "true": "c", "yes": "d"}


def test_places_of_nested_values_and_keys() -> None:
    text = "name: Uji\npeople:\n  members: 20\nsources:\n  - title: A\n"
    text += "    note: >-\n      dua\n      baris\n  - title: 😀 B\n"
    found = read(text)
    places = {path: (place.line, place.column) for path, place in found.places.items()}
    assert places[("name",)] == (1, 7)
    assert places[("people",)] == (3, 3)
    assert places[("people", "members")] == (3, 12)
    assert places[("sources", 0)] == (5, 5)
    assert places[("sources", 0, "note")] == (6, 11)
    assert places[("sources", 1, "title")] == (9, 12)
    assert found.keys[("sources", 1, "title")] == Place("uji.yml", 9, 5)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_do_not_move_places(end: str) -> None:
    found = read(end.join(["name: Uji", "", "# keterangan", "about: |", "  satu", "  dua", "place: Bogor", ""]))
    assert found.places[("place",)] == Place("uji.yml", 7, 8)
    assert found.tree == {"name": "Uji", "about": "satu\ndua\n", "place": "Bogor"}


def test_column_counts_letters_not_bytes() -> None:
    assert read('{é: 1, "😀": 2, tepat: 3}').places[("tepat",)] == Place("uji.yml", 1, 23)


@pytest.mark.parametrize(
    ("text", "code", "line", "column"),
    [
        ("figures:\n  kas:\u00a0125\n  bank: 1\n", "Y20", 2, 7),
        ("figures:\n  bank: 1\n  kas:\u00a0125\n", "Y20", 3, 7),
        ("figures:\n  kas:\u00a0125\n\n  # catatan\n  bank:\u202f3\n  x: 1\n", "Y20", 2, 7),
        ("a:\n  - kas:\u00a0125\n    bank: 1\n", "Y20", 2, 9),
        ("name:\u00a0x\n", "Y20", 1, 6),
        ("name:\u00a0x\nkind: jasa\n", "Y20", 1, 6),
        ("name: x\n  kind: jasa\n", "Y21", 2, 3),
        ('name: "x"\n  kind: jasa\n', "Y21", 2, 3),
        ("about: Panjang\n  lanjutan\n\n  kind: jasa\n", "Y21", 4, 3),
        ("people:\n  members: 1\n    board:\n", "Y21", 3, 5),
        ("sources:\n  - title: Buku\n      note: x\n", "Y21", 3, 7),
        ("about: Jam buka: 08.00\n", "Y14", 1, 16),
        ("about: Lihat\n  halaman ini: dua\n", "Y14", 2, 14),
        ("sources:\n  - title: Buku\n note: x\n", "Y01", 3, 2),
        ("a: {b: 1\n  c: 2}\n", "Y01", 2, 4),
        ('a: "b\n  c: d\n  e:\u00a0f\n', "Y15", 1, 4),
        ("a: 1\nb: 2\na: 3\n", "Y04", 3, 1),
        ("a: 1\n'a': 3\n", "Y04", 2, 1),
        ('a: 1\n"\\x61": 3\n', "Y04", 2, 1),
        ("é: 1\ne\u0301: 2\n", "Y04", 2, 1),
        ("a: 1\nａ: 2\n", "Y04", 2, 1),
        ("a: &x 1\n", "Y05", 1, 4),
        ("&x a: 1\n", "Y05", 1, 1),
        ("a: *x\n", "Y05", 1, 4),
        ("*x\n", "Y05", 1, 1),
        ("*x : 1\n", "Y05", 1, 1),
        ("a: {<<: {b: 1}}\n", "Y05", 1, 5),
        ("&a [*a]\n", "Y05", 1, 1),
        ("a: !!int '7'\n", "Y06", 1, 4),
        ("a: !!python/object/apply:os.system ['touch /']\n", "Y06", 1, 4),
        ("!!python/object/new:os.system [x]\n", "Y06", 1, 1),
        ("a: !!python/name:os.system\n", "Y06", 1, 4),
        ("a: !ENV HOME\n", "Y06", 1, 4),
        ("a: !include /etc/passwd\n", "Y06", 1, 4),
        ("a: !!binary x\n", "Y06", 1, 4),
        ("a: ! teks\n", "Y06", 1, 4),
        ("!!set {a, b}\n", "Y06", 1, 1),
        ("!!str a: 1\n", "Y06", 1, 1),
        ("%YAML 1.1\n---\na: 1\n", "Y07", 1, 1),
        ("%YAML 9.1\n---\na: 1\n", "Y07", 1, 1),
        ("%TAG ! tag:yaml.org,2002:python/\n---\na: 1\n", "Y07", 1, 1),
        ("%NAMA x\n---\na: 1\n", "Y07", 1, 1),
        ("a: 1\n---\nb: 2\n", "Y08", 2, 1),
        ("a: 1\n...\nb: 2\n", "Y08", 3, 1),
        ("", "Y02", 1, 1),
        ("# hanya keterangan\n", "Y02", 1, 1),
        ("---\n", "Y02", 2, 1),
        ("null\n", "Y02", 1, 1),
        ("teks\n", "Y03", 1, 1),
        ("- a\n", "Y03", 1, 1),
        ("{[a]: 1}\n", "Y11", 1, 2),
        ("a: {kas: 1,250}\n", "Y19", 1, 12),
        ("a: {kas: 1,250, bank: 5}\n", "Y19", 1, 12),
        ("a: {kas: 1, 250 }\n", "Y19", 1, 13),
        ("a: {name: Beras, kopi}\n", "Y19", 1, 18),
        ("? {a: 1}\n: b\n", "Y11", 1, 3),
        ('a: "\\ud800"\n', "Y17", 1, 5),
        ('a: "\\U00110000"\n', "Y17", 1, 5),
        ('a: "\\0"\n', "K10", 1, 4),
        ('a: "\\e[2J"\n', "K10", 1, 4),
        ('"\\x1b": 1\n', "K10", 1, 1),
        ('a: "\\u2028"\n', "K10", 1, 4),
    ],
)
def test_what_the_profile_refuses(text: str, code: str, line: int, column: int) -> None:
    found = refuse(text)
    assert (found.code, found.place) == (code, Place("uji.yml", line, column))


def test_escaped_direction_mark_is_a_warning_and_the_text_stands() -> None:
    found = read('a: "x\\u202ey"\n')
    assert [one.code for one in found.problems] == ["K11"]
    assert found.tree == {"a": "x\u202ey"}


def test_duplicate_key_points_at_the_first() -> None:
    found = refuse("a: 1\nb: 2\na: 3\n")
    assert found.values["line"] == "1"
    assert found.related == (Place("uji.yml", 1, 1),)


def test_a_value_left_empty_in_braces_is_unknown() -> None:
    assert read("a: {b: , c: 1, d: ~, e: ''}\nf: {}\n").tree == {
        "a": {"b": None, "c": "1", "d": None, "e": ""},
        "f": {},
    }


def test_blanks_of_other_kinds() -> None:
    """A tab after the colon is a blank; a no-break space is a letter, and the key that it begins is another key."""
    assert read("a:\t1\nb: {c:\t2}\n").tree == {"a": "1", "b": {"c": "2"}}
    assert read("a: 1\n\u00a0a: 2\n").tree == {"a": "1", "\u00a0a": "2"}
    assert read("a:\n\u00a0\u00a0b: 1\n").tree == {"a": None, "\u00a0\u00a0b": "1"}


def test_depth_limit_is_exact() -> None:
    deepest = "a: " + "[" * (MAX_DEPTH - 1) + "]" * (MAX_DEPTH - 1)
    read(deepest)
    assert refuse(f"a: [{deepest[3:]}]").code == "Y09"


BOMBS = {
    "depth": "'a: ' + '[' * 60_000",
    "block depth": "'\\n'.join(' ' * n + 'a:' for n in range(600))",
    "closed depth": "'{a: ' * 60_000 + '}' * 60_000",
    "keys": "'\\n'.join(f'k{n}: 1' for n in range(100_000))",
    "aliases": "'a: &a [x, x]\\n' + ''.join(f'b{n}: &b{n} [*a, *a]\\n' for n in range(3000))",
    "merges": "''.join(f'm{n}: &m{n} {{<<: [*m{n - 1}, *m{n - 1}]}}\\n' for n in range(1, 3000))",
    "one line": "'a: \"' + 'x' * 10_000_000",
    "long key": "'k' * 1_000_000 + ': 1'",
    "brackets": "'a: ' + '[],' * 100_000",
    "question marks": "'? ' * 60_000",
}


@pytest.fixture(scope="module")
def bomb_results() -> dict[str, tuple[float, str]]:
    """Each bomb in one other process: a crash of the C reader must not take the tests along."""
    script = (
        "import time\nfrom generator.reading.yaml_text import parse_yaml\n"
        f"for name, text in {{{', '.join(f'{name!r}: {text}' for name, text in BOMBS.items())}}}.items():\n"
        "    start = time.process_time()\n    found = parse_yaml(text, 'uji.yml')\n"
        "    print(name, time.process_time() - start, getattr(found, 'code', 'read'), sep='|', flush=True)\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr[-500:]
    return {name: (float(spent), code) for name, spent, code in (row.split("|") for row in done.stdout.splitlines())}


@pytest.mark.parametrize("name", list(BOMBS))
def test_bombs_are_refused_in_time(name: str, bomb_results: dict[str, tuple[float, str]]) -> None:
    spent, code = bomb_results[name]
    assert code in {"Y01", "Y03", "Y05", "Y09", "Y10", "Y11", "Y15", "Y16"}
    assert spent < 2


def test_keys_within_the_limit_are_read_fast() -> None:
    start = time.process_time()
    found = read("\n".join(f"k{number}: 1" for number in range(MAX_NODES // 2 - 1)))
    assert len(found.tree or ()) == MAX_NODES // 2 - 1
    assert time.process_time() - start < 2


WORDS = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cf", "Cs", "Cn", "Co", "Zl", "Zp")), max_size=12
)
CLEAN_KEYS = st.from_regex(r"[a-z][a-z0-9_]{0,8}", fullmatch=True)
CLEAN = st.dictionaries(
    CLEAN_KEYS,
    st.recursive(
        WORDS, lambda below: st.lists(below, max_size=3) | st.dictionaries(CLEAN_KEYS, below, max_size=3), max_leaves=8
    ),
    min_size=1,
    max_size=5,
)


@given(CLEAN, st.booleans())
@settings(max_examples=150, deadline=None)
def test_same_tree_as_the_library_s_own_text_reader(tree: dict[str, object], flow: bool) -> None:
    text = yaml.safe_dump(tree, allow_unicode=True, default_flow_style=flow)
    assert _unknown_as_empty(read(text).tree) == _unknown_as_empty(yaml.load(text, yaml.BaseLoader))


def _unknown_as_empty(value: object) -> object:
    """The library's reader knows no difference between an empty value and an empty text."""
    if isinstance(value, dict):
        return {key: _unknown_as_empty(part) for key, part in value.items()}
    if isinstance(value, list):
        return [_unknown_as_empty(part) for part in value]
    return "" if value in (None, "~", "null") else value


@given(st.text(max_size=200) | st.text("ab:-[]{}&*!|>'\"#%@`,?~<=\\ \n\t\r01", max_size=60))
@settings(max_examples=400, deadline=None)
def test_no_text_raises(text: str) -> None:
    found = parse_yaml(text, "uji.yml")
    if isinstance(found, Problem):
        assert found.place.line >= 1
        assert found.place.column >= 1
    else:
        assert isinstance(found.tree, dict)
        assert set(found.keys) <= set(found.places)
