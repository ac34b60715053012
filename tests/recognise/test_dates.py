"""Dates in six languages: the same day, month, year, range or decade has the same value."""

from __future__ import annotations

import pytest
from recognise.harness import context

from graphkit.edtf import approximate, bounds, edtf, opened, shifted
from graphkit.recognise.date_years import Anchor, resolve_yearless
from graphkit.recognise.dates import recognise_dates


def dates(text: str, lang: str) -> list[tuple[str, str | None]]:
    scanned = context(text, lang)
    return [(scanned.text[f.start : f.end], f.value) for f in recognise_dates(scanned)]


def values(text: str, lang: str) -> set[str | None]:
    return {value for _, value in dates(text, lang)}


@pytest.mark.parametrize(
    ("lang", "text", "span"),
    [
        ("en", "The note of 31 March 2020 was sent.", "31 March 2020"),
        ("en", "The note of March 31, 2020 was sent.", "March 31, 2020"),
        ("en", "The note of 31 March, 2020 was sent.", "31 March, 2020"),
        ("fr", "La note du 31 mars 2020 a été envoyée.", "31 mars 2020"),
        ("es", "La nota de 31 de marzo de 2020 fue enviada.", "31 de marzo de 2020"),
        ("ru", "Нота от 31 марта 2020 года была послана.", "31 марта 2020 года"),
        ("ru", "Нота от 31.03.2020 была послана.", "31.03.2020"),
        ("zh", "2020年3月31日的照会已发出。", "2020年3月31日"),
        ("zh", "2020 年 3 月 31 日的照会已发出。", "2020年3月31日"),
        ("zh", "二〇二〇年三月三十一日的照会", "二〇二〇年三月三十一日"),
        ("ar", "المذكرة المؤرخة 31 آذار/مارس 2020 قد أرسلت", "31 آذار/مارس 2020"),
        ("ar", "المذكرة المؤرخة ٣١ مارس ٢٠٢٠ قد أرسلت", "31 مارس 2020"),
    ],
)
def test_one_day_in_every_language(lang: str, text: str, span: str) -> None:
    assert dates(text, lang) == [(span, "2020-03-31")]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "24 February-20 March 2020"),
        ("en", "from 24 February to 20 March 2020"),
        ("fr", "24 février-20 mars 2020"),
        ("fr", "du 24 février au 20 mars 2020"),
        ("es", "24 de febrero a 20 de marzo de 2020"),
        ("es", "del 24 de febrero al 20 de marzo de 2020"),
        ("ru", "24 февраля - 20 марта 2020 года"),
        ("ru", "с 24 февраля по 20 марта 2020 года"),
        ("zh", "2020年2月24日至3月20日"),
        ("ar", "24 شباط/فبراير - 20 آذار/مارس 2020"),
        ("ar", "من 24 شباط/فبراير إلى 20 آذار/مارس 2020"),
    ],
)
def test_a_range_has_its_ends_within(lang: str, text: str) -> None:
    assert values(text, lang) == {"2020-02-24/2020-03-20", "2020-02-24", "2020-03-20"}


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "on 3 and 5 May 2019"),
        ("fr", "les 3 et 5 mai 2019"),
        ("es", "los días 3 y 5 de mayo de 2019"),
        ("ru", "3 и 5 мая 2019 года"),
        ("zh", "2019年5月3日和5日"),
        ("ar", "في 3 و 5 أيار/مايو 2019"),
    ],
)
def test_days_that_share_a_month(lang: str, text: str) -> None:
    assert values(text, lang) == {"2019-05-03", "2019-05-05"}


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "at the end of 1991 and the beginning of 1992"),
        ("fr", "fin 1991 et début 1992"),
        ("es", "a fines de 1991 y principios de 1992"),
        ("ru", "в конце 1991 года и начале 1992 года"),
        ("zh", "1991年底和1992年初"),
        ("ar", "في أواخر عام 1991 وأوائل عام 1992"),
    ],
)
def test_edges_of_years(lang: str, text: str) -> None:
    found = recognise_dates(context(text, lang))
    assert [(f.value, f.attrs["modifier"]) for f in found] == [("1991", "late"), ("1992", "early")]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "in the early 1990s"),
        ("fr", "au début des années 90"),
        ("es", "a principios del decenio de 1990"),
        ("ru", "в начале 90-х годов"),
        ("zh", "1990年代初"),
        ("ar", "في أوائل التسعينات"),
    ],
)
def test_decades(lang: str, text: str) -> None:
    (found,) = recognise_dates(context(text, lang))
    assert (found.value, found.attrs["modifier"], found.attrs["precision"]) == ("199X", "early", "decade")


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "resolutions 1970 (2011) and 1973 (2011), document A/2016/90, page 3/3 and item 4"),
        ("fr", "les résolutions 1970 (2011) et 1973 (2011), le document S/2016/90"),
        ("es", "las resoluciones 1970 (2011) y 1973 (2011), el documento S/2016/90"),
        ("ru", "резолюции 1970 (2011) и 1973 (2011), документ S/2016/90"),
        ("zh", "第1970(2011)号和第1973(2011)号决议，S/2016/90号文件"),
        ("ar", "القراران 1970 (2011) و 1973 (2011) والوثيقة S/2016/90"),
        ("en", "the 2030 Agenda, the 1988 Committee, job number 20-01501, 12.15 p.m., 2,015 cases"),
        ("en", "They may 3 times march on; Theresa May resigned."),
        ("en", "a total of 2000 persons"),
        ("en", "on 31 February 2020"),
    ],
)
def test_what_is_no_date(lang: str, text: str) -> None:
    assert dates(text, lang) == []


def test_two_years_beside_each_other() -> None:
    assert values("the biennium 2014-2015 and the years 2011, 2012 and 2013", "en") == {
        "2014/2015", "2014", "2015", "2011", "2012", "2013",
    }  # fmt: skip


def test_enumeration_is_kept_as_a_group() -> None:
    found = recognise_dates(context("1991年底和1992年初", "zh"))
    assert {f.group for f in found} == {(0, 13)}


def test_open_sides() -> None:
    (since,) = recognise_dates(context("since 1988", "en"))
    assert since.attrs["open"] == "from"
    assert opened(since.value or "", "from") == "1988/.."
    (until,) = recognise_dates(context("hasta el 5 de abril de 2016", "es"))
    assert until.attrs["open"] == "to"


def test_yearless_takes_the_year_of_its_paragraph_then_of_its_part() -> None:
    text = "2020年11月10日签署，5月12日以来\n\n5月12日以来，选举于下月举行"
    scanned = context(text, "zh")
    found = recognise_dates(scanned)
    paragraphs = [(b.start, b.end) for b in scanned.blocks]
    part = Anchor(0, len(scanned.text), "2021-05-13")
    solved = resolve_yearless(found, [part], paragraphs)
    assert [(f.value, f.attrs["basis"]) for f in solved] == [
        ("2020-11-10", "printed"),
        ("2020-05-12", "context"),
        ("2021-05-12", "document"),
        ("2021-06", "document"),
    ]


@pytest.mark.parametrize(
    ("lang", "text", "span", "value"),
    [
        ("en", "to be held next month", "next month", "2021-06"),
        ("fr", "prévues le mois prochain", "le mois prochain", "2021-06"),
        ("ru", "в прошлом году", "в прошлом году", "2020"),
        ("zh", "去年的会议", "去年", "2020"),
        ("en", "they left yesterday", "yesterday", "2021-05-14"),
    ],
)
def test_relative_dates_count_from_the_part(lang: str, text: str, span: str, value: str) -> None:
    scanned = context(text, lang)
    (found,) = resolve_yearless(recognise_dates(scanned), [Anchor(0, 40, "2021-05-15")])
    assert (scanned.text[found.start : found.end], found.value) == (span, value)


def test_a_stretch_of_time_is_no_date() -> None:
    assert dates("in the last year alone", "en") == []


def test_yearless_does_not_fall_long_after_its_document() -> None:
    found = recognise_dates(context("on 12 December they left", "en"))
    assert resolve_yearless(found, [Anchor(0, 30, "2021-01-05")])[0].value == "2020-12-12"


def test_yearless_without_an_anchor_stays_as_it_is() -> None:
    found = recognise_dates(context("on 12 May they left", "en"))
    assert resolve_yearless(found, [])[0].value == "XXXX-05-12"


@pytest.mark.parametrize(
    ("value", "modifier", "expected"),
    [
        ("2020-03-31", "", ("2020-03-31", "2020-03-31")),
        ("2020-02", "", ("2020-02-01", "2020-02-29")),
        ("1993", "", ("1993-01-01", "1993-12-31")),
        ("1991", "late", ("1991-10-01", "1991-12-31")),
        ("1991-12~/1992-01~", "", ("1991-10-01", "1992-03-31")),
        ("1993-04~", "", ("1993-03-25", "1993-05-07")),
        ("2020-09", "late", ("2020-09-21", "2020-09-30")),
        ("199X", "early", ("1990-01-01", "1993-12-31")),
        ("1988/..", "", ("1988-01-01", None)),
        ("../2016-04-05", "", (None, "2016-04-05")),
        ("2014-24", "", ("2014-12-01", "2015-02-28")),
        ("XXXX-05-12", "", (None, None)),
        (None, "", (None, None)),
        ("nonsense", "", (None, None)),
    ],
)
def test_bounds(value: str | None, modifier: str, expected: tuple[str | None, str | None]) -> None:
    assert bounds(value, modifier) == expected


def test_values() -> None:
    assert edtf("2021", "2", "29") is None
    assert edtf("2020", "2", "29") == "2020-02-29"
    assert approximate("1991", "late") == "1991-12~"
    assert shifted("2020-12-31", "month+1") == "2021-01"


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "From 2011 to 22 December 2014 many left."),
        ("fr", "De 2011 au 22 décembre 2014, beaucoup sont partis."),
        ("es", "Desde el año 2011 hasta el 22 de diciembre de 2014 se fueron muchos."),
        ("ru", "С 2011 года по 22 декабря 2014 года многие уехали."),
        ("zh", "从2011年至2014年12月22日，许多人离开。"),
        ("ar", "من عام 2011 إلى 22 كانون الأول/ديسمبر 2014 غادر كثيرون."),
    ],
)
def test_the_ends_of_a_range_may_differ_in_precision(lang: str, text: str) -> None:
    assert "2011/2014-12-22" in values(text, lang)


def test_a_range_does_not_run_backwards() -> None:
    assert not [
        v for v in values("From May 2014 to 2014, and from 2015 to 3 May 2011.", "en") if "/" in str(v)
    ]


@pytest.mark.parametrize(
    ("lang", "text", "value"),
    [
        ("es", "La guerra del 3 de mayo y en 1975 ha cesado.", "1975"),
        ("en", "A farm of 1975 ha was sold.", None),
        ("es", "Se vendieron 1975 hectáreas de tierra.", None),
    ],
)
def test_a_unit_of_another_language_takes_no_year(lang: str, text: str, value: str | None) -> None:
    assert [v for v in values(text, lang) if v == "1975"] == ([value] if value else [])


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "regular session 162 – session 2 – 10 September 2024"),
        ("es", "sesión 2 - 10 de septiembre de 2024"),
        ("ru", "заседание 2 – 10 сентября 2024 года"),
        ("ar", "الجلسة 2 - 10 أيلول/سبتمبر 2024"),
    ],
)
def test_the_number_of_a_session_is_no_day(lang: str, text: str) -> None:
    assert [found.value for found in recognise_dates(context(text, lang))] == ["2024-09-10"]
