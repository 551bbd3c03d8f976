"""What is wrong with a page or a setting that people write: said in Indonesian, with the file and what to do."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.build import build_site
from generator.model.audience import Audience
from generator.project import Project
from generator.reading.settings import UnreadableSettings
from generator.site.engine_messages import tell_message
from generator.site.frame import EngineFailed
from tests.site.conftest import AS_OF

ABOUT, ENGLISH, SETTINGS = "content/pages/tentang.md", "content/pages/en/tentang.md", "mkdocs.yml"
ENGLISH_WORDS = re.compile(r"\b(the|is|was|page|link|warning|error|aborted|not|found|configuration)\b", re.IGNORECASE)


def add(file: str, text: str) -> Callable[[Path], None]:
    def change(root: Path) -> None:
        path = root / file
        path.write_text((path.read_text("utf-8") if path.is_file() else "") + text, "utf-8")

    return change


def put(file: str, old: str, new: str) -> Callable[[Path], None]:
    def change(root: Path) -> None:
        text = (root / file).read_text("utf-8")
        assert old in text
        (root / file).write_text(text.replace(old, new, 1), "utf-8")

    return change


CASES: tuple[tuple[Callable[[Path], None], tuple[str, ...]], ...] = (
    (add("content/pages/baru.md", "# Baru\n"), ("content/pages/baru.md", "`nav`", "`not_in_nav`")),
    (lambda root: (root / ABOUT).unlink(), (ABOUT, "`nav`", "hapus barisnya")),
    (add(ABOUT, "\n[x](tidak-ada.md)\n"), (f"{ABOUT}: tautan `tidak-ada.md`", "tidak menuju")),
    (add(ABOUT, "\n[x](/aturan/index.md)\n"), (f"{ABOUT}: tautan `/aturan/index.md`", "garis miring")),
    (add(ABOUT, "\n[x](index.md#tiada)\n"), (f"{ABOUT}: tautan `index.md#tiada`", "dalam content/pages/index.md")),
    (add(ABOUT, "\n[x](#tiada)\n"), (f"{ABOUT}: tautan `#tiada`", "pada halaman itu")),
    (add(ENGLISH, "\n[x](tidak-ada.md)\n"), (f"{ENGLISH}: tautan `tidak-ada.md`",)),
    (lambda root: (root / ABOUT).write_bytes(b"# A\n\xff\xfe\n"), (ABOUT, "bukan teks UTF-8")),
    (add("content/pages/koperasi/README.md", "# A\n"), ("koperasi/README.md dan", "hapus salah satunya")),
    (put(SETTINGS, "name: material\n", "name: materiil\n"), (SETTINGS, "tema `materiil`", "`material`")),
    (put(SETTINGS, "  - lumbung\n", "  - lumbung\n  - tiada\n"), (SETTINGS, "plugin `tiada`", "tidak terpasang")),
    (put(SETTINGS, "strict: true", "strict: mungkin"), (SETTINGS, "`strict` diisi `true` atau `false`")),
    (add(SETTINGS, "temaa: x\n"), (SETTINGS, "`temaa` bukan nama setelan")),
    (add("site_templates/theme/404.html", "{% if %}\n"), ("site_templates/theme/404.html baris", "templat")),
)


@pytest.mark.parametrize("number", range(len(CASES)))
def test_what_people_wrote_wrong_is_told_in_indonesian(project: Project, tmp_path: Path, number: int) -> None:
    change, expected = CASES[number]
    change(project.root)
    with pytest.raises(EngineFailed) as failed:
        build_site(project, tmp_path / "site", Audience.PUBLIC, AS_OF, lambda done, total: None)
    said = str(failed.value)
    for part in expected:
        assert part in said
    assert "Traceback" not in said
    # The name of a fault of the template language is its own.
    assert "templat" in said or not ENGLISH_WORDS.search(re.sub(r"`[^`]*`|\S+\.(?:md|html|yml)", "", said)), said
    assert not (tmp_path / "site").exists()


def test_settings_that_are_no_yaml_are_told_by_their_line(project: Project, tmp_path: Path) -> None:
    lines = len((project.root / SETTINGS).read_text("utf-8").splitlines())
    add(SETTINGS, "nav: [a\n")(project.root)
    with pytest.raises(UnreadableSettings) as failed:
        build_site(project, tmp_path / "site", Audience.PUBLIC, AS_OF, lambda done, total: None)
    assert lines < int(str(failed.value)) <= lines + 2


@pytest.mark.parametrize(
    ("message", "said"),
    [
        (
            "Doc file 'a.md' contains a link 'b', but the target 'c/b' is not found among documentation files."
            " Did you mean 'b.md'?",
            "content/pages/a.md: tautan `b` tidak menuju halaman mana pun. Mungkin maksudnya `b.md`.",
        ),
        (
            'The following pages exist in the docs directory, but are not included in the "nav" configuration:\n'
            "  - a.md\n  - b.md",
            "content/pages/a.md, content/pages/b.md belum disebut dalam `nav` pada mkdocs.yml: tambahkan di sana,"
            " atau pada `not_in_nav` bila tidak perlu masuk menu.",
        ),
        ("Something new {curly} happened.", "Something new {curly} happened."),
    ],
)
def test_each_sentence_has_its_words_and_an_unknown_one_is_passed_on(message: str, said: str) -> None:
    assert tell_message(message, lambda page: f"content/pages/{page}") == said
