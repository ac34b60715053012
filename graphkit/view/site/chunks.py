"""Data for scripts, in files that a page opened from disk may load."""

from __future__ import annotations

import json
import re

_NAME = re.compile(r"[a-z0-9][a-z0-9-]*(/[a-z0-9][a-z0-9-]*)*\Z")


def path_of(name: str) -> str:
    """Return the path of a chunk.

    >>> path_of("explorer/graph")
    'data/explorer/graph.js'
    """
    if not _NAME.match(name):
        raise ValueError(f"{name!r} is no name of a chunk")
    return f"data/{name}.js"


def chunk(name: str, value: object) -> bytes:
    r"""Return the file of a chunk: a script whose only act is to hand over JSON.

    JSON within a string is read faster than the same as script, and no key of it means anything there.

    >>> chunk("search", {"names": ["O'Neill </script>"]})
    b'graphkit.chunk("search", \'{"names":["O\\\'Neill \\\\u003c/script>"]}\');\n'
    """
    path_of(name)
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    for character in "<\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    text = text.replace("\\", "\\\\").replace("'", "\\'")
    # lone surrogates, which UTF-8 cannot carry
    return f"graphkit.chunk(\"{name}\", '{text}');\n".encode("utf-8", "backslashreplace")
