"""The names that users may rely on: sorted, there, and documented."""

from __future__ import annotations

import inspect

import pytest

import graphkit


def test_the_list_is_sorted_and_small() -> None:
    constants = [name for name in graphkit.__all__ if name.isupper()]
    classes = [name for name in graphkit.__all__ if name[0].isupper() and not name.isupper()]
    functions = [name for name in graphkit.__all__ if name.islower()]
    assert graphkit.__all__ == [*sorted(constants), *sorted(classes), *sorted(functions)]
    assert len(graphkit.__all__) <= 25


@pytest.mark.parametrize("name", graphkit.__all__)
def test_every_name_is_there_and_says_what_it_is(name: str) -> None:
    thing = getattr(graphkit, name)
    if callable(thing):
        assert inspect.getdoc(thing)


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no_such_name"):
        graphkit.no_such_name  # noqa: B018 - asking is the test


@pytest.mark.parametrize("name", [name for name in graphkit.__all__ if name.endswith("Error")])
def test_every_error_has_one_root(name: str) -> None:
    assert issubclass(getattr(graphkit, name), graphkit.GraphkitError)


def test_graph_methods_are_documented() -> None:
    methods = [member for name, member in inspect.getmembers(graphkit.Graph) if not name.startswith("_")]
    assert len(methods) >= 7
    assert [method for method in methods if not inspect.getdoc(method)] == []
