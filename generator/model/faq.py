"""`content/faq/<name>.yml`: questions people asked, and which rows of a rulebook answer them.

Knows names of the rulebook only: every formula, weight, limit and result on the page comes from the rulebook itself, so
an answer cannot grow old beside it. Refuses to hold a figure of the law in its own words.
"""

from __future__ import annotations

from generator.model.audience import public
from generator.model.profile import Citation
from generator.model.values import ContentName, ContentText, Identifier, Key, Name, Rupiah, Text, Written


class FlaggedNote(Written):
    """Something a source says that the rule does not: told as a note, never used."""

    flag: Name = public(description="Kode ketidaksesuaian, contoh S-09.")
    text: ContentText = public(description="Isi catatan.")


class FaqExample(Written):
    """Made-up figures for one indicator; the program works the numbers out."""

    indicator: Key = public(description="Indikator yang dihitung.")
    figures: dict[Key, Rupiah] = public(description="Angka contoh menurut nama akun atau jumlah.")


class FaqQuestion(Written):
    """One question with what answers it."""

    id: Key = public(description="Kode pertanyaan; menjadi alamatnya di halaman.")
    question: ContentText = public(description="Pertanyaan dalam bahasa sehari-hari.")
    asked: Text | None = public(None, description="Pertanyaan seperti tercetak dalam sumber.")
    answered: Text | None = public(None, description="Inti jawaban seperti tercetak dalam sumber.")
    answer: tuple[ContentText, ...] = public(description="Jawaban, satu butir satu alinea, tanpa angka aturan.")
    indicators: tuple[Key, ...] = public((), description="Indikator yang rumus dan tabelnya ditampilkan.")
    aspect: Key | None = public(None, description="Aspek yang seluruh ukurannya ditampilkan.")
    amounts: tuple[Key, ...] = public((), description="Jumlah yang bobot bagiannya ditampilkan.")
    accounts: tuple[Key, ...] = public((), description="Akun yang letak dan kegunaannya ditampilkan.")
    example: FaqExample | None = public(None, description="Contoh hitungan.")
    notes: tuple[FlaggedNote, ...] = public((), description="Catatan ketidaksesuaian.")


class Faq(Written):
    """The whole file: one page."""

    id: Identifier = public(description="Kode halaman; menjadi alamatnya.")
    title: ContentName = public(description="Judul halaman.")
    summary: ContentText = public(description="Ringkasan satu atau dua kalimat.")
    rulebook: Identifier = public(description="Kode aturan yang menjawab.")
    sources: tuple[Citation, ...] = public((), description="Asal pertanyaan.")
    questions: tuple[FaqQuestion, ...] = public(description="Pertanyaan.")
