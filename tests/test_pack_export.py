"""A rule taken along: the page offers one archive, which another project can use as it is."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from generator.engagement import open_instruments
from generator.model.audience import Audience
from generator.pack_export import offer_pack
from generator.workshop import open_workshop
from tests.pages.conftest import AS_OF, ROOT


@pytest.fixture
def workshop():
    open_workshop.cache_clear()
    return open_workshop(ROOT, Audience.PUBLIC, AS_OF)


def offered(workshop, root=ROOT):
    """Pages of instruments and rulebooks with their archives, by path."""
    renderer, content = workshop.renderer, workshop.content
    pages = [offer_pack(root, renderer.render_instrument(one), one.file) for one in content.packs.values()]
    pages += [offer_pack(root, renderer.render_rulebook(one), one.file) for one in content.rulebooks.values()]
    return {page.path: page for page in pages}


@pytest.mark.requirement("M-039")
def test_every_rule_offers_an_archive_with_its_data_and_licence(workshop):
    pages = offered(workshop)
    assert len(pages) > 5
    for page in pages.values():
        (archive,) = page.downloads
        assert f'<a href="{archive.name}" download>' in page.body
        assert archive.path.rsplit("/", 1)[0] == page.path.rsplit("/", 1)[0]
        assert archive.kind == "ZIP"
        with zipfile.ZipFile(io.BytesIO(archive.content)) as packed:
            (data, licence) = sorted(packed.namelist(), reverse=True)
            assert packed.read(data) == (ROOT / data).read_bytes()
            assert licence == "LISENSI.md"
            assert "CC BY 4.0" in packed.read(licence).decode()


@pytest.mark.requirement("M-039")
def test_the_same_files_give_the_same_bytes(workshop, tmp_path):
    once = {path: page.downloads[0].content for path, page in offered(workshop).items()}
    for path in (ROOT / "content").rglob("*"):
        copy = tmp_path / path.relative_to(ROOT)
        if path.is_dir():
            copy.mkdir(parents=True, exist_ok=True)
        else:
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_bytes(path.read_bytes())
            copy.chmod(0o600)
    again = {path: page.downloads[0].content for path, page in offered(workshop, tmp_path).items()}
    assert once == again


@pytest.mark.requirement("M-039")
def test_an_instrument_can_be_used_by_an_empty_project(workshop, tmp_path: Path):
    page = offered(workshop)["aturan/koperasi-modern-contoh-1/index.html"]
    with zipfile.ZipFile(io.BytesIO(page.downloads[0].content)) as packed:
        packed.extractall(tmp_path)
    packs, problems = open_instruments(tmp_path, frozenset())
    assert problems == []
    assert packs["koperasi-modern-contoh-1"].content == workshop.content.packs["koperasi-modern-contoh-1"].content
