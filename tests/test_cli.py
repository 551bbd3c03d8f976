"""The command line as people and programs use it: exit codes, streams, the documented JSON, new folders, schemas."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from fractions import Fraction
from pathlib import Path

import pytest
import yaml

from tests.workbooks import JOURNAL, write_workbook

ROOT = Path(__file__).resolve().parents[1]
BOOK = ROOT / "tests" / "worked_examples" / "perdep_06_2016_by_hand" / "koperasi-contoh-hitung-tangan"
DAY = ("--as-of", "2026-11-21")
DECIMAL = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?")
KINDS = (
    "profile",
    "business_model_canvas",
    "swot",
    "stakeholder_map",
    "product_catalogue",
    "health_assessment",
    "rulebook",
    "instruments",
    "mentoring_needs",
    "health_guidance",
    "health_report",
    "faq",
    "training_rubric",
    "training_activity",
    "annual_meetings",
    "photos",
    "source_discrepancies",
    "size_classes",
    "goals",
    "accounts",
    "balance_checks",
    "shu_distribution",
    "ledger_figures",
    "loan_classes",
    "actors",
    "mentoring_model",
    "programme",
    "application",
    "stage_record",
    "plan",
    "kpi",
    "attainment",
    "theme",
    "mandatory_books",
    "recruitment_form",
    "recruitment",
    "region_register",
    "report_copy",
    "glossary",
    "benefits",
    "instrument",
    "modern_assessment",
    "mentoring_engagement",
    "mentoring_outputs",
    "mentoring_evaluations",
    "mentoring_claims",
    "mentoring_daily_journal",
    "mentoring_monitoring",
    "mentoring_follow_ups",
    "mentoring_rules",
)


def lumbung(*words, cwd=ROOT, path=ROOT):
    environment = {name: value for name, value in os.environ.items() if name != "SOURCE_DATE_EPOCH"}
    environment |= {"PYTHONPATH": str(path), "PYTHONIOENCODING": "utf-8", "COLUMNS": "160"}
    return subprocess.run(
        [sys.executable, "-m", "generator", *map(str, words)],
        cwd=cwd,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )


@pytest.fixture
def project(tmp_path):
    """A project of its own, so that nothing is written into this one."""
    shutil.copytree(ROOT / "content" / "rulebooks", tmp_path / "content" / "rulebooks")
    shutil.copytree(ROOT / "content" / "regions", tmp_path / "content" / "regions")
    shutil.copytree(ROOT / "site_templates", tmp_path / "site_templates")
    (tmp_path / "cooperatives").mkdir()
    return tmp_path


def add(project, identity, text="", **files):
    folder = project / "cooperatives" / identity
    folder.mkdir(parents=True)
    (folder / "profile.yml").write_text(text or f"name: {identity}\n", "utf-8")
    for name, content in files.items():
        path = folder / name.replace("__", "/").replace("_yml", ".yml")
        path.parent.mkdir(exist_ok=True)
        path.write_text(content, "utf-8")
    return folder


# --- score ---------------------------------------------------------------------------------------------------------


def assert_documented_shape(data):
    assert list(data) == ["cooperative", "assessments"]
    for one in data["assessments"]:
        assert list(one) == [
            "kind",
            "id",
            "rulebook",
            "period_end",
            "total",
            "lowest",
            "highest",
            "predicate",
            "aspects",
        ]
        assert one["kind"] == "health"
        assert re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", one["period_end"])
        numbers = [one["total"], one["lowest"], one["highest"]]
        for aspect in one["aspects"]:
            assert list(aspect) == ["id", "score", "max", "indicators"]
            numbers += [aspect["score"], aspect["max"]]
            for indicator in aspect["indicators"]:
                keys = ["id", "numerator", "denominator", "ratio", "value", "score", "max", "state", "sources"]
                assert list(indicator) == keys
                numbers += [indicator[key] for key in keys[1:7]]
                assert indicator["state"] in ("scored", "incomplete", "not_computable", "not_applicable")
                assert (indicator["score"] is None) == (indicator["state"] != "scored")
                for source in indicator["sources"]:
                    assert list(source) == ["file", "line"]
                    assert isinstance(source["line"], int)
                    assert source["line"] > 0
        assert all(number is None or DECIMAL.fullmatch(number) for number in numbers), numbers
        whole = all(aspect["score"] is not None for aspect in one["aspects"])
        assert (one["total"] is not None) == whole == (one["predicate"] is not None)


def test_score_of_a_folder_outside_the_project_from_anywhere(tmp_path):
    folder = tmp_path / BOOK.name
    shutil.copytree(BOOK, folder)
    done = lumbung("score", folder, "--json", *DAY, cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    data = json.loads(done.stdout)
    assert_documented_shape(data)
    assert data["cooperative"] == BOOK.name
    found = data["assessments"][0]
    assert (found["id"], found["rulebook"], found["period_end"]) == ("health_2023", "perdep-06-2016", "2023-12-31")
    assert (found["total"], found["lowest"], found["highest"]) == ("65.2", "65.2", "65.2")
    assert found["predicate"] == "dalam_pengawasan"
    assert [aspect["score"] for aspect in found["aspects"]] == ["11.4", "16.75", "8.05", "7.5", "6.25", "7.75", "7.5"]
    assert [aspect["max"] for aspect in found["aspects"]] == ["15", "25", "15", "10", "15", "10", "10"]
    indicators = {one["id"]: one for aspect in found["aspects"] for one in aspect["indicators"]}
    assert len(indicators) == 22
    capital = indicators["modal_sendiri_total_aset"]
    assert (capital["numerator"], capital["denominator"]) == ("212401817.5", "1062003000")
    assert capital["ratio"].startswith("20.000114641")
    assert abs(Fraction(capital["ratio"]) - Fraction("21240181750/1062003000")) < Fraction(1, 10**25)
    share = indicators["beban_operasi_partisipasi_bruto"]
    assert share["numerator"] == "172816606.816691"
    lines = (folder / "assessments" / "health_2023.yml").read_text("utf-8").splitlines()
    cash = indicators["rasio_kas"]
    assert cash["ratio"] == "10"
    stated = [lines[source["line"] - 1].split(":")[0].strip() for source in cash["sources"]]
    assert stated == ["kas", "bank", "kewajiban_lancar"]
    assert all(Path(source["file"]).name == "health_2023.yml" for source in cash["sources"])


def test_a_link_among_the_cooperatives_is_followed_by_no_command(project, tmp_path):
    other = tmp_path / "lain" / BOOK.name
    shutil.copytree(BOOK, other)
    link = project / "cooperatives" / "luar"
    link.symlink_to(other, target_is_directory=True)
    write_workbook(tmp_path / "buku.xlsx", JOURNAL)
    before = sorted(other.rglob("*"))
    for words in (
        ("score", "cooperatives/luar"),
        ("score", "cooperatives/luar/profile.yml"),
        ("check", "cooperatives/luar"),
        ("export", "--xlsx", "cooperatives/luar"),
        ("fix", "--write", "cooperatives/luar"),
        ("import", tmp_path / "buku.xlsx", "--into", "cooperatives/luar"),
        ("new", "luar", "--mentoring", "2026"),
    ):
        done = lumbung(*words, cwd=project)
        assert (done.returncode, done.stdout) == (2, ""), words
        assert "tautan tidak diikuti" in " ".join(done.stderr.split()), words
    assert sorted(other.rglob("*")) == before
    assert lumbung("score", other, *DAY, cwd=project).returncode == 0


def test_score_with_gaps_gives_an_interval_and_null_for_what_is_not_known():
    done = lumbung("score", "cooperatives/kpri-nagara", "--json", *DAY)
    assert done.returncode == 0
    data = json.loads(done.stdout)
    assert_documented_shape(data)
    assert [one["id"] for one in data["assessments"]] == ["health_2014", "health_2015", "health_2016"]
    first = data["assessments"][0]
    assert (first["total"], first["predicate"]) == (None, None)
    assert Fraction(first["lowest"]) < Fraction(first["highest"])
    capital = first["aspects"][0]["indicators"][2]
    assert (capital["id"], capital["score"], capital["ratio"][:10]) == ("kecukupan_modal_sendiri", "3", "110.508990")
    lines = (ROOT / "cooperatives/kpri-nagara/assessments/health_2014.yml").read_text("utf-8").splitlines()
    assert [lines[source["line"] - 1].strip() for source in capital["sources"]] == [
        "modal_tertimbang: 1331473063",
        "atmr: 1204854973",
    ]
    assert {source["file"] for source in capital["sources"]} == {"cooperatives/kpri-nagara/assessments/health_2014.yml"}


def test_score_states_and_reasons(project):
    figures = "figures:\n  modal_sendiri: 5\n  total_aset: 0\n  kas_dan_bank: 12\n  kewajiban_lancar: 100\n"
    add(
        project,
        "ksp-uji",
        assessments__health_2019_yml=f"period_end: 2019-12-31\n{figures}",
        assessments__health_2005_yml=f"period_end: 2005-12-31\n{figures}",
    )
    shop = "name: Toko\nkind: konsumen\nsavings_and_loan_unit: tidak\n"
    named = "rulebook: perdep-06-2016\nperiod_end: 2023-12-31\n"
    add(project, "toko-uji", shop, assessments__health_2023_yml=named + figures)
    data = json.loads(lumbung("score", "cooperatives/ksp-uji", "--json", *DAY, cwd=project).stdout)
    assert_documented_shape({**data, "assessments": data["assessments"][1:]})
    early, late = data["assessments"]
    assert (early["rulebook"], early["total"], early["lowest"], early["aspects"]) == (None, None, None, [])
    assert late["rulebook"] == "perdep-06-2016"
    states = {one["id"]: one["state"] for aspect in late["aspects"] for one in aspect["indicators"]}
    assert states["modal_sendiri_total_aset"] == "not_computable"
    assert states["rasio_kas"] == "scored"
    assert states["kelembagaan"] == "incomplete"
    data = json.loads(lumbung("score", "cooperatives/toko-uji", "--json", *DAY, cwd=project).stdout)
    assert_documented_shape(data)
    assert {one["state"] for aspect in data["assessments"][0]["aspects"] for one in aspect["indicators"]} == {
        "not_applicable"
    }


def test_score_as_a_table_says_where_the_numbers_come_from():
    done = lumbung("score", "cooperatives/kpri-nagara", *DAY)
    assert done.returncode == 0
    assert "110,51 %" in done.stdout.replace("\u00a0", " ")
    assert "6, 7" in done.stdout
    assert "health_2014.yml" in done.stdout
    assert "belum lengkap" in done.stdout


def test_score_of_an_assessment_that_cannot_be_read_is_a_data_error(project):
    add(project, "ksp-uji", assessments__health_2023_yml="period_end: 2023-13-31\n")
    done = lumbung("score", "cooperatives/ksp-uji", "--json", *DAY, cwd=project)
    assert done.returncode == 1
    assert json.loads(done.stdout) == {"cooperative": "ksp-uji", "assessments": []}
    assert "1 kesalahan" in done.stderr


# --- check: exit codes and formats ---------------------------------------------------------------------------------


def test_a_file_stands_for_the_folder_it_belongs_to(project):
    add(project, "satu", "name: Satu\nkind: bukan\n", business_model_canvas_yml="x: [\n")
    add(project, "dua", "name: [\n")
    named = (project / "cooperatives/satu/profile.yml", project / "cooperatives/satu/business_model_canvas.yml")
    by_file = lumbung("check", *named, "--format", "json", cwd=project)
    by_folder = lumbung("check", project / "cooperatives/satu", "--format", "json", cwd=project)
    assert by_file.stdout == by_folder.stdout
    assert {json.loads(row)["file"] for row in by_file.stdout.splitlines()} == {
        "cooperatives/satu/profile.yml",
        "cooperatives/satu/business_model_canvas.yml",
    }
    stray = project / "catatan.txt"
    stray.write_text("x")
    refused = lumbung("check", stray, cwd=project)
    assert refused.returncode == 2
    assert "bukan berkas di dalam folder koperasi" in refused.stderr


def test_check_of_this_project_is_clean():
    done = lumbung("check", *DAY)
    assert done.returncode == 0
    assert " 0 kesalahan" in done.stderr


def test_a_warning_fails_only_when_strict(project):
    add(project, "uji", **{"catatan_yml": "x: y\n"})
    calm = lumbung("check", *DAY, cwd=project)
    assert (calm.returncode, "peringatan K03" in calm.stdout) == (0, True)
    assert lumbung("check", "--strict", *DAY, cwd=project).returncode == 1


def test_an_error_fails_and_every_problem_is_told_at_once(project):
    add(project, "satu", "name: Satu\nnam: dua\nfounded: 14/03/2024\n")
    add(project, "dua", "name: Dua\n", **{"swot_yml": "strengths: kuat\n"})
    done = lumbung("check", "--format", "json", *DAY, cwd=project)
    assert done.returncode == 1
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert {(Path(row["file"]).parent.name, row["line"], row["code"]) for row in rows} == {
        ("dua", 1, "F04"),
        ("satu", 2, "F01"),
        ("satu", 3, "F07"),
    }
    for row in rows:
        assert list(row) == ["code", "severity", "file", "line", "column", "what", "why", "remedy", "related"]
        assert row["severity"] == "error"
        assert all(row[part] for part in ("what", "why", "remedy"))
    assert "2 koperasi diperiksa: 3 kesalahan, 0 peringatan." in done.stderr
    only = lumbung("check", "cooperatives/dua", *DAY, cwd=project)
    assert only.returncode == 1
    assert "cooperatives/dua/swot.yml:1:12: kesalahan F04" in only.stdout
    assert "satu" not in only.stdout


def test_a_stated_total_beside_all_its_parts_must_be_their_sum(project):
    figures = "period_end: 2023-12-31\nfigures:\n  kas: 7\n  bank: 5\n  kas_dan_bank: 13\n"
    add(project, "uji", assessments__health_2023_yml=figures)
    done = lumbung("check", "--format", "json", *DAY, cwd=project)
    assert done.returncode == 1
    (row,) = map(json.loads, done.stdout.splitlines())
    assert (row["code"], row["line"]) == ("K50", 5)
    assert "13" in row["what"]
    assert "12" in row["what"]


def test_language_en_tells_the_same_in_english(project):
    add(project, "uji", "name: Uji\nnam: dua\n")
    indonesian = lumbung("check", *DAY, cwd=project).stdout
    english = lumbung("check", "--language", "en", *DAY, cwd=project).stdout
    assert "kesalahan F01: Kunci `nam` tidak dikenal." in indonesian
    assert "error F01: The key `nam` is not known." in english


def test_as_of_decides_what_lies_in_the_future(project):
    add(project, "uji", "name: Uji\nfounded: 2020-06-15\n")
    assert lumbung("check", "--as-of", "2020-06-15", cwd=project).returncode == 0
    early = lumbung("check", "--as-of", "2020-06-14", cwd=project)
    assert (early.returncode, "K23" in early.stdout) == (1, True)


def test_a_rulebook_that_does_not_add_up_is_not_used(project):
    path = project / "content" / "rulebooks" / "health" / "perdep-06-2016.yml"
    path.write_text(path.read_text("utf-8").replace("    weight: 25\n", "    weight: 24\n", 1), "utf-8")
    add(project, "uji", assessments__health_2023_yml="rulebook: perdep-06-2016\nperiod_end: 2023-12-31\n")
    done = lumbung("check", "--format", "json", *DAY, cwd=project)
    assert done.returncode == 1
    assert {json.loads(line)["code"] for line in done.stdout.splitlines()} == {"R07", "K40"}
    data = json.loads(lumbung("score", "cooperatives/uji", "--json", *DAY, cwd=project).stdout)
    assert (data["assessments"][0]["rulebook"], data["assessments"][0]["total"]) == (None, None)


@pytest.mark.parametrize(
    "words",
    [
        ("check", "cooperatives/tidak-ada"),
        ("score", "cooperatives/tidak-ada"),
        ("check", "--language", "fr"),
        ("check", "--format", "xml"),
        ("check", "--as-of", "14-03-2024"),
        ("check", "--as-of", "20240314"),
        ("check", "--as-of", "2024-02-30"),
        ("score",),
        ("schema", "tidak-ada"),
        ("tidak-ada",),
    ],
    ids=" ".join,
)
def test_wrong_usage_is_two(words):
    done = lumbung(*words)
    assert done.returncode == 2
    assert done.stderr
    assert not done.stdout
    assert "Traceback" not in done.stderr


def test_no_project_is_three(tmp_path):
    shutil.copytree(
        ROOT / "generator", tmp_path / "program" / "generator", ignore=shutil.ignore_patterns("__pycache__")
    )
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    done = lumbung("check", cwd=elsewhere, path=tmp_path / "program")
    assert (done.returncode, done.stdout) == (3, "")
    assert "content/rulebooks/" in done.stderr


# --- new -----------------------------------------------------------------------------------------------------------


def test_a_new_folder_passes_its_own_check(project):
    name = 'KSP "Maju: Bersama" \'n # 100% {x} 🌾'
    done = lumbung("new", "ksp-maju", "--name", name, "--as-of", "2024-05-01", cwd=project)
    assert done.returncode == 0
    folder = project / "cooperatives" / "ksp-maju"
    assert yaml.safe_load((folder / "profile.yml").read_text("utf-8"))["name"] == name
    made = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    assert {"profile.yml", "swot.yml", "product_catalogue.csv", "assessments/health_2023.yml"} <= made
    for path in made:
        text = (folder / path).read_text("utf-8")
        assert "__" not in text, path
        assert f"dibuat: cooperatives/ksp-maju/{path}" in done.stderr
    checked = lumbung("check", "--strict", "--as-of", "2024-05-01", cwd=project)
    assert (checked.returncode, checked.stdout) == (0, "")
    score = lumbung("score", "cooperatives/ksp-maju", "--json", "--as-of", "2024-05-01", cwd=project)
    found = json.loads(score.stdout)["assessments"][0]
    assert (found["period_end"], found["total"], found["highest"]) == ("2023-12-31", None, "100")


def test_a_new_journal_takes_the_opening_entry_its_template_shows(project):
    """The two lines of the example, without their mark, are an entry that balances."""
    lumbung("new", "ksp-maju", "--as-of", "2024-05-01", cwd=project)
    folder = project / "cooperatives" / "ksp-maju"
    journal = folder / "ledgers/general_journal_2023.csv"
    template = (folder / "assessments/health_2023.yml").read_text("utf-8")
    example = re.findall(r"(?m)^#   (2023-01-01,saldo-awal,.*)$", template)
    assert len(example) == 2
    journal.write_text("\n".join([journal.read_text("utf-8").rstrip(), *example, ""]), "utf-8")
    checked = lumbung("check", "--strict", "--as-of", "2024-05-01", cwd=project)
    assert (checked.returncode, checked.stdout) == (0, "")


def test_an_existing_folder_is_not_touched(project):
    folder = add(project, "ksp-lama", "name: Lama\n")
    done = lumbung("new", "ksp-lama", cwd=project)
    assert done.returncode == 2
    assert "sudah ada" in done.stderr
    assert {path.name: path.read_text("utf-8") for path in folder.iterdir()} == {"profile.yml": "name: Lama\n"}


@pytest.mark.parametrize("identity", ["KSP-Maju", "../luar", "ksp_maju", "con", "a" * 81])
def test_a_bad_id_is_refused_and_nothing_is_made(project, identity):
    done = lumbung("new", identity, cwd=project)
    assert done.returncode == 2
    assert list((project / "cooperatives").iterdir()) == []
    assert not (project / "luar").exists()


@pytest.mark.parametrize("name", ["x" * 201, "dua\nbaris", "pindah\u2028baris"], ids=["long", "newline", "separator"])
def test_a_name_that_its_own_check_would_refuse_is_refused(project, name):
    done = lumbung("new", "ksp-maju", "--name", name, cwd=project)
    assert done.returncode == 2
    assert list((project / "cooperatives").iterdir()) == []


# --- schema --------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def schemas(tmp_path_factory):
    folder = tmp_path_factory.mktemp("schemas")
    assert lumbung("schema", "--out", folder).returncode == 0
    found = {path.name.removesuffix(".schema.json"): path.read_text("utf-8") for path in folder.iterdir()}
    assert set(found) == set(KINDS)
    return {name: json.loads(text) for name, text in found.items()}


def forms(schema):
    return [form for form in (schema, *schema.get("$defs", {}).values()) if "properties" in form]


@pytest.mark.parametrize("kind", KINDS)
def test_every_property_of_a_schema_is_described_in_indonesian(schemas, kind):
    english = re.compile(r"\b(the|of|and|is|are|with|from|what|this|year|written|one|each)\b", re.IGNORECASE)
    schema = schemas[kind]
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    for form in forms(schema):
        assert form["additionalProperties"] is False
        assert "description" not in form
        assert set(form.get("required", ())) <= set(form["properties"])
        for name, field in form["properties"].items():
            assert field.get("description", "").strip(), name
            assert not english.search(re.sub(r"\S*[_.:/<>]\S*", " ", field["description"])), field["description"]
            assert field["x-audience"] in ("public", "internal")


def test_a_schema_is_printed_alone_and_requires_little(schemas):
    done = lumbung("schema", "profile")
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout) == schemas["profile"]
    assert schemas["profile"]["required"] == ["name"]
    assert schemas["health_assessment"]["required"] == ["period_end"]


def complaints(value, schema, root, at=""):
    """The part of JSON Schema that ours use, for values read as plain text."""
    if "$ref" in schema:
        yield from complaints(value, root["$defs"][schema["$ref"].rpartition("/")[2]], root, at)
    if "anyOf" in schema and all(list(complaints(value, one, root, at)) for one in schema["anyOf"]):
        yield f"{at}: fits no choice"
    if "enum" in schema and value not in schema["enum"]:
        yield f"{at}: {value!r} not in {schema['enum']}"
    types = schema.get("type", [])
    types = [types] if isinstance(types, str) else types
    fits = {
        "object": isinstance(value, dict),
        "array": isinstance(value, list),
        "null": value in (None, ""),
        "string": isinstance(value, str) and value != "",
        "integer": isinstance(value, str) and re.fullmatch(r"-?[0-9]+", value) is not None,
        "number": isinstance(value, str) and DECIMAL.fullmatch(value) is not None,
        "boolean": value in ("true", "false"),
    }
    if types and not any(fits[one] for one in types):
        yield f"{at}: {value!r} is not {types}"
    if isinstance(value, dict):
        for name in schema.get("required", ()):
            if name not in value:
                yield f"{at}: {name} missing"
        known, others = schema.get("properties", {}), schema.get("additionalProperties", True)
        for name, part in value.items():
            if name in known:
                yield from complaints(part, known[name], root, f"{at}/{name}")
            elif others is False:
                yield f"{at}: {name} not known"
            elif isinstance(others, dict):
                yield from complaints(part, others, root, f"{at}/{name}")
    if isinstance(value, list) and "items" in schema:
        for number, part in enumerate(value):
            yield from complaints(part, schema["items"], root, f"{at}/{number}")


def test_the_schemas_accept_every_file_of_this_project_and_refuse_slips(schemas):
    kinds = {
        name: name for name in ("profile", "business_model_canvas", "swot", "stakeholder_map", "instruments", "photos")
    }
    kinds |= {name: name for name in ("training_rubric", "actors", "mandatory_books", "glossary", "benefits")}
    kinds |= {name: name for name in ("programme", "recruitment", "plan")}
    kinds |= {"kelas-usaha-koperasi": "size_classes", "woccu-pearls": "goals"}
    kinds |= {"modern_initial": "modern_assessment", "modern_final": "modern_assessment"}
    kinds |= {name: f"mentoring_{name}" for name in ("engagement", "outputs", "evaluations", "claims")}
    kinds |= {"koperasi-modern-contoh": "instrument"}
    checked = 0
    folders = {"health": "rulebook", "faq": "faq", "training": "training_activity", "models": "mentoring_model"}
    folders |= {"themes": "theme", "registers": "region_register", "ledgers": "shu_distribution"}
    names = ("rulebooks", "faq", "training", "models", "themes", "regions", "programmes", "plans", "mentoring")
    content = [ROOT / "content" / name for name in names]
    for path in (path for root in (ROOT / "cooperatives", *content) for path in sorted(root.rglob("*.yml"))):
        kind = kinds.get(path.stem.rstrip("_-0123456789")) or folders.get(path.parent.name, "health_assessment")
        text = yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader)
        assert list(complaints(text, schemas[kind], schemas[kind])) == [], path
        assert list(complaints({**text, "nam": "x"}, schemas[kind], schemas[kind])) == [": nam not known"]
        checked += 1
    assert checked >= 15
    assert list(complaints({"name": "A", "fictional": "yes"}, schemas["profile"], schemas["profile"]))
    wrong = {"period_end": "2023-12-31", "figures": {"kas": "1.000,00"}}
    assert list(complaints(wrong, schemas["health_assessment"], schemas["health_assessment"]))


@pytest.mark.parametrize("words", ["version", "--version"])
def test_version_is_printed(words):
    done = lumbung(words)
    assert re.fullmatch(r"lumbung [0-9]+\.[0-9]+\.[0-9]+\n", done.stdout)


@pytest.mark.parametrize(
    "arguments",
    [["bild"], ["check", "--pilihan"], ["build", "--audience", "semua"], ["serve", "--port", "99999"], ["score"]],
)
def test_wrong_usage_is_told_in_indonesian(arguments: list[str]) -> None:
    done = subprocess.run([sys.executable, "-m", "generator", *arguments], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 2
    assert "lumbung --help" in done.stderr
    for word in ("Usage", "Error", "Invalid", "No such", "Traceback", "Missing"):
        assert word not in done.stderr + done.stdout


def test_letters_the_terminal_does_not_know_are_no_crash(tmp_path: Path) -> None:
    folder = tmp_path / "uji"
    folder.mkdir()
    (folder / "profile.yml").write_text("name: Koperasi ꦏꦺꦴ\nkind: ꦏꦺ\n", "utf-8")
    environment = {**os.environ, "PYTHONUTF8": "0", "PYTHONIOENCODING": "cp1252", "LC_ALL": "C"}
    for command in (["check", str(folder)], ["score", str(folder)]):
        done = subprocess.run(
            [sys.executable, "-m", "generator", *command], cwd=ROOT, capture_output=True, env=environment
        )
        assert b"Traceback" not in done.stderr
        assert done.returncode in (0, 1)


def test_nothing_is_built_into_a_source_folder_or_without_a_project(tmp_path: Path) -> None:
    for place, code in ((ROOT / "cooperatives/baru", 2), (ROOT / "content/pages/baru", 2)):
        done = subprocess.run(
            [sys.executable, "-m", "generator", "build", "--out", str(place)], cwd=ROOT, capture_output=True
        )
        assert done.returncode == code
        assert not place.exists()
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-m", "generator", "build"], cwd=tmp_path, capture_output=True, env=environment
    )
    assert done.returncode == 3
    assert list(tmp_path.iterdir()) == []


# --- import ---------------------------------------------------------------------------------------------------------


def test_import_writes_once_and_then_shows_and_refuses(tmp_path):
    folder = tmp_path / "koperasi-uji"
    folder.mkdir()
    (folder / "profile.yml").write_text("name: Koperasi Uji\nkind: simpan_pinjam\n")
    book = write_workbook(tmp_path / "jurnal.xlsx", JOURNAL)
    first = lumbung("import", book, "--into", folder)
    assert first.returncode == 0, first.stderr
    assert "ditulis: koperasi-uji/ledgers/general_journal_2023.csv" in first.stderr
    kept = (folder / "ledgers/general_journal_2023.csv").read_bytes()
    again = lumbung("import", book, "--into", folder)
    assert again.returncode == 1
    assert "W14" in again.stdout and "BKK-001" in again.stdout
    assert (folder / "ledgers/general_journal_2023.csv").read_bytes() == kept
    assert lumbung("check", folder).returncode == 0


def test_import_of_an_uncertain_cell_names_it_and_writes_nothing(tmp_path):
    folder = tmp_path / "koperasi-uji"
    folder.mkdir()
    book = write_workbook(tmp_path / "jurnal.xlsx", JOURNAL, {"E7": 0.5})
    found = lumbung("import", book, "--into", folder)
    assert found.returncode == 1 and "jurnal.xlsx:Jurnal!E7" in found.stdout and "W07" in found.stdout
    assert list(folder.iterdir()) == []
    assert lumbung("import", book, "--into", tmp_path / "tidak-ada").returncode == 2
