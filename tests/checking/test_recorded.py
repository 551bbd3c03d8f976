"""A signed result is a claim: it is refuted when it cannot be, and left alone when it can."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from tests.checking.cases import check, codes, health
from tests.stated_sample import stated_assessment

SAMPLE = yaml.load(stated_assessment(2023), yaml.BaseLoader)
LIQUIDITY = (
    "figures: {kas_dan_bank: 1250, kewajiban_lancar: 10000, pinjaman_diberikan: 8500, dana_yang_diterima: 10000}\n"
)


def whole(recorded: dict[str, object], **changed: str) -> dict[str, str]:
    """The fictional sample, fully answered, with another recorded result."""
    figures = SAMPLE["figures"] | {name: value for name, value in changed.items() if name in SAMPLE["figures"]}
    answers = SAMPLE["answers"] | {name: value for name, value in changed.items() if name in SAMPLE["answers"]}
    parts = {"figures": figures, "answers": answers, "recorded": recorded}
    return health(yaml.safe_dump(parts, sort_keys=False, default_style='"'))


def test_the_sample_s_own_record_stands(tmp_path: Path) -> None:
    assert check(tmp_path, whole(SAMPLE["recorded"])) == []


@pytest.mark.parametrize("total", ["77.49", "77.51", "77.25", "78", "0", "100", "77.500000000001"])
def test_any_other_total_is_refuted(total: str, tmp_path: Path) -> None:
    (found,) = check(tmp_path, whole({"total": total}))
    assert found.code == "A05"
    assert found.values["recorded"] == total
    assert found.values["computed"] == "77.50"
    assert found.values["indicator"]


def test_the_same_total_in_another_spelling_stands(tmp_path: Path) -> None:
    for total in ("77.5", "77.50", "77.500"):
        assert check(tmp_path, whole({"total": total})) == []


def test_one_changed_answer_is_named_with_aspect_and_total(tmp_path: Path) -> None:
    record = {"total": "77.50", "aspects": {"manajemen": SAMPLE["recorded"]["aspects"]["manajemen"]}}
    found = check(tmp_path, whole(record, m1_01="tidak"))
    assert codes(found) == ["A03", "A05"]
    assert found[0].values["indicator"] == found[1].values["indicator"]


def test_predicate_follows_the_computed_total(tmp_path: Path) -> None:
    assert codes(check(tmp_path, whole({"predicate": "sehat"}))) == ["A08"]
    assert check(tmp_path, whole({"predicate": "cukup_sehat"})) == []
    (found,) = check(tmp_path, whole({"predicate": "cukup"}))
    assert (found.code, found.values["hint"]) == ("A02", "cukup_sehat")


@pytest.mark.parametrize(
    ("total", "predicate"),
    [
        ("100", "sehat"), ("80", "sehat"), ("79.99", "cukup_sehat"), ("66", "cukup_sehat"),
        ("65.99", "dalam_pengawasan"), ("51.00", "dalam_pengawasan"), ("50.99", "dalam_pengawasan_khusus"),
        ("40", "dalam_pengawasan_khusus"),
    ],
)  # fmt: skip
def test_without_figures_the_recorded_total_decides_the_class(total: str, predicate: str, tmp_path: Path) -> None:
    def found(name: str) -> list[str]:
        body = f'recorded: {{total: "{total}", predicate: {name}}}\n'
        return [code for code in codes(check(tmp_path, health(body))) if code == "A08"]

    assert found(predicate) == []
    others = {"sehat", "cukup_sehat", "dalam_pengawasan", "dalam_pengawasan_khusus"} - {predicate}
    assert all(found(name) == ["A08"] for name in others)


@pytest.mark.parametrize(("score", "code"), [("15", []), ("15.00", []), ("14.99", ["A03"]), ("10", ["A03"])])
def test_a_computed_aspect(score: str, code: list[str], tmp_path: Path) -> None:
    assert codes(check(tmp_path, health(f'{LIQUIDITY}recorded: {{aspects: {{likuiditas: "{score}"}}}}\n'))) == code


def test_the_indicator_that_explains_the_gap_is_named(tmp_path: Path) -> None:
    """Cash scores 10 of 2,50/5/10; loans 5 of 1,25 to 5. Five points less can only be cash, 1,25 less only loans."""
    (cash,) = check(tmp_path, health(f'{LIQUIDITY}recorded: {{aspects: {{likuiditas: "10"}}}}\n'))
    (loans,) = check(tmp_path, health(f'{LIQUIDITY}recorded: {{aspects: {{likuiditas: "13.75"}}}}\n'))
    assert "kas" in cash.values["indicator"].lower()
    assert "pinjaman" in loans.values["indicator"].lower()


@pytest.mark.parametrize(
    ("score", "code"),
    [("15", []), ("3.75", []), ("6.25", []), ("3.74", ["A04"]), ("15.01", ["A04"]), ("0", ["A04"]), ("14", ["A04"])],
)
def test_an_aspect_without_figures_must_be_a_sum_of_rows(score: str, code: list[str], tmp_path: Path) -> None:
    assert codes(check(tmp_path, health(f'recorded: {{aspects: {{likuiditas: "{score}"}}}}\n'))) == code


def test_totals_outside_what_is_possible(tmp_path: Path) -> None:
    for total in ("100.01", "0", "-1"):
        assert "A06" in codes(check(tmp_path, health(f'recorded: {{total: "{total}"}}\n')))


def test_recorded_aspects_add_up_to_the_recorded_total(tmp_path: Path) -> None:
    aspects = SAMPLE["recorded"]["aspects"]
    found = check(tmp_path, whole({"total": "77.50", "aspects": aspects}))
    assert found == []
    found = check(
        tmp_path, health(yaml.safe_dump({"recorded": {"total": "77.25", "aspects": aspects}}, default_style='"'))
    )
    assert (codes(found), found[0].values["difference"]) == (["A07"], "-0.25")
    some = dict(list(aspects.items())[:3])
    assert (
        check(tmp_path, health(yaml.safe_dump({"recorded": {"total": "77.25", "aspects": some}}, default_style='"')))
        == []
    )


def test_nothing_recorded_or_no_rule_is_no_claim(tmp_path: Path) -> None:
    assert check(tmp_path, whole({})) == []
    body = {"assessments/health_1979.yml": 'period_end: 1979-12-31\nrecorded: {total: "1"}\n'}
    assert codes(check(tmp_path, body)) == ["K41"]
