"""The blank health assessment of one book year: accounts, questions and checklists of the rulebook that will judge it.

Takes every name from the rulebook that scoring would choose for the profile and the year, so that a form filled in
whole has no name its own check refuses. Refuses to guess a figure: every line to fill in stays a comment.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

from generator.checking.rulebook import check_rulebook
from generator.computing.selection import choose_rulebook
from generator.model.guidance import HealthGuidance
from generator.model.profile import Profile
from generator.model.rulebook import Account, Indicator, Rulebook
from generator.reading.content import read_instruments, read_rulebooks

WIDTH = 118
ASSETS, FUNDING = "total_aset", "total_pasiva"
EQUITY = ("ekuitas", "modal_sendiri")
"""What rulebooks call the equity side of the balance sheet."""
EXAMPLE_SHARE = Decimal("0.75")
"""Of every aspect's weight, in the example of a recorded result."""


def choose_form_rulebook(root: Path, profile: Profile | None, year: int) -> Rulebook | None:
    """The rulebook that will judge a book year that ends in December; None where no rule was in force."""
    instruments, _ = read_instruments(root)
    sound = (one.content for one in read_rulebooks(root)[0] if not check_rulebook(one, instruments))
    return choose_rulebook(sound, profile, date(year, 12, 31))


def fill_health_form(text: str, rulebook: Rulebook | None, guidance: HealthGuidance | None, year: int) -> str:
    """The template with its marks filled in; without a rulebook it has no accounts to name."""
    if rulebook is None:
        values = _explain_absence()
    else:
        values = _list_parts(rulebook, guidance if guidance and guidance.speaks_for(rulebook) else None)
    for mark, value in {**values, "__TAHUN_LAGI__": str(year + 1)}.items():
        text = text.replace(mark, value)
    return text


def _explain_absence() -> dict[str, str]:
    told = "Tidak ada aturan penilaian yang berlaku bagi jenis koperasi dan tahun buku ini."
    return {
        "__DASAR__": f"# {told}",
        "__ANGKA__": "  # kas: 0",
        "__JAWABAN__": "",
        "__SEMULA__": "",
        "__HASIL__": '#   total: "75.00"',
        "__RASIO__": "nama_rasio",
        "__AKUN_LAIN__": "bank",
        "__AKUN__": "kas",
        "__ATURAN__": "kode-aturan",
    }


def _list_parts(rulebook: Rulebook, guidance: HealthGuidance | None) -> dict[str, str]:
    indicators = [indicator for aspect in rulebook.aspects for indicator in aspect.indicators]
    questions = [question.id for indicator in indicators for question in indicator.questions]
    ratios = [indicator.id for indicator in indicators if indicator.numerator is not None]
    told = (
        f"Isian di bawah ini menurut {rulebook.title.id}. Aturan itu dipilih menurut jenis koperasi dalam "
        "profile.yml dan akhir tahun buku."
    )
    return {
        "__DASAR__": "\n".join(_comment(told, "")),
        "__ANGKA__": "\n".join(_list_figures(rulebook, guidance)),
        "__JAWABAN__": "\n".join([*_list_answers(indicators, guidance), *_list_checklists(indicators), ""]),
        "__SEMULA__": f"#       answers:\n#         {questions[0]}: tidak\n" if questions else "",
        "__HASIL__": "\n".join(_show_result(rulebook)),
        "__RASIO__": ratios[0] if ratios else "nama_rasio",
        # Before the shorter mark it begins with.
        "__AKUN_LAIN__": rulebook.accounts[-1].id,
        "__AKUN__": rulebook.accounts[0].id,
        "__ATURAN__": rulebook.id,
    }


def _list_figures(rulebook: Rulebook, guidance: HealthGuidance | None) -> Iterator[str]:
    accounts = {account.id: account for account in rulebook.accounts}
    sums = {amount.id: amount for amount in rulebook.amounts}
    parts = {name: {term.of: term.weight for term in amount.terms} for name, amount in sums.items()}
    deducted = {name for name, weight in parts.get(ASSETS, {}).items() if weight < 0}
    required = guidance.required if guidance else ()
    # Sums that people know by themselves: the two sides of the balance sheet, and what may not be left out.
    asked = [ASSETS, FUNDING, *dict.fromkeys(name for one in required for name in (one.once, one.amount))]

    for title, names in _group(rulebook, accounts, {name: list(found) for name, found in parts.items()}):
        if not names:
            continue
        yield f"  # {title}"
        for name in names:
            told = accounts[name].name.id
            if name in deducted and "positif" not in told:
                told += "; pengurang aset, ditulis sebagai bilangan positif"
            yield from _blank(name, "0", told, _find_place(name, guidance))
    given = [name for name in asked if name in sums]
    if given:
        yield "  # JUMLAH (dihitung program dari rinciannya; bila ditulis juga, keduanya harus sama)"
    for name in given:
        yield from _blank(name, "0", sums[name].name.id, _find_place(name, guidance))


def _group(
    rulebook: Rulebook, accounts: dict[str, Account], parts: dict[str, list[str]]
) -> list[tuple[str, list[str]]]:
    """Accounts in the order of the rulebook under the headings of the books they come from."""
    assets, funding = parts.get(ASSETS, []), parts.get(FUNDING, [])
    equity = next((parts[name] for name in EQUITY if name in parts), [])
    sides = {*assets, *funding}
    measured = {
        kind: [one.id for one in rulebook.accounts if one.measured == kind and one.id not in sides]
        for kind in ("balance", "flow", "count")
    }
    rest = f"{'RINCIAN DAN SALDO LAIN' if sides else 'NERACA'} (akhir tahun buku, kecuali bila disebut lain)"
    return [
        ("ASET (neraca, sisi kiri)", [name for name in accounts if name in assets]),
        ("KEWAJIBAN (neraca, sisi kanan)", [name for name in accounts if name in funding and name not in equity]),
        ("EKUITAS (neraca, sisi kanan)", [name for name in accounts if name in funding and name in equity]),
        (rest, measured["balance"]),
        ("SELAMA SETAHUN (perhitungan hasil usaha dan catatan lain)", measured["flow"]),
        ("BANYAKNYA (bukan rupiah)", measured["count"]),
    ]


def _list_answers(indicators: list[Indicator], guidance: HealthGuidance | None) -> Iterator[str]:
    asked = [indicator for indicator in indicators if indicator.questions]
    if not asked:
        return
    yield "\n# Jawaban pertanyaan manajemen: ya atau tidak. Jawab ya hanya bila buktinya ada."
    yield "answers:"
    for indicator in asked:
        yield f"  # {indicator.name.id.upper()}"
        for question in indicator.questions:
            proof = f" (bukti: {question.proof.id})" if question.proof else ""
            look = guidance.questions.get(question.id) if guidance else None
            yield from _blank(question.id, "ya", question.topic.id + proof, look.look.id if look else "")


def _list_checklists(indicators: list[Indicator]) -> Iterator[str]:
    listed = [(indicator, indicator.items) for indicator in indicators if indicator.items is not None]
    if not listed:
        return
    yield "\n# Daftar periksa pada formulir aturan ini: tulis berapa butirnya yang terpenuhi."
    yield "checklists:"
    group = ""
    for indicator, items in listed:
        named = indicator.group.id.upper() if indicator.group else ""
        if named and named != group:
            yield f"  # {named}"
        group = named
        yield from _blank(indicator.id, "0", f"{indicator.name.id}; {items} butir", "")


def _show_result(rulebook: Rulebook) -> Iterator[str]:
    """An example that adds up: three quarters of every weight."""
    shares = {aspect.id: aspect.weight * EXAMPLE_SHARE for aspect in rulebook.aspects}
    total = sum(shares.values(), Decimal(0))
    classes = rulebook.predicates.classes
    yield f'#   total: "{total:.2f}"'
    yield f"#   predicate: {next((one.id for one in classes if one.at_least <= total), classes[-1].id)}"
    yield "#   on: __TAHUN_LAGI__-03-14"
    yield "#   aspects:"
    yield from (f'#     {name}: "{share:.2f}"' for name, share in shares.items())


def _find_place(name: str, guidance: HealthGuidance | None) -> str:
    found = guidance.accounts.get(name) if guidance else None
    return found.place.id if found else ""


def _blank(name: str, value: str, told: str, look: str) -> Iterator[str]:
    """One line to fill in, after what it means and where its figure or proof usually is."""
    yield from _comment(told, "  ")
    yield from _comment(f"Cari di: {look}", "  ", "  ") if look else ()
    yield f"  # {name}: {value}"


def _comment(text: str, before: str, inside: str = "") -> list[str]:
    lead = f"{before}# {inside}"
    return textwrap.wrap(text, WIDTH, initial_indent=lead, subsequent_indent=lead, break_on_hyphens=False)
