"""Formats: HTML, XML, Word, PDF and Markdown, made here by hand."""

from __future__ import annotations

import io
import zipfile

import pytest

from graphkit.errors import ReadError
from graphkit.model import Document
from graphkit.read import read_bytes


def texts(document: Document, role: str = "text") -> list[str]:
    return [document.view.text[b.start : b.end] for b in document.blocks if b.role == role]


def test_html_leaves_tags_out_with_exact_offsets() -> None:
    page = (
        "<!DOCTYPE html><html><head><title>No</title><script>var a = '<p>no</p>';</script></head>"
        "<body><nav>menu</nav><h1>The  Group &mdash; met</h1><p>On 1&nbsp;May<sup>2</sup> the\n<b>Group</b> "
        "adopted <a title='a>b'>plan 5&#160;(2001)</a>.<br>Second line.<ul><li>the 2<sup>nd</sup> item</ul>"
        "<!-- no --></body></html>"
    )
    document = read_bytes(page.encode(), "a.html")
    assert document.text == page
    assert texts(document) == [
        "The Group - met",
        "On 1 May the Group adopted plan 5 (2001).",
        "Second line.",
        "the 2nd item",
    ]
    at = document.view.text.index("Group adopted")
    span = document.view.to_source(at, at + len("Group adopted plan 5"))
    assert page[span.start : span.end] == "Group</b> adopted <a title='a>b'>plan 5"


def test_character_reference_belongs_whole_to_its_character() -> None:
    document = read_bytes(b"<p>A&amp;B &#x416;</p>", "a.html")
    assert document.view.text == "A&B Ж"
    span = document.view.to_source(4, 5)
    assert document.text[span.start : span.end] == "&#x416;"


@pytest.mark.parametrize(
    "page", ["<p" * 50_000, '<a "' * 50_000, "<!--" * 50_000, "&" * 200_000, "<p>" * 50_000]
)
def test_broken_html_is_read_in_linear_time(page: str) -> None:
    try:
        read_bytes(page.encode(), "a.html")
    except ReadError as error:
        assert "a.html" in str(error)


def test_encoding_named_by_the_page() -> None:
    page = '<html><head><meta charset="windows-1251"></head><body><p>Группа собралась.</p></body></html>'
    document = read_bytes(page.encode("cp1251"), "a.html")
    assert texts(document) == ["Группа собралась."]
    assert document.encoding == "cp1251"


AKN = """<?xml version="1.0" encoding="UTF-8"?>
<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><statement>
<meta><identification source="#x"><FRBRWork><FRBRthis value="/un/x"/></FRBRWork></identification></meta>
<preface><p><docNumber>A/RES/99/1</docNumber></p></preface>
<preamble><p>The Group,</p></preamble>
<mainBody><paragraph eId="par_1"><num>1.</num><content><p>Decides to meet
again in <date date="2020-03-01">March</date>;</p></content></paragraph>
<paragraph eId="par_2"><num>2.</num><content><p>Thanks all.</p></content></paragraph></mainBody>
</statement></akomaNtoso>"""


def test_akoma_ntoso() -> None:
    document = read_bytes(AKN.encode(), "a.xml")
    assert texts(document) == [
        "A/RES/99/1", "The Group,", "1. Decides to meet again in March;", "2. Thanks all.",
    ]  # fmt: skip
    assert document.text == AKN


@pytest.mark.parametrize(
    ("xml", "reason"),
    [
        ('<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>', "declares XML entities"),
        ('<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]><a>&x;</a>', "declares XML entities"),
        ("<a><b></a>", "not well-formed XML (line 1"),
        ("<a>" * 3000 + "</a>" * 3000, "nests elements deeper"),
    ],
)
def test_xml_that_is_refused(xml: str, reason: str) -> None:
    with pytest.raises(ReadError, match=r"a\.xml") as caught:
        read_bytes(f'<?xml version="1.0"?>{xml}'.encode(), "a.xml")
    assert reason in str(caught.value)
    assert "\n" not in str(caught.value)


def word(body: str, **parts: str) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        main = f'<w:document xmlns:w="w" xmlns:r="r"><w:body>{body}</w:body></w:document>'
        archive.writestr("word/document.xml", main)
        for name, content in parts.items():
            archive.writestr(name, content)
    return packed.getvalue()


def run(text: str) -> str:
    return f'<w:p><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def test_word_body_notes_and_headers() -> None:
    body = (
        "<w:p><w:r><w:t>The Group</w:t></w:r><w:del><w:r><w:delText>no</w:delText></w:r></w:del>"
        "<w:r><w:t> met.</w:t>"
        '</w:r><w:r><w:footnoteReference w:id="1"/></w:r></w:p>'
        f"<w:tbl><w:tr><w:tc>{run('First cell')}</w:tc><w:tc>{run('Second cell')}</w:tc></w:tr></w:tbl>"
        '<w:sectPr><w:headerReference w:type="first" r:id="r7"/></w:sectPr>'
    )
    notes = (
        '<w:footnotes xmlns:w="w"><w:footnote w:type="separator" w:id="0"><w:p/></w:footnote>'
        f'<w:footnote w:id="1">{run("See A/99/1.")}</w:footnote></w:footnotes>'
    )
    header = f'<w:hdr xmlns:w="w">{run("A/99/22")}</w:hdr>'
    rels = '<Relationships><Relationship Id="r7" Target="header1.xml"/></Relationships>'
    data = word(body, **{"word/footnotes.xml": notes, "word/header1.xml": header, "word/header2.xml": header,
                         "word/_rels/document.xml.rels": rels})  # fmt: skip
    document = read_bytes(data, "a.docx")
    assert texts(document) == ["A/99/22", "The Group met.", "First cell", "Second cell", "1 See A/99/1."]
    assert texts(document, "running-header") == ["A/99/22"]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (word(run("a" * 30_000_000)), "unpacks to far more"),
        (word(run("text"))[:200], "damaged Word file"),
        (word('<!DOCTYPE a [<!ENTITY x "y">]>'), "not well-formed XML"),
    ],
    ids=["bomb", "cut", "doctype"],
)
def test_word_files_that_are_refused(data: bytes, reason: str) -> None:
    with pytest.raises(ReadError, match=r"a\.docx") as caught:
        read_bytes(data, "a.docx")
    assert reason in str(caught.value)


def test_markdown_is_left_out_and_note_marks_stay() -> None:
    text = (
        "## The plan of 5 May\n\nThe group* saw the *“first”* and **second** drafts.<sup>1</sup>\n\n"
        "<sup>1</sup> See [A/99/1-S/2099/2](#).\n\n* Not translated.\n"
    )
    document = read_bytes(text.encode(), "a.txt")
    assert texts(document) == [
        "The plan of 5 May",
        "The group* saw the “first” and second drafts.",
        "See A/99/1-S/2099/2.",
        "* Not translated.",
    ]
    assert document.text == text


def test_numbers_with_asterisks_are_no_markdown() -> None:
    assert texts(read_bytes(b"2*3 and 4*5 and C* or D*", "a.txt")) == ["2*3 and 4*5 and C* or D*"]
