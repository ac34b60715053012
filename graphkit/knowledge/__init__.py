"""Knowledge: the tables of ontology/, loaded once into typed values."""

from graphkit.knowledge.paths import ontology_path

__all__ = ["ontology_path"]
