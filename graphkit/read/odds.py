"""Weighs a text in languages by a classifier whose tables are unpacked once, and kept on disk."""

from __future__ import annotations

import hashlib
import io
import mmap
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from graphkit.knowledge.home import cache_home, keep

FORMAT = 1  # raise when what is kept changes
_SMALL = ("ptc", "pc", "classes", "row", "output")


class Odds:
    """Weighs texts in some languages: by a classifier of its own, not the library's.

    Args:
        langs: the languages.

    >>> odds = Odds(("en", "fr"))("La séance est levée à midi")
    >>> odds["fr"] > odds["en"]
    True
    """

    def __init__(self, langs: Sequence[str]) -> None:
        from py3langid import langid

        packed = Path(langid.__file__).parent / langid.MODEL_FILE
        name = hashlib.sha256(packed.read_bytes() + " ".join(langs).encode()).hexdigest()[:16]
        home = cache_home()
        steps, small = home / f"languages-{FORMAT}-{name}.steps", home / f"languages-{FORMAT}-{name}.npz"
        self._classifier = _kept(steps, small)
        if self._classifier is None:
            self._classifier = langid.LanguageIdentifier.from_model_file(langid.MODEL_FILE)
            self._classifier.set_languages(list(langs))
            _keep(self._classifier, steps, small)

    def __call__(self, text: str) -> dict[str, float]:
        """Return the logarithm of the odds of each language, but for a number that all share."""
        return {lang: float(odds) for lang, odds in self._classifier.rank(text)}


def _keep(classifier: Any, steps: Path, small: Path) -> None:
    """Write what a classifier goes by; the small tables come last, and say that the rest is whole."""
    rows = np.array(classifier.tk_row)
    tables = (classifier.nb_ptc, classifier.nb_pc, np.array(classifier.nb_classes), rows)
    packed = io.BytesIO()
    # By name, and in the order in memory that they have: sums of short floats go by it.
    np.savez(packed, **dict(zip(_SMALL, (*tables, np.array(classifier.tk_output)), strict=True)))
    keep(steps, np.array(classifier.tk_nextmove, dtype=np.uint32).tobytes())
    keep(small, packed.getvalue())


def _kept(steps: Path, small: Path) -> Any:
    """Return the classifier that was kept, None where there is none, or it is damaged."""
    from py3langid.langid import LanguageIdentifier

    try:
        with np.load(io.BytesIO(small.read_bytes()), allow_pickle=False) as tables:
            ptc, pc, classes, row, output = (tables[name] for name in _SMALL)
        with steps.open("rb") as stream:
            # Of forty megabytes a text needs a few pages, and all processes share them.
            moves = memoryview(mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ)).cast("I")
    except (OSError, EOFError, ValueError, KeyError, TypeError, zipfile.BadZipFile):
        return None
    if len(moves) != (int(row.max()) + 1) << 8:
        return None
    return LanguageIdentifier(ptc, pc, classes.tolist(), moves, output.tolist(), tk_row=row.tolist())
