"""Dossiers as long as the forms allow, for tests that count sheets of paper."""

from __future__ import annotations

from pathlib import Path

from generator.model.rulebook import Rulebook

LONG_NAME = ("Koperasi Simpan Pinjam Serba Usaha Karyawan dan Pensiunan " * 4)[:200].strip()
NOUGHT = {"kewajiban_lancar", "volume_pinjaman", "partisipasi_bruto"}
UNBROKEN = "W" * 200


def write_longest(folder: Path, rulebook: Rulebook, name: str = LONG_NAME) -> None:
    """A dossier whose texts fill their fields and of which everything that a summary remarks on is true at once.

    Figures of fifteen digits, some missing, one sum contradicted, a denominator of nought, answers left out, a result
    recorded with its aspects, an old book year.
    """
    (folder / "assessments").mkdir(parents=True)
    (folder / "profile.yml").write_text(
        f"""name: "{name}"
fictional: ya
kind: simpan_pinjam
form: sekunder_kabupaten_kota
cooperative_number: "{"9" * 200}"
legal_entity: {{number: "{"BH/" * 66}", on: 2009-08-11}}
place: "{"Kecamatan Kubutambahan " * 8}"
address: "{"Jalan Raya Singaraja-Amlapura Nomor 123 " * 100}"
last_annual_meeting: 2024-02-24
people: {{members: 999999999, board: 999999999, supervisors: 999999999, managers: 999999999, staff: 999999999}}
""",
        "utf-8",
    )
    questions = [one.id for aspect in rulebook.aspects for each in aspect.indicators for one in each.questions]
    lines = [f"rulebook: {rulebook.id}", "period_end: 2049-12-31", "figures:"]
    stated = set()
    for number, account in enumerate(rulebook.accounts):
        if number % 12 != 5:
            value = number + 1 if account.measured == "count" else 900_000_000_000_000 + 7_777_777_777 * number
            lines.append(f"  {account.id}: {0 if account.id in NOUGHT else value}")
            stated.add(account.id)
    lines.append(f"  {next(one.id for one in rulebook.amounts if {term.of for term in one.terms} <= stated)}: 1")
    if questions:
        lines.append("answers:")
        lines += [f"  {key}: {'ya' if number % 3 else 'tidak'}" for number, key in enumerate(questions[:-4])]
    lines += [
        f'recorded: {{total: "12.34", predicate: {rulebook.predicates.classes[-1].id}, on: 2049-12-31, aspects: {{',
        *(f'  {aspect.id}: "99.99",' for aspect in rulebook.aspects),
        "}}",
    ]
    (folder / "assessments" / "health_2049.yml").write_text("\n".join(lines) + "\n", "utf-8")
