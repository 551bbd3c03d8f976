"""Facts of a profile as pairs of name and text, in reading order; what was not written is left out."""

from __future__ import annotations

from generator.model.profile import Profile
from generator.pages import wording


def tell_facts(profile: Profile | None, place: str) -> list[tuple[str, str]]:
    """What the cooperative is and where it can be reached; `place` is its region in words."""
    if profile is None:
        return []
    legal, contact = profile.legal_entity, profile.contact
    found: list[tuple[str, str | None]] = [
        ("Jenis", wording.KINDS.get(profile.kind) if profile.kind else None),
        ("Bentuk", wording.FORMS.get(profile.form) if profile.form else None),
        ("Unit simpan pinjam", {True: "Ada", False: "Tidak ada", None: None}[profile.savings_and_loan_unit]),
        ("Prinsip usaha", wording.PRINCIPLES.get(profile.principles) if profile.principles else None),
        ("Status", wording.STATUSES.get(profile.status) if profile.status else None),
        ("Nomor induk koperasi", profile.cooperative_number),
        ("Badan hukum", legal.number if legal else None),
        ("Disahkan", wording.day(legal.on) if legal and legal.on else None),
        ("Perubahan anggaran dasar", wording.day(legal.amended_on) if legal and legal.amended_on else None),
        ("Berdiri", wording.day(profile.founded) if profile.founded else None),
        ("Wilayah", place),
        ("Alamat", profile.address),
        ("Telepon kantor", contact.phone if contact else None),
        ("Surel kantor", contact.email if contact else None),
    ]
    return [(name, value) for name, value in found if value]


def tell_people(profile: Profile | None) -> list[tuple[str, str]]:
    """How many people it has."""
    people = profile.people if profile else None
    if people is None:
        return []
    found = (
        ("Anggota", people.members),
        ("Anggota perempuan", people.members_women),
        ("Anggota laki-laki", people.members_men),
        ("Pengurus", people.board),
        ("Pengawas", people.supervisors),
        ("Pengelola", people.managers),
        ("Karyawan", people.staff),
    )
    return [(name, wording.count(number)) for name, number in found if number is not None]


def tell_business(profile: Profile | None) -> list[tuple[str, str]]:
    """What it does; for the internal audience also what it needs."""
    business = profile.business if profile else None
    if business is None:
        return []
    found = (
        ("Produk utama", business.main_product),
        ("Kapasitas", business.capacity),
        ("Pembeli utama", business.offtaker),
        ("Mitra usaha", business.partners),
        ("Jangkauan pasar", business.market),
        ("Alat digital", business.digital_tools),
        ("Sertifikat", business.certificates),
        ("Kebutuhan pendampingan (internal)", business.needs),
    )
    return [(name, value) for name, value in found if value]
