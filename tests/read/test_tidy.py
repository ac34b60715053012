"""A tidy text is cleaned the short way, and comes to the view that the long way gives."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import graphkit.read.clean as cleaning
from graphkit.read.marked import plain

TIDY = (
    "The Council met.\n\nIt adopted the text.",
    "Paragraph  one,\n\n\n(a) Item one;\n\n(b) Item two.\n",
    "الجمعية العامة.\n\nمجلس الأمن.",
    "第 12 号决议。\n\n安全理事会 通过了。",
    "  Совет Безопасности.  \n\n  Генеральная Ассамблея.  ",
)
UNTIDY = (
    "The Council met\non 1 May.",
    "The Coun-\n\ncil met.",
    "The Council met and\n\ndecided to go on.",
    "The Council govern s, it is said.",
    "The Council met.\n\n12-34567\n\nIt rose.",
    "https://www.un.org/en\n\nThe Council met.",
    "安全理事会在其二〇二一年五月一日举行的会议上一致通过了题为\n\n中东局势的决议草案。",
)
PIECES = st.sampled_from(
    [*"aaezéAБбя中国ابن،,.;:-–()«»“”\"'’*#<123²　 \t\u2009\u0301\u064b\u00ad\u200b\x02\ufffeﬁ：。、",
     " ", " ", "\n\n", "\n\n", "\n\n", "\n", "\r\n", "\n \n", "the", "Council", "Совет", "word", "moderne",
     "(a) ", "12. ", "A/70/1", "12-34567", "1/2", "http", "www.un.org", "安全理事会通过了这一决议",
     "مجلس الأمن الدولي"]
)  # fmt: skip


def _views(text: str, monkeypatch: pytest.MonkeyPatch) -> tuple[list[object], list[object]]:
    """Return what cleaning gives the usual way, and the long way only."""
    marked = plain(text)
    usual = _told(cleaning.clean(marked))
    with monkeypatch.context() as patch:
        patch.setattr(cleaning, "tidy_view", lambda kept, raw: None)
        return usual, _told(cleaning.clean(marked))


def _told(cleaned: cleaning.Cleaned) -> list[object]:
    view = cleaned.view
    maps = [column.tolist() for column in (view.starts, view.ends, view.breaks, cleaned.kinds)]
    types = [column.dtype for column in (view.starts, view.ends, view.breaks, cleaned.kinds)]
    return [view.text, maps, types, cleaned.blocks, cleaned.flags]


def _is_tidy(text: str) -> bool:
    kept, raw, _ = cleaning._kept(plain(text), 0, len(text))
    return cleaning.tidy_view(kept, raw) is not None


@pytest.mark.parametrize("text", TIDY)
def test_tidy_texts_are_known(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert _is_tidy(text)
    usual, long = _views(text, monkeypatch)
    assert usual == long


@pytest.mark.parametrize("text", UNTIDY)
def test_texts_that_raise_a_question_are_not_tidy(text: str) -> None:
    assert not _is_tidy(text)


@settings(deadline=None, max_examples=150)
@given(st.lists(PIECES, min_size=1, max_size=60).map("".join))
def test_both_ways_come_to_one_view(text: str) -> None:
    with pytest.MonkeyPatch.context() as monkeypatch:
        usual, long = _views(text, monkeypatch)
    assert usual == long


@settings(deadline=None, max_examples=150)
@given(st.lists(st.lists(PIECES, max_size=12).map("".join), max_size=12), st.integers(0, 2))
def test_both_ways_come_to_one_view_between_empty_lines(lines: list[str], more: int) -> None:
    text = ("\n" * (2 + more)).join(line.replace("\n", " ").replace("\r", " ") for line in lines)
    if not text.strip():
        return
    with pytest.MonkeyPatch.context() as monkeypatch:
        usual, long = _views(text, monkeypatch)
    assert usual == long
    assert np.asarray(usual[1][0]).size == len(str(usual[0]))
