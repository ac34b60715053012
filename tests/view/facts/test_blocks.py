"""Paragraphs with nested marks: every character in its place, noise hidden, crossing marks cut."""

from __future__ import annotations

import pytest

from graphkit.read.documents import read_again
from graphkit.view.facts.blocks import Mark, Piece, blocks
from graphkit.view.facts.desk import Desk
from graphkit.view.facts.reader import reader_page


def flat(pieces: tuple[Piece, ...], *, hidden: bool = True) -> str:
    return "".join(
        flat(piece.pieces, hidden=hidden) if piece.index >= 0 else piece.text * (hidden or not piece.hidden)
        for piece in pieces
    )


def test_hidden_noise_keeps_its_place() -> None:
    text = "The Coun-\ncil met in Gene-\nva on 1 May."
    (block,) = blocks(read_again(text, "a.txt"), [])
    assert flat(block.pieces) == text[block.start : block.end]
    assert flat(block.pieces, hidden=False) == "The Council met in Geneva on 1 May."


def test_a_line_break_between_chinese_characters_is_hidden() -> None:
    text = "安全理事会在其第一次会议上通过了这项决议并请秘书长就其执行情况向安理会提出报\n告。" * 3
    found = blocks(read_again(text, "a.txt"), [])
    assert "".join(flat(block.pieces, hidden=False) for block in found).count("报告") == 3


def test_marks_nest() -> None:
    text = "Ministry of Foreign Affairs of Malta spoke."
    (block,) = blocks(read_again(text, "a.txt"), [Mark(0, 36, 0), Mark(31, 36, 1)])
    outer = block.pieces[0]
    assert (outer.index, outer.first, flat(outer.pieces)) == (0, True, text[:36])
    inner = outer.pieces[-1]
    assert (inner.index, inner.first, flat(inner.pieces)) == (1, True, "Malta")


def test_crossing_marks_are_cut_and_lose_no_character() -> None:
    text = "one two three four five"
    (block,) = blocks(read_again(text, "a.txt"), [Mark(0, 13, 0), Mark(8, 18, 1)])
    assert flat(block.pieces) == text
    inner, rest = block.pieces[0].pieces[-1], block.pieces[1]
    assert (inner.index, inner.first, flat(inner.pieces)) == (1, True, "three")
    assert (rest.index, rest.first, flat(rest.pieces)) == (1, False, " four")


def test_a_mark_over_two_paragraphs_begins_once() -> None:
    text = "The first paragraph ends here.\n\nThe second one begins."
    found = blocks(read_again(text, "a.txt"), [Mark(20, 42, 0)])
    marks = [piece for block in found for piece in block.pieces if piece.index == 0]
    assert [piece.first for piece in marks] == [True, False]


@pytest.mark.parametrize("number", range(10))
def test_every_mention_of_the_sample_is_on_its_page(desk: Desk, number: int) -> None:
    sha12 = sorted(desk.graph.sources)[number]
    page = reader_page(desk, sha12)
    text = desk.graph.text(sha12)
    shown: dict[int, str] = {}

    def walk(pieces: tuple[Piece, ...]) -> None:
        for piece in pieces:
            if piece.index >= 0:
                shown[piece.index] = shown.get(piece.index, "") + flat(piece.pieces)
                walk(piece.pieces)

    for block in page.blocks:
        assert flat(block.pieces) == text[block.start : block.end].replace("\r", " ")
        walk(block.pieces)
    lost = [mark for at, mark in enumerate(page.marks) if shown.get(at, "") == ""]
    assert lost == []
    for at, mark in enumerate(page.marks):
        assert shown[at].strip() in text[mark.start : mark.end]
