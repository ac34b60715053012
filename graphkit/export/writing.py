"""Writes an export where it belongs: a file or folder that appears only once it is whole."""

from __future__ import annotations

import os
import shutil
from importlib import import_module
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from graphkit.errors import StoreError
from graphkit.export.formats import Format, by_name, formats

if TYPE_CHECKING:
    from graphkit.store.folder import GraphFolder

PROFILES = ("stored", "full")
RDF = ("turtle", "trig", "nquads", "ntriples", "rdfxml", "jsonld")


def export(graph: GraphFolder, form: str, out: Path | str | IO[bytes], profile: str = "stored") -> None:
    """Write a graph in one of the formats.

    Args:
        graph: an open graph folder.
        form: name of the format; `graphkit.export.formats()` lists them.
        out: the file or folder to write; an open binary stream for formats of one file.
        profile: "stored", or "full" to add to RDF what can be derived: offsets, exact words, classes
            of the mentions, Web Annotations.

    Raises:
        StoreError: there is no such format or profile, a library for it is missing, or the target
            cannot be written.
    """
    found = by_name(form)
    if found is None:
        raise StoreError(f"no export format {form!r}; there are {', '.join(formats())}")
    if profile not in PROFILES:
        raise StoreError(f"no profile {profile!r}; there are {', '.join(PROFILES)}")
    if profile == "full" and form not in RDF:
        raise StoreError(f"the full profile is for {', '.join(RDF)}; {form} has all of it anyway")
    if not isinstance(out, Path | str):
        if found.is_folder:
            raise StoreError(f"{form} writes a folder; name one with -o")
        _call(found, graph, out, profile)
        return
    target = Path(out)
    try:
        _write_folder(found, graph, target) if found.is_folder else _write_file(found, graph, target, profile)
    except OSError as error:
        raise StoreError(f"{target}: cannot be written ({error.strerror or error})") from error


def _call(found: Format, graph: GraphFolder, out: object, profile: str) -> None:
    module, _, function = found.writer.partition(":")
    write: Any = getattr(import_module(f"graphkit.export.{module}"), function)
    try:
        if found.name in RDF:
            write(graph, out, found.name, profile)
        else:
            write(graph, out)
    except ModuleNotFoundError as error:
        if (error.name or "").startswith("graphkit"):
            raise
        hint = f"; pip install 'graphkit[{found.extra}]'" if found.extra else ""
        raise StoreError(f"{found.name} needs {error.name}, which is not installed{hint}") from error


def _write_file(found: Format, graph: GraphFolder, target: Path, profile: str) -> None:
    if target.is_dir():
        raise StoreError(f"{target}: is a folder; name a file")
    target.parent.mkdir(parents=True, exist_ok=True)
    partial = target.with_name(f".{target.name}.part-{os.getpid()}")
    try:
        with partial.open("w+b") as stream:
            _call(found, graph, stream, profile)
        partial.replace(target)
    finally:
        partial.unlink(missing_ok=True)


def _write_folder(found: Format, graph: GraphFolder, target: Path) -> None:
    """Write into a folder beside the target; an older export there is replaced."""
    mark = f".graphkit-{found.name}"
    if target.exists() and (not target.is_dir() or (any(target.iterdir()) and not (target / mark).exists())):
        raise StoreError(f"{target}: holds something that is not this export; it is left as it is")
    fresh = target.with_name(f".{target.name}.new-{os.getpid()}")
    shutil.rmtree(fresh, ignore_errors=True)
    try:
        fresh.mkdir(parents=True)
        (fresh / mark).touch()
        _call(found, graph, fresh, "stored")
        if target.exists():
            shutil.rmtree(target)
        fresh.rename(target)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
