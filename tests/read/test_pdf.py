"""PDF: files made here, laid out like real ones."""

from __future__ import annotations

import io
import random
from pathlib import Path

import pytest

from graphkit.errors import ReadError
from graphkit.model import Document
from graphkit.read import read_bytes

fpdf = pytest.importorskip("fpdf")
FONT = next((p for p in (Path("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"),) if p.exists()), None)

PARAGRAPHS = [
    (
        "The delegation of the coastal region wishes to thank all members of the group for the patience "
        "that they have shown during the long debate on the budget of the harbour."
    ),
    (
        "In the view of the delegation, the harbour matters to the whole region. Ships of more than "
        "500 tons have been unable to enter since the storm."
    ),
]
ARABIC = [
    "يشكر وفد المنطقة الساحلية جميع أعضاء الفريق العامل على الصبر خلال المناقشة الطويلة للميزانية (2019).",
    "ويرى الوفد أن الميناء مهم للمنطقة كلها، وأن إصلاحه لا يحتمل الانتظار إلى عام 2021.",
]


def made(
    paragraphs: list[str], header: str = "", font: Path | None = None, align: str = "L", copies: int = 1
) -> bytes:
    class Pages(fpdf.FPDF):  # type: ignore[misc, name-defined]
        def header(self) -> None:
            if header:
                self.set_font(face, size=8)
                self.cell(0, 5, header, new_x="LMARGIN", new_y="NEXT")
                self.ln(4)

    pages = Pages()
    face = "Helvetica"
    if font:
        face = "Own"
        pages.add_font(face, "", str(font))
        pages.set_text_shaping(True)
    pages.add_page()
    for paragraph in paragraphs * copies:
        pages.set_font(face, size=12)
        pages.multi_cell(0, 6, paragraph, align=align, new_x="LMARGIN", new_y="NEXT")
        pages.ln(4)
    return bytes(pages.output())


def texts(document: Document, role: str = "text") -> list[str]:
    return [document.view.text[b.start : b.end] for b in document.blocks if b.role == role]


def test_paragraphs_come_back() -> None:
    document = read_bytes(made(PARAGRAPHS), "a.pdf")
    assert texts(document) == PARAGRAPHS
    assert document.pages == (0,)
    assert document.media_type == "application/pdf"
    at = document.view.text.index("budget of the harbour")
    span = document.view.to_source(at, at + 21)
    assert " ".join(document.text[span.start : span.end].split()) == "budget of the harbour"


def test_repeated_headers_are_set_aside() -> None:
    chance = random.Random(7)
    body = [" ".join(chance.sample(PARAGRAPHS[0].split(), 25)) + "." for _ in range(50)]
    document = read_bytes(made(body, header="Report of the Harbour Group"), "a.pdf")
    assert len(document.pages) >= 4
    words = " ".join(texts(document)).split()
    assert words == ["Report", "of", "the", "Harbour", "Group", *" ".join(body).split()]
    assert len(texts(document, "running-header")) == len(document.pages) - 1


@pytest.mark.skipif(FONT is None, reason="no font with Arabic letters")
def test_arabic_comes_back_in_logical_order() -> None:
    pytest.importorskip("uharfbuzz")
    document = read_bytes(made(ARABIC, font=FONT, align="R"), "a.pdf")
    assert texts(document) == ARABIC
    assert {block.lang for block in document.blocks} == {"ar"}
    assert "visual-order-repaired" in document.flags


def encrypted() -> bytes:
    pages = fpdf.FPDF()
    pages.set_encryption(owner_password="a", user_password="b")
    pages.add_page()
    return bytes(pages.output())


def empty() -> bytes:
    pages = fpdf.FPDF()
    pages.add_page()
    stream = io.BytesIO()
    pages.output(stream)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"%PDF-1.7\nnothing of the kind", "is a damaged PDF"),
        (encrypted(), "is encrypted"),
        (empty(), "has no text layer; it needs OCR first"),
    ],
    ids=["damaged", "encrypted", "scan"],
)
def test_files_that_cannot_be_read(data: bytes, reason: str) -> None:
    with pytest.raises(ReadError) as caught:
        read_bytes(data, "a.pdf")
    assert str(caught.value) == f"a.pdf: {reason}"


def test_cut_file_gives_text_or_one_clear_error() -> None:
    whole = made(PARAGRAPHS, copies=20)
    for share in (0.1, 0.5, 0.9, 0.99):
        try:
            read_bytes(whole[: int(len(whole) * share)], "a.pdf")
        except ReadError as error:
            assert str(error).startswith("a.pdf: ")
