"""A person named in a text and in its translation is one, without office or State."""

from __future__ import annotations

from pathlib import Path

import graphkit

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
