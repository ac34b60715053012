"""Makes one mixed corpus in six languages, of real documents where there are any; one seed, one corpus."""

from __future__ import annotations

import gzip
import hashlib
import json
import random
import re
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import NamedTuple

LANGUAGES = ("ar", "en", "es", "fr", "ru", "zh")
SEED = 20261121
FRAGMENTS = 6_000  # bytes that short fragments are put together to
LONGEST = 400_000  # characters of one document
HEAD = 6  # paragraphs at the top that keep their place when a document is varied
YEARS = (1946, 2026)
REAL = Path(__file__).resolve().parents[2] / "shared" / "data"
_FILES = ("sc-resolutions-2021.dev.jsonl.gz", "un-links-en.dev.jsonl.gz", "unpc-six.dev.jsonl.gz")


class Corpus(NamedTuple):
    """A corpus on disk: its folder, size in bytes, number of documents, hash, and what it is made of."""

    folder: Path
    size: int
    documents: int
    sha256: str
    origin: str


def make_corpus(folder: Path, size: int, *, sample: bool = False) -> Corpus:
    """Write a corpus of about some size, an equal share of bytes for each language.

    Args:
        folder: where to write it; each file is named by its number and language.
        size: bytes.
        sample: take the built-in sample even where real documents are at hand.
    """
    real = not sample and any((REAL / name).is_file() for name in _FILES)
    pools = _real() if real else _sample()
    sources = {lang: _endless(pools[lang], lang) for lang in LANGUAGES if pools[lang]}
    share = size / len(sources)
    written = dict.fromkeys(sources, 0)
    total = hashlib.sha256()
    documents = 0
    while behind := [lang for lang in sources if written[lang] < share]:
        lang = min(behind, key=lambda each: (written[each], each))
        data = next(sources[lang]).encode("utf-8", "replace")
        name = f"{documents:07}.{lang}.txt"
        (folder / name).write_bytes(data)
        total.update(name.encode() + b"\0" + data)
        written[lang] += len(data)
        documents += 1
    origin = "real documents, then seeded variations of them" if real else "seeded variations of the sample"
    return Corpus(folder, sum(written.values()), documents, total.hexdigest(), origin)


def _real() -> dict[str, list[str]]:
    """Return real documents by language; fragments are put together to the length of a short letter."""
    pools: dict[str, list[str]] = {lang: [] for lang in LANGUAGES}
    for name in _FILES:
        if not (REAL / name).is_file():
            continue
        fragments: dict[str, list[str]] = {lang: [] for lang in LANGUAGES}
        with gzip.open(REAL / name, "rt", encoding="utf-8") as lines:
            for line in lines:
                row = json.loads(line)
                if "text" in row and row.get("lang") in pools:
                    fragments[row["lang"]].append(row["text"][:LONGEST])
        for lang, texts in fragments.items():
            pools[lang] += _joined(texts)
    return pools


def _joined(texts: list[str]) -> Iterator[str]:
    """Put short texts together, one below the other."""
    waiting: list[str] = []
    size = 0
    for text in texts:
        waiting.append(text)
        size += len(text.encode())
        if size >= FRAGMENTS:
            yield "\n\n".join(waiting)
            waiting, size = [], 0
    if waiting:
        yield "\n\n".join(waiting)


def _sample() -> dict[str, list[str]]:
    """Return the texts of the built-in sample by the language of most of their paragraphs."""
    from graphkit.read import read_all
    from graphkit.sample import sample_documents

    pools: dict[str, list[str]] = {lang: [] for lang in LANGUAGES}
    for document in read_all([sample_documents()]):
        sizes = dict.fromkeys(LANGUAGES, 0)
        for block in document.blocks:
            if block.lang in sizes:
                sizes[block.lang] += block.end - block.start
        pools[max(LANGUAGES, key=lambda lang: sizes[lang])].append(document.view.text.replace("\n", "\n\n"))
    return pools


def _endless(texts: list[str], lang: str) -> Iterator[str]:
    """Give each text once, in a seeded order, then seeded variations of all of them without end."""
    chance = random.Random(f"{SEED}-{lang}")  # noqa: S311 - the same corpus each time
    order = list(texts)
    for turn in count():
        chance.shuffle(order)
        for text in order:
            yield _varied(text, chance) if turn else text


def _varied(text: str, chance: random.Random) -> str:
    """Return a text with its paragraphs in another order and other numbers in it."""
    paragraphs = re.split(r"\n[ \t]*\n", text)
    rest = paragraphs[HEAD:]
    chance.shuffle(rest)
    return renumbered("\n\n".join([*paragraphs[:HEAD], *rest]), chance)


def renumbered(text: str, chance: random.Random) -> str:
    """Return a text with other numbers of the same length in it; a year stays a year."""

    def number(found: re.Match[str]) -> str:
        digits = found.group()
        if len(digits) == 4 and YEARS[0] <= int(digits) <= YEARS[1]:
            return str(chance.randint(*YEARS))
        low = 10 ** (len(digits) - 1)
        most = 28 if len(digits) < 3 else 10 * low - 1
        return str(chance.randint(min(low, most), most)) if len(digits) < 9 else digits

    return re.sub(r"(?<![0-9])[1-9][0-9]*", number, text)


def fragments() -> dict[str, list[str]]:
    """Return short passages by language: of real documents where there are any, else of the sample."""
    pools: dict[str, list[str]] = {lang: [] for lang in LANGUAGES}
    if (REAL / _FILES[-1]).is_file():
        with gzip.open(REAL / _FILES[-1], "rt", encoding="utf-8") as lines:
            for line in lines:
                row = json.loads(line)
                if row.get("lang") in pools and "text" in row:
                    pools[row["lang"]] += [part for part in row["text"].split("\n\n") if part]
    else:
        for lang, texts in _sample().items():
            pools[lang] = [part for text in texts for part in text.split("\n\n") if part.strip()]
    return {lang: pools[lang] or pools["en"] for lang in LANGUAGES}


def files(folder: Path, lang: str | None = None, most: int | None = None) -> list[tuple[str, str]]:
    """Return (language, path) of a corpus's files in order.

    Args:
        folder: the corpus.
        lang: only files of this language.
        most: stop once so many bytes are together.
    """
    found: list[tuple[str, str]] = []
    size = 0
    for path in sorted(folder.iterdir()):
        language = path.name.split(".")[1]
        if lang in {None, language}:
            if most is not None and size >= most:
                break
            found.append((language, str(path)))
            size += path.stat().st_size
    return found
