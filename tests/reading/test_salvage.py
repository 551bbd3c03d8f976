"""One slip hides nothing else: what the form does accept of a refused file is still there for the checks."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import BaseModel

from generator.model.assessment import HealthAssessment
from generator.model.cooperative import Authored
from generator.model.dossier import StakeholderMap
from generator.model.profile import Profile
from generator.reading.binding import bind
from generator.reading.salvage import salvage
from generator.reading.yaml_text import YamlText, parse_yaml

STAND_INS = {
    Profile: {"name": "…"},
    HealthAssessment: {"period_end": "2023-12-31"},
    StakeholderMap: {"stakeholders": []},
}


def left_of(text: str, model: type[BaseModel] = Profile) -> tuple[Authored, dict]:
    document = parse_yaml(text, "uji.yml")
    assert isinstance(document, YamlText)
    assert bind(document, "uji.yml", model)[0] is None
    left, refused = salvage(document, "uji.yml", model, STAND_INS[model])
    assert left is not None
    return left, refused.content


@pytest.mark.parametrize(
    ("text", "refused", "taken"),
    [
        ("founded: x", {("founded",)}, {"founded": "x"}),
        ("nama: Uji", {("nama",)}, {"nama": "Uji"}),
        ("people: {members: x, board: 3}", {("people", "members")}, {"people": {"members": "x"}}),
        ("legal_entity: {on: 2020-01-01}", {("legal_entity",)}, {"legal_entity": {"on": "2020-01-01"}}),
        (
            "legal_entity: {number: ' ', on: 2020-01-01}",
            {("legal_entity", "number"), ("legal_entity",)},
            {"legal_entity": {"number": " ", "on": "2020-01-01"}},
        ),
        (
            "sources: [{title: A}, {title: B, x: C}]",
            {("sources",)},
            {"sources": ({"title": "A"}, {"title": "B", "x": "C"})},
        ),
    ],
)
def test_refused_values_go_and_the_rest_stays(text: str, refused: set, taken: dict) -> None:
    left, texts = left_of(f"name: Uji\nregion: 51\n{text}\n")
    assert left.content.region == "51"
    assert left.content.name == "Uji"
    assert left.refused == refused
    assert texts == taken


def test_keys_that_a_person_chose_go_alone() -> None:
    left, texts = left_of("period_end: 2023-12-31\nfigures: {Kas Besar: 1, kas: 1.0, bank: 2}\n", HealthAssessment)
    assert left.content.figures == {"bank": 2}
    assert texts == {"figures": {"Kas Besar": "1", "kas": "1.0"}}


def test_a_required_value_has_a_stand_in_that_is_known_as_such() -> None:
    left, _ = left_of("period_end: besok\nfigures: {kas: 1}\n", HealthAssessment)
    assert left.content.period_end.isoformat() == "2023-12-31"
    assert ("period_end",) in left.refused
    left, texts = left_of("name: [a]\nregion: 51\n")
    assert (left.content.region, left.refused, texts) == ("51", {("name",)}, {"name": ("a",)})
    left, texts = left_of("stakeholders: [{name: A}]\nnotes: x\n", StakeholderMap)
    assert left.content.stakeholders == ()
    assert texts == {"stakeholders": ({"name": "A"},)}


def test_without_a_stand_in_everything_is_refused_text() -> None:
    document = parse_yaml("region: 51\nplace: Uji\n", "uji.yml")
    assert isinstance(document, YamlText)
    left, texts = salvage(document, "uji.yml", Profile, {})
    assert left is None
    assert texts.content == {"region": "51", "place": "Uji"}


KEYS = st.sampled_from(
    ["name", "kind", "people", "members", "sources", "title", "founded", "legal_entity", "region", "x"]
)
TREES = st.recursive(
    st.sampled_from(["a", "51", "2020-01-01", "ya", ""]),
    lambda below: st.lists(below, max_size=3) | st.dictionaries(KEYS, below, max_size=4),
    max_leaves=12,
)


@given(st.dictionaries(KEYS, TREES, max_size=5))
@settings(max_examples=200, deadline=None)
def test_any_refused_profile_leaves_something_or_all_of_its_text(tree: dict) -> None:
    document = YamlText(tree)
    if bind(document, "uji.yml", Profile)[0] is not None:
        return
    left, _ = salvage(document, "uji.yml", Profile, STAND_INS[Profile])
    assert left is not None
    assert left.refused
    assert document.tree == tree
