"""Builds a graph folder beside the old one, and swaps the two only when all went well.

What was found in a file is kept beside the graph and taken over by the next build, as
long as its bytes and all that decides what is found in them are the same. A build that
was stopped leaves what it had done beside the graph, and the next one goes on there.
"""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from sys import intern
from types import TracebackType
from typing import TYPE_CHECKING, Self

import msgspec

from graphkit.errors import StoreError
from graphkit.graph.iris import Iris
from graphkit.graph.version import program
from graphkit.knowledge.cache import compiled
from graphkit.knowledge.collector import collector_paused
from graphkit.model import Extraction
from graphkit.store.kept import PLACES, begun, carry_over, damaged, how, read_entry, sweep
from graphkit.store.lock import locked
from graphkit.store.manifest import NAME, Manifest, SourceEntry, read_manifest, write_manifest
from graphkit.store.memory import give_back
from graphkit.store.swap import recover, swap

if TYPE_CHECKING:
    from graphkit.store.steps import Step

FORMAT = 1
_HOW = "how"
_MANY = 5_000  # files that take so long that making an automaton again does not show
_FEW, _SHORT = 1_000, 2_000_000  # files, and characters, for which no other processes are started
_MOST_NEW = 0.3  # share of the files that may differ before filling the store anew is faster


class Builder:
    """Makes a graph folder of files one after the other.

    Args:
        folder: where the graph is to be.
        base: where its IRIs begin.
        model: the spaCy model that helps to find names, or None.

    Entering its `with` raises StoreError where the folder holds something else, or another build is at work.
    """

    def __init__(self, folder: Path, base: str, model: str | None = None) -> None:
        self._folder = folder
        self._iris = Iris(base)
        self._how = how(base, model)
        self._work = folder.parent / f".{folder.name}.building"
        self._old: Manifest | None = None
        self._known: dict[str, SourceEntry] = {}
        self._names: dict[str, str | set[str]] = {}  # of the files of the new graph; most have one
        self._forms: dict[str, tuple[str, str]] = {}  # whole hash and form of each
        self._new = False  # whether something was found in some file

    def _manifest(self) -> Manifest | None:
        """Return the manifest of the graph that is there, if its shards can be taken over."""
        try:
            manifest = read_manifest(self._folder)
        except StoreError:
            return None
        return manifest if manifest.how == self._how and manifest.base == self._iris.base else None

    def __enter__(self) -> Self:
        try:
            self._folder.parent.mkdir(parents=True, exist_ok=True)
            self._lock = locked(self._lock_file())
        except BlockingIOError:
            raise StoreError(f"{self._folder}: another build is at work on it") from None
        except OSError as error:
            raise self._failed(error) from error
        try:
            self._look()  # not before: another build may just have put a graph there
            self._resume()
        except BaseException:
            self._release()
            raise
        return self

    def _look(self) -> None:
        """See what is there, and what of it can be taken over."""
        recover(self._folder)
        something = any(self._folder.iterdir()) if self._folder.is_dir() else self._folder.exists()
        if something and not (self._folder / NAME).is_file():
            raise StoreError(f"{self._folder}: holds something that is not a graph; it is left as it is")
        self._old = self._manifest()
        self._known = {e.sha256[:12]: e for e in self._old.files} if self._old else {}

    def _resume(self) -> None:
        """Go on where a build was stopped that worked in the same way; else begin anew."""
        try:
            same = (self._work / _HOW).read_text() == self._how
        except OSError:
            same = False
        try:
            if not same:
                shutil.rmtree(self._work, ignore_errors=True)
            for kind in PLACES:
                (self._work / kind).mkdir(parents=True, exist_ok=True)
            (self._work / _HOW).write_text(self._how)
            for path in self._work.iterdir():  # what was made of all files together is made anew
                if path.name not in {*PLACES, _HOW}:
                    shutil.rmtree(path, ignore_errors=True) if path.is_dir() else path.unlink()
        except OSError as error:
            raise self._failed(error) from error

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None or not issubclass(kind, KeyboardInterrupt):
            shutil.rmtree(self._work, ignore_errors=True)
        self._release()

    def _release(self) -> None:
        self._lock_file().unlink(missing_ok=True)
        self._lock.close()

    def _lock_file(self) -> Path:
        return self._folder.parent / f".{self._folder.name}.lock"

    def _failed(self, error: OSError) -> StoreError:
        return StoreError(f"{self._folder}: cannot be written ({error.strerror or error})")

    def has(self, sha256: str, form: str) -> bool:
        """Say whether nothing more need be found in a file of these bytes.

        Args:
            sha256: digest of its bytes.
            form: what else its reading goes by.
        """
        sha12 = sha256[:12]
        if sha12 in self._forms:
            return self._forms[sha12][0] == sha256
        entry = self._known.get(sha12)
        if entry is not None and (entry.sha256, entry.form) == (sha256, form):
            return True
        entry = read_entry(self._work, sha12)
        return entry is not None and (entry.sha256, entry.form) == (sha256, form)

    def keep(self, sha256: str, form: str, source: str) -> None:
        """Take over a file of which `has` is true.

        Args:
            sha256, form: see `has`.
            source: a name it was given under.
        """
        sha12 = sha256[:12]
        if sha12 not in self._forms:
            self._forms[sha12] = (sha256, intern(form))
        had = self._names.setdefault(sha12, source)
        if isinstance(had, set):
            had.add(source)
        elif had != source:
            self._names[sha12] = {had, source}

    def _named(self, sha12: str) -> tuple[str, ...]:
        """Return the names of a file, ordered."""
        names = self._names[sha12]
        return (names,) if isinstance(names, str) else tuple(sorted(names))

    def add(self, extraction: Extraction, form: str = "") -> None:
        """Keep what was found in a file; one with the same bytes as another only adds its name.

        Raises:
            StoreError: it cannot be written.
        """
        document = extraction.document
        sha12 = document.sha256[:12]
        known = self._forms.get(sha12)
        if known is not None and known[0] != document.sha256:
            raise StoreError(f"{document.source}: its hash begins like that of {self._named(sha12)[0]}")
        if known is None:
            from graphkit.store.facts import write_facts

            try:
                write_facts(self._work, extraction, form, self._iris)
            except OSError as error:
                raise self._failed(error) from error
            self._new = True
        self.keep(document.sha256, form, document.source)

    @property
    def work(self) -> Path:
        """The graph folder in the making, where the facts of files are written."""
        return self._work

    @property
    def how(self) -> str:
        """A digest of all that decides what is found in a file of given bytes."""
        return self._how

    def wrote(self, sha256: str, form: str, source: str) -> None:
        """Take a file whose facts some process wrote to the working folder (see `write_facts`).

        Args:
            sha256, form, source: see `keep`.

        Raises:
            StoreError: the hash of another file begins in the same way.
        """
        known = self._forms.get(sha256[:12])
        if known is not None and known[0] != sha256:
            other = self._named(sha256[:12])[0]
            raise StoreError(f"{source}: its hash begins like that of {other}")
        self._new = True
        self.keep(sha256, form, source)

    def finish(self) -> None:
        """Compare the files with each other, fill the store, and put the graph in its place.

        Raises:
            StoreError: it cannot be written, the attribution guard refuses it, or there is no document.
        """
        if not self._names and (self._folder / NAME).is_file():  # a name mistyped must not cost a graph
            raise StoreError(f"{self._folder}: there is no document to build it of; it is left as it is")
        try:
            if not self._unchanged():
                from graphkit.store.packs import remove_loose

                with collector_paused():  # millions of lines and rows, none of them in a ring
                    packed = self._fill()
                swap(self._work, self._folder)
                remove_loose(self._folder, packed)  # not before: a build that is stopped goes on with them
        except OSError as error:
            raise self._failed(error) from error

    def _unchanged(self) -> bool:
        """Say whether the graph that is there is what would be made."""
        old = self._old
        if old is None or old.edits or old.program != program() or self._new:
            return False
        names = {sha12: self._named(sha12) for sha12 in self._names}
        same = names == {entry.sha256[:12]: entry.names for entry in old.files}
        return same and (self._folder / "store").is_dir()

    def _fill(self) -> list[str]:
        """Make the graph in the working folder; return the files that it has in packs and by themselves."""
        # Where nothing has changed none of this is needed, and most of the time would go there.
        from graphkit.scan.scanner import forget
        from graphkit.store.apart import apart, can_be_apart
        from graphkit.store.corpus import read_corpus, write_corpus
        from graphkit.store.late import has_late
        from graphkit.store.loading import Loader
        from graphkit.store.packs import pack
        from graphkit.store.steps import Compare, Fill, joined

        files = tuple(sorted(self._names))
        sweep(self._work, self._names.keys())
        if len(files) > _MANY:
            forget()
        made = begun(self._work)
        carry_over(self._folder, self._work, (sha12 for sha12 in files if sha12 not in made))
        fresh = frozenset(made)
        entries = tuple(self._entry(sha12, made) for sha12 in files)
        for told in (made, self._names, self._forms, self._known):
            told.clear()  # the entries say it all
        give_back()
        before = read_corpus(self._folder) if self._old and not self._old.edits else None
        changed = len(set(files) ^ set(before.files if before else ()))
        anew = before is None or not has_late(self._folder) or changed > _MOST_NEW * max(1, len(files))
        small = len(files) <= _FEW and sum(entry.chars for entry in entries) <= _SHORT
        lock = self._lock.fileno()
        run = partial(apart, lock=lock) if anew and not small and can_be_apart() else _here
        work, target, base = str(self._work), str(self._folder), self._iris.base
        known = frozenset(name for name in compiled().entities if name.startswith("person/"))
        run(Compare(work, target, base, files, known, target if self._old else None, fresh))
        names = tuple((entry.sha256, entry.names) for entry in entries)
        if before is None or anew:
            quads = run(Fill(work, target, base, names))
        else:
            give_back()
            loader = Loader(self._work, self._iris, joined(self._work, target), list(names))
            quads = loader.from_store(self._folder, before, fresh)
            write_corpus(self._work, loader.joined)
        packed = pack(self._work)
        manifest = Manifest(
            FORMAT, self._iris.base, program(), compiled().digest[:12], quads, entries, how=self._how
        )
        write_manifest(manifest, self._work)
        (self._work / _HOW).unlink()
        return packed

    def _entry(self, sha12: str, made: Mapping[str, SourceEntry]) -> SourceEntry:
        """Return the line of a file in the manifest: made now, or as it was."""
        entry = made.get(sha12) or self._known.get(sha12)
        if entry is None:
            raise damaged(self._folder, sha12)
        return msgspec.structs.replace(entry, names=self._named(sha12))


def _here(step: Step) -> int:
    return step.run()
