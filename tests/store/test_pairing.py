"""A person named in a text and in its translation is one, without office or State."""

from __future__ import annotations

from pathlib import Path

import msgspec

import graphkit
from graphkit.store.pairing import PAIRS, Earlier, Kept, lost_lines

TEXTS = {
    "en": """A/74/9901

Letter dated 30 January 2020 from the Permanent Representative of Norway to the United Nations addressed
to the Secretary-General

On 12 March 2019 a ferry of Sweden sank near Oslo with 214 people, as resolution 822 (1993) foresaw.

The captain, Mr. Miroslav Jenstra, left on 15 March 2019 for Finland and was found in Denmark on 17 May 2019.

I should be grateful if you would circulate the present letter under agenda item 32.
""",
    "ru": """A/74/9901

Письмо Постоянного представителя Норвегии при Организации Объединенных Наций от 30 января 2020 года
на имя Генерального секретаря

12 марта 2019 года у Осло затонул паром Швеции с 214 людьми, что предвидела резолюция 822 (1993).

Капитан, г-н Мирослав Енстра, 15 марта 2019 года уехал в Финляндию и 17 мая 2019 года был найден в Дании.

Буду признателен за распространение настоящего письма по пункту 32 повестки дня.
""",
}


def test_a_person_of_a_translation(tmp_path: Path) -> None:
    for lang, text in TEXTS.items():
        (tmp_path / f"letter.{lang}.txt").write_text(text, "utf-8")
    with graphkit.build(sorted(tmp_path.glob("*.txt")), tmp_path / "G") as graph:
        replaced = {row["replaced"]: row for row in graph.query("replaced-names").records()}
    row = replaced["person/miroslav-yenstra"]
    assert row["current"] == "person/miroslav-jenstra"
    assert row["reason"].startswith("both are named in one paragraph of a text, in two languages")


A, B = "0a" * 6, "0b" * 6  # two files


def _written(folder: Path, pairs: dict[bytes, str]) -> Path:
    folder.mkdir()
    with (folder / PAIRS).open("wb") as stream:
        for name, lines in pairs.items():
            key = bytes.fromhex(A + B) + name.ljust(16)
            data = msgspec.msgpack.encode(Kept(key, [], lines))
            stream.write(len(data).to_bytes(4, "little") + key + data)
    return folder


def test_what_a_pair_that_stays_gives_too_is_not_lost(tmp_path: Path) -> None:
    before = _written(tmp_path / "before", {b"whole": "a\nb\nc", b"part": "b\nd", b"other": "e"})
    after = _written(tmp_path / "after", {b"part": "b\nd", b"new": "f"})
    with Earlier(before) as pairs, Earlier(after) as others:
        assert list(lost_lines(pairs, others)) == ["a", "c", "e"]  # not "b", which the part still gives
        assert list(lost_lines(others, pairs)) == ["f"]
        assert not list(lost_lines(others, others))


def test_a_pair_of_a_file_read_in_another_way_is_looked_at(tmp_path: Path) -> None:
    before = _written(tmp_path / "before", {b"whole": "a\nb", b"part": "b"})
    after = _written(tmp_path / "after", {b"whole": "a\nc", b"part": "b"})
    with Earlier(before) as pairs, Earlier(after) as others:
        assert list(lost_lines(pairs, others, {B})) == ["a"]  # the part still gives "b"
        assert list(lost_lines(others, pairs, {B})) == ["a", "c"]
