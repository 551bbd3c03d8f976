"""A mentoring theme (`content/themes/<id>.yml`) with its special outputs, and the mandatory books of a cooperative.

Knows names, other names and required outputs; refuses to know who has delivered them. A new theme is a new file.
"""

from __future__ import annotations

from generator.model.audience import public
from generator.model.profile import Citation
from generator.model.rulebook import Wording
from generator.model.values import ContentName, ContentText, Count, Key, Name, Written, YesNo


class SpecialOutput(Written):
    """One thing that mentoring on the theme should leave behind."""

    id: Key = public(description="Kode output.")
    name: ContentName = public(description="Nama output.")
    printed: Name | None = public(None, description="Nama seperti tercetak dalam sumber.")
    books: YesNo = public(False, description="ya bila yang dimaksud adalah seluruh buku wajib.")
    expires: YesNo = public(False, description="ya bila dokumennya punya masa berlaku.")
    valid_months: Count | None = public(None, description="Masa berlaku dalam bulan, bila sudah pasti.")
    note: ContentText | None = public(None, description="Catatan.")


class Theme(Written):
    """The whole file."""

    id: Key = public(description="Kode tema; sama dengan nama berkas.")
    name: Wording = public(description="Nama tema.")
    aliases: tuple[Name, ...] = public((), description="Sebutan lain.")
    summary: ContentText | None = public(None, description="Ringkasan.")
    outputs: tuple[SpecialOutput, ...] = public(description="Output khusus.")
    open_ended: YesNo = public(False, description="ya bila sumber menutup daftarnya dengan “dll.”.")
    sources: tuple[Citation, ...] = public(description="Sumber.")


class Book(Written):
    """One mandatory book."""

    id: Key = public(description="Kode buku.")
    name: Wording = public(description="Nama buku.")
    columns: ContentText | None = public(None, description="Kolom isinya.")
    columns_ours: YesNo = public(False, description="ya bila kolomnya usulan kami.")
    variant: YesNo = public(False, description="ya bila hanya ada dalam daftar lain, di luar yang wajib.")


class BookList(Written):
    """`content/mentoring/mandatory_books.yml`."""

    name: ContentName = public(description="Nama daftar.")
    books: tuple[Book, ...] = public(description="Buku.")
    note: ContentText | None = public(None, description="Catatan.")
    sources: tuple[Citation, ...] = public(description="Sumber.")

    @property
    def mandatory(self) -> tuple[Book, ...]:
        """The books that count."""
        return tuple(book for book in self.books if not book.variant)


def theme_names(theme: Theme) -> tuple[str, ...]:
    """Everything a theme may be called, as compared: lower case, single spaces."""
    return tuple(plain_name(name) for name in (theme.id, theme.name.id, theme.name.en, *theme.aliases))


def plain_name(name: str) -> str:
    """A name as compared: lower case, single spaces, `_` read as a space."""
    return " ".join(name.replace("_", " ").casefold().split())
