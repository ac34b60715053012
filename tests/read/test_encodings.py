"""Encodings: every one that such texts have come in."""

from __future__ import annotations

import codecs

import pytest

from graphkit.errors import ReadError
from graphkit.read import read_bytes

RU = "Рабочая группа собралась в столице и рассмотрела вопрос о порте. Членам группы выражена благодарность."
ZH = "工作组在首都举行了会议，审议了港口问题，并对各成员表示感谢。会议通过了一项决议。"
TRADITIONAL = "工作組在首都舉行了會議，審議了港口問題，並對各成員表示感謝。會議通過了一項決議。"
AR = "اجتمع الفريق العامل في العاصمة ونظر في مسألة الميناء وأعرب عن شكره لجميع الأعضاء."
FR = (
    "Le groupe s’est réuni à la capitale ; après le débat, il a été décidé que l’été serait consacré au port."
)
ES = "El grupo se reunió en la capital; ¿será posible la reparación este año? Así lo señaló el señor alcalde."
EN = "The group met in the capital – the “first” time – and took note of the mayor’s letter on the harbour."


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        *((RU, name) for name in ("cp1251", "koi8-r", "iso8859-5", "cp866", "mac-cyrillic", "utf-16-le")),
        *((ZH, name) for name in ("gb18030", "gbk", "utf-16-le", "utf-16-be")),
        *((TRADITIONAL, name) for name in ("big5", "gb18030")),
        *((AR, name) for name in ("cp1256", "iso8859-6", "utf-16-le")),
        *((FR, name) for name in ("cp1252", "mac-roman", "utf-16-be")),
        *((ES, name) for name in ("cp1252", "latin-1", "mac-roman")),
        *((EN, name) for name in ("cp1252", "utf-16-le")),
    ],
)
def test_text_comes_back(text: str, encoding: str) -> None:
    assert read_bytes(text.encode(encoding), "a.txt").text == text


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_byte_order_mark_stays_in_the_text_and_leaves_the_view(encoding: str) -> None:
    document = read_bytes(RU.encode(encoding), "a.txt")
    assert document.text == "\ufeff" + RU
    assert document.view.text == RU
    assert document.view.starts[0] == 1


def test_guess_is_flagged() -> None:
    assert read_bytes(RU.encode("cp1251"), "a.txt").flags == ("encoding-guessed",)
    assert read_bytes(RU.encode(), "a.txt").flags == ()


def test_a_damaged_byte_does_not_change_the_encoding() -> None:
    data = RU.encode()[:40] + b"\xff" + RU.encode()[40:]
    document = read_bytes(data, "a.txt")
    assert document.encoding == "utf-8"
    assert document.flags == ("undecodable-bytes",)
    assert "\ufffd" in document.text


@pytest.mark.parametrize(
    "data",
    [bytes(range(256)) * 8, b"\x00" * 100, b"\x01\x02\x03\x04" * 50, b"text\0text" * 20],
    ids=["all", "zeros", "controls", "zero-in-text"],
)
def test_bytes_that_are_no_text(data: bytes) -> None:
    with pytest.raises(ReadError, match="is not text that graphkit can read"):
        read_bytes(data, "a.txt")


def test_marks_are_those_of_the_standard_library() -> None:
    assert read_bytes(codecs.BOM_UTF16_LE + "a town".encode("utf-16-le"), "a.txt").encoding == "utf-16-le"
