"""Writes a report: a page for people, a CSV file for each table, a picture for each series."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from graphkit.errors import StoreError

if TYPE_CHECKING:
    from graphkit.store.folder import GraphFolder

REPORTS = {
    "citations": "works: how often cited and by whom, co-citation, coupling, by year",
    "entities": "entities: how often named, with whom, in which groups, by year",
    "claims": "claims: who claims what of which events, by year",
}


def write_report(graph: GraphFolder, folder: Path | str, names: Sequence[str] = ()) -> list[Path]:
    """Write reports, and return the files.

    Args:
        graph: an open graph folder.
        folder: where they go; it is made if it is not there.
        names: which reports; all of them by default.

    Raises:
        StoreError: there is no such report, or it cannot be written.
    """
    from graphkit.report import tables
    from graphkit.report.plots import can_plot, write_plot
    from graphkit.report.sheet import markdown, write_csv

    target = Path(folder)
    written: list[Path] = []
    for name in names or REPORTS:
        if name not in REPORTS:
            raise StoreError(f"no report {name!r}; there are {', '.join(REPORTS)}")
        sheets = getattr(tables, name)(graph)
        try:
            target.mkdir(parents=True, exist_ok=True)
            page = [f"# {name.capitalize()}\n"]
            for sheet in sheets:
                written.append(write_csv(sheet, target))
                page.append(markdown(sheet))
                if sheet.series and sheet.rows and can_plot():
                    written.append(write_plot(sheet, target))
                    page.append(f"![{sheet.title}]({written[-1].name})\n")
            written.append(target / f"{name}.md")
            written[-1].write_text("\n".join(page), encoding="utf-8")
        except OSError as error:
            raise StoreError(f"{target}: cannot be written ({error.strerror or error})") from error
    return written
