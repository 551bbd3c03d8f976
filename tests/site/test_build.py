"""The whole way with the real engine: what stands on the published pages, and what never does."""

import gzip
import json
import os
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest

from generator.build import build_site
from generator.model.audience import Audience
from generator.project import Project
from tests.site.conftest import AS_OF, ROOT, write_cooperative
from tests.stated_sample import stated_assessment

VOID = frozenset(["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"])


def build(project: Project, out: Path, audience: Audience = Audience.PUBLIC) -> Path:
    build_site(project, out, audience, AS_OF, lambda done, total: None)
    return out


def text_of(path: Path) -> str:
    html = re.sub(r"<(script|style)\b.*?</\1>", " ", path.read_text("utf-8"), flags=re.DOTALL)
    plain = re.sub(r"<[^>]+>", " ", html).replace("&nbsp;", " ").replace("\u00a0", " ")
    return re.sub(r"\s+", " ", plain)


def all_bytes(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_every_cooperative_rulebook_and_hub_has_its_page(sample_site: Path, sample_project: Project) -> None:
    for folder in sample_project.list_folders():
        assert (sample_site / "koperasi" / folder.name / "index.html").is_file()
        for assessment in (folder / "assessments").glob("health_*.yml"):
            year = assessment.stem.removeprefix("health_")
            assert (sample_site / "koperasi" / folder.name / f"kesehatan-{year}.html").is_file()
    for rulebook in (ROOT / "content/rulebooks/health").glob("*.yml"):
        assert (sample_site / "aturan" / rulebook.stem / "index.html").is_file()
    for hub in ("index.html", "koperasi/index.html", "aturan/index.html", "panduan/index.html", "404.html"):
        assert (sample_site / hub).is_file()
    assert not list(sample_site.rglob("kerangka*")), "frames are not pages"


def test_nagara_2014_shows_its_capital_adequacy_down_to_the_line_of_the_file(sample_site: Path) -> None:
    source = (ROOT / "cooperatives/kpri-nagara/assessments/health_2014.yml").read_text("utf-8").splitlines()
    lines = {
        name: next(number for number, line in enumerate(source, 1) if line.strip().startswith(f"{name}:"))
        for name in ("modal_tertimbang", "atmr")
    }
    html = (sample_site / "koperasi/kpri-nagara/kesehatan-2014.html").read_text("utf-8")
    start = html.index('id="r-kecukupan_modal_sendiri"')
    part = re.sub(r"<[^>]+>", " ", html[start : html.index('id="r-volume_pinjaman_anggota"')])
    part = re.sub(r"\s+", " ", part.replace("\u00a0", " ").replace("&nbsp;", " "))
    assert "110,51 %" in part
    assert "3,00" in part
    assert "Rp1.331.473.063" in part
    assert "Rp1.204.854.973" in part
    for number in lines.values():
        assert f"health_2014.yml:{number}" in part


def test_kartika_shows_the_recorded_total_and_that_figures_are_missing(sample_site: Path) -> None:
    text = text_of(sample_site / "koperasi/kartika-sriwijaya/kesehatan-2019.html")
    assert "60,50" in text
    assert "Dalam Pengawasan" in text
    assert "belum disampaikan" in text.lower()


def test_fictional_cooperatives_carry_a_banner_on_every_page_and_are_not_counted(sample_site: Path) -> None:
    for page in (sample_site / "koperasi/koperasi-contoh-lumbung-sejahtera").glob("*.html"):
        assert "Contoh rekaan" in text_of(page)
    for page in (sample_site / "koperasi/kpri-nagara").glob("*.html"):
        assert "Contoh rekaan" not in text_of(page)
    assert "4 koperasi" in text_of(sample_site / "index.html")


def test_no_page_asks_anything_of_another_host(sample_site: Path) -> None:
    loaded = re.compile(
        r"""<(?:script|img|iframe|link|source|video|audio|object|embed)\b[^>]*?(?:src|href|data)=["']?(//|https?:)"""
    )
    for page in sample_site.rglob("*.html"):
        found = loaded.search(page.read_text("utf-8"))
        assert not found, f"{page.name}: {found and found[0]}"
    for sheet in sample_site.rglob("*.css"):
        assert not re.search(r"(?:url\(|@import)\s*[\"']?(?://|https?:)", sheet.read_text("utf-8")), sheet.name


class _Structure(HTMLParser):
    """Open tags, ids and headings, to see that a page is one well-formed piece."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.errors: list[str] = []
        self.headings: list[int] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.ids += [value for name, value in attrs if name == "id" and value]
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.ids += [value for name, value in attrs if name == "id" and value]

    def handle_endtag(self, tag: str) -> None:
        if tag in ("p", "li", "option") and tag not in self.open[-1:]:
            while self.open and self.open[-1] in ("p", "li"):
                self.open.pop()
            return
        if not self.open or self.open.pop() != tag:
            self.errors.append(f"</{tag}> at {self.getpos()}")


def test_pages_of_cooperatives_are_light(sample_site: Path) -> None:
    for page in (*(sample_site / "koperasi").rglob("*.html"), *(sample_site / "en" / "koperasi").rglob("*.html")):
        html = page.read_bytes()
        assert len(html) < 60_000 and len(gzip.compress(html)) < 15_000, (page, len(html))


def test_our_pages_are_well_formed_with_unique_ids_and_one_first_heading(sample_site: Path) -> None:
    for page in [*(sample_site / "koperasi").rglob("*.html"), *(sample_site / "aturan").rglob("*.html")]:
        html = page.read_text("utf-8")
        body = html[html.index("<main") : html.index("</main>")]
        structure = _Structure()
        structure.feed(body)
        assert not structure.errors, (page, structure.errors[:3])
        doubled = {one for one in structure.ids if structure.ids.count(one) > 1}
        assert not doubled, (page, doubled)
        assert structure.headings.count(1) == 1, page
        steps = list(zip(structure.headings, structure.headings[1:], strict=False))
        assert all(after <= before + 1 for before, after in steps), (page, structure.headings)


def test_search_finds_cooperatives_and_rules_also_from_a_file(sample_site: Path) -> None:
    index = json.loads((sample_site / "search/search_index.json").read_text("utf-8"))
    places = {doc["location"] for doc in index["docs"]}
    assert "koperasi/kpri-nagara/index.html" in places
    assert "aturan/perdep-06-2016/index.html" in places
    assert not any("kerangka" in place for place in places)
    assert "@@lumbung" not in json.dumps(index)
    assert (sample_site / "search/search_index.js").read_text("utf-8").startswith("var __index = {")


def test_the_same_commit_and_date_give_the_same_bytes(
    sample_site: Path, sample_project: Project, tmp_path: Path
) -> None:
    """Another hash seed, time zone and locale, a cold frame, and a process of its own."""
    (tmp_path / "elsewhere").mkdir()
    root = tmp_path / "elsewhere" / "copy"
    root.mkdir()
    for name in ("content", "site_templates", "cooperatives", "mkdocs.yml"):
        (root / name).symlink_to(sample_project.root / name)
    environment = {**os.environ, "PYTHONHASHSEED": "7", "TZ": "Asia/Jayapura", "LC_ALL": "C", "PYTHONPATH": str(ROOT)}
    command = [
        sys.executable,
        "-m",
        "generator",
        "build",
        "--as-of",
        AS_OF.isoformat(),
        "--out",
        str(tmp_path / "again"),
    ]
    subprocess.run(command, cwd=root, env=environment, check=True, capture_output=True)
    one, other = all_bytes(sample_site), all_bytes(tmp_path / "again")
    assert sorted(one) == sorted(other)
    assert [name for name in one if one[name] != other[name]] == []


def test_plain_mkdocs_build_gives_the_same_site(sample_site: Path, sample_project: Project, tmp_path: Path) -> None:
    epoch = "1795305600"
    out = tmp_path / "plain"
    command = [sys.executable, "-m", "mkdocs", "build", "-q", "-d", str(out)]
    environment = {**os.environ, "SOURCE_DATE_EPOCH": epoch}
    subprocess.run(command, cwd=sample_project.root, env=environment, check=True, capture_output=True)
    one, other = all_bytes(sample_site), all_bytes(out)
    assert sorted(one) == sorted(other)
    assert [name for name in one if one[name] != other[name]] == []


def test_the_successor_engine_fills_the_same_bodies(sample_site: Path, sample_project: Project, tmp_path: Path) -> None:
    out = tmp_path / "successor"
    build_site(sample_project, out, Audience.PUBLIC, AS_OF, lambda done, total: None, engine="properdocs")
    page = "koperasi/kpri-nagara/kesehatan-2014.html"
    body = re.compile(r'<article.*?</article>|id="r-permodalan.*', re.DOTALL)
    one, other = ((folder / page).read_text("utf-8") for folder in (sample_site, out))
    assert body.search(one)
    assert text_of(sample_site / page) == text_of(out / page)
    assert one.count('id="r-') == other.count('id="r-') > 20


BROKEN = {
    "yaml": {"swot": "strengths:\n  - text: a\n   - text: b\n"},
    "field": {"profile": "name: Koperasi Rusak\nfounded: 14/03/2009\n"},
    "bytes": {"business_model_canvas": "channels:\n  - \x00\n"},
    "table": {"product_catalogue_csv": "id,name\na,b,c\n"},
    "score": {"assessments__health_2023": "rulebook: tidak-ada\nperiod_end: 2023-12-31\n"},
    "depth": {"stakeholder_map": "stakeholders: " + "[" * 30000},
}


@pytest.mark.parametrize("kind", BROKEN)
def test_a_broken_file_stays_with_its_cooperative_and_shows_there(project: Project, tmp_path: Path, kind: str) -> None:
    write_cooperative(project, "anggur")
    write_cooperative(project, "cengkeh", assessments__health_2022="rulebook: perdep-06-2016\nperiod_end: 2022-12-31\n")
    alone = all_bytes(build(project, tmp_path / "alone"))
    write_cooperative(project, "bayam", **BROKEN[kind])
    together = all_bytes(build(project, tmp_path / "together"))
    own = [name for name in alone if re.match("koperasi/(anggur|cengkeh)/", name)]
    assert len([name for name in own if name.endswith(".html")]) == 7, own
    assert [name for name in own if alone[name] != together[name]] == []
    pages = [text_of(page) for page in (tmp_path / "together/koperasi/bayam").glob("*.html")]
    assert any(re.search(r"\b[YFKC][0-9]{2}\b", page) for page in pages), "a page shows the problem with its code"
    checked = subprocess.run(
        [sys.executable, "-m", "generator", "check"],
        cwd=project.root,
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert checked.returncode == 1
    assert "cooperatives/bayam/" in checked.stdout
    assert "cooperatives/anggur/" not in checked.stdout


VECTORS = (
    "<script>window.canary=1</script>",
    '"><img src=x onerror=window.canary=1>',
    "'><svg onload=window.canary=1>",
    "{{ 7*7 }}{% for x in range(9) %}{{ x }}{% endfor %}",
    "[klik](javascript:window.canary=1) ![x](https://evil.example/x.png)",
    '--8<-- "mkdocs.yml"',
    "{: onclick=window.canary=1 }",
    "</textarea></title></style></main><h1>SEHAT</h1>",
    "@@lumbung:body@@ @@lumbung:title@@",
)


def hostile(vector: str) -> dict[str, str]:
    text = json.dumps(vector)
    return {
        "profile": f"name: {text}\nabout: {text}\naddress: {text}\nplace: {text}\nlegal_entity: {{number: {text}}}\n"
        f"business: {{main_product: {text}, market: {text}}}\nsources: [{{title: {text}, note: {text}}}]\n",
        "business_model_canvas": f"channels: [{text}]\nkey_partners: [{text}]\n",
        "swot": f"strengths: [{{text: {text}, evidence: {text}, action: {text}}}]\n",
        "stakeholder_map": f"stakeholders: [{{name: {text}, role: {text}, interest: 5, influence: 5,"
        f" action: {text}}}]\n",
        "product_catalogue_csv": "id,name,category,description,unit\n"
        + ",".join(["p-1", *['"' + vector.replace('"', '""') + '"'] * 4])
        + "\n",
        "assessments__health_2023": f"rulebook: perdep-06-2016\nperiod_end: 2023-12-31\nexplanation: {text}\n"
        f"recorded: {{total: {text}}}\n",
        "assessments__health_2022": f"rulebook: perdep-06-2016\nperiod_end: 2022-12-31\nexplanation: {text}\n",
    }


SCRIPTS = {"koperasi/index.html": 2, "produk/index.html": 2, "bandingkan.html": 1}
"""What pages have besides the theme's: filters, boxes, comparison; and the products as data for machines."""


def test_text_from_data_never_runs_as_html_markdown_or_template(project: Project, tmp_path: Path) -> None:
    for number, vector in enumerate(VECTORS):
        write_cooperative(project, f"uji-{number}", **hostile(vector))
    site = build(project, tmp_path / "site")
    plain = build_empty(project, tmp_path)
    for page in site.rglob("*.html"):
        html = page.read_text("utf-8")
        attributes = _Attributes()
        attributes.feed(html)
        assert not attributes.live, (page, attributes.live[:3])
        is_document = page.name.startswith(("laporan-", "ringkasan-", "profil.", "kanvas."))
        own = SCRIPTS.get(page.relative_to(site).as_posix().removeprefix("en/"), 0)
        # Machines read the products once, in the Indonesian tree.
        own -= page.relative_to(site).as_posix() == "en/produk/index.html"
        expected = 0 if page.name == "404.html" else 1 if is_document else plain + own
        assert html.count("<script") == expected, page
        assert "<h1>SEHAT" not in html
    page = (site / "koperasi/uji-3/index.html").read_text("utf-8")
    assert "{{ 7*7 }}{% for x in range(9) %}" in page
    assert "@@lumbung:body@@" in text_of(site / "koperasi/uji-8/index.html")


class _Attributes(HTMLParser):
    """Attributes that would run or fetch something."""

    def __init__(self) -> None:
        super().__init__()
        self.live: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            address = (value or "").strip().lower()
            if name.startswith("on") or address.startswith(("javascript:", "vbscript:", "https://evil")):
                self.live.append(f"{tag} {name}={value}")


def build_empty(project: Project, tmp_path: Path) -> int:
    """How many scripts the theme itself puts on a cooperative page."""
    empty = Project(project.root)
    write_cooperative(empty, "polos")
    page = build(empty, tmp_path / "plain") / "koperasi/polos/index.html"
    return page.read_text("utf-8").count("<script")


def test_internal_values_are_nowhere_in_the_public_site(project: Project, tmp_path: Path) -> None:
    secrets = {
        "profile": "name: Koperasi Uji\nnotes: RAHASIA-1\nbusiness:\n  needs: RAHASIA-2\n",
        "business_model_canvas": "channels: [pasar]\nnotes: RAHASIA-3\n",
        "swot": "strengths:\n  - text: a\nnotes: RAHASIA-4\n",
        "stakeholder_map": "stakeholders:\n  - {name: RAHASIA-5, type: perorangan, role: Tokoh desa, interest: 5,"
        " influence: 4, relation: RAHASIA-6, notes: RAHASIA-7}\nnotes: RAHASIA-8\n",
        "product_catalogue_csv": "id,name,category,cost_price,published\nkopi,Kopi,Minuman,987654321,ya\n"
        "teh,RAHASIA-9,Minuman,1,tidak\n",
        "assessments__health_2023": "rulebook: perdep-06-2016\nperiod_end: 2023-12-31\nevidence:\n  m1_01: RAHASIA-10\n"
        "  salah_nama: RAHASIA-11\nnotes: RAHASIA-12\n",
        "assessments__health_2022": "rulebook: perdep-06-2016\nperiod_end: 2022-12-31\n"
        "evidence: RAHASIA-13\nRAHASIA-14: x\n",
    }
    write_cooperative(project, "uji", **secrets)
    public = build(project, tmp_path / "public")
    for name, content in all_bytes(public).items():
        # Help on problems shows wrong files of its own, with a word like it.
        assert not re.search(rb"RAHASIA-\d", content), name
        assert b"987654321" not in content and b"987.654.321" not in content, name
    internal = build(project, tmp_path / "internal", Audience.INTERNAL)
    page = (internal / "koperasi/uji/index.html").read_text("utf-8")
    assert "RAHASIA-5" in page, "the internal build does show what the public one must not"


def test_nothing_outside_the_folder_is_read_because_a_link_says_so(project: Project, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "swot.yml").write_text("strengths:\n  - text: DARI-LUAR\n    evidence: x\n")
    folder = write_cooperative(project, "uji")
    (folder / "swot.yml").symlink_to(outside / "swot.yml")
    (folder / "assessments").symlink_to(outside)
    (project.cooperatives / "tautan").symlink_to(outside)
    site = build(project, tmp_path / "site")
    assert all(b"DARI-LUAR" not in content for content in all_bytes(site).values())
    assert "K06" in text_of(site / "koperasi/uji/index.html")
    assert not (site / "koperasi/tautan").exists()


def test_cooperatives_are_never_in_the_navigation(sample_site: Path) -> None:
    html = (sample_site / "index.html").read_text("utf-8")
    navigation = " ".join(re.findall(r"<nav.*?</nav>", html, re.DOTALL))
    assert "kpri-nagara" not in navigation


PERSONAL = "5108021505800003"
"""Made up: no such person; only the shape is that of a citizen number."""


def test_personal_data_is_hidden_on_every_page_and_in_the_search(project: Project, tmp_path: Path) -> None:
    text = f"NIK {PERSONAL}, HP 0812-3456-7890, surel budi@contoh.example"
    write_cooperative(
        project,
        "uji",
        profile=f"name: Koperasi {PERSONAL}\nabout: {text}\ncooperative_number: '{PERSONAL}'\n",
        swot=f"strengths: [{{text: '{text}'}}]\n",
        product_catalogue_csv=f'id,name,category,description\nkopi,Kopi,Minuman,"{text}"\n',
        assessments__health_2023=f"rulebook: perdep-06-2016\nperiod_end: 2023-12-31\nexplanation: '{text}'\n",
    )
    write_cooperative(project, "rusak", profile=f"name: {PERSONAL}\nkind: salah\nabout: {text}\n")
    for audience in Audience:
        for name, content in all_bytes(build(project, tmp_path / audience.value, audience)).items():
            for secret in (PERSONAL.encode(), b"0812-3456", b"budi@contoh"):
                assert secret not in content, (audience, name, secret)


@pytest.mark.parametrize(
    "name", ["kerangka", "a'b", 'a"b', "a#b", "a?b", "<b>x", "%2e%2e", "BESAR", "dua kata", "bad\udcff"]
)
def test_a_folder_whose_name_cannot_be_an_address_is_set_aside(project: Project, tmp_path: Path, name: str) -> None:
    write_cooperative(project, "anggur")
    write_cooperative(project, name, profile="name: Koperasi\n", assessments__health_2023="period_end: 2023-12-31\n")
    result = build_site(project, tmp_path / "site", Audience.PUBLIC, AS_OF, lambda done, total: None)
    assert "K01" in {problem.code for problem in result.problems}
    assert result.cooperatives == 1
    assert [path.name for path in (tmp_path / "site/koperasi").iterdir() if path.is_dir()] == ["anggur"]
    assert "K01" in text_of(tmp_path / "site/index.html")


ODD_FIGURES = {"kewajiban_lancar": "0", "volume_pinjaman": "0", "beban_pokok": "999999999", "pinjaman_diberikan": "0"}


@pytest.mark.parametrize("account", ODD_FIGURES)
def test_no_figure_of_a_complete_assessment_stops_the_build(project: Project, tmp_path: Path, account: str) -> None:
    lines = [line for line in stated_assessment(2023).splitlines() if not line.strip().startswith(f"{account}:")]
    lines.insert(lines.index("figures:") + 1, f"  {account}: {ODD_FIGURES[account]}")
    write_cooperative(project, "uji", assessments__health_2023="\n".join(lines) + "\n")
    result = build_site(project, tmp_path / "site", Audience.PUBLIC, AS_OF, lambda done, total: None)
    assert result.dead_links == ()


def test_links_and_stray_files_among_the_cooperatives_are_reported(project: Project, tmp_path: Path) -> None:
    write_cooperative(project, "anggur")
    (project.cooperatives / "tautan").symlink_to(project.root)
    (project.cooperatives / "catatan.txt").write_text("x")
    (project.cooperatives / "README.md").write_text("x")
    result = build_site(project, tmp_path / "site", Audience.PUBLIC, AS_OF, lambda done, total: None)
    assert [(one.code, one.place.file) for one in result.problems] == [
        ("K03", "cooperatives/catatan.txt"),
        ("K06", "cooperatives/tautan"),
    ]


def test_the_page_for_missing_addresses_works_below_a_path(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LUMBUNG_SITE_URL", "https://contoh.example/koperasi")
    site = build(project, tmp_path / "site")
    html = (site / "404.html").read_text("utf-8")
    assert 'href="/koperasi/panduan/index.html"' in html
    assert 'href="/panduan/' not in html
    assert "https://contoh.example/koperasi/koperasi/index.html" in (site / "sitemap.xml").read_text("utf-8")


def test_what_a_build_leaves_behind_is_ignored_by_git() -> None:
    ignored = subprocess.run(
        ["git", "check-ignore", "site/x", "site-internal/x", ".site.lock", ".site-internal.lock", ".site-staging-1/x"],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    if ignored.returncode == 128:
        pytest.skip("not a git checkout")
    assert len(ignored.stdout.split()) == 5
