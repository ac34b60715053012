"""Recognise: known words and numbers become mentions, still in view offsets."""

from __future__ import annotations

from graphkit.model import Part
from graphkit.recognise.adjectives import origins, states_by_adjective, without_languages
from graphkit.recognise.agenda import recognise_agenda
from graphkit.recognise.agreements import recognise_agreements
from graphkit.recognise.bodies import Bodies
from graphkit.recognise.committees import recognise_committees
from graphkit.recognise.court_decisions import recognise_court_decisions
from graphkit.recognise.dates import recognise_dates
from graphkit.recognise.events import recognise_events
from graphkit.recognise.general_comments import recognise_general_comments
from graphkit.recognise.letters import recognise_letters, without_doubles
from graphkit.recognise.names import Index, recognise_names
from graphkit.recognise.overlap import settle, settle_among, without_within
from graphkit.recognise.own_session import complete_items, own_session
from graphkit.recognise.people import recognise_people
from graphkit.recognise.phrases import recognise_phrases
from graphkit.recognise.pins import attach_pins
from graphkit.recognise.place_nouns import with_place_nouns
from graphkit.recognise.presidential import recognise_presidential, without_undated
from graphkit.recognise.quantities import recognise_quantities
from graphkit.recognise.resolutions import recognise_resolutions
from graphkit.recognise.series import group_dated, recognise_treaty_series
from graphkit.recognise.sessions import recognise_sessions
from graphkit.recognise.shorts import complete_generic, recognise_shorts, without_heads, without_numbered
from graphkit.recognise.symbol_works import link_by_symbol
from graphkit.recognise.symbols import recognise_symbols, recognise_urls
from graphkit.recognise.topic_works import recognise_topic_works
from graphkit.recognise.vessels import without_vessels
from graphkit.scan.context import Context, Found

__all__ = ["recognise"]


def recognise(context: Context, parts: tuple[Part, ...]) -> list[Found]:
    """Return all mentions of a document, ordered by start, then longest first.

    Args:
        context: the scanned document.
        parts: its structural parts.
    """
    names = without_languages(context, with_place_nouns(context, recognise_names(context)))
    names = without_vessels(context, names)
    dates = recognise_dates(context)
    index = Index(names + dates)
    phrases = recognise_phrases(context, index)
    names = without_heads(complete_generic(names, phrases), phrases)
    origins(context, names)
    names += states_by_adjective(context, names)
    named = names + phrases + recognise_shorts(context, phrases)
    named += recognise_topic_works(context, named, dates)
    named += recognise_agreements(context, named, dates)
    named += recognise_court_decisions(context, named, dates)
    bodies = Bodies(context, named)
    urls = recognise_urls(context)
    symbols = recognise_symbols(context, urls)
    group_dated(context.text, symbols, index)
    cited = urls + symbols + recognise_resolutions(context, index, bodies)
    statements = recognise_presidential(context, index, bodies)
    named = without_undated(named, statements)
    cited += statements
    cited += recognise_committees(context) + recognise_treaty_series(context)
    general = recognise_general_comments(context, index, named, symbols)
    dates = without_within(dates, general, "date")  # 第35号一般性建议(2017年): the year is the citation's
    cited += general
    named = without_numbered(named, cited)
    link_by_symbol(context.text, named, symbols)
    sessions = recognise_sessions(context, index, bodies)
    items = recognise_agenda(context, sessions)
    complete_items(items, own_session(context, cited))
    found = settle([*named, *dates, *cited, *sessions, *items, *recognise_quantities(context, dates)])
    letters = recognise_letters(context, parts, found)
    found = settle([*without_doubles(found, letters), *letters]) if letters else found
    people = recognise_people(context, parts, found)
    found = without_within(found, people, "state", "place", "demonym")  # Niue in 埃马纽埃尔
    found = settle_among(found, people) if people else found
    unnamed = [f for f in found if f.kind == "treaty" and f.id is None]
    attach_pins(context, found)
    named = [f for f in unnamed if f.id is not None]
    return settle_among(found, recognise_events(context, found), named)
