"""The keywords of a query: what is left without its strings, addresses, comments and names.

The engine would follow SERVICE to any address, so the word must not get past this file. Where
it could stand is judged too strictly rather than too loosely: engines split words differently.
"""

from __future__ import annotations

import re
from functools import cache


@cache
def _skipped() -> re.Pattern[str]:
    """Strings, IRIs, comments and escaped characters of names: no place to look for keywords in."""
    return re.compile(
        r'"""(?:[^"\\]|\\.|"(?!""))*"""|\'\'\'(?:[^\'\\]|\\.|\'(?!\'\'))*\'\'\''
        r'|"(?:[^"\\\r\n]|\\.)*"|\'(?:[^\'\\\r\n]|\\.)*\'|<[^<>"{}|^`\\\s]*>|#[^\r\n]*|\\.',
        re.DOTALL,
    )


def keywords(query: str) -> str:
    r"""Return a query with spaces in the place of its strings, IRIs, comments, variables and local names.

    Every character that is left stands where it stood.

    >>> keywords('SELECT ?service { ?s ex:service "SERVICE" }').split()
    ['SELECT', '{', 'ex', '}']
    >>> keywords("SELECT * { ?s ex:a\\' ?o . SERVICE <http://x> {} . ?s ex:b\\' ?o }").count("SERVICE")
    1
    """
    plain = _skipped().sub(_spaces, query)
    return re.sub(r"[?$]\w+|:[\w-]*", _spaces, plain)


def _spaces(match: re.Match[str]) -> str:
    return " " * len(match[0])


def calls_out(query: str) -> bool:
    """Say whether a query calls, or could call, another endpoint.

    >>> calls_out("SELECT * { SERVICE <http://x> { ?s ?p ?o } }")
    True
    >>> calls_out("SELECT ?service { ?service ?p 'SERVICE' }")
    False
    """
    return re.search("service", keywords(query), re.IGNORECASE) is not None
