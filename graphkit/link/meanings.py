"""What becomes of a short form: a reference to what it means, a mention of it, or one left open."""

from __future__ import annotations

from graphkit.scan.context import Found


def meant(
    anaphor: Found,
    targets: tuple[str, ...],
    reason: str,
    confidence: float,
    antecedent: tuple[int, int] | None = None,
) -> Found:
    """Return a short form that refers to something.

    Args:
        anaphor: its mention, which is changed.
        targets: ids of what it means.
        reason, confidence: why, and how sure that is.
        antecedent: span of what names it, in view offsets.
    """
    anaphor.id = targets[0] if len(targets) == 1 else None
    anaphor.targets = targets
    anaphor.reason, anaphor.confidence, anaphor.antecedent = reason, confidence, antecedent
    anaphor.form = "anaphor"
    return anaphor


def left_open(anaphor: Found, candidates: tuple[str, ...], reason: str, form: str = "anaphor") -> Found:
    """Return a short form that may mean several things, or nothing that is known.

    Args:
        anaphor: its mention, which is changed.
        candidates: ids of what it may mean.
        reason: why it is open.
        form: "anaphor", or "collective" for an open set.
    """
    anaphor.candidates, anaphor.reason, anaphor.confidence, anaphor.form = candidates, reason, 0.5, form
    return anaphor


def mention_of(
    anaphor: Found,
    name: str,
    kind: str,
    reason: str,
    confidence: float,
    antecedent: tuple[int, int] | None = None,
) -> Found:
    """Return a short form as a mention of what it means, not a reference back to it: "the Convention".

    Args:
        anaphor: its mention, which is changed.
        name, kind: the id of what it means, and its kind.
        reason, confidence: why, and how sure that is.
        antecedent: span of what names it, in view offsets.
    """
    meant(anaphor, (name,), reason, confidence, antecedent)
    anaphor.kind, anaphor.form, anaphor.targets = kind, "description", ()
    return anaphor
