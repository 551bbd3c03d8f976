"""Images by their bytes: kind, size as shown, and the copy without anything that tells of place or device."""

from __future__ import annotations

import io
import struct
import zlib

import pytest
from PIL import Image, PngImagePlugin

from generator.problems.problem import Problem
from generator.reading.exif import read_exif
from generator.reading.images import MAX_IMAGE_BYTES, inspect_image, read_image, read_stripped, strip_metadata

PLACE = {1: "S", 2: (8.0, 7.0, 5.0), 3: "E", 4: (115.0, 20.0, 1.0)}
CAMERA, MAKER = 0x0110, "Kamera Rahasia"


def picture(size=(24, 10)):
    """Not of one colour, so that a lost row or a turn shows."""
    image = Image.new("RGB", size)
    image.putdata([(x * 9 % 256, y * 23 % 256, (x + y) * 5 % 256) for y in range(size[1]) for x in range(size[0])])
    return image


def saved(kind, orientation=1, place=False, **more):
    exif = Image.Exif()
    exif[CAMERA] = MAKER
    exif[0x0112] = orientation
    if place:
        exif[0x8825] = PLACE
    held = io.BytesIO()
    picture().save(held, kind, exif=exif, **more)
    return held.getvalue()


def pixels(content):
    return list(Image.open(io.BytesIO(content)).convert("RGB").get_flattened_data())


NAMES = {"JPEG": "foto.jpg", "PNG": "foto.png", "WEBP": "foto.webp"}


@pytest.mark.parametrize("kind", NAMES)
@pytest.mark.parametrize("place", [True, False])
def test_kind_size_and_place_are_read_from_the_bytes(kind, place):
    found = inspect_image(NAMES[kind], saved(kind, place=place))
    assert (found.kind, found.width, found.height, found.has_location) == (kind.lower(), 24, 10, place)


@pytest.mark.parametrize(
    ("kind", "more"),
    [("JPEG", {}), ("JPEG", {"progressive": True}), ("PNG", {}), ("WEBP", {"lossless": True}), ("WEBP", {})],
)
def test_the_copy_shows_the_same_pixels_and_tells_nothing_else(kind, more):
    content = saved(kind, place=True, **more)
    copy = strip_metadata(content + b"ekor" * (kind != "WEBP"))
    assert pixels(copy) == pixels(content)
    assert MAKER.encode() in content and MAKER.encode() not in copy
    assert b"ekor" not in copy
    assert not dict(Image.open(io.BytesIO(copy)).getexif())
    assert inspect_image(NAMES[kind], copy).has_location is False
    assert strip_metadata(copy) == copy


@pytest.mark.parametrize("orientation", range(2, 9))
def test_a_turned_photo_stays_turned(orientation):
    content = saved("JPEG", orientation, place=True)
    sideways = orientation >= 5
    found = inspect_image("foto.jpg", content)
    assert (found.width, found.height) == ((10, 24) if sideways else (24, 10))
    copy = strip_metadata(content)
    assert dict(Image.open(io.BytesIO(copy)).getexif()) == {0x0112: orientation}
    assert inspect_image("foto.jpg", copy).has_location is False


def test_notes_of_a_png_and_of_a_jpeg_can_tell_a_place_too():
    info = PngImagePlugin.PngInfo()
    info.add_itxt("XML:com.adobe.xmp", '<x exif:GPSLatitude="8,7S"/>')
    held = io.BytesIO()
    picture().save(held, "PNG", pnginfo=info)
    assert inspect_image("foto.png", held.getvalue()).has_location
    assert b"GPS" not in strip_metadata(held.getvalue())
    held = io.BytesIO()
    picture().save(held, "JPEG", xmp=b'<x exif:GPSLatitude="8,7S"/>')
    assert inspect_image("foto.jpg", held.getvalue()).has_location
    assert b"GPS" not in strip_metadata(held.getvalue())


@pytest.mark.parametrize("kind", NAMES)
def test_any_cut_leaves_no_image_and_no_fault(kind):
    content = saved(kind, place=True)
    for length in range(len(content) - 1):
        found = inspect_image(NAMES[kind], content[:length])
        assert found is None or kind == "WEBP", length
    assert inspect_image(NAMES[kind], content[: len(content) // 2]) is None


@pytest.mark.parametrize("content", [b"", b"GIF89a....", b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"\xff\xd8\xff"])
def test_other_files_are_no_images(content):
    assert inspect_image("foto.jpg", content) is None


def test_damaged_exif_counts_as_telling_a_place():
    assert read_exif(b"II*\0\xff\xff\xff\xff")[1]
    assert read_exif(b"MM\0*" + struct.pack(">IH", 8, 0)) == (1, False)


def test_an_enormous_picture_is_refused():
    head = struct.pack(">IIBBBBB", 10_001, 10, 8, 2, 0, 0, 0)
    chunks = [(b"IHDR", head), (b"IDAT", zlib.compress(b"")), (b"IEND", b"")]
    body = b"".join(struct.pack(">I", len(data)) + name + data + b"\0\0\0\0" for name, data in chunks)
    assert inspect_image("foto.png", b"\x89PNG\r\n\x1a\n" + body) is None


def test_name_size_and_kind_are_held(tmp_path):
    content = saved("PNG")
    for name in ("foto.jpg", "Foto.png", "foto baru.png", "foto.svg", "foto"):
        (tmp_path / name).write_bytes(content)
        found = read_image(tmp_path / name, name)
        assert isinstance(found, Problem) and found.code == "K72"
        assert read_stripped(tmp_path / name) is None
    (tmp_path / "besar.png").write_bytes(content + b"\0" * MAX_IMAGE_BYTES)
    assert read_image(tmp_path / "besar.png", "besar.png").code == "K07"
    (tmp_path / "foto.png").write_bytes(content)
    assert read_stripped(tmp_path / "foto.png") == strip_metadata(content)
    (tmp_path / "tautan.png").symlink_to(tmp_path / "foto.png")
    assert read_image(tmp_path / "tautan.png", "tautan.png").code == "K06"
