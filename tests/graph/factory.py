"""Small extractions written by hand: two letters that carry one statement, and a resolution.

The words are ours. `extract(marked)` reads a little markup: `[words](kind id)` is a mention,
so that offsets never have to be counted by hand.
"""

from __future__ import annotations

import hashlib
import re
from typing import NamedTuple

import numpy as np

from graphkit.model import (
    Block,
    Citation,
    Claim,
    Document,
    Entity,
    Extraction,
    Frame,
    Mention,
    Part,
    Participant,
    Quantity,
    Signature,
    Span,
    View,
)

_MARK = re.compile(r"\[([^\]]+)\]\((\w+)(?: ([^)]*))?\)")


class Piece(NamedTuple):
    """Plain text of a part, with its mentions."""

    text: str
    mentions: tuple[Mention, ...]


def document(source: str, text: str) -> Document:
    """Return a Document whose view is its text."""
    steps = np.arange(len(text), dtype=np.int32)
    view = View(text, steps, steps + 1, np.array([], dtype=np.int32))
    sha = hashlib.sha256(text.encode()).hexdigest()
    lines = re.finditer(r"[^\n]+", text)
    blocks = tuple(Block(line.start(), line.end(), "en", "text") for line in lines)
    return Document(source, text, view, blocks, sha, "text/plain", "utf-8")


def mark(marked: str, lang: str, part: str, offset: int = 0) -> Piece:
    """Return the text without markup, and the mentions that were marked in it."""
    text, mentions, position = "", [], 0
    for match in _MARK.finditer(marked):
        text += marked[position : match.start()]
        start = offset + len(text)
        text += match[1]
        mentions.append(_mention(start, match[1], match[2], match[3] or "", lang, part))
        position = match.end()
    return Piece(text + marked[position:], tuple(mentions))


def _mention(start: int, words: str, kind: str, rest: str, lang: str, part: str) -> Mention:
    names = rest.split()
    value = names[0] if kind == "date" and names else None
    name = names[0] if names and kind not in ("date", "quantity", "anaphor") else None
    symbol = None
    if name and name.startswith("doc/") and kind in ("resolution", "document"):
        symbol = name[4:].replace("_", "/")
        symbol = re.sub(r"-(\d{4})$", r"(\1)", symbol)
    return Mention(
        start=start,
        end=start + len(words),
        text=words,
        kind=kind,
        id=name,
        lang=lang,
        part=part,
        rule=f"names/{kind}" if value is None else "date/day",
        confidence=0.9 if kind == "place" else 0.95,
        value=value,
        symbol=symbol,
        targets=tuple(names) if kind == "anaphor" else (),
        form={"anaphor": "anaphor", "resolution": "symbol", "document": "symbol"}.get(kind, "name"),
        attrs={"lower": 0, "upper": 1200, "comparator": "up-to", "unit": "person"}
        if kind == "quantity"
        else {},
    )


def entity(name: str, kind: str, **labels: str) -> Entity:
    """Return an authority record."""
    return Entity(id=name, kind=kind, labels=labels)


ENTITIES = (
    Entity("state/FJI", "state", {"en": "Fiji", "fr": "Fidji", "ru": "Фиджи", "zh": "斐济"}, wikidata="Q712"),
    entity("state/MLT", "state", en="Malta", fr="Malte", ru="Мальта", zh="马耳他"),
    entity("place/lake-district", "place", en="Lake district", ru="Озёрный район", zh="湖区"),
    entity("place/north-road", "place", en="North Road"),
    Entity("body/FJI-MFA", "body", {"en": "Ministry of Foreign Affairs of Fiji"}, part_of="state/FJI"),
    entity("body/UN-SC", "body", en="Security Council", ru="Совет Безопасности", zh="安全理事会"),
    entity("body/UN-GA", "body", en="General Assembly"),
    entity("office/UN-SG", "office", en="Secretary-General"),
    entity("office/permrep-FJI-UN-NY", "office", en="Permanent Representative of Fiji to the United Nations"),
    entity("person/ana-example", "person", en="Ana Example", ru="Ана Экзампл"),
    Entity("session/A_74", "session", {"en": "seventy-fourth session"}, part_of="body/UN-GA", number="74"),
    Entity("agenda/A_74_32", "agenda_item", {"en": "Lakes and rivers"}, part_of="session/A_74", number="32"),
    entity("instrument/un-charter", "treaty", en="Charter of the United Nations", ru="Устав ООН"),
    entity("event/change-of-control-lake-district", "event", en="change of control, Lake district"),
    entity("event/adoption-S_RES_822-1993", "event", en="adoption of S/RES/822(1993)"),
    entity("work/FJI-MFA-statement-2020-03-31", "document", en="Statement of the Ministry"),
)

STATEMENT = {
    "en": (
        "The [Ministry](body body/FJI-MFA) of [Fiji](state state/FJI) recalls that on "
        "[2 April 1993](date 1993-04-02) "
        "forces of [Malta](state state/MLT) [took](event event/change-of-control-lake-district) "
        "the [Lake district](place place/lake-district), and that [up to 1,200 persons](quantity) left. "
        "The [Security Council](body body/UN-SC) adopted [822 (1993)](resolution doc/S_RES_822-1993) "
        "on [6 April 1993](date 1993-04-06), [853 (1993)](resolution doc/S_RES_853-1993), "
        "[874 (1993)](resolution doc/S_RES_874-1993) and [884 (1993)](resolution doc/S_RES_884-1993). "
        "[Those resolutions](anaphor doc/S_RES_822-1993 doc/S_RES_853-1993 "
        "doc/S_RES_874-1993 doc/S_RES_884-1993) "
        "rest on the [Charter](treaty instrument/un-charter). [Malta](state state/MLT) must leave the "
        "[Lake district](place place/lake-district) and the [North Road](place place/north-road)."
    ),
    "ru": (
        "[Министерство](body body/FJI-MFA) [Фиджи](state state/FJI) напоминает: "
        "[2 апреля 1993 года](date 1993-04-02) "
        "силы [Мальты](state state/MLT) [заняли](event event/change-of-control-lake-district) "
        "[Озёрный район](place place/lake-district), и [до 1200 человек](quantity) ушли. "
        "[Совет Безопасности](body body/UN-SC) принял [822 (1993)](resolution doc/S_RES_822-1993) "
        "[6 апреля 1993 года](date 1993-04-06), [853 (1993)](resolution doc/S_RES_853-1993), "
        "[874 (1993)](resolution doc/S_RES_874-1993) и [884 (1993)](resolution doc/S_RES_884-1993). "
        "[Эти резолюции](anaphor doc/S_RES_822-1993 doc/S_RES_853-1993 "
        "doc/S_RES_874-1993 doc/S_RES_884-1993) "
        "основаны на [Уставе](treaty instrument/un-charter). [Мальта](state state/MLT) должна оставить "
        "[Озёрный район](place place/lake-district) и [Северную дорогу](place place/north-road)."
    ),
}

LETTER = {
    "en": (
        "[General Assembly](body body/UN-GA)\n[Seventy-fourth session](session session/A_74)\n"
        "Letter of the [Permanent Representative of Fiji](office office/permrep-FJI-UN-NY) to the "
        "[Secretary-General](office office/UN-SG), under item [32](agenda_item agenda/A_74_32). "
        "See also [S/2020/90](document doc/S_2020_90).\n(Signed) [Ana Example](person person/ana-example)\n\n"
    ),
    "ru": (
        "[Генеральная Ассамблея](body body/UN-GA)\n[Семьдесят четвёртая сессия](session session/A_74)\n"
        "Письмо [Постоянного представителя Фиджи](office office/permrep-FJI-UN-NY) на имя "
        "[Генерального секретаря](office office/UN-SG), пункт [32](agenda_item agenda/A_74_32). "
        "[Некая комиссия](body) молчит.\n(Подпись) [Ана Экзампл](person person/ana-example)\n\n"
    ),
}

WORK = "work/FJI-MFA-statement-2020-03-31"


def letter(lang: str, name: str, *, symbols: tuple[str, ...] = (), work: str = WORK) -> Extraction:
    """Return a letter that carries the Ministry's statement as its annex."""
    cover = mark(LETTER[lang], lang, "letter")
    annex = mark(STATEMENT[lang], lang, "annex-1", len(cover.text))
    text = cover.text + annex.text
    file = document(name, text)
    mentions = _grouped(cover.mentions + annex.mentions)
    frame = Frame(
        id="doc/" + symbols[0].replace("/", "_") if symbols else f"doc/x-{file.sha256[:12]}",
        type="letter",
        lang=lang,
        provisional=not symbols,
        symbols=symbols,
        date="2020-03-31" if lang == "en" else "2020-04-02",
        author="office/permrep-FJI-UN-NY",
        addressees=("office/UN-SG",),
        sessions=("session/A_74",),
        agenda_items=("agenda/A_74_32",),
        transmits=(work,),
        titles={lang: text.split("\n")[2][:60]},
    )
    parts = (
        Part("letter", "letter", 0, len(cover.text), lang, author=frame.author, date=frame.date),
        Part(
            "annex-1",
            "annex",
            len(cover.text),
            len(text),
            lang,
            author="body/FJI-MFA",
            date="2020-03-31",
            title="Statement",
            work=work,
        ),
    )
    return Extraction(
        file,
        frame,
        parts,
        mentions,
        _citations(mentions),
        (_taking(mentions, lang, text), _adoption(mentions, lang, text)),
        (_signed(mentions, frame),),
        {row.id: row for row in (*ENTITIES, entity(work, "document", en="Statement of the Ministry"))},
    )


def _grouped(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """Make one enumeration of the resolutions, and point the anaphor at it."""
    import msgspec

    listed = [m for m in mentions if m.kind == "resolution"]
    group = Span(listed[0].start, listed[-1].end)
    rows = []
    for mention in mentions:
        if mention.kind == "resolution":
            form = "symbol" if mention is listed[0] else "list-number"
            mention = msgspec.structs.replace(mention, group=group, form=form)
        if mention.kind == "anaphor":
            mention = msgspec.structs.replace(mention, antecedent=group)
        if mention.kind == "body" and mention.id is None:
            mention = msgspec.structs.replace(
                mention, reason="no body of this name", candidates=("body/UN-SC",)
            )
        rows.append(mention)
    return tuple(rows)


def _find(mentions: tuple[Mention, ...], kind: str, nth: int = 0) -> Mention:
    return [m for m in mentions if m.kind == kind][nth]


def _span(mention: Mention) -> Span:
    return Span(mention.start, mention.end)


def _sentence(text: str, mention: Mention) -> Span:
    start = max(text.rfind(". ", 0, mention.start) + 2, text.rfind("\n", 0, mention.start) + 1)
    return Span(start, text.find(". ", mention.end) + 1)


def _citations(mentions: tuple[Mention, ...]) -> tuple[Citation, ...]:
    cited: dict[tuple[str, str], list[Span]] = {}
    for mention in mentions:
        if mention.kind in ("resolution", "document", "treaty", "anaphor"):
            for name in mention.targets or (mention.id,):
                cited.setdefault((str(name), mention.part), []).append(_span(mention))
    return tuple(
        Citation(
            name,
            part,
            "citesAsAuthority" if name.startswith("doc/S_RES") else "cites",
            tuple(spans),
            verb="recalls" if name.startswith("doc/S_RES") else None,
            rule="citation/verb",
        )
        for (name, part), spans in sorted(cited.items())
    )


def _taking(mentions: tuple[Mention, ...], lang: str, text: str) -> Claim:
    trigger, day, place = _find(mentions, "event"), _find(mentions, "date"), _find(mentions, "place")
    number, agent = _find(mentions, "quantity"), _find(mentions, "state", 1)
    return Claim(
        event="event/change-of-control-lake-district",
        type="change-of-control",
        part="annex-1",
        claimant="body/FJI-MFA",
        trigger=_span(trigger),
        sentence=_sentence(text, trigger),
        wording=trigger.text,
        lang=lang,
        date="1993-04-02",
        date_span=_span(day),
        place="place/lake-district",
        place_span=_span(place),
        participants=(Participant("agent", "state/MLT", _span(agent)),),
        quantities=(Quantity(_span(number), "up-to", None, 1200.0, "person", "persons-displaced"),),
        attributed_to="office/UN-SG" if lang == "ru" else None,
    )


def _adoption(mentions: tuple[Mention, ...], lang: str, text: str) -> Claim:
    resolution, day = _find(mentions, "resolution"), _find(mentions, "date", 1)
    return Claim(
        event="event/adoption-S_RES_822-1993",
        type="adoption",
        part="annex-1",
        claimant="body/FJI-MFA",
        trigger=_span(resolution),
        sentence=_sentence(text, resolution),
        wording="adopted" if lang == "en" else "принял",
        lang=lang,
        date="1993-04-06",
        date_span=_span(day),
        participants=(
            Participant("adopter", "body/UN-SC", _span(resolution)),
            Participant("result", "doc/S_RES_822-1993", _span(resolution)),
        ),
    )


def _signed(mentions: tuple[Mention, ...], frame: Frame) -> Signature:
    person = _find(mentions, "person")
    return Signature(
        "person/ana-example", frame.author, "letter", _span(person), date=frame.date, rank="Ambassador"
    )


def note() -> Extraction:
    """Return a note by another author, of another matter, printed with the dates of its session."""
    marked = (
        "[Forty-third session](session session/HRC_43)\n"
        "[24 February-20 March 2020](date 2020-02-24/2020-03-20)\n"
        '[Malta](state state/MLT) informs [Fiji](state state/FJI) of "quotes", back\\slashes and a\ttab. '
        "It recalls [S/2020/83](document doc/S_2020_83) and [822 (1993)](resolution doc/S_RES_822-1993)."
    )
    piece = mark(marked, "en", "letter")
    file = document("note.txt", piece.text)
    frame = Frame(
        f"doc/x-{file.sha256[:12]}",
        "note-verbale",
        "en",
        provisional=True,
        date="2020-04-01",
        author="state/MLT",
        sessions=("session/HRC_43",),
        titles={"en": "Note verbale"},
    )
    part = Part("letter", "note-verbale", 0, len(piece.text), "en", author="state/MLT", marker="1")
    records = (
        *ENTITIES,
        Entity(
            "session/HRC_43", "session", {"en": "forty-third session"}, part_of="body/UN-HRC", number="43"
        ),
    )
    return Extraction(
        file,
        frame,
        (part,),
        piece.mentions,
        _citations(piece.mentions),
        (),
        (),
        {row.id: row for row in records},
    )


def corpus() -> list[Extraction]:
    """Return three documents: one statement in two letters and languages, and an unrelated note."""
    return [
        letter("en", "one.txt", symbols=("A/74/672", "S/2020/83")),
        letter("ru", "two.txt", work="work/x-annex-of-two"),
        note(),
    ]
