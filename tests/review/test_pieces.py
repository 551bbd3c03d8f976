"""The pieces of a review, each on the smallest material: lines, problems, hints, copies, escaping, limits."""

from __future__ import annotations

import re
import shutil
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from generator.computing.line_changes import MAX_SEARCHED, compare_lines
from generator.computing.review_assessments import compare_inputs
from generator.computing.review_hints import find_hints
from generator.computing.review_problems import compare_problems
from generator.model.audience import Audience
from generator.model.changes import ChangedFile, FileFate, InputMove, ValueKind
from generator.model.review import CooperativeReview, HintKind, ProblemChanges, Review
from generator.pages.markdown_text import code, link, text, with_code
from generator.pages.review_markdown import write_markdown
from generator.pages.review_text import tell_factor
from generator.problems.place import Place
from generator.problems.problem import Problem
from generator.problems.writers import plain
from generator.project import Project
from generator.reading.neighbours import find_copies
from generator.review import examine
from generator.sides import put_changed_first
from generator.workshop import Workshop, open_workshop
from tests.review.repository import BY_HAND, ROOT
from tests.review.repository import replace as edit

AS_OF = date(2026, 11, 22)
HEALTH = f"cooperatives/{BY_HAND.name}/assessments/health_2023.yml"


# Lines.


@pytest.mark.parametrize(
    ("before", "after", "touched", "now"),
    [
        ("abc", "abc", set(), {1: 1, 2: 2, 3: 3}),
        ("abc", "axbc", {2}, {1: 1, 2: 3, 3: 4}),
        ("abc", "ac", set(), {1: 1, 3: 2}),
        ("abc", "aXc", {2}, {1: 1, 2: 2, 3: 3}),
        ("", "ab", {1, 2}, {}),
        ("aaa", "aa", set(), {1: 1, 2: 2}),
    ],
)
def test_lines_are_followed(before: str, after: str, touched: set[int], now: dict[int, int]) -> None:
    found = compare_lines(list(before), list(after))
    assert found.touched == touched
    assert found.now == now


@given(st.lists(st.sampled_from("abc"), max_size=12), st.lists(st.sampled_from("abc"), max_size=12))
@settings(max_examples=200, deadline=None)
def test_an_untouched_line_is_the_same_line(before: list[str], after: list[str]) -> None:
    found = compare_lines(before, after)
    kept = {new: old for old, new in found.now.items() if before[old - 1] == after[new - 1]}
    assert {line for line in range(1, len(after) + 1) if line not in found.touched} <= set(kept)


def test_a_long_touched_part_is_not_searched() -> None:
    before = [f"a{line}" for line in range(MAX_SEARCHED + 10)]
    after = [f"b{line}" for line in range(MAX_SEARCHED + 20)]
    assert len(compare_lines(before, after).touched) == len(after)


# Problems.


def problem(line: int, value: str = "x", field: str = "assets", code: str = "F06", file: str = "a.yml") -> Problem:
    return Problem(code, Place(file, line, 1), {"field": field, "value": value})


def test_a_problem_that_only_moved_is_old() -> None:
    found = compare_problems([problem(3), problem(9, field="kas")], [problem(5), problem(11, field="kas")], {})
    assert (found.new, found.fixed) == ((), ())
    assert [one.place.line for one in found.old] == [5, 11]


def test_another_wrong_value_in_the_same_field_is_old_and_told_as_it_stands_now() -> None:
    found = compare_problems([problem(3, "1.250")], [problem(3, "1,250")], {})
    assert [one.values["value"] for one in found.old] == ["1,250"]
    assert (found.new, found.fixed) == ((), ())


def test_equal_problems_are_counted_one_by_one() -> None:
    found = compare_problems([problem(3)], [problem(3), problem(8)], {})
    assert [one.place.line for one in found.new] == [8]
    assert [one.place.line for one in found.old] == [3]
    found = compare_problems([problem(3), problem(8)], [problem(9)], {"a.yml": {3: 4, 8: 9}})
    assert [one.place.line for one in found.fixed] == [3]


def test_another_code_file_or_field_is_new() -> None:
    before = [problem(3)]
    for other in (problem(3, code="F07"), problem(3, file="b.yml"), problem(4, field="kas", value="y")):
        found = compare_problems(before, [other], {"a.yml": {}})
        assert found.new == (other,)
        assert found.fixed == tuple(before)


def test_what_cannot_be_read_is_not_mended() -> None:
    found = compare_problems([problem(3), problem(4, file="b.yml")], [], {}, frozenset({"a.yml"}))
    assert [one.place.file for one in found.hidden] == ["a.yml"]
    assert [one.place.file for one in found.fixed] == ["b.yml"]


def test_changed_lines_come_first_then_changed_files() -> None:
    problems = [problem(1, file="lain.yml"), problem(1), problem(2), problem(9, file="baru.yml"), problem(3)]
    ordered = put_changed_first(problems, {"a.yml": frozenset({2, 3}), "baru.yml": None})
    assert [(one.place.file, one.place.line) for one in ordered] == [
        ("a.yml", 2),
        ("baru.yml", 9),
        ("a.yml", 3),
        ("a.yml", 1),
        ("lain.yml", 1),
    ]


# Hints, on the example worked by hand.


@pytest.fixture(scope="module")
def workshop() -> Workshop:
    return open_workshop(ROOT, Audience.INTERNAL, AS_OF)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    shutil.copytree(BY_HAND, tmp_path / "cooperatives" / BY_HAND.name)
    return tmp_path


def sight(workshop: Workshop, project: Path):
    side = Project(project)
    return examine(replace(workshop, project=side), side, BY_HAND.name)


def hints_of(workshop: Workshop, project: Path, *changes: tuple[str, str], new_year: bool = False):
    """Hints of an edit, or of a new year beside the one that is there."""
    before = sight(workshop, project)
    if new_year:
        old = (project / HEALTH).read_text("utf-8")
        new = project / HEALTH.replace("2023", "2024")
        new.write_text(old.split("recorded:")[0].replace("2023-12-31", "2024-12-31"), "utf-8")
    for change in changes:
        edit(project, HEALTH.replace("2023", "2024") if new_year else HEALTH, *change)
    after = sight(workshop, project)
    return find_hints(before, after, tuple(compare_inputs(before, after)))


def kinds(hints) -> list[HintKind]:
    return sorted({hint.kind for hint in hints})


def test_an_ordinary_edit_gives_no_hint(workshop: Workshop, project: Path) -> None:
    assert hints_of(workshop, project, ("meppp: 2476434", "meppp: 2500000")) == ()


@pytest.mark.parametrize(("after", "direction"), [("2476434000", "times"), ("2476", "part"), ("2476431117", "times")])
def test_a_slip_of_a_thousand_is_asked(workshop: Workshop, project: Path, after: str, direction: str) -> None:
    found = [
        one
        for one in hints_of(workshop, project, ("meppp: 2476434", f"meppp: {after}"))
        if one.kind is HintKind.THOUSAND
    ]
    assert [hint.values for hint in found] == [{"name": "figures.meppp", "direction": direction}]
    assert found[0].place.file == HEALTH


def test_hundredfold_is_no_slip_of_a_thousand(workshop: Workshop, project: Path) -> None:
    found = hints_of(workshop, project, ("meppp: 2476434", "meppp: 247643400"))
    assert HintKind.THOUSAND not in kinds(found)


def test_a_ratio_that_jumps_three_rows_is_asked_at_the_figure_that_moved(workshop: Workshop, project: Path) -> None:
    found = hints_of(workshop, project, ("kewajiban_lancar: 684715390", "kewajiban_lancar: 184715390"))
    (hint,) = [one for one in found if one.kind is HintKind.BANDS]
    assert hint.values["bands"] >= 3
    assert (project / HEALTH).read_text("utf-8").splitlines()[hint.place.line - 1].startswith("  kewajiban_lancar")


def test_a_balance_that_does_not_balance_is_asked(workshop: Workshop, project: Path) -> None:
    found = hints_of(workshop, project, ("total_pasiva: 1062003000", "total_pasiva: 1062003999"))
    (hint,) = [one for one in found if one.kind is HintKind.BALANCE]
    assert hint.values["difference"] == 999


def test_turned_answers_are_asked(workshop: Workshop, project: Path) -> None:
    path = project / HEALTH
    before = sight(workshop, project)
    text_ = path.read_text("utf-8")
    swapped = text_.replace(": ya\n", ": ?\n").replace(": tidak\n", ": ya\n").replace(": ?\n", ": tidak\n")
    path.write_text(swapped, "utf-8")
    found = find_hints(before, sight(workshop, project), ())
    (hint,) = [one for one in found if one.kind is HintKind.ANSWERS]
    assert hint.values["changed"] == hint.values["of"] == 38


def test_a_year_copied_from_the_one_before_is_asked(workshop: Workshop, project: Path) -> None:
    found = hints_of(workshop, project, ("kas: 11846275", "kas: 11846276"), new_year=True)
    (hint,) = [one for one in found if one.kind is HintKind.COPIED_YEAR]
    assert hint.values["of"] - hint.values["equal"] == 1
    assert hint.place.file.endswith("health_2024.yml")


def test_a_year_in_thousands_is_asked_once(workshop: Workshop, project: Path) -> None:
    before = sight(workshop, project)
    old = (project / HEALTH).read_text("utf-8").split("recorded:")[0].replace("2023-12-31", "2024-12-31")
    new = re.sub(r": ([1-9][0-9]{4,})\b", lambda found: f": {int(found[1]) // 900}", old)
    (project / HEALTH.replace("2023", "2024")).write_text(new, "utf-8")
    found = find_hints(before, sight(workshop, project), ())
    (hint,) = [one for one in found if one.kind is HintKind.THOUSAND_YEAR]
    assert hint.values["direction"] == "part"


def test_an_untouched_year_is_not_asked_about(workshop: Workshop, project: Path) -> None:
    edit(project, HEALTH, "total_pasiva: 1062003000", "total_pasiva: 1062003999")
    side = sight(workshop, project)
    assert find_hints(side, side, ()) == ()


def test_copies_are_found_however_lines_are_broken(tmp_path: Path) -> None:
    long = "Anggota menabung di pasar setiap hari Senin sampai Jumat sebelum matahari terbit dan sesudah sembahyang."
    for name, shown in (("a", long), ("b", long.replace(" ", "\n    ", 7)), ("c", long[:-1] + " juga")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "swot.yml").write_text(f"strengths:\n  - text: >-\n      {shown}\n", "utf-8")
    folders = sorted(tmp_path.iterdir())
    assert find_copies({"swot.yml": [long]}, "a", folders) == {long: ["b"]}


# Escaping.


LIVE = MarkdownIt("commonmark").enable(["table", "strikethrough"])
PIECES = (
    *("@siapa", "#12", "GH-3", "![x](y)", "[x](javascript:y)", "<img src=x>", "`", "|", "*", "_", "\\", "\n", "~~"),
    *("https://jahat.invalid", "www.jahat.invalid", "&lt;", "- ", "1. ", "# ", "> ", "\x1b[31m", "\u202e", ":+1:"),
)
HOSTILE = st.lists(
    st.one_of(
        st.sampled_from(PIECES),
        st.text(max_size=4),
    ),
    max_size=8,
).map("".join)


@given(HOSTILE)
@settings(max_examples=400, deadline=None)
def test_no_text_becomes_markup(value: str) -> None:
    for line in (f"- {text(value)} akhir", f"| a |\n| --- |\n| {text(value)} |", f"{code(value)} akhir"):
        tokens = [one for block in LIVE.parse(line) for one in (block, *(block.children or ()))]
        kinds_ = {one.type for one in tokens}
        assert not kinds_ & {"html_inline", "html_block", "link_open", "image", "em_open", "strong_open", "s_open"}
        assert not kinds_ & {"heading_open", "blockquote_open", "ordered_list_open", "hardbreak"}
        assert sum(one.type == "bullet_list_open" for one in tokens) == line.startswith("- ")
        assert sum(one.type == "td_open" for one in tokens) == line.startswith("| ")
    shown = text(value)
    assert "\x1b" not in shown
    assert "\n" not in shown
    assert "@s" not in shown
    assert "://" not in shown
    assert "www." not in shown.lower()


@given(HOSTILE)
@settings(max_examples=100, deadline=None)
def test_text_says_what_was_written(value: str) -> None:
    """Apart from controls, which are named, and cut ends."""
    (paragraph,) = [one for one in LIVE.parse(f"awal {text(value)} akhir") if one.type == "inline"]
    said = "".join(one.content for one in paragraph.children or ()).replace("\u200b", "")
    assert said.split() == f"awal {plain(value)} akhir".split()


def test_a_sentence_keeps_its_code_and_its_spaces() -> None:
    assert with_code("Tulis `a|b` atau *tebal*.") == "Tulis `a¦b` atau \\*tebal\\*."
    assert with_code("ganjil ` saja") == "ganjil \\` saja"


def test_a_megabyte_of_a_name_is_cut() -> None:
    assert len(text("x" * 1_000_000)) < 300
    assert len(code("x" * 1_000_000)) < 300


def test_pages_are_links_only_where_the_site_is_known() -> None:
    assert link("koperasi/a/index.html", "") == "`koperasi/a/index.html`"
    assert link("koperasi/a b)/x.html", "https://contoh.invalid/s/") == (
        "[`koperasi/a b)/x.html`](https://contoh.invalid/s/koperasi/a%20b%29/x.html)"
    )


# The whole report.


def review_of(*cooperatives: CooperativeReview) -> Review:
    return Review("main", "a" * 40, True, AS_OF, cooperatives, (), ProblemChanges(), 3, 0)


def test_a_report_keeps_to_the_limit_and_counts_the_rest() -> None:
    many = tuple(
        CooperativeReview(
            f"koperasi-{number}",
            "Koperasi " + "panjang " * 9,
            FileFate.CHANGED,
            (ChangedFile(f"cooperatives/koperasi-{number}/profile.yml", FileFate.CHANGED),),
            problems=ProblemChanges(new=tuple(problem(line, value="y" * 200) for line in range(30))),
        )
        for number in range(100)
    )
    whole = write_markdown(review_of(*many))
    short = write_markdown(review_of(*many), limit=20_000)
    assert len(short.encode()) <= 20_000
    assert "… dan 10 lagi." in short
    shown = short.count("\n### Koperasi panjang")
    assert 0 < shown < 100
    assert f"{100 - shown} bagian lain tidak ditampilkan" in short
    assert short.endswith("berkasnya dan aturannya sama.\n")
    assert whole.count("\n### Koperasi panjang") == 100


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        (120, 1200, "×10"),
        (1200, 12, "÷100"),
        (0, 5, ""),
        (5, None, ""),
        (-5, 5, "berganti tanda"),
        (3, 4, "×1,33"),
        (Decimal("1.5"), Decimal("3"), "×2"),
        (True, False, ""),
    ],
)
def test_factors_are_told(before, after, told: str) -> None:
    move = InputMove("health_2023", "figures.kas", None, ValueKind.RUPIAH, before, after, Place("a", 1))
    assert tell_factor(move) == told
    assert move.factor is None or isinstance(move.factor, Fraction)
