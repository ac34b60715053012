"""Connections that say nothing, or take nothing, are closed: nobody can hold the server by being slow.

The web server itself waits for the head of a request for ever, and as long for a client to take an answer.
"""

from __future__ import annotations

import asyncio
from typing import Any

from uvicorn.protocols.http.h11_impl import H11Protocol

HEAD = 10.0  # seconds for the head of a request to arrive, and between two pieces of an answer being taken
WAITING = 300  # connections that may be without a request; beyond that the oldest is closed


class Patient(H11Protocol):
    """A connection that is waited for, but not for ever."""

    seconds = HEAD
    most = WAITING
    waiting: dict[Patient, None]  # in the order in which they began to wait

    _timer: asyncio.TimerHandle | None = None
    _left = 0

    def connection_made(self, transport: Any) -> None:
        """Wait for the first request."""
        super().connection_made(transport)
        self._wait()

    def data_received(self, data: bytes) -> None:
        """Take a piece of a request."""
        super().data_received(data)
        if self._busy():
            self._stop()

    def on_response_complete(self) -> None:
        """Wait for the answer to be taken, and for the next request."""
        super().on_response_complete()
        if not self._busy():
            self._wait()

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait no more."""
        self._stop()
        super().connection_lost(exc)

    def _busy(self) -> bool:
        return self.cycle is not None and not self.cycle.response_complete

    def _wait(self) -> None:
        self._stop()
        self.waiting[self] = None
        self._left = self.transport.get_write_buffer_size()
        self._timer = self.loop.call_later(self.seconds, self._late)
        if len(self.waiting) > self.most:
            next(iter(self.waiting)).transport.abort()

    def _stop(self) -> None:
        self.waiting.pop(self, None)
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _late(self) -> None:
        """Close the connection, unless an answer is still being taken piece by piece."""
        left = self.transport.get_write_buffer_size()
        if left and left < self._left:
            self._left = left
            self._timer = self.loop.call_later(self.seconds, self._late)
            return
        self.transport.abort()


def patient() -> type[Patient]:
    """Return the connections of one server; they know of each other."""
    return type("Patient", (Patient,), {"waiting": {}})
