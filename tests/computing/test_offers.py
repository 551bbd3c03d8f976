from datetime import date
from fractions import Fraction

import pytest
from pydantic import ValidationError

from generator.computing.offers import make_offer, read_monthly_kilograms
from generator.model.certificate import Certificate, CertificateState, read_certificates
from generator.model.dossier import Product


@pytest.mark.parametrize(
    ("written", "kilograms"),
    [
        ("300 kg per bulan", 300),
        ("1,5 ton sebulan", 1500),
        ("20 ton sebulan pada kemarau", 20_000),
        ("1.200 kg sebulan", 1200),
        ("Sekitar 3 kuintal per bulan", 300),
        ("1 ton setahun", Fraction(1000, 12)),
        ("800 bungkus per bulan", None),
        ("2 ton", None),
        ("1.5 ton sebulan", None),
        ("5 kg sebulanan", None),
        ("Tidak dibatasi", None),
        (None, None),
    ],
)
def test_a_capacity_is_a_weight_only_where_it_is_written_as_one(written: str | None, kilograms: object) -> None:
    assert read_monthly_kilograms(written) == kilograms


def test_certificates_are_told_apart_with_their_last_day() -> None:
    found = read_certificates("Halal (sampai 2027-08-31); P-IRT; Organik (lahan A); BPOM (Berlaku sampai 2026-01-02)")
    assert found == (
        Certificate("Halal", date(2027, 8, 31)),
        Certificate("P-IRT"),
        Certificate("Organik (lahan A)"),
        Certificate("BPOM", date(2026, 1, 2)),
    )
    assert read_certificates(None) == read_certificates(" ; ") == ()


def test_a_certificate_is_valid_through_its_last_day() -> None:
    one = Certificate("Halal", date(2026, 11, 22))
    assert one.state_on(date(2026, 11, 22)) is CertificateState.VALID
    assert one.state_on(date(2026, 11, 23)) is CertificateState.EXPIRED
    assert Certificate("Halal").state_on(date(2026, 11, 22)) is CertificateState.UNDATED


@pytest.mark.parametrize("day", ["31 Agustus 2027", "2027-02-30", "2027", "20270831", "2027-W35-2"])
def test_a_last_day_that_is_no_date_is_refused_and_named(day: str) -> None:
    with pytest.raises(ValidationError) as refused:
        Product.model_validate({"id": "a", "name": "A", "category": "B", "certificates": f"Halal (sampai {day})"})
    (error,) = refused.value.errors()
    assert (error["type"], error["loc"], error["ctx"]["value"]) == ("F07", ("certificates",), day)


def test_an_offer_holds_what_its_row_states_and_no_more() -> None:
    offer = make_offer(Product.model_validate({"id": "a", "name": "A", "category": "B"}))
    assert (offer.price, offer.capacity, offer.monthly_kilograms, offer.lead_time_days) == (None,) * 4
    assert (offer.certificates, offer.photo) == ((), None)
