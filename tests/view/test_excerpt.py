from __future__ import annotations

import pytest

from graphkit.view.excerpt import excerpt


def show(text: str, mention: str) -> str:
    start = text.index(mention)
    return "[".join("]".join(excerpt(text, start, start + len(mention))).split("]", 1))


@pytest.mark.parametrize(
    ("text", "mention", "expected"),
    [
        ("It rained. The Council met. It left.", "Council", "The [Council] met."),
        ("Шёл дождь. Совет собрался.\nОн ушёл.", "Совет", "[Совет] собрался."),
        ("下雨了。理事会开会。散会了。", "理事会", "[理事会]开会。"),
        ("هطل المطر؟ اجتمع المجلس. ثم انصرف.", "المجلس", "اجتمع [المجلس]."),
        (
            "See resolution\n822 (1993), paragraph 4, of the Council.",
            "822\u0020(1993)",
            "See resolution [822 (1993)], paragraph 4, of the Council.",
        ),
        ("The  delegation\tof Chile", "Chile", "The delegation of [Chile]"),
        ("Предста-\n\nвитель Чили", "Предста-\n\nвитель", "[Представитель] Чили"),
        ("S. Alvarez of Chile spoke.", "Chile", "S. Alvarez of [Chile] spoke."),
    ],
)
def test_the_sentence_round_a_mention_is_cut_out(text: str, mention: str, expected: str) -> None:
    assert show(text, mention) == expected


def test_an_endless_line_is_cut_at_whole_words_and_says_so() -> None:
    text = "word " * 400 + "Geneva" + " word" * 400
    cut = excerpt(text, 2000, 2006)
    assert cut.mention == "Geneva"
    assert cut.before.startswith("…word")
    assert cut.after.endswith("word…")
    assert len("".join(cut)) <= 310


def test_a_known_sentence_is_kept_whole() -> None:
    assert excerpt("One. Two three four. Five.", 9, 14, (5, 20)) == ("Two ", "three", " four.")


def test_a_mention_at_either_end_of_the_text() -> None:
    assert excerpt("Chile", 0, 5) == ("", "Chile", "")
