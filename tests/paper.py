"""Dossiers as long as the forms allow, for tests that count sheets of paper."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from generator.model.audience import Audience
from generator.model.rulebook import Rulebook
from generator.pages.page import Page
from generator.processing import make_documents
from generator.workshop import open_workshop

ROOT = Path(__file__).resolve().parents[1]
AS_OF = date(2026, 11, 22)

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


def write_longest_sheets(folder: Path, word: str = "Serba Usaha Karyawan dan Pensiunan") -> None:
    """Beside `write_longest`: every field of the profile filled, three years of large amounts, a canvas of many long
    statements in each block.
    """

    def text(letters: int) -> str:
        return (f"{word} " * (letters // len(word) + 1))[:letters].strip()

    profile = folder / "profile.yml"
    kept = [
        line for line in profile.read_text("utf-8").splitlines() if not line.startswith(("people:", "legal_entity:"))
    ]
    business = ("main_product", "capacity", "offtaker", "partners", "market", "digital_tools", "certificates", "needs")
    amounts = ("own_capital", "outside_capital", "assets", "business_volume", "surplus")
    rows = [
        f'legal_entity: {{number: "{"BH/" * 66}", on: 2009-08-11, amended_on: 2019-03-22}}',
        "people: {members: 999999999, members_women: 500000000, members_men: 499999999, board: 999999999,"
        " supervisors: 999999999, managers: 999999999, staff: 999999999}",
        "savings_and_loan_unit: ya",
        "principles: konvensional",
        "status: tidak_aktif",
        "founded: 1999-12-31",
        f'contact: {{phone: "{"0362 " * 8}", email: "{"a" * 80}@example.id"}}',
        "business:",
        *(f'  {key}: "{text(4900)}"' for key in business),
        "yearly_figures:",
        *(
            f"  - {{year: {year}, {', '.join(f'{key}: {900_000_000_000_000 + year}' for key in amounts)}}}"
            for year in range(2019, 2024)
        ),
    ]
    profile.write_text("\n".join([*kept, *rows]) + "\n", "utf-8")
    blocks = (
        "key_partners",
        "key_activities",
        "key_resources",
        "value_propositions",
        "customer_relationships",
        "channels",
        "customer_segments",
        "cost_structure",
        "revenue_streams",
    )
    lines = [line for block in blocks for line in (f"{block}:", *(f'  - "{text(40 + 90 * n)}"' for n in range(20)))]
    (folder / "business_model_canvas.yml").write_text("\n".join(lines) + "\n", "utf-8")


def make_longest_sheets(root: Path, name: str, word: str) -> tuple[Page, ...]:
    """Both sheets of the fullest dossier, for internal readers, who read the most; `root` is an empty folder."""
    for part in ("content", "site_templates"):
        (root / part).symlink_to(ROOT / part)
    workshop = open_workshop(root, Audience.INTERNAL, AS_OF)
    folder = root / "cooperatives" / "terpanjang"
    write_longest(folder, workshop.content.rulebooks["perdep-06-2016"].content, name)
    write_longest_sheets(folder, word)
    pages = make_documents(workshop, folder)[2]
    sheets = tuple(page for page in pages if page.path.endswith(("/profil.html", "/kanvas.html")))
    assert len(sheets) == 2
    return sheets
