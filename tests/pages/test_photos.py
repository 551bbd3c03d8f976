"""Photos on pages: only with text, consent and a real image; the site's copy tells no place."""

from __future__ import annotations

import io
import re
import shutil
from datetime import date
from pathlib import Path

import pytest
from PIL import Image

from generator.build import copy_images
from generator.model.audience import Audience
from generator.outcome_cache import OutcomeCache
from generator.processing import process_folder
from generator.teaching import open_teaching
from generator.workshop import open_workshop
from tests.pages.conftest import ROOT, body_of, text_of

TELLING = ROOT / "tests" / "problems" / "P04" / "broken" / "images" / "lumbung.jpg"
LIST = """photos:
  - {file: rapat.jpg, alt: 'Rapat "besar" <b>', consent: ya, caption: Rapat anggota., on: 2024-02-24}
  - {file: anak.jpg, alt: Anak bermain., consent: tidak}
  - {file: kopi.jpg, alt: Kantong kopi., consent: ya}
"""
PRODUCTS = "id,name,category,image\nkopi,Kopi,Minuman,kopi.jpg\nteh,Teh,Minuman,\n"


class Filler:
    """Keeps what it is given."""

    def __init__(self):
        self.files = {}

    def write_file(self, path, content):
        self.files[path] = content


def make(root: Path, audience: Audience = Audience.PUBLIC):
    for name in ("content", "site_templates"):
        (root / name).symlink_to(ROOT / name)
    folder = root / "cooperatives" / "uji"
    (folder / "images").mkdir(parents=True)
    (folder / "profile.yml").write_text("name: Koperasi Uji\n")
    (folder / "product_catalogue.csv").write_text(PRODUCTS)
    (folder / "images" / "photos.yml").write_text(LIST)
    for name in ("rapat", "anak", "kopi"):
        shutil.copy(TELLING, folder / "images" / f"{name}.jpg")
    open_workshop.cache_clear()
    workshop = open_workshop(root, audience, date(2026, 11, 22))
    return workshop, process_folder(workshop, folder, render=True)


@pytest.mark.requirement("H-059")
def test_a_photo_without_consent_is_dropped_from_the_public_build_with_a_warning(tmp_path):
    workshop, outcome = make(tmp_path)
    body = body_of(outcome)
    assert "Anak bermain" not in body and "gambar/anak.jpg" not in body
    assert [one.code for one in outcome.problems if one.code == "K73"] == ["K73"]
    assert {one.path for one in outcome.files} == {"koperasi/uji/gambar/rapat.jpg", "koperasi/uji/gambar/kopi.jpg"}
    filler = Filler()
    copy_images(filler, workshop.project.root, outcome.files)
    assert set(filler.files) == {one.path for one in outcome.files}
    for content in filler.files.values():
        assert 0x8825 not in Image.open(io.BytesIO(content)).getexif(), "no place leaves the folder"


def test_the_internal_build_shows_it_and_says_so(tmp_path):
    _, outcome = make(tmp_path, Audience.INTERNAL)
    assert "belum berizin; tidak ada pada terbitan umum" in body_of(outcome)
    assert len(outcome.files) == 3


@pytest.mark.requirement("H-059")
def test_a_photo_has_text_size_and_waits_for_its_turn(tmp_path):
    _, outcome = make(tmp_path)
    body = body_of(outcome)
    section = body.split('id="foto"')[1].split("</section>")[0]
    image = re.search(r"<img [^>]*>", section)[0]
    for part in ('src="gambar/rapat.jpg"', 'width="8"', 'height="12"', 'loading="lazy"'):
        assert part in image
    assert 'alt="Rapat &#34;besar&#34; &lt;b&gt;"' in image
    assert "Rapat anggota. 24 Februari 2024" in text_of(section)
    assert "kopi.jpg" not in section, "a product's picture stands with its product"
    assert 'src="gambar/kopi.jpg"' in body.split('id="p-kopi"')[1].split("</li>")[0]
    assert "<img" not in body.split('id="p-teh"')[1].split("</li>")[0]


def test_files_are_kept_with_the_outcome(tmp_path):
    _, outcome = make(tmp_path)
    cache = OutcomeCache(tmp_path / "kept", "", {})
    cache.keep(outcome, "kunci")
    assert cache.find("uji", "kunci").files == outcome.files


@pytest.mark.requirement("H-059")
def test_photos_of_an_activity_follow_the_same_rules(tmp_path, workshop):
    root = tmp_path / "other"
    shutil.copytree(ROOT / "content", root / "content")
    path = root / "content" / "training" / "tejakula.yml"
    text = path.read_text("utf-8") + LIST.replace("  - {file: kopi.jpg, alt: Kantong kopi., consent: ya}\n", "")
    path.write_text(text, "utf-8")
    (root / "content" / "training" / "images").mkdir()
    for name in ("rapat", "anak"):
        shutil.copy(TELLING, root / "content" / "training" / "images" / f"{name}.jpg")
    teaching, problems = open_teaching(root, workshop.rulebooks)
    assert sorted(one.code for one in problems) == ["K73", "P04", "P04"]
    page = next(one for one in workshop.renderer.render_teaching(teaching) if "rubrik" in one.path)
    assert 'src="gambar/rapat.jpg"' in page.body and "anak.jpg" not in page.body
    files = workshop.renderer.list_teaching_files(teaching)
    assert [(one.path, one.source) for one in files] == [
        ("aturan/rubrik-pelatihan/gambar/rapat.jpg", "content/training/images/rapat.jpg")
    ]
