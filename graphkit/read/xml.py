"""Checks that XML is well formed and asks for nothing outside itself."""

from __future__ import annotations

from xml.parsers import expat

from graphkit.errors import ReadError

MAX_DEPTH = 500


class _RefusedError(Exception):
    """The file does something that graphkit does not follow."""


def guarded_parser() -> expat.XMLParserType:
    """Return a parser that refuses entity declarations and anything outside the file."""
    parser = expat.ParserCreate()
    parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)

    def refuse(*_: object) -> int:
        raise _RefusedError("declares XML entities, which graphkit does not follow")

    parser.EntityDeclHandler = refuse
    parser.ExternalEntityRefHandler = refuse
    parser.UnparsedEntityDeclHandler = refuse
    parser.buffer_text = True
    return parser


def check_xml(text: str, source: str) -> None:
    """Check a decoded XML text.

    Raises:
        ReadError: it is not well formed, nests too deep, or declares entities.
    """
    parser = guarded_parser()
    depth = 0

    def opened(_name: str, _attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > MAX_DEPTH:
            raise _RefusedError(f"nests elements deeper than {MAX_DEPTH}")

    def closed(_name: str) -> None:
        nonlocal depth
        depth -= 1

    parser.StartElementHandler, parser.EndElementHandler = opened, closed
    parse(parser, text.lstrip("\ufeff"), source)


def parse(parser: expat.XMLParserType, text: str | bytes, source: str) -> None:
    """Run a parser over a whole text.

    Raises:
        ReadError: what stops it.
    """
    try:
        parser.Parse(text, True)
    except _RefusedError as error:
        raise ReadError(source, str(error)) from error
    except expat.ExpatError as error:
        reason = expat.ErrorString(error.code)
        raise ReadError(source, f"is not well-formed XML (line {error.lineno}: {reason})") from error
    except (ValueError, UnicodeError) as error:
        raise ReadError(source, f"is not well-formed XML ({error})") from error
