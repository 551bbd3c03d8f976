"""The rulebooks of the project: they load, they add up, every row that decides points says where it comes from."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
import yaml

from generator.checking.rulebook import check_rulebook
from generator.reading.content import read_instruments, read_rulebooks
from tests.computing.books import AVERAGED, ROOT, RULEBOOKS, WEIGHTED

FOLDER = ROOT / "content" / "rulebooks"
CONVENTIONAL = ("perdep-06-2016", "permen-14-2009", "permen-20-2008")
SHARIA = "perdep-07-2016"
ASPECTS = {
    "permodalan": 15,
    "kualitas_aktiva_produktif": 25,
    "manajemen": 15,
    "efisiensi": 10,
    "likuiditas": 15,
    "kemandirian_pertumbuhan": 10,
    "jatidiri_koperasi": 10,
}
QUESTIONS = {
    "manajemen_umum": 12,
    "kelembagaan": 6,
    "manajemen_permodalan": 5,
    "manajemen_aktiva": 10,
    "manajemen_likuiditas": 5,
}
EVIDENCE = ("verified", "single-source", "unverified")
SHARIA_ASPECTS = {
    "permodalan": 10,
    "kualitas_aktiva_produktif": 20,
    "manajemen": 15,
    "efisiensi": 10,
    "likuiditas": 15,
    "jatidiri_koperasi": 10,
    "kemandirian_pertumbuhan": 10,
    "kepatuhan_syariah": 10,
}
FORM_ASPECTS = {"tata_kelola": 30, "profil_risiko": 15, "kinerja_keuangan": 40, "permodalan": 15}
FORM_COUNTS = {"juknis-15-2021-ksp": [17, 21, 18, 4], "juknis-15-2021-sektor-riil": [17, 16, 19, 3]}
PREDICATES = {
    "perdep-06-2016": [80, 66, 51, 0],
    "perdep-07-2016": [80, 66, 51, 0],
    "permen-14-2009": [80, 60, 40, 20, 0],
    "permen-20-2008": [80, 60, 40, 20, 0],
    "juknis-15-2021-ksp": [80, 66, 51, 0],
    "juknis-15-2021-sektor-riil": [80, 66, 51, 0],
}
# Verified, single-source, unverified: a row may move only when a source was found or lost.
GRADES = {
    "juknis-15-2021-ksp": (37, 40, 6),
    "juknis-15-2021-sektor-riil": (35, 33, 2),
    "perdep-06-2016": (40, 8, 8),
    "perdep-07-2016": (1, 1, 30),
    "permen-14-2009": (37, 11, 10),
    "permen-20-2008": (0, 4, 53),
}


def text_of(name):
    return (FOLDER / "health" / f"{name}.yml").read_text("utf-8")


def raw(name):
    return yaml.load(text_of(name), Loader=yaml.BaseLoader)


def indicators_of(rules):
    return [one for aspect in rules["aspects"] for one in aspect["indicators"]]


def grounds_of(rules):
    decisive = [*rules["amounts"], *indicators_of(rules), rules["predicates"]]
    rows = [row for one in indicators_of(rules) for row in (*one.get("bands", ()), *one.get("questions", ()))]
    return [one["grounds"] for one in decisive] + [row["grounds"] for row in rows if "grounds" in row]


def judge(tmp_path, text, name="perdep-06-2016"):
    """Codes of everything that keeps this text from being used as a rulebook."""
    folder = tmp_path / "content" / "rulebooks" / "health"
    folder.mkdir(parents=True)
    (folder / f"{name}.yml").write_text(text, "utf-8")
    instruments, problems = read_instruments(ROOT)
    found, refused = read_rulebooks(tmp_path)
    problems += refused
    for one in found:
        problems += check_rulebook(one, instruments)
    assert problems or found
    return {problem.code for problem in problems}


@pytest.mark.parametrize("name", RULEBOOKS)
def test_the_rulebook_can_be_used(tmp_path, name):
    assert judge(tmp_path, text_of(name), name) == set()


def test_no_other_rulebook_is_published_untested():
    assert {path.stem for path in (FOLDER / "health").glob("*")} == set(RULEBOOKS)


@pytest.mark.parametrize("name", CONVENTIONAL)
def test_seven_aspects_seventeen_ratios_thirty_eight_questions(name):
    aspects = raw(name)["aspects"]
    assert {one["id"]: int(one["weight"]) for one in aspects} == ASPECTS
    indicators = [one for aspect in aspects for one in aspect["indicators"]]
    assert sum("bands" in one for one in indicators) == 17
    assert {one["id"]: len(one["questions"]) for one in indicators if "questions" in one} == QUESTIONS
    assert sum(QUESTIONS.values()) == 38
    assert len({question["id"] for one in indicators for question in one.get("questions", ())}) == 38


def test_the_sharia_rulebook_has_eight_aspects_and_one_table_unknown():
    rules = raw(SHARIA)
    assert {one["id"]: int(one["weight"]) for one in rules["aspects"]} == SHARIA_ASPECTS
    assert rules["applies_to"] == ["kspps", "uspps"]
    indicators = indicators_of(rules)
    assert sum("bands" in one for one in indicators) == 14
    assert [one["id"] for one in indicators if "bands_unknown" in one] == ["rentabilitas_modal_sendiri"]
    questions = {one["id"]: len(one["questions"]) for one in indicators if "questions" in one}
    assert questions == QUESTIONS | {"pelaksanaan_prinsip_syariah": 10}
    staff = next(one for one in indicators if one["id"] == "efisiensi_staf")
    assert (staff["unit"], staff["multiplier"]) == ("persons", "1")
    allowance = next(one for one in indicators if one["id"] == "ppap")
    assert [int(row["value"]) for row in allowance["bands"]] == list(range(0, 101, 10))
    assert [int(row["at_most"]) for row in allowance["bands"][:-1]] == list(range(0, 91, 10))
    tables = {one["grounds"]["evidence"] for one in indicators if "bands" in one and one is not indicators[0]}
    assert (tables, indicators[0]["grounds"]["evidence"]) == ({"unverified"}, "single-source")


def tables_of(name):
    return {
        one["id"]: [one["weight"], [{k: v for k, v in row.items() if k != "grounds"} for row in one.get("bands", ())]]
        for one in indicators_of(raw(name))
    }


def test_the_text_of_2008_differs_from_2009_in_one_ratio_only():
    old, new = tables_of("permen-20-2008"), tables_of("permen-14-2009")
    assert set(old) - set(new) == {"aktiva_tetap_total_aset"}
    assert set(new) - set(old) == {"beban_usaha_shu_kotor"}
    assert all(old[name] == new[name] for name in set(old) & set(new))
    # No two sources quote the text of 2008 itself.
    assert "verified" not in {one["evidence"] for one in grounds_of(raw("permen-20-2008"))}


@pytest.mark.parametrize("name", AVERAGED)
def test_the_forms_of_2021_have_the_indicators_of_the_forms(name):
    rules = raw(name)
    assert rules["method"] == "class_average"
    assert {one["id"]: int(one["weight"]) for one in rules["aspects"]} == FORM_ASPECTS
    assert [len(one["indicators"]) for one in rules["aspects"]] == FORM_COUNTS[name]
    governance, risk, performance, _ = (one["indicators"] for one in rules["aspects"])
    items = {}
    for one in governance:
        items[one["group"]["id"]] = items.get(one["group"]["id"], 0) + int(one["items"])
    assert items == {"Prinsip koperasi": 28, "Kelembagaan": 30, "Manajemen": 19}
    kinds = [one["group"]["id"] for one in risk]
    assert [kinds.count(kind) for kind in dict.fromkeys(kinds)] == ([9, 12] if name.endswith("ksp") else [7, 9])
    assert {one["id"] for one in performance}.isdisjoint({"npm", "biaya_pembinaan_shu"})
    units = {one["id"]: (one["unit"], one["multiplier"]) for one in performance if "unit" in one}
    real = {"perputaran_persediaan": ("times", "1"), "perputaran_piutang": ("times", "1")}
    assert units == ({} if name.endswith("ksp") else real | {"periode_penagihan": ("days", "365")})


@pytest.mark.parametrize("name", AVERAGED)
def test_every_indicator_of_a_form_has_four_classes_in_order(name):
    for one in indicators_of(raw(name)):
        assert "weight" not in one
        values = [int(row["value"]) for row in one["bands"]]
        assert values in ([4, 3, 2, 1], [1, 2, 3, 4])
        assert [int(row["score"]) for row in one["bands"]] == [5 - value for value in values]
        if "items" in one:
            edges = [(row.get("above"), row.get("at_most")) for row in one["bands"]]
            assert edges == [(None, "25"), ("25", "50"), ("50", "75"), ("75", None)]
            assert values == [4, 3, 2, 1]


def test_what_both_forms_of_2021_share_is_the_same():
    one, other = ({rule["id"]: rule for rule in indicators_of(raw(name))} for name in AVERAGED)
    for name in set(one) & set(other):
        for part in ("bands", "items", "numerator", "denominator", "group", "multiplier"):
            assert one[name].get(part) == other[name].get(part), (name, part)
    assert len(set(one) & set(other)) == 17 + 16 + 14 + 3


@pytest.mark.parametrize("name", RULEBOOKS)
def test_predicates_start_at_their_limits(name):
    classes = raw(name)["predicates"]["classes"]
    assert [int(one["at_least"]) for one in classes] == PREDICATES[name]


@pytest.mark.parametrize("name", RULEBOOKS)
def test_the_evidence_of_all_rows_is_counted(name):
    grades = [one["evidence"] for one in grounds_of(raw(name))]
    assert tuple(grades.count(grade) for grade in EVIDENCE) == GRADES[name]


@pytest.mark.parametrize("name", WEIGHTED)
def test_weights_values_and_scores_add_up(name):
    rules = raw(name)
    assert sum(Decimal(one["weight"]) for one in rules["aspects"]) == Decimal(rules["total"]) == 100
    for aspect in rules["aspects"]:
        assert sum(Decimal(one["weight"]) for one in aspect["indicators"]) == Decimal(aspect["weight"])
        for one in aspect["indicators"]:
            weight = Decimal(one["weight"])
            assert weight > 0
            if "questions" in one:
                assert Decimal(one["points_per_yes"]) * len(one["questions"]) == weight
                continue
            if "bands_unknown" in one:
                assert "bands" not in one
                continue
            scores = [Decimal(band["score"]) for band in one["bands"]]
            assert scores == [Decimal(band["value"]) * weight / 100 for band in one["bands"]]
            assert max(scores) == weight
            assert min(scores) >= 0


@pytest.mark.parametrize("name", RULEBOOKS)
def test_every_row_that_decides_points_has_citation_and_evidence(name):
    rules = raw(name)
    known = {source["key"] for source in rules["sources"]}
    grounds = grounds_of(rules)
    # The sharia text has the fewest rows: hardly any of its own was found in print.
    assert len(grounds) > (30 if name == SHARIA else 40)
    listed = (FOLDER / "instruments.yml").read_text("utf-8")
    number = re.search(r"number: \"([^\"]+)\"", listed.split(f"id: {rules['instrument']}\n")[1])
    for one in grounds:
        assert one["evidence"] in EVIDENCE
        assert number[1] in one["citation"]
        assert set(one.get("sources", ())) <= known
        if one["evidence"] == "verified":
            assert len(one["sources"]) >= 2
        if one["evidence"] == "single-source":
            assert one["sources"]
        # What departs from the print must say how it was read.
        assert "printed" not in one or "reading" in one
    for one in indicators_of(rules):
        assert "questions" in one or "items" in one or one["zero_reading"]


@pytest.mark.parametrize("name", RULEBOOKS)
def test_every_cited_source_is_listed_and_every_listed_source_is_used(name):
    text = text_of(name)
    listed = [source["key"] for source in raw(name)["sources"]]
    assert len(listed) == len(set(listed))
    body = text.split("\naccounts:")[1]
    unused = [key for key in listed if not re.search(rf"\b{key}\b", body)]
    # Some witness the preamble, the force of the instrument or a caveat, above the tables.
    assert [key for key in unused if not re.search(rf"\({key}\)", text)] == []


@pytest.mark.parametrize("name", RULEBOOKS)
def test_every_account_is_used_by_some_formula_or_ratio(name):
    rules = raw(name)
    used = {term["of"] for amount in rules["amounts"] for term in amount.get("terms", ())}
    used |= {value for amount in rules["amounts"] for value in amount.get("share", {}).values()}
    indicators = [one for aspect in rules["aspects"] for one in aspect["indicators"]]
    used |= {one.get(end) for one in indicators for end in ("numerator", "denominator")}
    assert {one["id"] for one in (*rules["accounts"], *rules["amounts"])} <= used


# --- a rulebook that does not add up is refused --------------------------------------------------------------------

BREAKS = {
    "aspect weight": ("    weight: 25\n", "    weight: 24\n", "R07"),
    "indicator weight": ("        weight: 7\n", "        weight: 6\n", "R07"),
    "points per yes": ("points_per_yes: 0.25", "points_per_yes: 0.20", "R07"),
    "total": ("\ntotal: 100\n", "\ntotal: 101\n", "R07"),
    "score against value": ("{at_most: 40, value: 100, score: 4.0}", "{at_most: 40, value: 100, score: 3.9}", "R10"),
    "value against score": ("{above: 80, value: 25, score: 1.0}", "{above: 80, value: 20, score: 1.0}", "R10"),
    "hole between bands": ("{above: 10, at_most: 15, value: 100", "{above: 11, at_most: 15, value: 100", "R12"),
    "hole of a single point": ("{at_least: 90, below: 95, value: 75", "{above: 90, below: 95, value: 75", "R12"),
    "hole at the end": ("{above: 15, value: 0, score: 0.0}", "{above: 15, at_most: 99, value: 0, score: 0.0}", "R12"),
    "overlap of bands": ("{above: 10, at_most: 15, value: 100", "{above: 9, at_most: 15, value: 100", "R13"),
    "overlap of a single point": (
        "{above: 10, at_most: 15, value: 100",
        "{at_least: 10, at_most: 15, value: 100",
        "R13",
    ),
    "two lower limits": (
        "{above: 15, at_most: 20, value: 50",
        "{above: 15, at_least: 15, at_most: 20, value: 50",
        "R11",
    ),
    "limits reversed": ("{above: 15, at_most: 20, value: 50", "{above: 25, at_most: 20, value: 50", "R11"),
    "missing citation": (
        '          citation: "Perdep 06/Per/Dep.6/IV/2016, bagian efisiensi: rasio efisiensi pelayanan"\n',
        "",
        "F02",
    ),
    "missing evidence": (
        '      evidence: unverified\n      citation: "Perdep 06/Per/Dep.6/IV/2016, bagian likuiditas: dana yang',
        '      citation: "Perdep 06/Per/Dep.6/IV/2016, bagian likuiditas: dana yang',
        "F02",
    ),
    "unknown evidence": ("evidence: verified\n    citation", "evidence: certain\n    citation", "F08"),
    "evidence without source": ("    sources: [S2, S5b, S28]\n", "", "R16"),
    "source not listed": ("sources: [S2, S5b, S28]", "sources: [S2, S5b, S99]", "R15"),
    "unknown account in a formula": ("{of: meppp, weight: 100}", "{of: mepp, weight: 100}", "R06"),
    "unknown account in a ratio": ("numerator: biaya_karyawan", "numerator: biaya_pegawai", "R06"),
    "unknown part of a share": ("part: partisipasi_bruto, whole", "part: partisipasi_brutto, whole", "R06"),
    "cycle of two": ("{of: total_pasiva, weight: 100}", "{of: dana_yang_diterima, weight: 100}", "R08"),
    "cycle through a share": ("share: {of: beban_usaha,", "share: {of: beban_operasi_anggota,", "R08"),
    "gap between predicates": ("at_least: 51, below: 66", "at_least: 51, below: 65", "R14"),
    "overlap of predicates": ("at_least: 0, below: 51", "at_least: 0, below: 52", "R14"),
    "no lowest predicate": ("at_least: 0, below: 51", "at_least: 1, below: 51", "R14"),
    "name used twice": (
        "  - id: volume_pinjaman_anggota\n    measured",
        "  - id: volume_pinjaman\n    measured",
        "R04",
    ),
    "question used twice": ("- id: m5_05", "- id: m5_04", "R04"),
    "unknown instrument": ("\ninstrument: perdep-06-2016", "\ninstrument: perdep-66-2016", "R02"),
    "force reversed": ("  until:  # kosong", "  until: 2015-01 # kosong", "R03"),
    "misspelt key": ("zero_denominator: full_score\n", "zero_denominatr: full_score\n", "F01"),
    "unknown zero rule": ("zero_denominator: full_score\n", "zero_denominator: half_score\n", "F08"),
    "decimal comma": ("points_per_yes: 0.25", "points_per_yes: 0,25", "F10"),
    "other id than its file": ("\nid: perdep-06-2016", "\nid: perdep-07-2016", "R01"),
}


@pytest.mark.parametrize("broken", BREAKS)
def test_a_rulebook_that_does_not_add_up_is_refused(tmp_path, broken):
    old, new, code = BREAKS[broken]
    text = text_of("perdep-06-2016")
    assert old in text
    assert code in judge(tmp_path, text.replace(old, new, 1))
