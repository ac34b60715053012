"""Signatures: the person, the sender's office, the rank, the date of the letter."""

from __future__ import annotations

import pytest

from graphkit.pipeline import extract
from graphkit.read import read_bytes

TITLE = (
    "Letter dated 3 May 2019 from the Permanent Representative of Norway to the United Nations addressed to "
    "the Secretary-General"
)
BODY = (
    "I have the honour to refer to the letter dated 1 May 2019 from the Permanent Representative of Chile to "
    "the United Nations and to write to you about the harbour."
)
ENGLISH = f"{TITLE}\n\n{BODY}\n\n(Signed) Kari Nordmann\nAmbassador\nPermanent Representative\n"
CHINESE = "\n\n".join(
    [
        "2019年5月3日挪威常驻联合国代表给秘书长的信",
        "谨向你提交关于该市港口的资料，并请将其分发给各会员国。",
        "常驻代表",
        "大使",
        "安娜·诺德曼(签名)",
    ]
)


@pytest.mark.parametrize(("text", "key"), [(ENGLISH, "kari-nordmann"), (CHINESE, "anna-nuodeman")])
def test_permanent_representative_is_the_sender(text: str, key: str) -> None:
    signed = extract(read_bytes(text.encode(), "letter.txt")).signatures
    assert [(s.person, s.office, s.rank, s.date, s.part) for s in signed] == [
        (f"person/{key}", "office/permrep-NOR-UN-NY", "office/ambassador", "2019-05-03", "letter")
    ]


def test_named_office_is_kept() -> None:
    title = "Letter dated 3 May 2019 from the President of the Security Council addressed to the Chair"
    body = "I have the honour to inform you that the members of the Council agree."
    text = f"{title}\n\n{body}\n\n(Signed) Ola Nordmann\nPresident of the Security Council\n"
    signed = extract(read_bytes(text.encode(), "letter.txt")).signatures
    assert [(s.person, s.office) for s in signed] == [("person/ola-nordmann", "office/president-UN-SC")]
