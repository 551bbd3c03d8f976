"""Folders go through the stages together; each gives what it gives by itself."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator import processing
from generator.model.audience import Audience
from generator.outcome_cache import Outcome
from generator.processing import process_folder, process_together
from generator.workshop import Workshop, open_workshop
from tests.site.conftest import AS_OF, copy_project


@pytest.mark.parametrize("audience", Audience)
def test_together_or_by_itself_a_folder_gives_the_same(audience: Audience, tmp_path: Path) -> None:
    root = copy_project(tmp_path / "all")
    (root / "cooperatives" / "Nama Buruk").mkdir()
    (root / "cooperatives" / "Nama Buruk" / "profile.yml").write_text("name: Koperasi\n")
    workshop = open_workshop.__wrapped__(root, audience, AS_OF)
    folders = sorted((root / "cooperatives").iterdir(), reverse=True)
    together = process_together(workshop, folders, True)
    assert [one.id for one in together] == [folder.name for folder in folders]
    shutil.rmtree(workshop.project.cache)
    assert together == [process_folder(workshop, folder, True) for folder in folders]
    assert together == process_together(workshop, folders, True), "as they were kept"


def test_folders_with_books_are_never_held_together(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = copy_project(tmp_path / "all")
    workshop = open_workshop.__wrapped__(root, Audience.PUBLIC, AS_OF)
    shares: list[list[Path]] = []
    real = processing._process

    def note(shop: Workshop, folders: list[Path], render: bool) -> list[Outcome]:
        shares.append(folders)
        return real(shop, folders, render)

    monkeypatch.setattr(processing, "_process", note)
    folders = workshop.project.list_folders()
    process_together(workshop, folders, False)
    assert [folder for share in shares for folder in share] == folders
    assert all(len(share) == 1 for share in shares if any((folder / "ledgers").is_dir() for folder in share))
    assert any((folder / "ledgers").is_dir() for folder in folders)
    assert any(len(share) > 1 for share in shares)
