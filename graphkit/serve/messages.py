"""What passes between the web server and the processes that read the graph."""

from __future__ import annotations

import msgspec


class Job(msgspec.Struct, frozen=True):
    """One question to a process.

    Args:
        task: name of what is to be done (see tasks.py).
        values: its parameters.
        accept: which media types the client takes.
        store: the state of the graph that is asked; that of the folder by default.
        body: bytes that came with it.
    """

    task: str
    values: dict[str, list[str]] = {}
    accept: str = ""
    store: str = ""
    body: bytes = b""

    def first(self, name: str, default: str = "") -> str:
        """Return the first value of a parameter."""
        return (self.values.get(name) or [default])[0]

    def whole(self, name: str, default: int, most: int) -> int:
        """Return a whole number among the values.

        Raises:
            Refusal: it is no number, or out of bounds.
        """
        if name not in self.values:
            return default
        text = self.first(name)
        if not text.isascii() or not text.isdigit() or len(text) > 9 or int(text) > most:
            raise Refusal(400, f"{name} must be a whole number from 0 to {most}")
        return int(text)


class Answer(msgspec.Struct, frozen=True):
    """What is sent back to the client."""

    status: int
    media: str
    body: bytes
    headers: dict[str, str] = {}


class Refusal(Exception):  # noqa: N818 - it is an answer, not a fault
    """A request that is answered with one line instead.

    Args:
        status: HTTP status.
        message: the line.
    """

    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status = status
        self.message = message
