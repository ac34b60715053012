"""Style and scripts of the site: our own files, and what npm bundled when graphkit was built."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from graphkit.errors import GraphkitError
from graphkit.view.site.site import Entry

STATIC = Path(__file__).parent / "static"
BUNDLE = Path(__file__).parents[1] / "web" / "dist"
SCRIPTS = (
    *("site.js", "drawing.js", "explorer.js", "sparql.js", "pages.js", "reader.js", "map.js"),
    "LICENSES.txt",
)


class Assets:
    """The files of `assets/`."""

    nav: tuple[Entry, ...] = ()

    def paths(self) -> Iterator[str]:
        """Return the path of each file."""
        yield from (f"assets/{name}" for name in _files())

    def has(self, path: str) -> bool:
        """Tell whether a path is that of one of the files."""
        folder, _, name = path.partition("/")
        return folder == "assets" and name in _files()

    def file(self, path: str) -> bytes | None:
        """Return one file.

        Raises:
            GraphkitError: the scripts were not built when graphkit was installed.
        """
        return _read(_files()[path.partition("/")[2]]) if self.has(path) else None


@cache
def _files() -> dict[str, Path]:
    own = {file.name: file for file in sorted(STATIC.iterdir()) if file.is_file()}
    return own | {name: BUNDLE / name for name in SCRIPTS}


def _read(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except FileNotFoundError:
        raise GraphkitError(
            f"the scripts of the site are missing ({file.name}): they are made when graphkit is installed "
            "with Node.js and npm at hand; install those and graphkit again, or use --format single"
        ) from None
