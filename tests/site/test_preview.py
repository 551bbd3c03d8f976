from pathlib import Path

from generator.model.audience import Audience
from generator.preview import Preview
from generator.project import Project
from tests.site.conftest import AS_OF, write_cooperative


def test_an_edit_renders_only_its_cooperative_and_the_lists(project: Project) -> None:
    write_cooperative(project, "anggur")
    folder = write_cooperative(project, "bayam")
    preview = Preview(project, Audience.PUBLIC, AS_OF)
    try:
        assert preview.refresh() == ["anggur", "bayam"]
        assert preview.refresh() == []
        (folder / "profile.yml").write_text("name: Koperasi Nama Baru\n")
        assert preview.refresh() == ["bayam"]
        assert "Koperasi Nama Baru" in (preview.folder / "koperasi/bayam/index.html").read_text("utf-8")
        assert "Koperasi Nama Baru" in (preview.folder / "koperasi/index.html").read_text("utf-8")
        (folder / "profile.yml").write_text("name: [\n")
        assert preview.refresh() == ["bayam"]
        assert "Y01" in (preview.folder / "koperasi/bayam/index.html").read_text("utf-8")
    finally:
        preview.close()


def test_a_removed_cooperative_leaves_no_page(project: Project) -> None:
    write_cooperative(project, "anggur")
    folder = write_cooperative(project, "bayam")
    preview = Preview(project, Audience.PUBLIC, AS_OF)
    try:
        preview.refresh()
        (folder / "profile.yml").unlink()
        folder.rmdir()
        preview.refresh()
        assert not (preview.folder / "koperasi/bayam").exists()
        assert "bayam" not in (preview.folder / "search/search_index.json").read_text("utf-8")
    finally:
        preview.close()


def test_a_change_of_the_shared_content_renders_everything(project: Project) -> None:
    write_cooperative(project, "anggur", assessments__health_2023="rulebook: perdep-06-2016\nperiod_end: 2023-12-31\n")
    preview = Preview(project, Audience.PUBLIC, AS_OF)
    try:
        preview.refresh()
        rulebook = Path(project.root / "content/rulebooks/health/perdep-06-2016.yml")
        rulebook.write_text(rulebook.read_text("utf-8").replace("id: Sehat,", "id: Sehat Sekali,"), "utf-8")
        assert preview.refresh() == ["anggur"]
    finally:
        preview.close()
