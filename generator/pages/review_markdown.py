"""A review as Markdown for a pull request or the summary of a job: what matters first, the rest counted.

Every value of the data passes `markdown_text`. Refuses to exceed the limit of the host: whole sections are left out
from the end, and their number is said.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.model.changes import AssessmentChange, AssessmentKind, FileFate, ValueKind
from generator.model.review import ProblemChanges, Review, RuleChange
from generator.pages import review_text as words
from generator.pages import wording
from generator.pages.language import said
from generator.pages.markdown_text import code, table, text
from generator.pages.review_sections import (
    MOST_FILES,
    MOST_MOVES,
    MOST_ROWS,
    NUMBERS,
    tell_cooperative,
    tell_more,
    tell_problems,
)

LIMIT = 1_000_000
"""Bytes; hosts show summaries of up to 1 MiB."""


def write_markdown(review: Review, limit: int = LIMIT, site: str = "") -> str:
    """The whole report, at most `limit` bytes long; `site` is the address pages are linked at, where it is known."""
    head = [*_tell_head(review), *_tell_scores(review)]
    foot = ["", *_tell_rest(review), ""]
    sections = [_tell_shared(review.shared), _tell_rules(review)]
    sections += [tell_cooperative(one, site) for one in review.cooperatives]
    room = limit - _size(head) - _size(foot) - 500
    shown: list[str] = []
    for at, section in enumerate(sections):
        room -= _size(section)
        if room < 0:
            rest = sum(1 for one in sections[at:] if one)
            shown += ["", said("{rest} bagian lain tidak ditampilkan karena laporan ini sudah panjang.", rest=rest)]
            break
        shown += section
    lines = [*head, *shown, *foot]
    return "\n".join(line for at, line in enumerate(lines) if line or (at and lines[at - 1])).rstrip() + "\n"


def _size(lines: Sequence[str]) -> int:
    return sum(len(line.encode()) + 1 for line in lines)


def _tell_head(review: Review) -> Iterator[str]:
    yield f"## {said('Tinjauan perubahan')}"
    yield ""
    base, day = code(review.base), wording.day(review.as_of)
    if not review.commit:
        yield said("Dibandingkan dengan folder {base}; keadaan per {day}.", base=base, day=day)
    elif review.is_branch_point:
        told = {"base": base, "commit": code(review.commit[:10]), "day": day}
        yield said("Dibandingkan dengan titik cabang dari {base} ({commit}); keadaan per {day}.", **told)
    else:
        told = {"base": base, "commit": code(review.commit[:10]), "day": day}
        yield said(
            "Dibandingkan langsung dengan {base} ({commit}); keadaan per {day}. Titik cabangnya tidak ada dalam klon"
            " ini, jadi perubahan orang lain dapat ikut terlihat.",
            **told,
        )
    yield ""
    yield from _list_counts(review)


def _list_counts(review: Review) -> Iterator[str]:
    changed = review.cooperatives
    grades = sum(one.grade_moved for one in changed)
    if grades:
        yield f"- **{said('{count} koperasi berubah predikatnya', count=wording.count(grades))}**"
    moved = sum(one.points_moved for one in changed)
    yield f"- {said('{count} koperasi berubah skornya', count=wording.count(moved))}"
    fates = {fate: sum(one.fate is fate for one in changed) for fate in FileFate}
    if fates[FileFate.ADDED]:
        yield f"- {said('{count} koperasi baru', count=wording.count(fates[FileFate.ADDED]))}"
    if fates[FileFate.REMOVED]:
        yield f"- {said('{count} koperasi dihapus', count=wording.count(fates[FileFate.REMOVED]))}"
    told = {
        "errors": wording.count(words.count_new_errors(review)),
        "warnings": wording.count(words.count_new_warnings(review)),
    }
    told["fixed"] = wording.count(sum(len(one.fixed) for one in words.list_all_problems(review)))
    sentence = said("{errors} kesalahan baru, {warnings} peringatan baru; {fixed} temuan selesai", **told)
    yield f"- **{sentence}**" if words.count_new_errors(review) else f"- {sentence}"
    hints = sum(len(one.hints) for one in changed)
    if hints:
        yield f"- {said('{count} hal perlu dilihat dua kali', count=wording.count(hints))}"
    yield f"- {said('Skor {count} koperasi lain tidak berubah.', count=wording.count(review.others))}"


def _tell_scores(review: Review) -> Iterator[str]:
    rows = [(one, change) for one in review.cooperatives for change in one.assessments if change.moved]
    rows.sort(key=lambda row: not row[1].grade_moved)
    if not rows:
        return
    yield ""
    yield f"### {said('Skor sebelum dan sesudah')}"
    head = (said("Koperasi"), said("Penilaian"), said("Sebelum"), said("Sesudah"), said("Selisih"), said("Predikat"))
    cells = [
        (
            text(one.name, 80),
            words.tell_assessment(change),
            words.tell_points(change.total.before if change.total else None),
            words.tell_points(change.total.after if change.total else None),
            words.tell_difference(change.total.difference if change.total else None),
            _tell_grades(change),
        )
        for one, change in rows
    ]
    yield from table(head, cells[:MOST_ROWS], NUMBERS)
    yield from tell_more(len(cells) - MOST_ROWS)


def _tell_grades(change: AssessmentChange) -> str:
    unknown = said("belum dapat ditetapkan") if change.kind is AssessmentKind.HEALTH else words.NOTHING
    before, after = (one.name if one else unknown for one in (change.grade_before, change.grade_after))
    if change.reason_after is not None:
        return text(wording.NO_SCORE[change.reason_after])
    if change.fate is FileFate.REMOVED:
        return said("penilaian ini tidak ada lagi atau tidak dapat dibaca")
    if change.grade_before == change.grade_after or change.fate is FileFate.ADDED:
        return text(after)
    moved = f"{text(before)} → {text(after)}"
    return f"**{moved}**" if change.grade_moved else moved


def _tell_shared(problems: ProblemChanges) -> list[str]:
    told = list(tell_problems(problems))
    return ["", f"### {said('Temuan pada isi bersama')}", *told] if told else []


def _tell_rules(review: Review) -> list[str]:
    if not review.rules:
        return []
    lines = ["", f"### {said('Aturan dan isi bersama yang berubah')}", ""]
    for rule in review.rules[:MOST_FILES]:
        lines += list(_tell_rule(rule))
    lines += list(tell_more(len(review.rules) - MOST_FILES))
    moved = [one for one in review.cooperatives if one.score_moved and one.only_by_rules]
    count = wording.count(review.computed)
    lines += ["", said("{count} koperasi lain dihitung ulang dengan isi yang baru.", count=count)]
    if moved:
        names = ", ".join(f"{text(one.name, 80)} ({code(one.id)})" for one in moved[:MOST_ROWS])
        lines += ["", said("Skor atau predikat yang berubah hanya karena itu: {names}", names=names)]
        lines += list(tell_more(len(moved) - MOST_ROWS))
    else:
        lines += ["", said("Tidak ada skor yang berubah hanya karena itu.")]
    return lines


def _tell_rule(rule: RuleChange) -> Iterator[str]:
    title = f" {text(rule.title)}" if rule.title else ""
    refused = f" **{said('Tidak dapat dipakai; lihat temuannya.')}**" if rule.refused else ""
    yield f"- {code(rule.file.path)} ({words.FATES[rule.file.fate]}){title}{refused}"
    for move in rule.moves[:MOST_MOVES]:
        sides = [code(words.tell_value(one, ValueKind.NUMBER)) for one in (move.before, move.after)]
        yield f"  - {code(move.path)}: {sides[0]} → {sides[1]} ({said('baris {line}', line=move.place.line)})"
    if len(rule.moves) > MOST_MOVES:
        yield f"  - {said('… dan {count} lagi.', count=wording.count(len(rule.moves) - MOST_MOVES))}"


def _tell_rest(review: Review) -> Iterator[str]:
    yield f"### {said('Yang tidak berubah')}"
    yield ""
    if review.computed:
        yield said(
            "Skor {count} koperasi lain tidak berubah: semuanya dihitung ulang, sebab isi bersama berubah.",
            count=wording.count(review.others),
        )
    else:
        yield said(
            "Skor {count} koperasi lain tidak berubah: berkasnya dan aturannya sama.",
            count=wording.count(review.others),
        )
    if review.beside:
        names = ", ".join(code(one.path) for one in review.beside[:MOST_FILES])
        more = (
            f", {said('dan {count} lagi', count=len(review.beside) - MOST_FILES)}"
            if len(review.beside) > MOST_FILES
            else ""
        )
        yield ""
        yield said(
            "Berkas di luar data juga berubah dan tidak ditinjau di sini; kedua keadaan dihitung dengan program yang"
            " sama: {files}",
            files=names + more,
        )
