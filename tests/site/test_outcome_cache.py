from pathlib import Path

import pytest

from generator.build import build_site
from generator.model.audience import Audience
from generator.processing import process_folder, process_together
from generator.project import Project
from generator.workshop import Workshop, open_workshop
from tests.site.conftest import AS_OF, ROOT, write_cooperative

ASSESSMENT = (
    "rulebook: perdep-06-2016\nperiod_end: 2023-12-31\nfigures: {kas: 5}\nrecorded: {total: '50', predicate: sehat}\n"
)


@pytest.fixture
def two(project: Project) -> Project:
    write_cooperative(
        project, "anggur", assessments__health_2023=ASSESSMENT, swot="strengths: [{text: a}]\nnotes: rahasia\n"
    )
    write_cooperative(project, "bayam", profile="nama: salah\n")
    return project


def build(project: Project, out: Path) -> dict[str, bytes]:
    open_workshop.cache_clear()
    build_site(project, out, Audience.PUBLIC, AS_OF, lambda done, total: None)
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in out.rglob("*") if path.is_file()}


def entries(project: Project) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (project.cache / "outcomes/public").iterdir()}


def rendered_again(project: Project, out: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[list[str], dict[str, bytes]]:
    """Build and tell which cooperatives were rendered."""
    from generator.pages.renderer import PageRenderer

    seen: list[str] = []
    real = PageRenderer.render_cooperatives

    def spy(self: PageRenderer, dossiers, *more, **named):  # type: ignore[no-untyped-def]
        seen.extend(cooperative.id for cooperative, *_ in dossiers)
        return real(self, dossiers, *more, **named)

    monkeypatch.setattr(PageRenderer, "render_cooperatives", spy)
    site = build(project, out)
    monkeypatch.undo()
    # Once in each language.
    return list(dict.fromkeys(seen)), site


def test_an_unchanged_folder_is_not_rendered_again_and_the_bytes_are_the_same(
    two: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clean = build(two, tmp_path / "a")
    seen, cached = rendered_again(two, tmp_path / "b", monkeypatch)
    assert seen == []
    assert cached == clean


@pytest.mark.parametrize("edit", ["change", "add", "remove", "rename", "touch back"])
def test_after_any_edit_a_cached_build_equals_a_clean_one(
    two: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, edit: str
) -> None:
    build(two, tmp_path / "before")
    folder = two.cooperatives / "anggur"
    match edit:
        case "change":
            (folder / "profile.yml").write_text("name: Lain\n")
        case "add":
            (folder / "business_model_canvas.yml").write_text("channels: [pasar]\n")
        case "remove":
            (folder / "swot.yml").unlink()
        case "rename":
            folder.rename(two.cooperatives / "cengkeh")
        case "touch back":
            old = (folder / "profile.yml").read_bytes()
            (folder / "profile.yml").write_text("name: Lain\n")
            build(two, tmp_path / "between")
            (folder / "profile.yml").write_bytes(old)
    seen, cached = rendered_again(two, tmp_path / "cached", monkeypatch)
    assert "bayam" not in seen
    assert len(seen) == 1
    for path in (two.cache / "outcomes/public").iterdir():
        path.unlink()
    assert cached == build(two, tmp_path / "clean")


def test_a_damaged_or_foreign_entry_is_never_used(two: Project, tmp_path: Path) -> None:
    clean = build(two, tmp_path / "clean")
    good = entries(two)
    entry, folder = two.cache / "outcomes/public/anggur", two.cooperatives / "anggur"
    workshop = open_workshop(two.root, Audience.PUBLIC, AS_OF)
    key = workshop.cache.key_of(folder)
    outcome = workshop.cache.find("anggur", key)
    assert outcome is not None
    for number in range(60):
        spoiled = bytearray(good["anggur"])
        position = number * (len(spoiled) - 1) // 59
        spoiled[position] ^= 1 << (number % 8)
        entry.write_bytes(spoiled)
        assert workshop.cache.find("anggur", key) is None, position
        assert process_folder(workshop, folder, True) == outcome, position
        # Made anew and kept again.
        assert entry.read_bytes() == good["anggur"], position
    for foreign in (bytes(spoiled), good["bayam"], b""):
        entry.write_bytes(foreign)
        assert build(two, tmp_path / "again") == clean


@pytest.mark.parametrize("edit", ["change", "same size", "add", "remove", "add and remove"])
def test_a_folder_edited_while_it_is_worked_on_is_not_kept(
    two: Project, monkeypatch: pytest.MonkeyPatch, edit: str
) -> None:
    open_workshop.cache_clear()
    folder = two.cooperatives / "anggur"
    real = Workshop.examine

    def assess_and_edit(self: Workshop, one: Path):  # type: ignore[no-untyped-def]
        found = real(self, one)
        profile, extra = one / "profile.yml", one / "catatan.txt"
        match edit:
            case "change":
                profile.write_text("name: Lain\n")
            case "same size":
                profile.write_bytes(profile.read_bytes().swapcase())
            case "remove":
                (one / "swot.yml").unlink()
            case _:
                extra.write_text("x")
        if edit == "add and remove":
            (one / "swot.yml").unlink()
        return found

    monkeypatch.setattr(Workshop, "examine", assess_and_edit)
    workshop = open_workshop(two.root, Audience.PUBLIC, AS_OF)
    process_folder(workshop, folder, True)
    assert not (two.cache / "outcomes/public/anggur").exists()
    monkeypatch.undo()
    process_folder(workshop, folder, True)
    assert (two.cache / "outcomes/public/anggur").exists()


def test_the_key_covers_the_program_the_rules_and_the_templates(two: Project) -> None:
    keys = set()
    for path in (None, "content/rulebooks/health/permen-14-2009.yml", "site_templates/pages/health.html"):
        if path is not None:
            target = two.root / path
            target.write_text(target.read_text("utf-8") + "\n", "utf-8")
        open_workshop.cache_clear()
        keys.add(open_workshop(two.root, Audience.PUBLIC, AS_OF).cache.key_of(two.cooperatives / "anggur"))
    open_workshop.cache_clear()
    keys.add(open_workshop(two.root, Audience.INTERNAL, AS_OF).cache.key_of(two.cooperatives / "anggur"))
    assert len(keys) == 4


def test_the_cache_is_not_kept_in_git() -> None:
    assert ".lumbung-cache/" in (ROOT / ".gitignore").read_text().splitlines()


JOURNAL = (
    "date,entry,account,debit,credit,memo\n2023-05-03,B-1,1101,5000000,,\n2023-05-03,B-1,3101,,5000000,\n"
    "2023-06-03,B-2,1101,250000,,\n2023-06-03,B-2,4101,,250000,\n"
)


def test_downloads_are_kept_and_written_again_byte_for_byte(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_cooperative(project, "cabai", ledgers__general_journal_2023_csv=JOURNAL)
    clean = build(project, tmp_path / "a")
    seen, cached = rendered_again(project, tmp_path / "b", monkeypatch)
    assert seen == [] and cached == clean
    for ending in ("xlsx", "csv", "html"):
        assert len(cached[f"koperasi/cabai/laporan-keuangan-2023.{ending}"]) > 500


def test_a_changed_journal_changes_the_downloads(project: Project, tmp_path: Path) -> None:
    folder = write_cooperative(project, "cabai", ledgers__general_journal_2023_csv=JOURNAL)
    before = build(project, tmp_path / "a")
    (folder / "ledgers/general_journal_2023.csv").write_text(JOURNAL.replace("250000", "250001"), "utf-8")
    after = build(project, tmp_path / "b")
    for ending in ("xlsx", "csv"):
        name = f"koperasi/cabai/laporan-keuangan-2023.{ending}"
        assert before[name] != after[name]


def test_downloads_stand_in_no_sitemap_and_no_index(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LUMBUNG_SITE_URL", "https://contoh.example/")
    write_cooperative(project, "cabai", ledgers__general_journal_2023_csv=JOURNAL)
    site = build(project, tmp_path / "a")
    listed = site["sitemap.xml"] + site["search/search_index.json"]
    assert b"koperasi/cabai/laporan-keuangan-2023.html" in listed
    assert not [name for name in (b"2023.xlsx", b"2023.csv") if b"laporan-keuangan-" + name in listed]


def test_a_fault_while_rendering_stays_with_its_folder_and_is_not_kept(
    two: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    from generator.pages.renderer import PageRenderer

    real = PageRenderer.render_cooperatives

    def fail(self: PageRenderer, dossiers, *more, **named):  # type: ignore[no-untyped-def]
        if any(cooperative.id == "anggur" and cooperative.profile is not None for cooperative, *_ in dossiers):
            raise ZeroDivisionError("kata sandi")
        return real(self, dossiers, *more, **named)

    monkeypatch.setattr(PageRenderer, "render_cooperatives", fail)
    open_workshop.cache_clear()
    workshop = open_workshop(two.root, Audience.PUBLIC, AS_OF)
    outcome, *others = process_together(workshop, [two.cooperatives / name for name in ("anggur", "bayam")], True)
    assert [one.code for one in outcome.problems] == ["K90"]
    assert [one.id for one in others] == ["bayam"]
    assert "K90" not in {problem.code for one in others for problem in one.problems}
    assert any("K90" in page.body for page in outcome.pages)
    assert not any("kata sandi" in page.body for page in outcome.pages)
    assert not (two.cache / "outcomes/public/anggur").exists()
