"""No value of either side steers a review: Markdown keeps the shape it has with harmless values, JSON stays whole.

First every field of a review by itself, then files on disk on both sides, so that every way to the report is walked.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from generator.model.changes import (
    AssessmentChange,
    AssessmentKind,
    ChangedFile,
    FileFate,
    Grade,
    InputMove,
    Points,
    PointsChange,
    ValueKind,
)
from generator.model.review import (
    Completeness,
    CooperativeReview,
    Hint,
    HintKind,
    OutputChange,
    ProblemChanges,
    Review,
    RuleChange,
    RuleMove,
)
from generator.model.rulebook import Wording
from generator.pages.language import speaking
from generator.pages.review_data import review_as_data
from generator.pages.review_markdown import write_markdown
from generator.pages.review_text import list_pages
from generator.problems.catalogue import read_catalogue
from generator.problems.place import Place
from generator.problems.problem import Problem
from generator.problems.writers import plain
from generator.project import Project
from generator.reading.translations import read_translations
from generator.review import review_project
from generator.sides import open_folder
from tests.review.repository import BY_HAND, ROOT, make_project

AS_OF = date(2026, 11, 22)
LIVE = MarkdownIt("commonmark").enable(["table", "strikethrough"])
SITE = "https://contoh.invalid/situs"
PIECES = (
    *(
        "@siapa",
        "@org/tim",
        "orang@contoh.invalid",
        "#12",
        "GH-3",
        "!7",
        "&lt;",
        "&#64;siapa",
        ":+1:",
        "[^1]",
        "\n[^1]: x",
    ),
    *("![x](y)", "[x](javascript:y)", "[x]: https://jahat.invalid", "<https://jahat.invalid>", "https://jahat.invalid"),
    *("www.jahat.invalid", "<img src=x onerror=y>", "<!--", "-->", "</details>", "<script>", "<br>", "</td>", "]]>"),
    *("`", "``", "```", "```\n", "~~~", "`x`", "|", "\\|", "\\", "\\\\", "*", "**", "_", "~~", "$x$", "$$"),
    *("\n", "\r\n", "\r", "\n\n", "\t", "    ", "\n# Judul", "# ", "## ", "- ", "+ ", "1. ", "1) ", "> ", "---", "==="),
    *("::error::palsu", "\n::error::palsu", "::stop-commands::x", "##[error]palsu", "%0A::error::", "${{ secrets.X }}"),
    *("\x1b[31m", "\x1b]8;;x\x07", "\x00", "\x9b", "\u202e", "\u2066", "\u200b", "\u2028", "\udce9", "\ufeff"),
    *(
        "{{ x }}",
        "{0.__class__}",
        "%s",
        "=1+1",
        "__proto__",
        "<<<<<<< HEAD",
        "x" * 300,
        "ß𝔘\u0301\u0301",
        "2024-02-30",
        "1e999",
    ),
)
HOSTILE = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=3)), min_size=1, max_size=5).map("".join)
MENTION = re.compile(r"(?<!\w)@\w|(?<=\w)@\w|(?<!\w)[#!]\d|\bGH-\d|://|\bwww\.|(?<!\w):\w+:")
COMMAND = re.compile(r"^\s*::|##\[", re.MULTILINE)
STEERING = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u2028\u2029\ud800-\udfff]")
CALM = {"text", "code_inline", "softbreak", "strong_open", "strong_close", "link_open", "link_close"}
Draw = Callable[[], str]


def make_review(text: Draw) -> Review:
    """A review that holds one text wherever a review can hold one."""

    def problem(code: str) -> Problem:
        names = re.findall(r"\{(\w+)\}", str(read_catalogue()[code]["id"]))
        return Problem(code, Place(text(), 3, 4), {name: text() for name in (*names, "hint")}, (Place(text(), 1),))

    def wording() -> Wording:
        return Wording.model_construct(id=text(), en=text())

    def points(score: int) -> Points:
        return Points(Fraction(score), Fraction(score), Fraction(score))

    problems = tuple(problem(code) for code in ("F01", "F06", "K03", "K91", "C04"))
    moves = tuple(
        InputMove(text(), text(), wording(), ValueKind.TEXT, text(), text(), Place(text(), 2)) for _ in range(3)
    )
    aspects = tuple(PointsChange(text(), wording(), points(1), points(at), Fraction(20)) for at in (2, 3))
    total = PointsChange("total", None, points(60), points(80), Fraction(100))
    assessment = AssessmentChange(
        AssessmentKind.HEALTH,
        text(),
        text(),
        2023,
        FileFate.CHANGED,
        total,
        Grade("a", text()),
        Grade("b", text()),
        text(),
        text(),
        aspects=aspects,
    )
    told = {"name": text(), "direction": "times", "name_id": text(), "name_en": text(), "text": text()}
    told |= {"other": text(), "more": 2, "near": 1, "of": 2, "equal": 3, "changed": 4, "bands": 3, "year": text()}
    told |= {"before": Fraction(1, 3), "after": Fraction(2, 3), "assets": 10**18, "funding": -1, "difference": 0}
    hints = tuple(Hint(kind, Place(text(), 5), told) for kind in HintKind)
    outputs = Completeness("general", (1, 5), (2, 5), (OutputChange(text(), text(), "missing", "valid"),))
    files = (ChangedFile(f"cooperatives/x/{text()}", FileFate.CHANGED), ChangedFile(f"a/b/{text()}", FileFate.REMOVED))
    one = CooperativeReview(
        text(),
        text(),
        FileFate.CHANGED,
        files,
        (assessment,),
        moves,
        (outputs,),
        ProblemChanges(problems, problems),
        hints,
    )
    by_rules = CooperativeReview(text(), text(), FileFate.CHANGED, (), (assessment,))
    rule = RuleChange(files[0], text(), text(), (RuleMove(text(), text(), text(), Place(text(), 9)),), True)
    shared = ProblemChanges(problems[:2], problems[2:])
    return Review(text(), "a" * 40, True, AS_OF, (one, by_rules), (rule,), shared, 3, 1, files)


def list_tokens(markdown: str) -> tuple[list[Token], list[Token]]:
    blocks = LIVE.parse(markdown)
    return blocks, [one for block in blocks for one in (block.children or ())]


def shape(markdown: str) -> Counter[str]:
    """Blocks by kind, in which headings, tables, cells, list items; inline marks without code and pieces of text."""
    blocks, inline = list_tokens(markdown)
    marks = (one.type for one in inline if one.type not in ("text", "code_inline", "text_special", "softbreak"))
    return Counter([*(f"{one.type}{one.level}{one.tag}" for one in blocks), *marks])


def assert_calm(markdown: str) -> None:
    blocks, inline = list_tokens(markdown)
    assert {one.type for one in inline} <= CALM
    assert all(one.type != "html_block" for one in blocks)
    links = [one.attrs["href"] for one in inline if one.type == "link_open"]
    assert all(str(link).startswith(f"{SITE}/koperasi/") for link in links)
    for one in inline:
        if one.type == "text":
            assert not MENTION.search(one.content), one.content
    assert not STEERING.search(markdown)
    assert not COMMAND.search(markdown)
    assert max(map(len, markdown.splitlines())) < 10_000
    assert_tables_keep_their_columns(markdown)


def assert_tables_keep_their_columns(markdown: str) -> None:
    """The parser fills up and cuts off rows: the lines themselves are counted."""
    for part in markdown.split("\n\n"):
        lines = part.splitlines()
        if len(lines) > 1 and lines[1].startswith("| ---"):
            rows = [line for line in lines if line.startswith("| ")]
            assert len({len(re.findall(r"(?<!\\)\|", line)) for line in rows}) == 1, part


def list_texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, one in value.items():
            yield key
            yield from list_texts(one)
    elif isinstance(value, list):
        for one in value:
            yield from list_texts(one)


@pytest.mark.parametrize("language", ["id", "en"])
@given(data=st.data())
@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_no_value_of_a_review_changes_its_shape(language: str, data: st.DataObject) -> None:
    values = data.draw(st.lists(HOSTILE.filter(lambda one: plain(one).strip()), min_size=1, max_size=12))
    at = iter(range(10**9))
    review = make_review(lambda: values[next(at) % len(values)])
    with speaking(read_translations(ROOT, language)):
        harmless = write_markdown(make_review(lambda: "biasa"), site=SITE)
        markdown = write_markdown(review, site=SITE)
        written = json.dumps(review_as_data(review), ensure_ascii=False)
    assert_calm(markdown)
    assert shape(markdown) == shape(harmless)
    told = json.loads(written)
    assert not any(STEERING.search(text) or "##[" in text for text in list_texts(told))
    assert told["cooperatives"][0]["name"] == plain(review.cooperatives[0].name)
    assert [move["before"] for move in told["cooperatives"][0]["inputs"]] == [
        plain(str(move.before)) for move in review.cooperatives[0].moves
    ]


def test_a_folder_whose_name_is_no_address_has_no_pages_to_open() -> None:
    files = (ChangedFile("cooperatives/Kpri Nagara/profile.yml", FileFate.ADDED),)
    unfit = Problem("K01", Place("cooperatives/Kpri Nagara"), {"name": "Kpri Nagara"})
    one = CooperativeReview("Kpri Nagara", "KPRI Nagara", FileFate.ADDED, files)
    assert list_pages(one)
    assert list_pages(replace(one, problems=ProblemChanges(new=(unfit,)))) == []


def test_the_shape_would_notice_a_value_that_acts() -> None:
    harmless = make_review(lambda: "biasa")
    markdown = write_markdown(harmless)
    for acting in (
        "\n# Judul",
        "\n- butir",
        " <b>x</b>",
        " [x](https://jahat.invalid)",
        " @siapa",
        "\n::error::x",
        " \x1b[31m",
    ):
        acted = markdown.replace("### biasa", f"### biasa{acting}", 1)
        try:
            assert_calm(acted)
        except AssertionError:
            continue
        assert shape(acted) != shape(markdown), acting
    (cooperative, *_) = harmless.cooperatives
    assert shape(write_markdown(replace(harmless, cooperatives=(cooperative,)))) != shape(markdown)


# From files.

HEALTH = "assessments/health_2023.yml"


@pytest.fixture(scope="module")
def sides(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """An earlier and a later project of the same five cooperatives."""
    folder = tmp_path_factory.mktemp("sisi")
    return make_project(folder / "sebelum"), make_project(folder / "sesudah")


def write_hostile(folder: Path, texts: list[str]) -> None:
    """Every text as a value, a key, a cell, a column, a figure and the name of a file."""
    (folder / "assessments").mkdir(parents=True, exist_ok=True)
    (folder / "documents").mkdir(exist_ok=True)
    quoted = [json.dumps(one) for one in texts]
    first, second, third, fourth = quoted[:4]
    (folder / "profile.yml").write_text(f"name: {first}\nkind: {second}\nregion: {third}\n{fourth}: {first}\n", "utf-8")
    (folder / "swot.yml").write_text(
        "strengths:\n" + "".join(f"  - text: {one}\n    evidence: {one}\n" for one in quoted), "utf-8"
    )
    (folder / HEALTH).write_text(
        f"rulebook: perdep-06-2016\nperiod_end: 2023-12-31\nfigures:\n  kas: {first}\n  {second}: 5\nanswers:\n"
        f"  m1_01: {third}\nnotes: {fourth}\n",
        "utf-8",
    )
    cells = [one.replace('"', '""') for one in texts]
    rows = "".join(f'"{one}","{one}","{one}","{one}"\n' for one in cells)
    (folder / "product_catalogue.csv").write_bytes(f"id,name,category,price\n{rows}".encode("utf-8", "replace"))
    for at, one in enumerate(texts):
        name = re.sub(r"[/\x00\ud800-\udfff]", "-", one)[:60].strip(".") or "x"
        (folder / "documents" / f"{at}{name}").write_text(one[:5], "utf-8", errors="replace")
        (folder / f"{name}{at}.yml").write_text("x: 1\n", "utf-8")


@given(before=st.lists(HOSTILE, min_size=4, max_size=6), after=st.lists(HOSTILE, min_size=4, max_size=6))
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_file_of_either_side_steers_a_review(sides: tuple[Path, Path], before: list[str], after: list[str]) -> None:
    for root, texts in zip(sides, (before, after), strict=True):
        folder = root / "cooperatives" / BY_HAND.name
        for path in sorted(folder.rglob("*"), reverse=True):
            if path.is_dir():
                path.rmdir()
            else:
                path.unlink()
        write_hostile(folder, texts)
    project = Project(sides[1])
    review = review_project(project, open_folder(project, sides[0]), AS_OF, lambda done, of: None)
    for language in ("id", "en"):
        with speaking(read_translations(ROOT, language)):
            markdown = write_markdown(review, site=SITE)
            written = json.dumps(review_as_data(review), ensure_ascii=False)
        assert_calm(markdown)
        blocks, _ = list_tokens(markdown)
        headings = [blocks[at + 1].content for at, one in enumerate(blocks) if one.type == "heading_open"]
        assert sum(BY_HAND.name in one for one in headings) <= 1
        assert len(headings) <= 5
        assert not any(STEERING.search(text) for text in list_texts(json.loads(written)))
    # A value that cannot be read must not bring the program down.
    assert not any(one.code in ("K90", "F99") for each in review.cooperatives for one in each.problems.new)
    assert not any(one.fallen for one in review.cooperatives)
