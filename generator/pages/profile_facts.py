"""Facts of a profile as pairs of name and text, in reading order; what was not written is left out."""

from __future__ import annotations

from generator.model.profile import Profile
from generator.pages import wording
from generator.pages.language import said


def tell_facts(profile: Profile | None, place: str) -> list[tuple[str, str]]:
    """What the cooperative is and where it can be reached; `place` is its region in words."""
    if profile is None:
        return []
    legal, contact = profile.legal_entity, profile.contact
    found: list[tuple[str, str | None]] = [
        (said("Jenis"), wording.KINDS.get(profile.kind) if profile.kind else None),
        (said("Bentuk"), wording.FORMS.get(profile.form) if profile.form else None),
        (
            said("Unit simpan pinjam"),
            {True: said("Ada"), False: said("Tidak ada"), None: None}[profile.savings_and_loan_unit],
        ),
        (said("Prinsip usaha"), wording.PRINCIPLES.get(profile.principles) if profile.principles else None),
        (said("Status"), wording.STATUSES.get(profile.status) if profile.status else None),
        (said("Nomor induk koperasi"), profile.cooperative_number),
        (said("Badan hukum"), legal.number if legal else None),
        (said("Disahkan"), wording.day(legal.on) if legal and legal.on else None),
        (said("Perubahan anggaran dasar"), wording.day(legal.amended_on) if legal and legal.amended_on else None),
        (said("Berdiri"), wording.day(profile.founded) if profile.founded else None),
        (said("Wilayah"), place),
        (said("Alamat"), profile.address),
        (said("Telepon kantor"), contact.phone if contact else None),
        (said("Surel kantor"), contact.email if contact else None),
    ]
    return [(name, value) for name, value in found if value]


def tell_people(profile: Profile | None) -> list[tuple[str, str]]:
    """How many people it has."""
    people = profile.people if profile else None
    if people is None:
        return []
    found = (
        (said("Anggota"), people.members),
        (said("Anggota perempuan"), people.members_women),
        (said("Anggota laki-laki"), people.members_men),
        (said("Pengurus"), people.board),
        (said("Pengawas"), people.supervisors),
        (said("Pengelola"), people.managers),
        (said("Karyawan"), people.staff),
    )
    return [(name, wording.count(number)) for name, number in found if number is not None]


def tell_business(profile: Profile | None) -> list[tuple[str, str]]:
    """What it does; for the internal audience also what it needs."""
    business = profile.business if profile else None
    if business is None:
        return []
    found = (
        (said("Produk utama"), business.main_product),
        (said("Kapasitas"), business.capacity),
        (said("Pembeli utama"), business.offtaker),
        (said("Mitra usaha"), business.partners),
        (said("Jangkauan pasar"), business.market),
        (said("Alat digital"), business.digital_tools),
        (said("Sertifikat"), business.certificates),
        (said("Kebutuhan pendampingan (internal)"), business.needs),
    )
    return [(name, value) for name, value in found if value]
