"""One way to make any value fit for any file: the sanitiser that all writers share.

GraphML refuses lists, None and control characters, JSON refuses dates, XML refuses most of
what stands below the blank. Every attribute goes through here, so that they all agree.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Mapping
from functools import cache

Plain = str | int | float | bool
SEPARATOR = "; "


@cache
def _illegal() -> re.Pattern[str]:
    """Characters that XML 1.0 cannot hold, not even escaped."""
    return re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def text(value: str) -> str:
    """Return text that every format can hold: control characters become blanks, broken ones U+FFFD.

    >>> text("page one" + chr(12) + "page two")
    'page one page two'
    """
    return _illegal().sub(lambda match: " " if match[0] < " " else "\ufffd", value)


def plain(value: object) -> Plain | None:
    """Return a value as text, number or truth; None where there is nothing to say.

    >>> plain(("a", None, "b")), plain(()), plain({"en": "Fiji"}), plain(datetime.date(1993, 4, 30))
    ('a; b', None, 'en: Fiji', '1993-04-30')
    """
    if value is None or isinstance(value, bool | int):
        return value
    if isinstance(value, float):
        return value if value == value and abs(value) != float("inf") else None  # noqa: PLR0124 - not a number
    if isinstance(value, str):
        return text(value) or None
    if isinstance(value, datetime.date | datetime.datetime):
        return value.isoformat()
    if isinstance(value, bytes):
        return text(value.decode("utf-8", "replace")) or None
    return _joined(value)


def _joined(value: object) -> str | None:
    if isinstance(value, Mapping):
        pairs = [(str(key), plain(inner)) for key, inner in value.items()]
        return SEPARATOR.join(text(f"{key}: {inner}") for key, inner in pairs if inner is not None) or None
    if isinstance(value, set | frozenset):
        return SEPARATOR.join(sorted(str(plain(inner)) for inner in value if inner is not None)) or None
    if isinstance(value, Iterable):
        inner_values = [plain(inner) for inner in value]
        return SEPARATOR.join(str(inner) for inner in inner_values if inner is not None) or None
    return text(str(value)) or None


def attributes(values: Mapping[str, object]) -> dict[str, Plain]:
    """Return attributes without those that say nothing, all of them plain.

    >>> attributes({"label": "Fiji", "date": None, "names": ["a", "b"]})
    {'label': 'Fiji', 'names': 'a; b'}
    """
    found = ((name, plain(value)) for name, value in values.items())
    return {name: value for name, value in found if value is not None}
