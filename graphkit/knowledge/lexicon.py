"""Compiles the tables into one list of forms for the automaton, with what each form stands for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from graphkit.knowledge.inflect import phrase_forms, word_forms
from graphkit.knowledge.tables import Cue, EntityRecord, Name, Phrase, read_table
from graphkit.knowledge.templates import Sequence, Slot, variants
from graphkit.knowledge.paths import ontology_path
from graphkit.knowledge.text import cased, fold

NAME, ANCHOR = "name", "anchor"  # the two categories that are not cues


class Sense(msgspec.Struct, frozen=True):
    """What one form stands for.

    Args:
        category: "name" (value: entity id), "anchor" (value: number of the template variant),
            or the category of a cue.
        value: what it stands for.
        lang: language of the form.
        hint: "", "needs-context", "never-alone", "after-lam" (Arabic: follows the preposition li-).
    """

    category: str
    value: str
    lang: str
    hint: str = ""


class Variant(msgspec.Struct, frozen=True):
    """One sequence of a template, with the literal it is found by.

    Args:
        phrase: number of the phrase in `Compiled.phrases`.
        pieces: literals (folded) and slots.
        anchor: index in `pieces` of the literal that the automaton looks for.
    """

    phrase: int
    pieces: tuple[str | Slot, ...]
    anchor: int
    lang: str


class Compiled(msgspec.Struct, frozen=True):
    """All tables, ready for the automaton."""

    forms: list[str]
    senses: list[list[Sense]]
    variants: list[Variant]
    phrases: list[Phrase]
    entities: dict[str, EntityRecord]
    digest: str


def _name_forms(name: Name, lang: str, kind: str) -> Iterator[tuple[str, str]]:
    """Yield (form, hint) for every way a name may be printed."""
    text = fold(name.text)
    if lang == "ru" and not name.fixed:
        bases: Iterable[str] = word_forms(text) if kind == "demonym" and " " not in text else phrase_forms(text)
    else:
        bases = (text,)
    for base in sorted(bases):
        for form in cased(base):
            yield form, name.hint
        if lang == "ar" and base.startswith("ال"):
            yield "ل" + base[2:], "after-lam"


def _name_senses(records: list[EntityRecord]) -> Iterator[tuple[str, Sense]]:
    for record in records:
        for lang in sorted(record.names):
            for name in record.names[lang]:
                named = Name(name) if isinstance(name, str) else name
                for form, hint in _name_forms(named, lang, record.kind):
                    yield form, Sense(NAME, record.id, lang, hint)


def _cue_senses(cues: list[Cue]) -> Iterator[tuple[str, Sense]]:
    for cue in cues:
        for lang in sorted(cue.forms):
            for form in cue.forms[lang]:
                text = fold(form)
                if cue.inflect and lang == "ru":
                    bases = word_forms(text) if " " not in text else phrase_forms(text)
                else:
                    bases = frozenset({text})
                for base in sorted(bases):
                    for shown in [base] if cue.exact else cased(base):
                        yield shown, Sense(cue.category, cue.value, lang)


def _folded(sequence: Sequence) -> tuple[str | Slot, ...]:
    """Fold the literals without losing the blanks at their ends."""
    pieces: list[str | Slot] = []
    for piece in sequence:
        if isinstance(piece, str):
            head = " " if piece[:1] == " " and pieces else ""
            tail = " " if piece[-1:] == " " else ""
            pieces.append((head + fold(piece) + tail) if piece.strip() else " ")
        else:
            pieces.append(piece)
    return tuple(pieces)


def _inflected(pieces: tuple[str | Slot, ...], lang: str) -> list[tuple[str | Slot, ...]]:
    """In Russian the literal that opens a template is a noun phrase: give its case forms."""
    head = pieces[0]
    if lang != "ru" or not isinstance(head, str):
        return [pieces]
    body, tail = head.rstrip(), head[len(head.rstrip()) :]
    return [(form + tail, *pieces[1:]) for form in sorted(phrase_forms(body))]


def _variants(phrases: list[Phrase], kinds: frozenset[str]) -> Iterator[Variant]:
    for number, phrase in enumerate(phrases):
        for lang in sorted(phrase.forms):
            for template in phrase.forms[lang]:
                for sequence in variants(template, kinds):
                    for pieces in _inflected(_folded(sequence), lang):
                        literals = [i for i, p in enumerate(pieces) if isinstance(p, str) and p.strip()]
                        if literals:
                            anchor = max(literals, key=lambda i: (len(str(pieces[i])), -i))
                            yield Variant(number, pieces, anchor, lang)


def compile_tables(digest: str, more: list[EntityRecord] | None = None) -> Compiled:
    """Compile all tables.

    Args:
        digest: version of the tables, kept with the result.
        more: records of the user's own gazetteers.

    Raises:
        KnowledgeError: a table is wrong.
    """
    root = ontology_path()
    records = read_table(root / "entities", EntityRecord) + (more or [])
    phrases = read_table(root / "phrases", Phrase)
    cues = read_table(root / "cues", Cue)
    kinds = frozenset(r.kind for r in records) | frozenset(p.kind for p in phrases) | {"date"}
    all_variants = list(_variants(phrases, kinds))
    senses: dict[str, dict[Sense, None]] = {}
    for form, sense in [*_name_senses(records), *_cue_senses(cues)]:
        senses.setdefault(form, {})[sense] = None
    for number, variant in enumerate(all_variants):
        for form in cased(str(variant.pieces[variant.anchor]).strip()):
            senses.setdefault(form, {})[Sense(ANCHOR, str(number), variant.lang)] = None
    forms = sorted(f for f in senses if f)
    return Compiled(forms, [list(senses[f]) for f in forms], all_variants, phrases, {r.id: r for r in records}, digest)
