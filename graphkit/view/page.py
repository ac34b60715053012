"""Writes page data as one HTML file that needs nothing else."""

from __future__ import annotations

import base64
import hashlib
import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from graphkit.errors import GraphkitError
from graphkit.view.network import network
from graphkit.view.tables import TEMPLATES, table

if TYPE_CHECKING:
    from graphkit.view.values import PageData


def render(data: PageData) -> str:
    """Return the whole page as text.

    Names, titles and sentences come from documents nobody has vetted: they reach the page
    only as escaped JSON, and the page's policy admits no script or style but its own.
    """
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    engine, script, style = vis_network(), own_script(), _read("page.css")
    policy = "; ".join(
        (
            "default-src 'none'",
            f"script-src {_hash(engine)} {_hash(script)}",
            f"style-src {_hash(style)}",
            "base-uri 'none'",
            "form-action 'none'",
            "require-trusted-types-for 'script'",
            "trusted-types 'none'",
        )
    )
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        keep_trailing_newline=True,
    )
    return environment.get_template("page.html").render(
        title=data.title.encode("utf-8", "replace").decode("utf-8"),
        policy=policy,
        engine=engine,
        script=script,
        style=style,
        data=embed(payload(data)),
    )


def payload(data: PageData) -> dict[str, Any]:
    """Return everything the page's script works on."""
    return {
        "page": msgspec.to_builtins(data, order="sorted"),
        "network": network(data),
        "kinds": table("kinds"),
        "links": table("links"),
        "words": table("words"),
    }


def embed(value: object) -> str:
    r"""Return JSON that is safe inside an HTML script element.

    >>> embed("</script>")
    '"\\u003c/script\\u003e"'
    """
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    # lone surrogates, which UTF-8 cannot carry
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


@cache
def vis_network() -> str:
    """Return vis-network's script from the installed pyvis.

    Raises:
        GraphkitError: pyvis is missing, or does not carry it.
    """
    from importlib.util import find_spec

    spec = find_spec("pyvis")
    folders = list(spec.submodule_search_locations or ()) if spec else []
    place = "templates/lib/vis-*/vis-network.min.js"
    found = [file for folder in folders for file in Path(folder).glob(place)]
    if not found:
        raise GraphkitError("pyvis: the installed package does not carry vis-network.min.js")
    newest = max(found, key=lambda file: [int(n) for n in file.parent.name[4:].split(".") if n.isdigit()])
    return _inline(newest.read_text(encoding="utf-8"))


@cache
def own_script() -> str:
    """Return the page's own script: the files of templates/script, in order of their names."""
    files = sorted((TEMPLATES / "script").glob("*.js"))
    body = "\n".join(file.read_text(encoding="utf-8") for file in files)
    return _inline(f'(() => {{\n"use strict";\n{body}}})();\n')


def _read(name: str) -> str:
    return (TEMPLATES / name).read_text(encoding="utf-8").replace("\r\n", "\n")


def _inline(script: str) -> str:
    """Make a script fit to stand inside an element, byte for byte as its hash says."""
    script = script.replace("\r\n", "\n")
    if "</script" in script.lower() or "<!--" in script:
        raise GraphkitError("a script of the page would close its own element")
    return script


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"
