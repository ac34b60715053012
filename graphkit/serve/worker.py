"""A process that reads the graph for the web server, and can be killed at any moment.

It takes jobs on its standard input and gives answers on its standard output, each as the
length of a message in four bytes, and the message. When its input ends it is gone.
"""

from __future__ import annotations

import os
import queue
import struct
import sys
import threading
from pathlib import Path
from typing import IO

import msgspec

from graphkit.errors import GraphkitError, QueryError
from graphkit.serve.messages import Answer, Job, Refusal
from graphkit.serve.settings import Settings


def main() -> None:
    """Answer jobs until the input ends."""
    settings = msgspec.json.decode(sys.argv[1], type=Settings)
    _bound_memory(settings.memory)
    inbox: queue.SimpleQueue[bytes] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(sys.stdin.buffer, inbox), daemon=True).start()
    from graphkit.serve.tasks import Tasks

    tasks = Tasks(settings)
    _send(Answer(200, "text/plain", b"ready"))
    while True:
        job = msgspec.msgpack.decode(inbox.get(), type=Job)
        _send(_done(tasks.run, job))


def _done(run: object, job: Job) -> Answer:
    try:
        return run(job)  # type: ignore[operator,no-any-return]
    except Refusal as refusal:
        return Answer(refusal.status, "", refusal.message.encode("utf-8", "replace"))
    except QueryError as error:
        return Answer(400, "", str(error).encode("utf-8", "replace"))
    except MemoryError:
        return Answer(422, "", b"stopped: the answer needs too much memory")
    except (GraphkitError, OSError, ValueError, RuntimeError) as error:
        return Answer(500, "", f"{type(error).__name__}: {error}".encode("utf-8", "replace"))


def _listen(stream: IO[bytes], inbox: queue.SimpleQueue[bytes]) -> None:
    """Pass messages on; leave at once when the server is gone, whatever runs just then."""
    while True:
        head = stream.read(4)
        if len(head) < 4:
            os._exit(0)
        inbox.put(stream.read(struct.unpack(">I", head)[0]))


def _send(answer: Answer) -> None:
    data = msgspec.msgpack.encode(answer)
    sys.stdout.buffer.write(struct.pack(">I", len(data)) + data)
    sys.stdout.buffer.flush()


def _bound_memory(size: int) -> None:
    """Let the process die alone, not the machine with it; where the system knows such bounds."""
    try:
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (size, size))
    except (ImportError, OSError, ValueError):
        return


def command(settings: Settings) -> list[str]:
    """Return the command that starts such a process."""
    return [sys.executable, "-m", "graphkit.serve.worker", msgspec.json.encode(settings).decode()]


def environment() -> dict[str, str]:
    """Return its environment: it finds the same graphkit, wherever it is started."""
    root = str(Path(__file__).resolve().parents[2])
    inherited = {name: value for name, value in os.environ.items() if name != "GRAPHKIT_TOKEN"}
    paths = [root, *filter(None, [os.environ.get("PYTHONPATH")])]
    return {**inherited, "PYTHONPATH": os.pathsep.join(paths)}


if __name__ == "__main__":
    main()
