"""Series over the years as SVG, the same bytes each time."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

from graphkit.report.sheet import Sheet


def can_plot() -> bool:
    """Tell whether matplotlib is installed."""
    return find_spec("matplotlib") is not None


def write_plot(sheet: Sheet, folder: Path) -> Path:
    """Draw a series as bars.

    Args:
        sheet: a table of numbers, each with its year.
        folder: where the picture goes.
    """
    import matplotlib as mpl
    from matplotlib.backends.backend_svg import FigureCanvasSVG
    from matplotlib.figure import Figure

    path = folder / f"{sheet.name}.svg"
    with mpl.rc_context({"svg.hashsalt": "graphkit", "svg.fonttype": "none", "font.family": "sans-serif"}):
        figure = Figure(figsize=(8, 3.5), layout="constrained")
        FigureCanvasSVG(figure)
        axes = figure.add_subplot()
        axes.bar([int(row[0]) for row in sheet.rows], [float(row[1]) for row in sheet.rows], color="#0a5c8f")
        axes.set_title(sheet.title)
        axes.set_xlabel(sheet.columns[0])
        axes.set_ylabel(sheet.columns[1])
        figure.savefig(path, format="svg", metadata={"Date": None, "Creator": "graphkit"})
    return path
