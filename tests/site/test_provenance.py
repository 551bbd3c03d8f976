"""What a page was made from, at the foot of every page of real sites."""

from __future__ import annotations

import re
import shutil
from html import unescape
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from generator.build import build_site
from generator.model.audience import Audience
from generator.project import Project
from generator.workshop import open_workshop
from tests.review.repository import SAMPLE, commit, git
from tests.site.conftest import AS_OF, ROOT

BARE = "contoh-kelapa-makmur"


def make_site(project: Project, out: Path, audience: Audience = Audience.PUBLIC) -> Path:
    open_workshop.cache_clear()
    build_site(project, out, audience, AS_OF, lambda done, total: None)
    return out


def read_foot(page: Path) -> str:
    found = re.findall(r'<section class="origin".*?</section>', page.read_text("utf-8"), re.DOTALL)
    assert len(found) == 1, page
    return str(found[0])


@pytest.fixture
def repository(project: Project) -> Project:
    """Two cooperatives in a repository."""
    for name in (SAMPLE, BARE):
        shutil.copytree(ROOT / "cooperatives" / name, project.cooperatives / name)
    git(project.root, "init", "--quiet", "--initial-branch=main")
    (project.root / ".gitignore").write_text("/.lumbung-cache\n", "utf-8")
    commit(project.root)
    return project


def test_every_page_says_what_it_was_made_from(sample_site: Path) -> None:
    pages = [path for path in sample_site.rglob("*.html") if path.name != "404.html"]
    framed = [path for path in pages if 'class="colophon"' in path.read_text("utf-8")]
    assert len(framed) > 80
    for page in framed:
        # The sample is a copy outside any repository.
        english = page.is_relative_to(sample_site / "en")
        said = "Version of the data: unknown." if english else "Keadaan 22 November 2026. Versi data: tidak diketahui."
        assert said in read_foot(page)
        assert "<a " not in read_foot(page)
    assert "colophon-origin" not in (sample_site / "404.html").read_text("utf-8")


def test_a_cooperative_page_names_commit_rules_files_and_their_last_change(repository: Project, tmp_path: Path) -> None:
    site = make_site(repository, tmp_path / "site")
    name = git(repository.root, "rev-parse", "HEAD")
    foot = read_foot(site / "koperasi" / SAMPLE / "index.html")
    assert f"<code>{name[:10]}</code>, 1 November 2026." in foot
    assert re.search(r"Aturan yang dipakai: 06/Per/Dep\.6/IV/2016 .*versi berkas [0-9a-f]{4} ", foot)
    assert '<b>Profil</b> <span class="loc">profile.yml</span> diperbarui 1 November 2026' in foot
    assert '<span class="loc">ledgers/general_journal_2023.csv</span>' in foot
    health = read_foot(site / "koperasi" / SAMPLE / "kesehatan-2022.html")
    assert "assessments/health_2022.yml" in health
    assert "2023" not in health
    assert "Aturan yang dipakai" not in read_foot(site / "koperasi" / BARE / "index.html")
    guide = read_foot(site / "panduan/index.html")
    assert '<span class="loc">content/pages/panduan/index.md</span> diperbarui 1 November 2026' in guide


def test_files_only_the_programme_sees_are_named_to_it_alone(repository: Project, tmp_path: Path) -> None:
    public = read_foot(make_site(repository, tmp_path / "site") / "koperasi" / SAMPLE / "index.html")
    internal = make_site(repository, tmp_path / "internal", Audience.INTERNAL)
    assert "loans_2023.csv" not in public
    assert "loans_2023.csv" in read_foot(internal / "koperasi" / SAMPLE / "index.html")


def test_a_commit_changes_the_foot_and_a_page_kept_from_before_nothing_else(
    repository: Project, tmp_path: Path
) -> None:
    before = make_site(repository, tmp_path / "one")
    git(repository.root, "commit", "--quiet", "--allow-empty", "-m", "lagi")
    kept = repository.cache / "outcomes" / "public" / SAMPLE
    written = kept.stat().st_mtime_ns
    after = make_site(repository, tmp_path / "two")
    assert kept.stat().st_mtime_ns == written
    page = f"koperasi/{SAMPLE}/index.html"
    assert read_foot(before / page) != read_foot(after / page)
    without = [(site / page).read_text("utf-8").replace(read_foot(site / page), "") for site in (before, after)]
    assert without[0] == without[1]
    shutil.rmtree(repository.cache / "outcomes")
    clean = make_site(repository, tmp_path / "three")
    assert (clean / page).read_bytes() == (after / page).read_bytes()


def test_what_is_not_committed_is_said_so(repository: Project, tmp_path: Path) -> None:
    swot = repository.cooperatives / SAMPLE / "swot.yml"
    swot.write_text(swot.read_text("utf-8") + "# catatan\n", "utf-8")
    site = make_site(repository, tmp_path / "site")
    foot = read_foot(site / "koperasi" / SAMPLE / "index.html")
    assert '<span class="loc">swot.yml</span> belum dikomit' in foot
    assert "dengan perubahan yang belum dikomit." in foot
    assert "belum dikomit" not in read_foot(site / "koperasi" / SAMPLE / "kesehatan-2022.html")


@pytest.mark.parametrize(
    ("settings", "file", "report", "title"),
    [
        ("https://github.com/dinas/data", "/blob/", "/issues/new", "title"),
        ("https://gitlab.com/dinas/data", "/-/blob/", "/-/issues/new", "issue[title]"),
    ],
)
def test_a_mistake_is_reported_on_the_host(
    settings: str, file: str, report: str, title: str, repository: Project, tmp_path: Path
) -> None:
    config = repository.root / "mkdocs.yml"
    config.write_text(f"repo_url: {settings}\n" + config.read_text("utf-8"), "utf-8")
    name = commit(repository.root)
    page = make_site(repository, tmp_path / "site") / "koperasi" / SAMPLE / "index.html"
    links = [unescape(one) for one in re.findall(r'href="([^"]+)"', read_foot(page))]
    assert f"{settings}{file}{name}/cooperatives/{SAMPLE}/profile.yml" in links
    (found,) = [urlsplit(one) for one in links if "/issues/" in one]
    assert found.path == f"/dinas/data{report}"
    told = parse_qs(found.query)
    assert told[title] == [f"Kesalahan pada halaman koperasi/{SAMPLE}/index.html"]
    assert any(f"cooperatives/{SAMPLE}/profile.yml" in text for texts in told.values() for text in texts)
    for one in page.parent.glob("*.html"):
        assert len(one.read_bytes()) < 60_000, one.name
    # Asking the host for stars is what the theme does where it shows its own link.
    assert 'data-md-component="source"' not in page.read_text("utf-8")


def test_the_english_page_says_it_in_english(repository: Project, tmp_path: Path) -> None:
    config = repository.root / "mkdocs.yml"
    config.write_text(config.read_text("utf-8").replace("languages: [id]", "languages: [id, en]"), "utf-8")
    site = make_site(repository, tmp_path / "site")
    foot = read_foot(site / "en/koperasi" / SAMPLE / "index.html")
    assert "Version of the data:" in foot
    assert "<b>Health</b>" in foot
    assert "updated 1 November 2026" in foot
    assert "content/pages/en/panduan/index.md" in read_foot(site / "en/panduan/index.html")
