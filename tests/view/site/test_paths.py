"""Paths of the site: those of the IRIs where a disk can hold them, and never out of the folder."""

from __future__ import annotations

import posixpath

import pytest

from graphkit.view.site.paths import link, page_of, root


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("doc/S_RES_822-1993", "id/doc/S_RES_822-1993/index.html"),
        ("place/阿格达姆", "id/place/阿格达姆/index.html"),
        ("doc/A_74_676/en", "id/doc/A_74_676/en/index.html"),
    ],
)
def test_a_page_stands_at_the_path_of_its_iri(name: str, path: str) -> None:
    assert page_of(name) == path


@pytest.mark.parametrize(
    "name",
    [
        *("..", "doc/../../../etc/passwd", "doc//x", "doc/.hidden", "a\\b", "con", "x" * 300, "a\x00b"),
        *("index.html", "<script>", "name ", "\ud800"),
    ],
)
def test_no_name_leads_out_of_the_folder_or_breaks_a_disk(name: str) -> None:
    path = page_of(name)
    steps = path.split("/")
    assert posixpath.normpath(path) == path
    assert steps[0] == "id"
    assert all(step and not step.startswith(".") and len(step.encode()) <= 120 for step in steps)
    assert not set('<>:"|?*\\\x00') & set(path)
    assert len({page_of(name), page_of(name + "'")}) == 2


def test_links_lead_from_one_page_to_another() -> None:
    page = page_of("doc/A_74_676/en")
    assert posixpath.normpath(posixpath.join(posixpath.dirname(page), link(page, "a.html"))) == "a.html"
    assert link("index.html", "id/x y/index.html#a=b?c") == "id/x%20y/index.html#a=b?c"
    assert root(page) == "../../../../"
