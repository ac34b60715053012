"""Questions to a graph: named ones, any SPARQL, and the exact words behind an answer."""

from graphkit.callables import make_callable
from graphkit.query.ask import query
from graphkit.query.named import NamedQuery, Parameter, named_queries
from graphkit.query.resolve import resolve
from graphkit.query.results import Result
from graphkit.query.why import Evidence, why

__all__ = ["Evidence", "NamedQuery", "Parameter", "Result", "named_queries", "query", "resolve", "why"]

make_callable(__name__)
