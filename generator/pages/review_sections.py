"""The sections of a review in Markdown: one cooperative with its results, values, completeness, problems and hints.

Every value of the data passes `markdown_text`. Refuses to know how long the report may be.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.model.changes import AssessmentChange, ChangedFile, FileFate, InputMove
from generator.model.review import Completeness, CooperativeReview, ProblemChanges
from generator.pages import review_text as words
from generator.pages import wording
from generator.pages.language import language, said
from generator.pages.markdown_text import code, link, table, text, with_code
from generator.problems.catalogue import severity_of, tell
from generator.problems.problem import Problem, Severity

MOST_ROWS = 100
MOST_MOVES = 40
MOST_PROBLEMS = 20
MOST_FILES = 20
NUMBERS = frozenset({2, 3, 4})
"""Columns of points and amounts."""


def tell_cooperative(one: CooperativeReview, site: str) -> list[str]:
    """The section of one cooperative."""
    told: list[str] = []
    if one.fallen:
        told += ["", said("Program gagal memeriksa folder ini; ini kesalahan program, bukan kesalahan data.")]
    for change in one.assessments:
        if change.moved and change.fate is not FileFate.REMOVED and change.aspects:
            told += _tell_aspects(change)
    told += _tell_moves(one.moves)
    told += [line for part in one.completeness for line in _tell_completeness(part, one.fate)]
    told += tell_problems(one.problems)
    if one.hints:
        told += ["", f"**{said('Perlu dilihat dua kali')}**", ""]
        told += [f"- {with_code(words.tell_hint(hint))} ({code(str(hint.place))})" for hint in one.hints[:MOST_ROWS]]
        told += tell_more(len(one.hints) - MOST_ROWS)
    pages = words.list_pages(one)
    if pages and (one.score_moved or one.fate is FileFate.ADDED):
        told += ["", said("Buka di pratinjau: {pages}", pages=", ".join(link(page, site) for page in pages[:6]))]
    title = f"### {text(one.name, 80)} ({code(one.id)}, {words.FATES[one.fate]})"
    if not one.files and one.fate is FileFate.CHANGED:
        title = f"### {text(one.name, 80)} ({code(one.id)}, {said('berkasnya tidak berubah')})"
    return ["", title, *_tell_files(one.files, one.fate), *told]


def _tell_files(files: Sequence[ChangedFile], fate: FileFate) -> Iterator[str]:
    if files and fate is not FileFate.CHANGED:
        yield ""
        yield said("{count} berkas.", count=len(files))
    elif files:
        shown = ", ".join(f"{code(one.path.split('/', 2)[2])} ({words.FATES[one.fate]})" for one in files[:MOST_FILES])
        more = f", {said('dan {count} lagi', count=len(files) - MOST_FILES)}" if len(files) > MOST_FILES else ""
        yield ""
        yield said("Berkas: {files}", files=shown + more)


def _tell_aspects(change: AssessmentChange) -> Iterator[str]:
    yield ""
    yield f"**{words.tell_assessment(change)}**"
    is_new = change.fate is FileFate.ADDED
    head = [said("Aspek"), said("Paling tinggi"), said("Sebelum"), said("Sesudah"), said("Selisih")]
    rows = [
        [
            text(words.tell_name(one.name) or one.id),
            wording.trimmed(one.maximum),
            words.tell_points(one.before),
            words.tell_points(one.after),
            words.tell_difference(one.difference),
        ]
        for one in change.aspects
        if one.moved
    ]
    for cells in (head, *rows) if is_new else ():
        del cells[4], cells[2]
    if rows:
        yield from table(head, rows, frozenset({1, *NUMBERS}))
    else:
        yield ""
        yield said("Semua aspek tetap; yang berubah predikatnya.")
        return
    same = len(change.aspects) - len(rows)
    if same:
        yield said("{count} aspek lain tidak berubah.", count=same)


def _tell_moves(moves: Sequence[InputMove]) -> Iterator[str]:
    if not moves:
        return
    yield ""
    yield f"**{said('Isian yang bergeser')}**"
    head = (said("Isian"), said("Tempat"), said("Sebelum"), said("Sesudah"), said("Kali"))
    rows = []
    for move in moves[:MOST_MOVES]:
        label = text(words.tell_name(move.label), 80)
        books = f" ({said('dari pembukuan')})" if move.from_books else ""
        name = f"{label} {code(move.path)}{books}" if label else f"{code(move.path)}{books}"
        sides = (text(words.tell_value(one, move.kind)) for one in (move.before, move.after))
        rows.append((name, code(_short(move.place.file, move.place.line)), *sides, words.tell_factor(move)))
    yield from table(head, rows, NUMBERS)
    yield from tell_more(len(moves) - MOST_MOVES)


def _short(file: str, line: int) -> str:
    """Behind the cooperative's own folder, which the heading names."""
    name = file.split("/", 2)[-1]
    return f"{name}:{line}" if line else name


def _tell_completeness(part: Completeness, fate: FileFate) -> Iterator[str]:
    if not part.changes and (fate is FileFate.CHANGED or part.after is None):
        return
    title = said("Output umum") if part.scope == "general" else said("Output khusus {year}", year=part.scope)
    sides = [
        words.NOTHING if one is None else said("{valid} dari {of}", valid=one[0], of=one[1])
        for one in (part.before, part.after)
    ]
    yield ""
    yield f"**{title}**: {sides[1]}" if part.before is None else f"**{title}**: {sides[0]} → {sides[1]}"
    if part.changes:
        yield ""
    for one in part.changes:
        name = wording.OUTPUTS.get(one.id) or one.name
        states = [words.STATES[state] if state else words.NOTHING for state in (one.before, one.after)]
        yield f"- {text(name)}: {states[0]} → {states[1]}"


def tell_problems(problems: ProblemChanges) -> Iterator[str]:
    """What is new, what is mended, how many stay."""
    yield from _list_problems(said("Temuan baru"), problems.new, True)
    yield from _list_problems(said("Temuan yang selesai"), problems.fixed, False)
    if problems.hidden:
        yield ""
        yield said(
            "{count} temuan lama tidak dapat diperiksa selama berkasnya belum terbaca.",
            count=wording.count(len(problems.hidden)),
        )
    if problems.old and (problems.new or problems.fixed):
        yield ""
        yield said("{count} temuan lama masih ada.", count=wording.count(len(problems.old)))


def _list_problems(title: str, problems: Sequence[Problem], whole: bool) -> Iterator[str]:
    if not problems:
        return
    yield ""
    yield f"**{title}**"
    yield ""
    ranked = sorted(problems, key=lambda one: (severity_of(one) is not Severity.ERROR, one.order))
    for problem in ranked[:MOST_PROBLEMS]:
        told = tell(problem.for_public(), language())
        kind = said("kesalahan") if told.severity == "error" else said("peringatan")
        remedy = f" {with_code(told.remedy)}" if whole else ""
        yield f"- {kind} {told.code} {code(told.where)}: {with_code(told.what)}{remedy}"
    yield from tell_more(len(problems) - MOST_PROBLEMS)


def tell_more(count: int) -> Iterator[str]:
    """How many rows are left out."""
    if count > 0:
        yield said("… dan {count} lagi.", count=wording.count(count))
        yield ""
