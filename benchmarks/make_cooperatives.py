"""A project of many fictional cooperatives, the same for the same seed: the material of the benchmark.

Knows how to vary the complete sample cooperative: other names, places, statements and figures, of the same length and
in the same files. Balances balance, and recorded totals are what the program computes, so `lumbung check` finds nothing
to complain of. Nothing here is a real cooperative: every folder says `fictional: ya`.
"""

from __future__ import annotations

import argparse
import csv
import random
import re
import shutil
import textwrap
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from enum import Enum
from pathlib import Path
from typing import Any

from made_up_books import make_books

from generator.model.audience import Audience
from generator.model.cooperative import Cooperative
from generator.pages.score_data import decimal_text
from generator.problems.catalogue import severity_of
from generator.problems.problem import Severity
from generator.reading.cooperative import read_cooperative
from generator.workshop import Workshop, open_workshop

SOURCE = Path(__file__).resolve().parent.parent
SAMPLE = "koperasi-contoh-lumbung-sejahtera"
SAMPLE_NAME = "Lumbung Sejahtera"
SHARED = ("content", "site_templates", "mkdocs.yml")
AS_OF = date(2026, 11, 22)
FIRST_NAMES = ("Lumbung", "Tunas", "Sinar", "Karya", "Mitra", "Bina", "Guna", "Jaya", "Mekar", "Rukun", "Usaha", "Dana")
SECOND_NAMES = ("Sejahtera", "Makmur", "Bersama", "Mandiri", "Sentosa", "Lestari", "Abadi", "Utama", "Harapan", "Bakti")
GOODS = (
    ("kopi", ("kopi", "kakao", "vanili", "cengkih", "lada", "pala", "teh", "kemiri")),
    ("garam", ("garam", "ikan asin", "rumput laut", "abon", "gula aren", "tenun", "madu", "beras")),
)
WIDTH = 118
LANGUAGES = ("id",)
_STATED = re.compile(r"  (?:languages|downloads): \[")
_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9_ ,.;()/%-]*")
_MONEY = re.compile(r"Rp[1-9][0-9.,]*[0-9]")
_SHARE = re.compile(r"[0-9]{1,2},[0-9]{2} %")


def make_project(target: Path, count: int, seed: int = 2026, languages: Sequence[str] = LANGUAGES) -> Path:
    """Write the project folder: the shared content of this repository and `count` cooperatives."""
    target.mkdir(parents=True)
    for name in SHARED:
        source = SOURCE / name
        if source.is_dir():
            shutil.copytree(source, target / name)
        else:
            shutil.copy2(source, target / name)
    state_settings(target / "mkdocs.yml", languages)
    sample, problems = read_cooperative(SOURCE / "cooperatives" / SAMPLE, SAMPLE)
    if problems:
        raise SystemExit(f"the sample cooperative has problems: {problems}")
    target = target.resolve()
    workshop = open_workshop(target, Audience.INTERNAL, AS_OF)
    districts = [(code, name) for code, name in workshop.content.regions.items() if len(code) == len("51.08.09")]
    for number in range(1, count + 1):
        # One stream of chance per cooperative: the first hundred of two thousand are the hundred.
        chance = random.Random(f"{seed}/{number}")
        folder = target / "cooperatives" / f"koperasi-contoh-{number:05d}"
        write_cooperative(folder, sample, number, chance.choice(districts), chance)
        record_results(folder, workshop)
    return target


def state_settings(config: Path, languages: Sequence[str]) -> None:
    """State the languages of the site in its settings, whatever this repository's own say, and no files to take away:
    the other program has no counterpart of them."""
    kept = [line for line in config.read_text("utf-8").splitlines(keepends=True) if not _STATED.match(line)]
    kept.insert(kept.index("extra:\n") + 1, f"  languages: [{', '.join(languages)}]\n  downloads: []\n")
    config.write_text("".join(kept), "utf-8")


def write_cooperative(
    folder: Path, sample: Cooperative, number: int, district: tuple[str, str], chance: random.Random
) -> None:
    """All files of one cooperative, without recorded results."""
    if not (sample.profile and sample.canvas and sample.swot and sample.stakeholders and sample.products):
        raise SystemExit("the sample cooperative is not complete")
    (folder / "assessments").mkdir(parents=True)
    goods = {word: chance.choice(options) for word, options in GOODS}
    name = f"Koperasi Contoh {chance.choice(FIRST_NAMES)} {chance.choice(SECOND_NAMES)} {number}"
    books = make_books(chance)
    profile = _written(sample.profile.content)
    profile["about"] = profile["about"].replace(SAMPLE_NAME, name)
    profile |= make_identity(name, number, district, books, chance)
    _write_yaml(folder / "profile.yml", _vary(profile, goods, chance))
    for part, file in ((sample.canvas, "business_model_canvas.yml"), (sample.swot, "swot.yml")):
        content = _written(part.content)
        for block, statements in content.items():
            if isinstance(statements, (list, tuple)):
                content[block] = chance.sample(list(statements), len(statements))
        _write_yaml(folder / file, _vary(content, goods, chance))
    stakeholders = _written(sample.stakeholders.content)
    for one in stakeholders["stakeholders"]:
        one |= {"interest": chance.randint(1, 5), "influence": chance.randint(1, 5)}
    _write_yaml(folder / "stakeholder_map.yml", _vary(stakeholders, goods, chance))
    _write_products(folder / "product_catalogue.csv", sample, goods, chance)
    for year, figures in books.items():
        pattern = chance.choice(sample.assessments).content
        content = _written(pattern) | {"period_end": date(year, 12, 31), "figures": figures}
        # Former values and their reasons belong to the sample's own figures.
        for own in ("figures_from", "corrections"):
            content.pop(own, None)
        content["answers"] = {question: chance.random() < 0.72 for question in pattern.answers}
        content.pop("recorded", None)
        _write_yaml(folder / "assessments" / f"health_{year}.yml", _vary(content, goods, chance))


def make_identity(
    name: str, number: int, district: tuple[str, str], books: Mapping[int, Mapping[str, int]], chance: random.Random
) -> dict[str, Any]:
    """The lines of a profile that tell one cooperative from another."""
    founded = date(1985, 1, 1) + timedelta(days=chance.randrange(12_000))
    women, men = chance.randint(20, 900), chance.randint(20, 900)
    return {
        "name": name,
        "fictional": True,
        "cooperative_number": f"{number:013d}",
        "founded": founded,
        "legal_entity": {"number": f"CONTOH-{number:05d}/BH", "on": founded + timedelta(days=120)},
        "region": district[0],
        "place": f"Kecamatan {district[1]}",
        "address": f"Jalan Contoh Nomor {chance.randint(1, 250)} (alamat rekaan), Kecamatan {district[1]}",
        "people": {
            "members_women": women,
            "members_men": men,
            "members": women + men,
            "board": chance.choice((3, 5)),
            "supervisors": 3,
            "managers": 1,
            "staff": chance.randint(2, 24),
        },
        "last_annual_meeting": date(2026, chance.randint(1, 3), chance.randint(1, 28)),
        "yearly_figures": [
            {
                "year": year,
                "own_capital": figures["simpanan_pokok"] + figures["simpanan_wajib"] + figures["cadangan_umum"],
                "outside_capital": figures["tabungan_koperasi"] + figures["simpanan_berjangka"],
                "assets": figures["total_aset"],
                "business_volume": figures["volume_pinjaman"],
                "surplus": figures["shu_sebelum_pajak"],
            }
            for year, figures in books.items()
        ],
    }


def record_results(folder: Path, workshop: Workshop) -> None:
    """Add to every assessment the result the program computes, so that checking it is part of what is measured."""
    cooperative, scores, problems = workshop.assess(folder)
    # Random answers beside random figures do contradict each other at times: that is a warning (K60), not a fault.
    errors = [problem.code for problem in problems if severity_of(problem) is Severity.ERROR]
    if errors or any(score.total is None for score in scores):
        raise SystemExit(f"{folder}: not a complete cooperative: {errors}")
    for score, assessment in zip(scores, cooperative.assessments, strict=True):
        recorded = {
            "total": decimal_text(score.total),
            "predicate": score.predicate.id if score.predicate else None,
            "on": date(score.period_end.year + 1, 3, 14),
            "aspects": {aspect.rule.id: decimal_text(aspect.score) for aspect in score.aspects},
        }
        path = folder / "assessments" / Path(assessment.file).name
        path.write_text(path.read_text("utf-8") + "".join(_lines({"recorded": recorded}, "")), "utf-8")


def _written(content: Any) -> dict[str, Any]:
    found: dict[str, Any] = content.model_dump(exclude_unset=True, exclude_none=True)
    return found


def _vary(value: Any, goods: Mapping[str, str], chance: random.Random) -> Any:
    if isinstance(value, dict):
        return {key: _vary(part, goods, chance) for key, part in value.items()}
    if isinstance(value, (list, tuple)):
        return [_vary(part, goods, chance) for part in value]
    if not isinstance(value, str) or isinstance(value, Enum):
        return value
    for word, other in goods.items():
        value = value.replace(word, other).replace(word.capitalize(), other.capitalize())
    value = _MONEY.sub(lambda found: _other_digits(found[0], chance), value)
    return _SHARE.sub(lambda found: _other_digits(found[0], chance), value)


def _other_digits(text: str, chance: random.Random) -> str:
    return "".join(str(chance.randint(1, 9)) if letter.isdigit() else letter for letter in text)


def _write_products(path: Path, sample: Cooperative, goods: Mapping[str, str], chance: random.Random) -> None:
    rows = []
    for product in sample.products or ():
        row = _vary(_written(product.content), goods, chance)
        row["id"] = row["id"].replace(" ", "-")
        row.pop("image", None)
        if "price" in row:
            row["price"] = max(1, row["price"] // 500 * chance.randint(300, 900))
        rows.append({key: _scalar(cell) for key, cell in row.items()})
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(type(sample.products[0].content).model_fields), lineterminator="\n")  # type: ignore[index]
        writer.writeheader()
        writer.writerows(rows)


def _write_yaml(path: Path, content: Mapping[str, Any]) -> None:
    path.write_text("".join(_lines(content, "")), "utf-8")


def _lines(value: Mapping[str, Any], indent: str) -> list[str]:
    rows = []
    for key, part in value.items():
        if isinstance(part, dict):
            rows += [f"{indent}{key}:\n", *_lines(part, indent + "  ")]
        elif isinstance(part, (list, tuple)):
            rows.append(f"{indent}{key}:\n")
            for one in part:
                below = _lines(one, indent + "    ") if isinstance(one, dict) else [_text(one, f"{indent}    ")]
                rows += [f"{indent}  - {below[0].lstrip()}", *below[1:]]
        else:
            rows.append(f"{indent}{key}: {_text(part, indent + '  ')}")
    return rows


def _text(value: Any, indent: str) -> str:
    """A scalar as a person would write it: plain where it can be, folded (below `indent`) when long, else quoted."""
    text = _scalar(value)
    if len(text) > WIDTH and _PLAIN.match(text):
        folded = textwrap.fill(text, WIDTH - len(indent), break_on_hyphens=False, break_long_words=False)
        return f">-\n{textwrap.indent(folded, indent)}\n"
    if not isinstance(value, str) or isinstance(value, Enum) or _PLAIN.fullmatch(text):
        return f"{text}\n"
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"\n'


def _scalar(value: Any) -> str:
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    if isinstance(value, Enum):
        return str(value.value)
    return f"{value:f}" if isinstance(value, Decimal) else str(value)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("target", type=Path, help="folder to write; must not exist yet")
    parser.add_argument("--count", type=int, default=500)
    parser.add_argument("--seed", type=int, default=2026)
    parser.add_argument("--languages", default=",".join(LANGUAGES), help="languages of the site, such as id,en")
    chosen = parser.parse_args()
    make_project(chosen.target, chosen.count, chosen.seed, chosen.languages.split(","))
