"""What is remembered by identity is bounded, and never mixed up."""

from __future__ import annotations

from graphkit.knowledge.memo import by_identity


def test_equal_values_are_told_apart_and_the_oldest_are_forgotten() -> None:
    made: list[int] = []

    @by_identity(3)
    def size(labels: dict[str, str]) -> int:
        made.append(len(labels))
        return len(labels)

    values = [{"en": str(n)} for n in range(5)]
    assert [size(value) for value in values] == [1] * 5
    assert len(made) == 5
    assert size(values[4]) == 1
    assert len(made) == 5  # still known
    assert size(values[0]) == 1
    assert len(made) == 6  # forgotten when the fourth came
