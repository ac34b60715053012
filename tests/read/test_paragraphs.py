"""Paragraphs: the three ways of setting text, and page furniture that cuts them."""

from __future__ import annotations

import textwrap

import pytest

from graphkit.read import read_bytes

PARAGRAPHS = [
    (
        "The delegation of the coastal region wishes to thank all members of the group for the patience "
        "that they have shown during the long debate on the budget of the harbour."
    ),
    (
        "In the view of the delegation, the harbour matters to the whole region, and its repair can not "
        "wait for another year. Ships of more than 500 tons have been unable to enter since the storm."
    ),
    (
        "The group is therefore invited to adopt the plan, which is attached to this letter, and to bring it "
        "to the attention of the mayors concerned."
    ),
]
RUSSIAN = [
    (
        "Делегация прибрежного района благодарит всех членов рабочей группы за терпение, что они проявили "
        "во время долгого обсуждения бюджета порта."
    ),
    (
        "По мнению делегации, порт имеет значение для всего района, и его ремонт не может ждать ещё год. "
        "Суда водоизмещением более 500 тонн не могут войти в него после бури."
    ),
    (
        "Поэтому группе предлагается принять план, который прилагается к настоящему письму, и довести его до "
        "сведения заинтересованных мэров."
    ),
]


def paragraphs(text: str) -> list[str]:
    document = read_bytes(text.encode(), "a.txt")
    return [document.view.text[b.start : b.end] for b in document.blocks if b.role == "text"]


def wrapped(words: str, width: int, indent: str = "") -> list[str]:
    return textwrap.wrap(words, width, initial_indent=indent, break_on_hyphens=False)


@pytest.mark.parametrize("words", [PARAGRAPHS, RUSSIAN], ids=["en", "ru"])
@pytest.mark.parametrize("width", [60, 72, 85])
def test_three_ways_to_set_a_text(words: list[str], width: int) -> None:
    unwrapped = "\n".join(words)
    spaced = "\n\n".join(words)
    single = "\n\n".join("\n".join(wrapped(each, width)) for each in words)
    double = " \n\n".join(" \n\n".join(wrapped(each, width, "  ")) for each in words)
    gaps = " \n \n\n".join(" \n\n".join(wrapped(each, width)) for each in words)
    for text in (unwrapped, spaced, single, double, gaps):
        assert paragraphs(text) == words


def test_stacked_short_lines_stay_apart_in_a_wrapped_text() -> None:
    body = "\n".join(wrapped(PARAGRAPHS[0], 70))
    text = f"{body}\n\n(Signed) Ada Example\nAmbassador\nHead of the Mission\n"
    assert paragraphs(text)[1:] == ["(Signed) Ada Example", "Ambassador", "Head of the Mission"]


def test_numbers_on_a_line_of_their_own_join_their_text() -> None:
    assert paragraphs("  1.\n   Decides to meet.\n \n  (a)\n   In spring;\n") == [
        "1. Decides to meet.",
        "(a) In spring;",
    ]


def test_list_items_stay_apart() -> None:
    text = "The group decides:\n(a) to meet again in spring;\n(b) to report;\n1. First.\n2. Second."
    assert len(paragraphs(text)) == 5


HEADER = "A/99/123 \n\nS/2099/45 \n\n \n\n3/3 99-01234 \n\n"


def test_running_header_is_set_aside_and_the_sentence_goes_on() -> None:
    lines = wrapped(" ".join(PARAGRAPHS[:2]), 60)
    text = " \n\n".join(lines[:2]) + " \n\n \n\n" + HEADER + " \n\n" + " \n\n".join(lines[2:])
    document = read_bytes(text.encode(), "a.txt")
    assert paragraphs(text) == [" ".join(PARAGRAPHS[:2])]
    header = document.blocks[-1]
    assert header.role == "running-header"
    assert document.view.text[header.start : header.end] == "A/99/123\nS/2099/45\n3/3 99-01234"
    span = document.view.to_source(header.start, header.end)
    assert document.text[span.start : span.end].split() == HEADER.split()


def test_flipped_counter_is_furniture() -> None:
    text = "The first page ends here.\n\n/4 19-22596\n\nThe second page starts."
    assert paragraphs(text) == ["The first page ends here.", "The second page starts."]


def test_masthead_symbol_is_text() -> None:
    text = "United Towns\nA/99/123\n\nThe delegation thanks the group."
    assert "A/99/123" in paragraphs(text)


def test_lone_symbols_in_a_list_are_text() -> None:
    text = (
        "A sentence about the documents of the session stands here.\n\n" * 12
    ) + "A/99/1\n\nA/99/2\n\nThe end."
    assert paragraphs(text)[-3:] == ["A/99/1", "A/99/2", "The end."]


def test_link_dump_is_set_aside() -> None:
    text = "The plan was\nhttps://example.org/a\nhttps://example.org/b\nadopted by the group."
    document = read_bytes(text.encode(), "a.txt")
    assert paragraphs(text) == ["The plan was adopted by the group."]
    assert document.view.text[document.blocks[-1].start :] == "https://example.org/a\nhttps://example.org/b"
    assert document.blocks[-1].role == "link-block"


def test_file_of_links_only() -> None:
    document = read_bytes(b"https://example.org/a\n", "a.txt")
    assert [b.role for b in document.blocks] == ["link-block"]
    assert document.view.text == "https://example.org/a"


def test_no_line_ends_on_purpose_in_an_article() -> None:
    assert paragraphs("Letter of the \nHarbour Master\nAda Beispiel") == [
        "Letter of the Harbour Master",
        "Ada Beispiel",
    ]
    assert paragraphs("Письмо Председателя Комиссии по\nГаваням\nАда") == [
        "Письмо Председателя Комиссии по Гаваням",
        "Ада",
    ]
