"""Fetches a document from the web, within bounds."""

from __future__ import annotations

from typing import NamedTuple

from graphkit.errors import ReadError
from graphkit.read.limits import MAX_REDIRECTS, SECONDS

CHUNK = 64 * 1024


class Page(NamedTuple):
    """What a server sent."""

    data: bytes
    media_type: str | None
    charset: str | None


def fetch(address: str, max_bytes: int) -> Page:
    """Fetch one address.

    Raises:
        ReadError: the server does not answer, refuses, or sends too much.
    """
    import requests

    try:
        with requests.Session() as session:
            session.max_redirects = MAX_REDIRECTS
            with session.get(address, stream=True, timeout=SECONDS) as answer:
                if answer.status_code != requests.codes.ok:
                    answered = f"the server answers {answer.status_code} {answer.reason}"
                    raise ReadError(address, answered.rstrip())
                data = _body(answer, address, max_bytes)
                kind = answer.headers.get("Content-Type", "")
    except requests.TooManyRedirects as error:
        raise ReadError(address, f"redirects more than {MAX_REDIRECTS} times") from error
    except requests.Timeout as error:
        raise ReadError(address, f"the server does not answer within {SECONDS} seconds") from error
    except (requests.RequestException, OSError, ValueError) as error:
        raise ReadError(address, f"cannot be fetched ({type(error).__name__})") from error
    media_type, _, rest = kind.partition(";")
    charset = rest.partition("charset=")[2].split(";")[0].strip(" \"'")
    return Page(data, media_type.strip().lower() or None, charset or None)


def _body(answer: object, address: str, max_bytes: int) -> bytes:
    """Return the body, stopping at the first byte too many or when time is up."""
    import time

    parts: list[bytes] = []
    size, stop = 0, time.monotonic() + 10 * SECONDS
    for part in answer.iter_content(CHUNK):  # type: ignore[attr-defined]
        parts.append(part)
        size += len(part)
        if size > max_bytes:
            raise ReadError(address, f"is larger than {max_bytes:,} bytes")
        if time.monotonic() > stop:
            raise ReadError(address, f"was not sent within {10 * SECONDS} seconds")
    return b"".join(parts)
