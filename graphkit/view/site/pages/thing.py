"""The page of an entity, an event, a document or a resolution."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graphkit.view.facts.citing import ready
from graphkit.view.facts.entities import entity_page
from graphkit.view.facts.frames import citations, document_frame
from graphkit.view.facts.neighbours import cited_together
from graphkit.view.facts.places import positions
from graphkit.view.facts.reader import versions
from graphkit.view.site.pages.plot import plot
from graphkit.view.site.pages.press import counted

if TYPE_CHECKING:
    from graphkit.view.facts.entities import EntityPage
    from graphkit.view.facts.frames import CitationRow, DocumentFrame
    from graphkit.view.site.pages.press import Press

WORKS = frozenset({"document", "resolution", "treaty", "work"})
MOST = 100  # claims shown in full; the others in one line each
DOCUMENTS = 2000  # documents listed on one page


def thing(press: Press, name: str, path: str) -> bytes:
    """Return the page of an id."""
    desk = press.desk
    work = desk.kind(name) in WORKS
    page = entity_page(desk, name, mentioned=not work)
    frame = document_frame(desk, name) if work else None
    cited = citations(desk, name, outward=False)[:DOCUMENTS] if frame and frame.cited_by else ()
    cites = citations(desk, name, outward=True) if frame and frame.cites else ()
    mentioned = page.mentioned[:DOCUMENTS]
    near = cited_together(desk, desk.iris.entity(name)) if frame else page.neighbours
    claims = page.claims
    return press.render(
        "thing.html",
        path,
        title=page.ref.label(press.w.lang),
        page=page,
        frame=frame,
        cited=cited,
        cites=cites,
        facets=_cited_facets(cited),
        mentioned=mentioned,
        named_facets=_named_facets(page),
        claims=claims,
        plot=plot(claims),
        most=MOST,
        near=near,
        near_most=max((row.together for row in near), default=1),
        parts=_parts(page),
        compare=[
            press.compare_link(sha12, version)
            for sha12, _, _ in (frame.files if frame else ())
            for version in versions(desk, sha12)
        ],
        cite=ready(desk, name) if frame else None,
        position=positions().get(name),
        iri=desk.iris.entity(name),
        contents=_contents(page, frame, near),
    )


def _parts(page: EntityPage) -> list[tuple[str, list[Any]]]:
    grouped: dict[str, list[Any]] = {}
    for key, ref in page.parts:
        grouped.setdefault(key, []).append(ref)
    return list(grouped.items())


def _contents(page: EntityPage, frame: DocumentFrame | None, near: tuple[Any, ...]) -> list[tuple[str, int]]:
    """The sections that the page has, with the number of rows in each."""
    rows = [
        ("names", len(page.spellings), bool(len(page.names) > 1 or page.spellings or page.contested)),
        ("cited-by", frame.cited_by if frame else 0, bool(frame and frame.cited_by)),
        ("cites", frame.cites if frame else 0, bool(frame and frame.cites)),
        ("claims", len(page.claims), bool(page.claims)),
        ("says", len(page.says), bool(page.says)),
        ("mentioned", len(page.mentioned), bool(page.mentioned and not frame)),
        ("near", 0, bool(near)),
    ]
    return [(key, count) for key, count, there in rows if there]


def _cited_facets(rows: tuple[CitationRow, ...]) -> dict[str, list[tuple[str, int]]]:
    return {
        "lang": counted([row.lang for row in rows]),
        "author": counted([row.author.id for row in rows if row.author]),
        "fn": counted([name for row in rows for name in row.functions]),
        "year": sorted(counted([row.date[:4] for row in rows], 200)),
    }


def _named_facets(page: EntityPage) -> dict[str, list[tuple[str, int]]]:
    return {
        "lang": counted([lang for row in page.mentioned for lang in row.langs]),
        "author": counted([row.author.id for row in page.mentioned if row.author]),
        "year": sorted(counted([row.date[:4] for row in page.mentioned], 200)),
    }
