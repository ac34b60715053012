"""Writes a site to disk."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from graphkit.errors import GraphkitError

if TYPE_CHECKING:
    from graphkit.view.site.site import Site

MARK = ".graphkit-site"  # tells a folder of ours from one that must not be replaced


def write(site: Site, folder: Path) -> None:
    """Write every file of a site; an older site there is replaced once the new one is whole.

    Args:
        site: the site.
        folder: where to write.

    Raises:
        GraphkitError: the folder holds something else.
    """
    if folder.exists() and not (folder / MARK).is_file() and (not folder.is_dir() or any(folder.iterdir())):
        raise GraphkitError(f"{folder}: is there already, and no site of graphkit; name a new folder")
    target = Path(os.path.abspath(folder))  # noqa: PTH100 - links stay as they are
    target.parent.mkdir(parents=True, exist_ok=True)
    partial = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        _fill(site, partial)
        if target.exists():
            old = target.with_name(f".{target.name}.{os.getpid()}.old")
            target.rename(old)
            partial.rename(target)
            shutil.rmtree(old)
        else:
            partial.rename(target)
    finally:
        shutil.rmtree(partial, ignore_errors=True)


def _fill(site: Site, folder: Path) -> None:
    folder.mkdir()
    (folder / MARK).write_bytes(b"")
    site.origins.read_all()  # all of them are asked for, and one at a time they take ten times as long
    seen: dict[str, str] = {}
    for path in site.paths():
        # two names that differ in case only would be one file on some disks: the second is left out
        if seen.setdefault(path.casefold(), path) != path:
            continue
        data = site.file(path)
        if data is None:
            raise GraphkitError(f"{path}: listed, but not to be had")
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
