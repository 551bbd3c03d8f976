"""No name, and nothing else that only internal readers may see, reaches a public page, download or search text."""

from __future__ import annotations

import csv
import io
import shutil

import pytest

from generator.computing.dashboard import compute_dashboards
from generator.computing.regions import compute_regions
from generator.model.audience import Audience
from generator.processing import process_folder
from generator.workshop import open_workshop
from tests.pages.conftest import AS_OF, ROOT

NAME = "Sukarminah"
"""Stands for any person: it is written into every field and file that is not for the public."""
FOLDER = "contoh-bahari-lestari"


def _mark(text: str, after: str) -> str:
    assert after in text, after
    return text.replace(after, f"{after}{NAME} ", 1)


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    """The sample year with the name in recruitment, applications, journal, evaluations, evidence, and notes."""
    root = tmp_path_factory.mktemp("leaks")
    shutil.copytree(ROOT / "content", root / "content")
    (root / "site_templates").symlink_to(ROOT / "site_templates")
    folder = root / "cooperatives" / FOLDER
    # The programme's register names them all; only one has files.
    for one in (ROOT / "cooperatives").iterdir():
        (root / "cooperatives" / one.name).mkdir(parents=True)
    shutil.copytree(ROOT / "cooperatives" / FOLDER, folder, dirs_exist_ok=True)
    year = root / "content/programmes/2026-contoh"
    marks = [
        (year / "programme.yml", 'remarks: "'),
        (year / "recruitment.yml", "    decision: terpilih\n    note: "),
        (folder / "mentoring/2026/engagement.yml", '    - {text: "'),
        (folder / "mentoring/2026/engagement.yml", '  - {on: 2026-08-12, office: "Dinas (contoh)", text: "'),
        (folder / "mentoring/2026/engagement.yml", '  open:\n    - "'),
        (folder / "mentoring/2026/evaluations.yml", 'agreed: "'),
        (folder / "mentoring/2026/claims.yml", 'text: "'),
        (folder / "assessments/modern_final_2026.yml", 'a1: {text: "'),
    ]
    recruitment = year / "recruitment.yml"
    text = recruitment.read_text("utf-8").replace("decision: terpilih\n", "decision: terpilih\n    note: Calon\n", 1)
    recruitment.write_text(text, "utf-8")
    for path, after in marks:
        path.write_text(_mark(path.read_text("utf-8"), after), "utf-8")
    for name in ("business_model_canvas", "swot", "stakeholder_map", "profile"):
        path = folder / f"{name}.yml"
        path.write_text(f"{path.read_text('utf-8').rstrip()}\nnotes: {NAME} menelepon.\n", "utf-8")
    for name, column in (("daily_journal", 5), ("monitoring", 3), ("follow_ups", 1)):
        path = folder / f"mentoring/2026/{name}.csv"
        rows = list(csv.reader(io.StringIO(path.read_text("utf-8"))))
        rows[1][column] = f"{NAME} {rows[1][column]}"
        written = io.StringIO()
        csv.writer(written, lineterminator="\n").writerows(rows)
        path.write_text(written.getvalue(), "utf-8")
    applications = year / "applications.csv"
    rows = applications.read_text("utf-8").replace("Ikan segar cepat turun", f"{NAME}: ikan segar cepat turun", 1)
    applications.write_text(rows, "utf-8")
    return root


def _published(root, audience):
    """Everything a build for this audience writes, by its path, as text."""
    open_workshop.cache_clear()
    workshop = open_workshop(root, audience, AS_OF)
    outcome = process_folder(workshop, root / "cooperatives" / FOLDER, True)
    assert not [one for one in outcome.problems if one.code[0] in "YCF"], outcome.problems
    rows, material, ground = [outcome.overview], workshop.mentoring, workshop.ground
    found = compute_dashboards(material.overviews, rows, material.names, ground.rules, audience, AS_OF)
    shared = (
        *workshop.renderer.render_mentoring(material, workshop.teaching.discrepancies, found),
        *workshop.renderer.render_dashboards(found, material, ground.rules),
        *workshop.renderer.render_regions(tuple(rows), compute_regions(tuple(rows), material, AS_OF), material),
        *workshop.renderer.render_hubs(tuple(rows), tuple(workshop.problems)),
    )
    written = {}
    for page in (*outcome.pages, *shared):
        written[page.path] = " ".join((page.title, page.description, page.body, page.search_text))
        written |= {file.path: file.content.decode("utf-8", "replace") for file in page.downloads}
    return written


@pytest.mark.requirement("M-037", "M-036", "M-059")
def test_nothing_internal_is_published(project):
    leaks = [path for path, text in _published(project, Audience.PUBLIC).items() if NAME.lower() in text.lower()]
    assert leaks == []


@pytest.mark.requirement("M-037")
def test_the_same_words_are_there_for_internal_readers(project):
    """Otherwise the test above would pass for a field that nobody ever sees."""
    told = {path for path, text in _published(project, Audience.INTERNAL).items() if NAME in text}
    assert {
        f"koperasi/{FOLDER}/pendampingan-2026.html",
        f"koperasi/{FOLDER}/modern-2026.html",
        "program/2026-contoh/index.html",
        "program/calon-2026-contoh/index.html",
    } <= told
