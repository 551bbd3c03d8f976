"""Names of columns that hold what identifies a person: such a column is refused by its name, whatever stands in it.

Knows the names cooperatives use in their own lists, Indonesian and English. Refuses to guess from values; shapes of
numbers and addresses are `checking.privacy`.
"""

from __future__ import annotations

import re

_WORDS = frozenset(
    [
        *("nama", "name", "nik", "ktp", "kk", "npwp", "paspor", "passport", "alamat", "address", "domisili", "telepon"),
        *("telp", "tlp", "tel", "hp", "handphone", "ponsel", "whatsapp", "wa", "phone", "mobile", "email", "surel"),
        *("lahir", "birth", "birthdate", "dob", "agama", "ibu", "suami", "istri", "foto", "mail", "norek"),
        *("peminjam", "penabung", "penyimpan", "nasabah", "debitur", "borrower", "saver", "depositor", "customer"),
        *("rt", "rw", "dusun", "banjar"),
    ]
)
"""Any of these as a word of a column's name; `nama akun` and the like are excused below."""
_THINGS = frozenset(
    ["akun", "perkiraan", "rekening", "account", "barang", "produk", "jenis", "kelompok", "bank", "koperasi", "kind"]
)
"""What a name may belong to without naming a person; such a word excuses `nama` and `name` only."""
_EXCUSED = frozenset({"nama", "name"})
_KINDS = frozenset({"jenis", "kelompok", "kind", "type", "golongan", "jumlah", "count", "number_of"})
"""`jenis peminjam`, `borrower_kind`: a kind or a number of persons is no person."""


def is_personal(column: str) -> bool:
    """Whether the name of a column says that it identifies persons."""
    words = set(re.findall(r"[a-z]+", re.sub(r"([a-z])([A-Z])", r"\1 \2", column[:200]).lower()))
    personal = words & _WORDS
    if words & _KINDS:
        return False
    if words & _THINGS:
        personal -= _EXCUSED
    return bool(personal)
