"""No text may lack its translation, and no translation its text."""

from __future__ import annotations

import pytest

from generator.model.translations import Translations
from generator.pages import wording
from generator.pages.language import Labels, marked, plural, remembered, said, speaking
from generator.reading.translations import read_translations
from tests.wording.catalogues import (
    CATALOGUES,
    FOLDER,
    HINT,
    LANGUAGES,
    ROOT,
    complete_catalogue,
    find_faults,
    list_messages,
)
from tests.wording.content import figures, list_untranslated_fields
from tests.wording.program import Message, find_odd_calls, find_unsaid

ENGLISH = Translations(
    "en", program={"Skor {points} dari {total}": "{points} of {total}", "{n} tahun": "{n} {n:year|years}"}
)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", CATALOGUES)
def test_every_text_is_translated(language, name):
    faults = list(find_faults(FOLDER / language / f"{name}.po", list_messages(name)))
    assert not faults, "\n".join([*faults[:20], HINT])


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", CATALOGUES)
def test_the_file_is_as_it_would_be_written_again(language, name, tmp_path):
    """So that a change of one text is one change in the file."""
    kept = FOLDER / language / f"{name}.po"
    again = tmp_path / language / f"{name}.po"
    again.parent.mkdir()
    again.write_bytes(kept.read_bytes())
    complete_catalogue(again, list_messages(name))
    assert again.read_text("utf-8") == kept.read_text("utf-8"), HINT


def test_sentences_are_whole_and_get_the_values_they_ask_for():
    assert find_odd_calls(ROOT) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_translated_content_names_the_same_figures(language):
    """Numbers, limits and citations are the law's: a translation may not change one."""
    translated = read_translations(ROOT, language).content
    assert translated
    wrong = [text for text, said_there in translated.items() if figures(text, "id") != figures(said_there, language)]
    assert wrong == []


def test_a_changed_figure_would_be_seen():
    assert figures("skor 87,71 % dari 2016", "id") == figures("87.71% under 2016", "en") == ["2016", "87.71"]
    assert figures("di atas 5 %", "id") != figures("above 6%", "en")


def test_no_page_has_an_indonesian_string_that_is_not_said():
    assert list(find_unsaid(ROOT)) == []


def test_faults_are_found(tmp_path):
    path = tmp_path / "en" / "program.po"
    path.parent.mkdir()
    path.write_text(
        'msgid "sama"\nmsgstr "same"\n\nmsgid "{a} hari"\nmsgstr "{b} days"\n\n'
        '#, fuzzy\nmsgid "ragu"\nmsgstr "doubt"\n\nmsgid "tua"\nmsgstr "old"\n',
        "utf-8",
    )
    messages = [Message(text, "x.py") for text in ("sama", "{a} hari", "ragu", "baru")]
    faults = sorted(one.split(":")[0] for one in find_faults(path, messages))
    assert faults == ["marked as doubtful (fuzzy)", "not translated", "other {names}", "said nowhere any more"]
    assert complete_catalogue(path, messages) == (1, 1)
    assert "tua" not in path.read_text("utf-8")
    assert 'msgid "sama"\nmsgstr "same"' in path.read_text("utf-8")


def test_a_sentence_is_said_in_the_language_of_the_moment():
    def tell():
        return said("Skor {points} dari {total}", points="1", total="<2>")

    assert tell() == "Skor 1 dari <2>"
    with speaking(ENGLISH):
        assert tell() == "1 of <2>"
        assert said("tanpa padanan {n}", n=3) == "tanpa padanan 3"
    assert tell() == "Skor 1 dari <2>"


@pytest.mark.parametrize(
    ("number", "shown"), [(1, "1 year"), ("1", "1 year"), (2, "2 years"), ("1,000", "1,000 years")]
)
def test_english_chooses_by_number(number, shown):
    with speaking(ENGLISH):
        assert said("{n} tahun", n=number) == shown
    assert said("{n} tahun", n=number) == f"{number} tahun"
    assert plural(0, "one", "many") == "many"


def test_labels_are_looked_up_when_used_and_kept_apart_by_language():
    table = Labels({"a": "{n} tahun"})

    @remembered(maxsize=4)
    def label(key):
        return table[key]

    assert (label("a"), dict(table)) == ("{n} tahun", {"a": "{n} tahun"})
    with speaking(ENGLISH):
        assert label("a") == table["a"] == "{n} {n:year|years}"
    assert label("a") == marked("{n} tahun")


@pytest.mark.requirement("H-055")
def test_numbers_dates_and_labels_follow_the_language():
    with speaking(read_translations(ROOT, "en")):
        assert wording.count(1234) == "1,234"
        assert wording.rupiah(1250000) == "Rp1,250,000"
        assert wording.short_rupiah(1300000000) == "Rp1.3\u00a0billion"
        assert wording.month("2016-04") == "April 2016"
        assert wording.joined(("a", "b", "c")) == "a, b and c"
    assert wording.count(1234) == "1.234"
    assert wording.short_rupiah(1300000000) == "Rp1,3\u00a0miliar"
    assert wording.joined(("a", "b", "c")) == "a, b dan c"


KEPT_AS_WRITTEN = {
    "Application.name",
    "Application.theme",
    "Citation.title",
    "FaqQuestion.answered",
    "FaqQuestion.asked",
    "GoalRule.publisher",
    "Instrument.number",
    "Outcome.because",
    "PartOf.because",
    "Plan.name",
    "Source.authors",
    "Source.title",
    "SpecialOutput.printed",
    "StageRecord.office",
    "StudiedCooperative.name",
    "StudiedCooperative.theme",
    "Theme.aliases",
    "TrainingActivity.place",
}
"""Proper names, titles, what a source prints, what applicants wrote, and grounds that no page shows."""


def test_a_field_of_content_with_words_is_translated_or_kept_on_purpose():
    assert set(list_untranslated_fields(ROOT)) == KEPT_AS_WRITTEN
