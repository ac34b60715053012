"""Compiles the tables into one list of forms for the automaton, with what each form stands for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from graphkit.kinds import KINDS
from graphkit.knowledge.beginnings import beginnings
from graphkit.knowledge.inflect import phrase_forms, word_forms
from graphkit.knowledge.paths import ontology_path
from graphkit.knowledge.senses import Sense, Senses, packed
from graphkit.knowledge.tables import Cue, EntityRecord, Name, Phrase, read_table
from graphkit.knowledge.templates import Beside, Piece, Sequence, variants
from graphkit.knowledge.text import cased, fold

NAME, ANCHOR, SHORT = "name", "anchor", "short"  # the categories that are not cues


class Variant(msgspec.Struct, frozen=True):
    """One sequence of a template, with the literal it is found by.

    Args:
        phrase: number of the phrase in `Compiled.phrases`.
        pieces: literals (folded) and slots.
        anchor: index in `pieces` of the literal that the automaton looks for.
    """

    phrase: int
    pieces: tuple[Piece, ...]
    anchor: int
    lang: str


class Compiled(msgspec.Struct, frozen=True):
    """All tables, ready for the automaton.

    Args:
        forms: all forms; senses: what each stands for.
        variants, phrases: templates (see `Variant`) and what they are made of.
        entities: records by id.
        digest: version of the tables.
        beginnings: how the forms begin (`Beginnings` as MessagePack), b"" where that is not kept.
    """

    forms: list[str]
    senses: Senses
    variants: list[Variant]
    phrases: list[Phrase]
    entities: dict[str, EntityRecord]
    digest: str
    beginnings: bytes = b""


def _adjective(kind: str, text: str) -> bool:
    """Say whether a Russian form is an adjective: that of a people, or of a place (женевский)."""
    return " " not in text and (kind == "demonym" or text[:1].islower())


def _after_lam(form: str) -> str:
    """Return an Arabic form with the article as it stands behind li-, where three lams become two: للجنة."""
    return "ل" + form[2:].removeprefix("ل")


def _name_forms(name: Name, lang: str, kind: str) -> Iterator[tuple[str, str]]:
    """Yield (form, hint) for every way a name may be printed."""
    text = fold(name.text)
    if lang == "ru" and not name.fixed:
        bases: Iterable[str] = word_forms(text) if _adjective(kind, text) else phrase_forms(text)
    else:
        bases = (text,)
    for base in sorted(bases):
        for form in [base] if name.exact else cased(base):
            if name.hint != "in-scope" or form == base or not form.isupper():  # too many to shout them all
                yield form, name.hint
        if lang == "ar" and base.startswith("ال"):
            yield _after_lam(base), "after-lam"


def name_senses(records: Iterable[EntityRecord]) -> Iterator[tuple[str, Sense]]:
    """Yield every form of the records' names, with what it stands for.

    Args:
        records: entities.
    """
    for record in records:
        for lang in sorted(record.names):
            for name in record.names[lang]:
                named = Name(name, record.hint) if isinstance(name, str) else name
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
                    if lang == "ar" and base.startswith("ال"):  # li- swallows the alef of the article
                        yield "ل" + _after_lam(base), Sense(cue.category, cue.value, lang)


def _spaced(piece: str, *, first: bool) -> str:
    """Fold a literal without losing the blanks at its ends."""
    head = " " if piece[:1] == " " and not first else ""
    tail = " " if piece[-1:] == " " else ""
    return (head + fold(piece) + tail) if piece.strip() else " "


def _short_senses(phrases: list[Phrase]) -> Iterator[tuple[str, Sense]]:
    for number, phrase in enumerate(phrases):
        for lang in sorted(phrase.short):
            for form in phrase.short[lang]:
                for shown, hint in _name_forms(Name(form), lang, phrase.kind):
                    yield shown, Sense(SHORT, str(number), lang, hint)


def _folded(sequence: Sequence) -> tuple[Piece, ...]:
    """Fold the literals of a template to the spelling of the view."""
    return tuple(
        _spaced(piece, first=i == 0)
        if isinstance(piece, str)
        else Beside(_spaced(piece.text, first=False))
        if isinstance(piece, Beside)
        else piece
        for i, piece in enumerate(sequence)
    )


def _inflected(pieces: tuple[Piece, ...], lang: str) -> list[tuple[Piece, ...]]:
    """Return what becomes of a template where its first words change.

    In Russian they are a noun phrase with case forms; in Arabic li- swallows the alef of the article.
    """
    first = 1 if isinstance(pieces[0], Beside) else 0
    head = pieces[first]
    if lang == "ar" and not first and isinstance(head, str) and head.startswith("ال"):
        return [pieces, (Beside("ل"), _after_lam(head), *pieces[1:])]
    if lang != "ru" or not isinstance(head, str):
        return [pieces]
    body, tail = head.rstrip(), head[len(head.rstrip()) :]
    return [(*pieces[:first], form + tail, *pieces[first + 1 :]) for form in sorted(phrase_forms(body))]


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


def compile_tables(digest: str) -> Compiled:
    """Compile all tables.

    Args:
        digest: version of the tables, kept with the result.

    Raises:
        KnowledgeError: a table is wrong.
    """
    root = ontology_path()
    records = read_table(root / "entities", EntityRecord)
    phrases = read_table(root / "phrases", Phrase)
    cues = read_table(root / "cues", Cue)
    all_variants = list(_variants(phrases, frozenset(KINDS)))
    senses: dict[str, dict[Sense, None]] = {}
    for form, sense in [*name_senses(records), *_cue_senses(cues), *_short_senses(phrases)]:
        senses.setdefault(form, {})[sense] = None
    for number, variant in enumerate(all_variants):
        for form in cased(str(variant.pieces[variant.anchor]).strip()):
            senses.setdefault(form, {})[Sense(ANCHOR, str(number), variant.lang)] = None
    forms = sorted(f for f in senses if f)
    return Compiled(
        forms,
        packed(senses[f] for f in forms),
        all_variants,
        phrases,
        {r.id: r for r in records},
        digest,
        msgspec.msgpack.encode(beginnings(forms)),
    )


class Addition(msgspec.Struct, frozen=True):
    """What a user's gazetteers add to the tables.

    Args:
        entities: the records they name, with what the tables say of them.
        senses: forms, and what they stand for.
    """

    entities: list[EntityRecord]
    senses: list[tuple[str, Sense]]


def extended(tables: Compiled, more: Addition, digest: str) -> Compiled:
    """Return the tables with an addition; the tables themselves stay as they are.

    Where a user's name is also another entity's of the same kind, the user's is meant.

    Args:
        tables: compiled tables.
        more: what a user adds.
        digest: version of the whole.
    """
    place = {form: number for number, form in enumerate(tables.forms)}
    kinds = {**{name: r.kind for name, r in tables.entities.items()}, **{r.id: r.kind for r in more.entities}}
    own = {record.id for record in more.entities}
    forms, changed = list(tables.forms), dict[int, list[Sense]]()
    for form, sense in more.senses:
        number = place.setdefault(form, len(forms))
        if number == len(forms):
            forms.append(form)
            changed[number] = [sense]
            continue
        had = changed[number] if number in changed else tables.senses.of(number)
        if sense not in had:
            kept = [
                old
                for old in had
                if old.category != NAME or old.value in own or kinds[old.value] != kinds[sense.value]
            ]
            changed[number] = [*(had if sense.hint else kept), sense]
    entities = {**tables.entities, **{record.id: record for record in more.entities}}
    return Compiled(forms, tables.senses.changed(changed), tables.variants, tables.phrases, entities, digest)
