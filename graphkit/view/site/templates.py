"""Fills the templates of the site; whatever comes from documents is escaped."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graphkit.view.site.paths import link, root

if TYPE_CHECKING:
    import jinja2

    from graphkit.view.site.site import Site

HERE = Path(__file__).parent


@cache
def environment() -> jinja2.Environment:
    """Return the templates of the site."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    made = Environment(
        loader=FileSystemLoader(HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.filters["cut"] = cut
    return made


def cut(text: str, most: int) -> str:
    """Return a text, with an ellipsis where it is longer than `most` characters.

    >>> cut("Resolution", 5)
    'Reso…'
    """
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def fill(
    site: Site,
    path: str,
    template: str,
    *,
    wasm: bool = False,
    rules: str = "",
    templates: jinja2.Environment | None = None,
    **values: Any,
) -> bytes:
    """Return a page; `link(path)`, `label(id)` and `w(key)` are at hand in its template.

    Args:
        site: the site it belongs to.
        path: its path.
        template: name of its template.
        wasm: whether its policy admits WebAssembly.
        rules: its policy, where it is another one altogether.
        templates: where templates are looked up; by default those of the site.
        values: what the template shows.
    """

    def to(target: str) -> str:
        return link(path, target)

    text = (
        (templates or environment())
        .get_template(template)
        .render(
            site=site,
            path=path,
            root=root(path),
            policy=rules or policy(wasm=wasm),
            link=to,
            label=site.label,
            **{"w": site.words, **values},
        )
    )
    return text.encode("utf-8", "replace")


def policy(*, wasm: bool = False) -> str:
    """Return the content security policy of a page: files of the site, and nothing else.

    >>> "'unsafe-inline'" in policy()
    False
    """
    rules = (
        "default-src 'none'",
        "script-src 'self' 'wasm-unsafe-eval'" if wasm else "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data: blob:",
        "font-src 'self'",
        "worker-src blob:",
        "connect-src 'self'",
        "base-uri 'none'",
        "form-action 'self'",
        "require-trusted-types-for 'script'",
        "trusted-types graphkit",
    )
    return "; ".join(rules)
