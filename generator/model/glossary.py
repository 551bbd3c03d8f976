"""`content/mentoring/glossary.yml`: the field's terms, each with its source. Knows words; refuses to know pages."""

from __future__ import annotations

from generator.model.audience import public
from generator.model.faq import FlaggedNote
from generator.model.rulebook import Wording
from generator.model.values import ContentText, Key, Name, Written, YesNo


class Term(Written):
    """One term."""

    id: Key = public(description="Kode istilah; menjadi alamatnya di halaman.")
    term: Wording = public(description="Istilah.")
    short: Name | None = public(None, description="Singkatan.")
    meaning: Wording = public(description="Arti.")
    citation: ContentText = public(description="Sumber artinya.")
    linked: YesNo = public(True, description="tidak bila terlalu umum untuk ditautkan dari tiap halaman.")
    note: FlaggedNote | None = public(None, description="Catatan ketidaksesuaian.")


class Glossary(Written):
    """The whole file."""

    terms: tuple[Term, ...] = public(description="Istilah.")
