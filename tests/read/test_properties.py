"""Properties of the view that hold for any text."""

from __future__ import annotations

import random
import unicodedata

from hypothesis import given, settings
from hypothesis import strategies as st

from graphkit.errors import ReadError
from graphkit.model import Document
from graphkit.read import read_bytes
from graphkit.read.characters import classify, code_points, text_of

ALPHABET = (
    "abcde FGH xyz éñ 0129 .,;:()[]*#-/ \n\n\n\r\t  Ждйя Ъ ёЁ 第号决议，。（） سلامﻻـَ٣ "
    "\u00ad\u200b\ufeff\u00a0\ufffe\x02ﬁ\u0301𠀀😀<>&"
)
TEXT = st.text(st.sampled_from(ALPHABET), max_size=300) | st.text(max_size=120)
NAMES = st.sampled_from(["a.txt", "a.md", "a.html"])


def read_text(text: str, name: str = "a.txt") -> Document | None:
    try:
        return read_bytes(text.encode("utf-8", "surrogatepass"), name)
    except ReadError:
        return None


@settings(max_examples=400, deadline=None)
@given(TEXT, NAMES)
def test_view_is_well_formed(text: str, name: str) -> None:
    document = read_text(text, name)
    if document is None:
        return
    view = document.view
    size = len(view.text)
    assert len(view.starts) == len(view.ends) == size
    assert ((view.starts >= 0) & (view.starts < view.ends) & (view.ends <= len(document.text))).all()
    assert not {"  ", " \n", "\n ", "\n\n"} & {view.text[at : at + 2] for at in range(size - 1)}
    assert view.text == view.text.strip(" \n")
    before = 0
    for block in document.blocks:
        assert before <= block.start < block.end <= size
        before = block.end
    assert all(0 <= at < size for at in view.breaks.tolist())


@settings(max_examples=300, deadline=None)
@given(TEXT)
def test_each_character_comes_from_its_source(text: str) -> None:
    document = read_text(text)
    if document is None:
        return
    repaired = "visual-order-repaired" in document.flags
    for shown, start, end in zip(document.view.text, document.view.starts, document.view.ends, strict=True):
        source = document.text[start:end]
        folded = text_of(classify(code_points(source))[1])
        plain = unicodedata.normalize("NFKC", source)
        if shown not in " \n" and not (repaired and shown in "()[]0123456789"):
            composed = unicodedata.normalize("NFC", source)
            assert shown in folded or shown in plain or shown in composed or shown == "-"


SENTENCE = st.lists(
    st.sampled_from(["town", "river", "мост", "year", "2020", "The"]), min_size=4, max_size=12
)


@settings(max_examples=200, deadline=None)
@given(st.lists(SENTENCE, min_size=1, max_size=6))
def test_clean_text_stays_as_it_is(paragraphs: list[list[str]]) -> None:
    text = "\n".join("Of " + " ".join(words) + "." for words in paragraphs)
    document = read_text(text)
    assert document is not None
    assert document.view.text == text
    assert document.view.starts.tolist() == list(range(len(text)))


WORDS = [
    "the",
    "harbour",
    "of",
    "this",
    "region",
    "has",
    "been",
    "closed",
    "since",
    "a",
    "storm",
    "damaged",
    "its",
    "northern",
    "wall",
    "and",
    "both",
    "cranes",
]


@settings(max_examples=150, deadline=None)
@given(st.integers(0, 10_000), st.integers(50, 90), st.booleans())
def test_noise_gives_back_the_same_words(seed: int, width: int, header: bool) -> None:
    chance = random.Random(seed)
    paragraphs = ["It is said that " + " ".join(chance.choices(WORDS, k=60)) + "." for _ in range(3)]
    lines: list[str] = []
    for paragraph in paragraphs:
        lines += _set(paragraph, width, chance)
    if header:
        at = chance.randrange(2, len(lines) - 1)
        lines.insert(at, " \n\n \n\nA/99/12 \n\n2/4 99-12345 \n\n ")
    document = read_text(" \n\n".join(lines))
    assert document is not None
    flow = [document.view.text[b.start : b.end] for b in document.blocks if b.role == "text"]
    assert " ".join(flow).split() == " ".join(paragraphs).split()


def _set(paragraph: str, width: int, chance: random.Random) -> list[str]:
    """Set a paragraph in lines with an indent and words divided at line ends."""
    lines, line = [], " "
    for word in paragraph.split():
        if len(line) + len(word) + 1 > width:
            cut = chance.randrange(2, len(word) - 1) if len(word) > 5 else 0
            if cut and len(line) + cut + 2 <= width:
                lines.append(f"{line} {word[:cut]}-".strip() if lines else f"  {line.strip()} {word[:cut]}-")
                line = word[cut:]
                continue
            lines.append(line if not lines else line.strip())
            line = word
        else:
            line = f"{line} {word}" if line else word
    return [*lines, line.strip()]
