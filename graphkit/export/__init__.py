"""Carries a graph elsewhere: RDF, tables, networks, bibliographies, annotations. Always the same bytes.

Memory: N-Quads, TriG and JSON-LD hold one named graph at a time; tables, annotations, mentions,
FollowTheMoney and Akoma Ntoso one document at a time and the ids of the entities; framed JSON-LD one
document at a time and the IRIs that are already written. Turtle, N-Triples and RDF/XML sort all
triples in runs on disk, networks keep the ids of their nodes, and a DocBin holds some texts each.
"""

from __future__ import annotations

from graphkit.export.formats import FORMATS, Format, formats
from graphkit.export.writing import PROFILES, export

__all__ = ["FORMATS", "PROFILES", "Format", "export", "formats"]
