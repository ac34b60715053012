"""The static site: a folder that opens from disk, and from any web host at the paths of the IRIs.

**Paths.** The site's root stands for the base of the graph's IRIs. What has the IRI `{base}id/state/AZE`
has its page at `id/state/AZE/index.html`; a document in one language, `{base}id/doc/A_74_676/en`, at
`id/doc/A_74_676/en/index.html` (`paths.page_of`). Steps that no file system takes are replaced by a hash.
Other pages are folders of their own, `explorer/index.html`, `sparql/index.html`. Links are relative and
name `index.html`, because a disk does not look for it. `assets/` holds style and scripts, `data/` what
scripts read.

**Sections.** A `Section` lists its files by path and gives the bytes of each one; `Site` holds them all,
and what they share: the graph, its names, the templates. `write_site` writes every file; a server asks for
one at a time with `Site.file(path)`. A section is added in `sections.py`.

**Pages** extend `templates/base.html`, which has the policy, the navigation and the search box. Everything
from documents is escaped there. Pages have no inline script or style: the policy admits the files of
`assets/` only.

**Data.** A page from disk may not fetch, but may load scripts. So a chunk of data, `data/NAME.js`, is one
call, `graphkit.chunk("NAME", '…JSON…')`, and a script of ours awaits it with `graphkit.load("NAME")`
(`chunks.chunk` writes it). Names are lower-case words and digits, joined by hyphens and slashes.
`data/search.js` has the names of everything: lists of equal length `ids`, `kinds` (positions in
`kindNames` and `kindIds`), `labels`, `names` (all spellings, the label first), `weights` (number of
links), `pages` (path or null).
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from graphkit.store import GraphFolder

__all__ = ["write_site"]


def write_site(graph: GraphFolder, folder: str | Path, title: str | None = None, lang: str = "en") -> None:
    """Write a graph as a static site; an older site of that name is replaced once the new one is whole.

    The same graph gives the same bytes.

    Args:
        graph: an open graph.
        folder: where to write.
        title: heading of the site; by default the number of documents.
        lang: language of the pages: en, fr, es, ru, zh or ar.

    Raises:
        GraphkitError: the scripts were not built when graphkit was installed, or the folder
            holds something else.
    """
    from graphkit.view.site.sections import whole_site
    from graphkit.view.site.write import write

    write(whole_site(graph, title, lang), Path(folder))
