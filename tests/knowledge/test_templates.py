"""Phrase templates."""

from __future__ import annotations

import pytest

from graphkit.errors import KnowledgeError
from graphkit.knowledge.templates import Slot, variants


def test_options_and_choices_multiply() -> None:
    found = variants("[the ](Ministry|Department) of {state}")
    literals = {pieces[0] for pieces in found}
    assert literals == {"the Ministry of ", "the Department of ", "Ministry of ", "Department of "}
    assert all(pieces[1] == Slot("state", "state") for pieces in found)


def test_slots_have_names_and_may_be_one_entity() -> None:
    ((slot, literal, other),) = variants("{a=state}与{org/UN}")
    assert (slot, literal, other) == (Slot("a", "state"), "与", Slot("org", "", "org/UN"))


@pytest.mark.parametrize("template", ["(a|b", "a)", "[a", "{nonsense} of x"])
def test_malformed_templates_are_refused(template: str) -> None:
    with pytest.raises(KnowledgeError):
        variants(template, frozenset({"state"}))
