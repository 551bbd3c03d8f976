"""A step whose days only internal readers may know leaves no trace of them in the public site, whole and by bytes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.build import build_site
from generator.model.audience import Audience
from generator.project import Project
from generator.workshop import open_workshop
from tests.site.conftest import AS_OF, copy_project

STEP = "evaluasi_dua_pihak"
NAME = "ertemuan koperasi dan kementerian"
DAYS = ("2026-08-08", "8 Agustus 2026", "2026-08-16", "16 Agustus 2026", "2026-12-24", "24 Desember 2026")
TEXTS = {".html", ".json", ".csv", ".xml", ".js", ".txt"}


@pytest.fixture(scope="module")
def root(tmp_path_factory) -> Path:
    """The sample with days of that step that nothing else has: in the dossiers, in the register, and one to come."""
    root = copy_project(tmp_path_factory.mktemp("readers"))
    logs = list(root.glob("cooperatives/*/mentoring/2026/engagement.yml"))
    changed = 0
    for log in logs:
        text = log.read_text("utf-8")
        day = "2026-12-24" if "bahari" in str(log) else "2026-08-08"
        fresh = re.sub(rf"(step: {STEP}, on: )[0-9-]+", rf"\g<1>{day}", text)
        changed += fresh != text
        log.write_text(fresh, "utf-8")
    assert changed > 5
    register = root / "content" / "programmes" / "2026-contoh" / "stage_log.csv"
    days = {"b-03": "2026-08-16,,", "a-01": ",2026-08-16,selesai", "a-02": ",2026-12-24,"}
    rows = [f"{number},{STEP},{told},,,," for number, told in days.items()]
    text = re.sub(rf"(?m)^(b-03|a-0[12]),{STEP},.*\n", "", register.read_text("utf-8"))
    register.write_text(text + "\n".join(rows) + "\n", "utf-8")
    for name in ("2023", "proposed"):
        assert f"id: {STEP}" in (root / "content" / "models" / f"{name}.yml").read_text("utf-8")
    return root


def build(root: Path, out: Path, audience: Audience) -> dict[str, str]:
    build_site(Project(root), out, audience, AS_OF, lambda done, total: None)
    files = (one for one in out.rglob("*") if one.suffix in TEXTS)
    return {one.relative_to(out).as_posix(): one.read_text("utf-8") for one in files}


@pytest.mark.requirement("M-036", "M-071")
def test_the_days_of_an_internal_step_are_nowhere_in_the_public_site(root, tmp_path):
    public = build(root, tmp_path / "public", Audience.PUBLIC)
    told = {path: [day for day in DAYS if day in text] for path, text in public.items()}
    assert not {path: days for path, days in told.items() if days}
    named = {path for path, text in public.items() if NAME in text and path.endswith("index.html")}
    # What the step is stands on the models' pages and in the empty form of the guide; there it has no day of anybody.
    models = {f"program/{page}/index.html" for page in ("model-2023", "model-proposed", "perbedaan-proposed")}
    assert named == models | {"panduan/isian/index.html", "en/panduan/isian/index.html"}
    assert not any(NAME in text for path, text in public.items() if path.startswith(("koperasi/", "wilayah/", "data/")))
    # The same canaries are there for internal readers: the search above looks for what can be found.
    internal = build(root, tmp_path / "internal", Audience.INTERNAL)
    assert any("8 Agustus 2026" in text and NAME in text for text in internal.values())


def test_reviews_and_notices_withhold_what_such_a_step_holds(root):
    """A report on changes is read by whoever sees the proposal, so problems carry the mark in every build."""
    open_workshop.cache_clear()
    workshop = open_workshop(root, Audience.INTERNAL, AS_OF)
    found = [*workshop.problems, *workshop.examine(root / "cooperatives" / "contoh-bahari-lestari")[2]]
    told = [one for one in found if "2026-12-24" in one.values.values()]
    assert {one.place.file.rpartition("/")[2] for one in told} == {"stage_log.csv", "engagement.yml"}
    assert all("2026-12-24" not in one.for_public().values.values() for one in told)
