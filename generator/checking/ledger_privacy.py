"""Personal data in books: citizen numbers, telephones, mail addresses in memos and ids; persons in memos and accounts.

Knows marks that come before a name (`a.n.`, `Bapak`, `Ibu`) and marks of a home address. Refuses to guess at names
that stand alone. Looks at a million memos through their bytes and decodes only those that might hold something.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import numpy as np

from generator.checking.limits import MAX_PER_FILE
from generator.checking.privacy import find_personal_data
from generator.model.cooperative import Authored
from generator.model.journal import Journal, Texts
from generator.model.ledger import Account
from generator.problems.place import Place
from generator.problems.problem import Problem

_MARKS = (
    b"@",
    *(b"a.n", b"A.N", b"A.n", b"a. n", b"A. N", b"a/n", b"A/N", b"a/N", b"A/n", b"s na", b"S NA"),
    *(b"apak", b"APAK", b"Bpk", b"bpk", b"BPK", b"Ibu ", b"ibu ", b"IBU ", b"Ibu:", b"Sdr", b"sdr", b"SDR"),
    *(b"Pak ", b"Pak:", b"Bu ", b"RT ", b"RT.", b"RT0", b"RT1", b"RT/", b"Rt ", b"Rt.", b".me/", b"com/"),
)
"""What a memo must hold, a few letters each, before it is looked at as a whole."""
_TELEPHONES = (
    *(b"08", b"0 8", b"0-8", b"0.8", b"0)8", b"0) ", b"0)-", b"0)."),
    *(b"628", b"62 8", b"62-8", b"62.8", b"62(0", b"62 (", b"62-(", b"62.("),
)
"""How the number of a mobile telephone begins."""
_DISGUISE = (b"\xef\xbc", b"\xe2\x80", b"\xe2\x81", b"\xc2\xad", b"\xef\xbb")
"""Full-width figures, dashes and invisible letters, as bytes of UTF-8: what can hide a number."""
_BODIES = (
    r"(?:KOPERASI|KSP|KSU|KUD|KPRI|USP|PT|CV|UD|BANK|BPR|BRI|BNI|BPD|LPDB|LPD|DINAS|KELOMPOK|DESA|PASAR|TOKO|WARUNG"
    r"|KANTOR|UNIT|YAYASAN|KOTA|RUMAH|PKK|CAMAT|LURAH|BUPATI|WALI|GURU|KADER|KEPALA|KETUA|BENDAHARA|SEKRETARIS"
    r"|PENGURUS|PENGAWAS|ANGKAT|ANGGOTA|NELAYAN|PETANI|TANI)\b"
)
"""Institutions, groups and offices: no names of persons."""
_BEFORE = (
    r"(?<!-)(?:\ba\.\s?n\b\.?|\bA\.\s?N\b\.?|\b[aA]/[nN]\b|\b[aA]tas nama\b|\bATAS NAMA\b|\b[Bb]apak\b|\bBAPAK\b"
    r"|\b[Bb]pk\b\.?|\bBPK\b\.?|\b[Ii]bu\b|\bIBU\b|\b[Ss]dri?\b\.?|\bSDRI?\b\.?|\bPak\b|\bBu\b)"
)
PERSON = re.compile(_BEFORE + r"\s*:?\s*(?i:(?!" + _BODIES + r"))[A-Z][\w'’]+")
HOME = re.compile(r"\bR[Tt]\.?\s?0*[0-9]{1,3}\s?(?:[/,]?\s?R[Ww]\.?\s?0*[0-9]{1,3}|/\s?0*[0-9]{1,3}\b)")
CITIZEN_DIGITS = 16


def check_journal_privacy(journal: Journal) -> list[Problem]:
    """Every memo and id that holds personal data; what was found is masked."""
    problems: list[Problem] = []
    for row in _candidates(journal.memos):
        memo = journal.memos[row] if journal.memos is not None else ""
        problems += _look(memo, journal.place(row), "memo")
    codes = journal.entries.find_numbers(CITIZEN_DIGITS)
    first = journal.first_rows(journal.entry, len(journal.entries)) if codes else np.zeros(0, np.int64)
    for code in codes:
        problems += _look(journal.entries[code], journal.place(int(first[code])), "entry")
    return _limited(problems, journal.file)


def check_account_names(accounts: Iterable[Authored[Account]]) -> Iterator[Problem]:
    """Accounts of a chart that are named after a person: names of accounts are public."""
    for row in accounts:
        for field in ("name", "name_en"):
            person = PERSON.search(getattr(row.content, field) or "")
            if person:
                values = {"masked": f"{person[0][:4]}…", "length": str(len(person[0]))}
                yield Problem("P06", row.place(field), values)


def _candidates(memos: Texts | None) -> list[int]:
    if memos is None:
        return []
    return sorted({*memos.find_numbers(CITIZEN_DIGITS), *memos.find((*_MARKS, *_TELEPHONES, *_DISGUISE))})


def _look(text: str, place: Place, field: str) -> Iterator[Problem]:
    for code, found in find_personal_data(text, field):
        # The number of an entry holds digits of days and counters; only a citizen number is told for certain.
        if field == "entry" and code != "P01":
            continue
        shown = found[: 2 if code == "P03" else 4]
        yield Problem(code, place, {"masked": f"{shown}…", "length": str(len(found))})
    if field == "memo":
        person = PERSON.search(text) or HOME.search(text)
        if person:
            yield Problem("P06", place, {"masked": f"{person[0][:4]}…", "length": str(len(person[0]))})


def _limited(problems: list[Problem], file: str) -> list[Problem]:
    rest = len(problems) - MAX_PER_FILE
    if rest <= 0:
        return problems
    return [*problems[:MAX_PER_FILE], Problem("K14", Place(file), {"rest": str(rest), "limit": str(MAX_PER_FILE)})]
