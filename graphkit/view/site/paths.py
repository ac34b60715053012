"""Where the page of an IRI stands in the folder of the site, and how one page points to another."""

from __future__ import annotations

import hashlib
import re
from posixpath import dirname, relpath
from urllib.parse import quote

LONGEST = 120  # bytes of one step of a path
_AWKWARD = re.compile(r'[\x00-\x1f\x7f<>:"|?*\\]|^\.|^index\.html$|[ .]$', re.IGNORECASE)
_DEVICE = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?\Z", re.IGNORECASE)


def page_of(name: str) -> str:
    """Return the path of the page of a node by its canonical id.

    >>> page_of("state/AZE")
    'id/state/AZE/index.html'
    >>> page_of("doc/../../etc")
    'id/doc/_5ec1f7e700f37c3d/_5ec1f7e700f37c3d/etc/index.html'
    """
    return "/".join(["id", *map(_step, name.split("/")), "index.html"])


def _step(step: str) -> str:
    """Return a step that every file system takes: itself, or a hash of it."""
    raw = step.encode("utf-8", "surrogatepass")
    fine = step and len(raw) <= LONGEST and step.isprintable()
    if fine and not _AWKWARD.search(step) and not _DEVICE.match(step):
        return step
    return "_" + hashlib.sha256(raw).hexdigest()[:16]


def link(page: str, path: str) -> str:
    """Return the address of a file of the site as a page points to it.

    Args:
        page: path of the page that has the link.
        path: path of the file it leads to; what follows a `#` stays as it is.

    >>> link("id/state/AZE/index.html", "id/place/北京/index.html#names")
    '../../place/%E5%8C%97%E4%BA%AC/index.html#names'
    """
    path, hash_, fragment = path.partition("#")
    return quote(relpath(path, dirname(page) or "."), safe="/()!*,;@~") + hash_ + fragment


def root(page: str) -> str:
    """Return what leads from a page to the root of the site.

    >>> root("id/state/AZE/index.html"), root("index.html")
    ('../../../', '')
    """
    return "../" * page.count("/")
