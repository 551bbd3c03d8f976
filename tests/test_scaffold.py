"""A new folder, filled in as its comments say, is one its own check accepts: for every kind of cooperative and year."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from generator.model.audience import Audience
from generator.model.profile import CooperativeKind, Principles
from generator.problems.catalogue import severity_of
from generator.problems.problem import Problem, Severity
from generator.project import Project
from generator.scaffold import FolderOrder, Refused, create_cooperative, create_health_files
from generator.workshop import open_workshop

ROOT = Path(__file__).parents[1]
AS_OF = date(2026, 11, 22)
KSP = FolderOrder("uji", kind=CooperativeKind.SIMPAN_PINJAM)
SHARIA = FolderOrder("uji", kind=CooperativeKind.SIMPAN_PINJAM, principles=Principles.SYARIAH)
WITH_UNIT = FolderOrder("uji", kind=CooperativeKind.KONSUMEN, savings_and_loan_unit=True)
SHARIA_UNIT = FolderOrder("uji", None, CooperativeKind.JASA, True, Principles.SYARIAH)
JUDGED_BY = [
    (FolderOrder("uji"), 2025, "juknis-15-2021-ksp"),
    (KSP, 2025, "juknis-15-2021-ksp"),
    (KSP, 2020, "perdep-06-2016"),
    (KSP, 2015, "permen-14-2009"),
    (KSP, 2008, "permen-20-2008"),
    (WITH_UNIT, 2025, "juknis-15-2021-ksp"),
    (SHARIA, 2025, "perdep-07-2016"),
    (SHARIA_UNIT, 2025, "perdep-07-2016"),
    *(
        (FolderOrder("uji", None, kind, False), 2025, "juknis-15-2021-sektor-riil")
        for kind in list(CooperativeKind)[:4]
    ),
]


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A project with the real content and no cooperative."""
    for name in ("content", "site_templates"):
        (tmp_path / name).symlink_to(ROOT / name)
    return Project(tmp_path)


def fill_in(file: Path) -> list[str]:
    """Take the mark from every line to fill in and from the rulebook; returns the names of these lines."""
    text, blanks = file.read_text("utf-8"), re.compile(r"(?m)^(?:  # (\w+: (?:0|ya))|# (rulebook: .*))$")
    filled = blanks.sub(lambda one: f"  {one[1]}" if one[1] else one[2], text)
    assert filled != text
    file.write_text(filled, "utf-8")
    return [one[1].partition(":")[0] for one in blanks.finditer(text) if one[1]]


def judge(project: Project) -> tuple[list[Problem], str | None]:
    """What is found, and by which rulebook the newest year is judged."""
    folder = project.cooperatives / "uji"
    _, scores, problems = open_workshop(project.root, Audience.INTERNAL, AS_OF).assess(folder)
    return problems, scores[-1].rulebook.id if scores and scores[-1].rulebook else None


@pytest.mark.requirement("H-008")
@pytest.mark.parametrize(("order", "year", "expected"), JUDGED_BY)
def test_every_line_of_a_new_form_may_be_filled_in(
    project: Project, order: FolderOrder, year: int, expected: str
) -> None:
    create_cooperative(project, order, year)
    untouched, chosen = judge(project)
    assert ([str(one) for one in untouched], chosen) == ([], expected)
    names = fill_in(project.cooperatives / f"uji/assessments/health_{year}.yml")
    assert len(names) > 60
    found, chosen = judge(project)
    assert chosen == expected
    # A yes that the figures refute, or a share of nothing, is a real finding about zeros everywhere.
    assert [one for one in found if severity_of(one) is Severity.ERROR] == []
    assert not [one for one in found if one.code in ("K42", "K43", "K47", "K49")]


@pytest.mark.parametrize(("order", "year", "expected"), [JUDGED_BY[0], JUDGED_BY[2], JUDGED_BY[6], JUDGED_BY[-1]])
def test_the_form_asks_for_all_its_rulebook_knows(
    project: Project, order: FolderOrder, year: int, expected: str
) -> None:
    create_cooperative(project, order, year)
    asked = fill_in(project.cooperatives / f"uji/assessments/health_{year}.yml")
    rulebook = open_workshop(project.root, Audience.INTERNAL, AS_OF).content.rulebooks[expected].content
    indicators = [indicator for aspect in rulebook.aspects for indicator in aspect.indicators]
    known = [account.id for account in rulebook.accounts]
    known += [one.id for indicator in indicators for one in indicator.questions]
    known += [indicator.id for indicator in indicators if indicator.items is not None]
    assert len(asked) == len(set(asked))
    assert set(known) <= set(asked)
    assert set(asked) - set(known) <= {"total_aset", "total_pasiva", "pinjaman_diberikan", "cadangan_risiko"}


@pytest.mark.parametrize("examples", ["ratios", "evidence", "recorded", "corrections"])
@pytest.mark.parametrize(("order", "year", "expected"), [JUDGED_BY[0], JUDGED_BY[2], JUDGED_BY[6], JUDGED_BY[-1]])
def test_examples_use_names_the_rulebook_knows(
    project: Project, order: FolderOrder, year: int, expected: str, examples: str
) -> None:
    create_cooperative(project, order, year)
    file = project.cooperatives / f"uji/assessments/health_{year}.yml"
    block = re.compile(rf"(?m)^# {examples}:\n(?:#  .*\n)+")
    text = block.sub(lambda one: re.sub("(?m)^# ", "", one[0]), file.read_text("utf-8"))
    file.write_text(text, "utf-8")
    assert f"\n{examples}:\n  " in text
    found, chosen = judge(project)
    # Of an example only the names and the sum must hold: some of its scores no band can give.
    assert ([str(one) for one in found if one.code not in ("A04", "K69")], chosen) == ([], expected)


def test_kind_unit_and_principles_stand_in_the_profile(project: Project) -> None:
    create_cooperative(project, SHARIA_UNIT, 2025)
    lines = (project.cooperatives / "uji/profile.yml").read_text("utf-8").splitlines()
    assert {"kind: jasa", "savings_and_loan_unit: ya", "principles: syariah"} <= set(lines)
    assert not [line for line in lines if re.match("# (kind|savings_and_loan_unit|principles):", line)]


def test_what_the_folder_says_later_decides_the_next_form(project: Project) -> None:
    """As the form's own head says: the kind is written first, the old form deleted, and a new one made."""
    create_cooperative(project, FolderOrder("uji"), 2025)
    profile = project.cooperatives / "uji/profile.yml"
    text = profile.read_text("utf-8").replace("# kind: simpan_pinjam", "kind: konsumen")
    profile.write_text(text.replace("# savings_and_loan_unit:", "savings_and_loan_unit:"), "utf-8")
    file = project.cooperatives / "uji/assessments/health_2025.yml"
    fill_in(file)
    file.write_text(file.read_text("utf-8").replace("\nrulebook: ", "\n# rulebook: "), "utf-8")
    assert [one.code for one in judge(project)[0]] == ["K80"]
    file.unlink()
    assert create_health_files(project, FolderOrder("uji"), 2025) == [file]
    fill_in(file)
    assert judge(project) == ([], "juknis-15-2021-sektor-riil")


def test_a_form_that_is_there_is_not_touched(project: Project) -> None:
    create_cooperative(project, KSP, 2024)
    file = project.cooperatives / "uji/assessments/health_2024.yml"
    file.write_text("period_end: 2024-12-31\n", "utf-8")
    with pytest.raises(Refused, match=r"health_2024\.yml sudah ada"):
        create_health_files(project, FolderOrder("uji"), 2024)
    assert file.read_text("utf-8") == "period_end: 2024-12-31\n"
    (made,) = create_health_files(project, FolderOrder("uji"), 2025)
    assert made.name == "health_2025.yml"


def test_a_folder_that_is_not_there_is_made_with_that_year(project: Project) -> None:
    made = create_health_files(project, SHARIA, 2022)
    assert {"profile.yml", "health_2022.yml"} <= {path.name for path in made}


BAD: dict[str, tuple[Callable[[Path], object], str]] = {
    "a broken profile": (lambda folder: (folder / "profile.yml").write_text("name: [", "utf-8"), "belum dapat dibaca"),
    "a refused profile": (
        lambda folder: (folder / "profile.yml").write_text("name: Uji\nkind: simpan\n", "utf-8"),
        "belum dapat dibaca",
    ),
}


@pytest.mark.parametrize("case", BAD)
def test_no_rulebook_is_chosen_by_a_profile_that_cannot_be_read(project: Project, case: str) -> None:
    create_cooperative(project, KSP, 2024)
    damage, told = BAD[case]
    damage(project.cooperatives / "uji")
    with pytest.raises(Refused, match=told):
        create_health_files(project, FolderOrder("uji"), 2025)


@pytest.mark.parametrize(
    "order",
    [FolderOrder("uji", kind=CooperativeKind.JASA), FolderOrder("uji", None, CooperativeKind.SIMPAN_PINJAM, True)],
)
def test_what_leaves_the_rulebook_open_is_asked_for(project: Project, order: FolderOrder) -> None:
    with pytest.raises(Refused, match="--unit"):
        create_cooperative(project, order, 2025)
    assert not (project.root / "cooperatives").exists()


def test_a_year_without_a_rulebook_says_so(project: Project) -> None:
    create_cooperative(project, KSP, 2005)
    text = (project.cooperatives / "uji/assessments/health_2005.yml").read_text("utf-8")
    assert "# Tidak ada aturan penilaian yang berlaku" in text
    assert "__" not in text
    assert [one.code for one in judge(project)[0]] == ["K41"]
