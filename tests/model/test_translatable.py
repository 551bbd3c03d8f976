"""The English copy of content: what is translated, what stays, and that one object stays one object."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from generator.model.ledger import Account, AccountGroup, AccountKind
from generator.model.profile import Citation
from generator.model.rulebook import Evidence, Grounds, Predicate, Wording
from generator.model.translatable import Translator, collect_texts
from generator.model.values import ContentName

GROUNDS = Grounds(evidence=Evidence.VERIFIED, citation="bagian permodalan", sources=("S3",), reading="Cara baca kami.")
SEHAT = Predicate(id="sehat", name=Wording(id="Sehat", en="Healthy"), at_least=Decimal(80))


@dataclass(frozen=True)
class Finding:
    """Stands for what is computed: it points at pieces of content."""

    rule: Grounds
    again: tuple[Grounds, ...]
    figures: dict[str, int]
    predicate: Predicate
    name: ContentName
    books: tuple[tuple[str, ContentName], ...]


FINDING = Finding(GROUNDS, (GROUNDS,), {"kas": 1}, SEHAT, "Kas", (("kas", "Buku kas"),))


def test_marked_texts_are_translated_and_the_rest_stays() -> None:
    copied = Translator({"bagian permodalan": "section on capital"}).translate(GROUNDS)
    assert copied.citation == "section on capital"
    assert copied.reading == "Cara baca kami."
    assert copied.sources == ("S3",)
    assert GROUNDS.citation == "bagian permodalan"


def test_words_written_in_both_languages_need_no_catalogue() -> None:
    assert Translator({}).translate(Wording(id="Kas", en="Cash")).id == "Cash"


def test_an_account_takes_its_english_name_where_there_is_one() -> None:
    account = Account(
        code="1101", name="Kas", name_en="Cash", kind=AccountKind.ASET, group=AccountGroup.ASET_LANCAR, cash=True
    )
    assert Translator({}).translate(account).name == "Cash"
    assert Translator({}).translate(account.model_copy(update={"name_en": None})).name == "Kas"


def test_a_legal_predicate_keeps_its_name() -> None:
    assert Translator({}).translate(SEHAT) is SEHAT


def test_the_title_of_a_source_keeps_its_words() -> None:
    source = Citation(title="Makalah", note="Tabel 2.")
    copied = Translator({"Makalah": "Paper", "Tabel 2.": "Table 2."}).translate(source)
    assert (copied.title, copied.note) == ("Makalah", "Table 2.")


def test_results_point_at_the_copy_of_their_content() -> None:
    translator = Translator({"bagian permodalan": "section on capital"})
    adopted = translator.adopt({"rule": GROUNDS})["rule"]
    copied = translator.translate(FINDING)
    assert copied.rule is adopted
    assert copied.again == (adopted,)
    assert copied.figures is FINDING.figures


def test_a_result_that_holds_words_of_the_content_alone_is_translated_by_its_type() -> None:
    translator = Translator({"Buku kas": "Cash book"})
    translator.adopt(Wording(id="Kas", en="Cash"))
    copied = translator.translate(FINDING)
    assert (copied.name, copied.books) == ("Cash", (("kas", "Cash book"),))
    assert copied.rule is GROUNDS


def test_what_holds_nothing_to_translate_is_not_copied() -> None:
    assert Translator({}).translate(FINDING) is FINDING


def test_texts_are_collected_with_where_they_stand() -> None:
    assert (
        list(collect_texts(FINDING))
        == [
            ("bagian permodalan", "Grounds.citation"),
            ("Cara baca kami.", "Grounds.reading"),
        ]
        * 2
    )
