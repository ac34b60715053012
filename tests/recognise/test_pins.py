"""Pin cites: one set of references, six surface forms."""

from __future__ import annotations

import pytest

from graphkit.model import Mention
from graphkit.pipeline import extract
from graphkit.read import read_bytes

CITED = {"resolution", "document", "treaty"}


def cited(text: str) -> list[Mention]:
    extraction = extract(read_bytes(text.encode(), "note.txt"))
    return [m for m in extraction.mentions if m.kind in CITED]


def pinned(text: str) -> list[tuple[str | None, tuple[str, ...]]]:
    return [(m.symbol or m.id, m.pin) for m in cited(text)]


PARITY = {
    "each member of a list has its own parts": (
        [
            ("A/RES/41/213", ("annex I",)),
            ("A/RES/72/266A", ("para. 6",)),
            ("A/RES/75/12", ()),
        ],
        {
            "en": "pursuant to General Assembly resolutions 41/213, annex I, 72/266 A, paragraph 6, and 75/12, the Secretariat",  # noqa: E501
            "fr": "en application des résolutions 41/213 (annexe I), 72/266 A (par. 6) et 75/12 de l'Assemblée générale",  # noqa: E501
            "es": "en cumplimiento de las resoluciones de la Asamblea General 41/213, anexo I, 72/266 A, párrafo 6, y 75/12",  # noqa: E501
            "ru": "во исполнение резолюций Генеральной Ассамблеи 41/213, приложение I, 72/266 A, пункт 6, и 75/12",  # noqa: E501
            "zh": "根据大会第41/213号决议附件一、第72/266 A号决议第6段和第75/12号决议",
            "ar": "عملا بقرارات الجمعية العامة 41/213، المرفق الأول، و 72/266 ألف، الفقرة 6، و 75/12",
        },
    ),
    "a paragraph of a chapter": (
        [("A/78/5(Vol.I)", ("Chap. II, para. 112", "Chap. II, para. 113"))],
        {
            "en": "(see A/78/5 (Vol. I), chap. II, paras. 112 and 113)",
            "fr": "(voir A/78/5 (Vol. I), chap. II, par. 112 et 113)",
            "es": "(véase A/78/5 (Vol. I), cap. II, párrs. 112 y 113)",
            "ru": "(см. A/78/5 (Vol. I), глава II, пункты 112 и 113)",
            "zh": "(见A/78/5 (Vol. I)，第二章，第112和113段)",
            "ar": "(انظر A/78/5 (Vol. I)، الفصل الثاني، الفقرتان 112 و 113)",
        },
    ),
    "parts of what stands before": (
        [
            ("S/RES/1701(2006)", ("para. 1", "para. 2", "para. 8")),
            ("instrument/un-charter", ("Art. 2 (4)",)),
        ],
        {
            "en": "of resolution 1701 (2006), in particular its paragraphs 1, 2 and 8, and of the Charter of the United Nations, in particular Article 2, paragraph 4",  # noqa: E501
            "fr": "de la résolution 1701 (2006), en particulier de ses paragraphes 1, 2 et 8, de la Charte des Nations Unies, en particulier du paragraphe 4 de l'Article 2",  # noqa: E501
            "es": "de la resolución 1701 (2006), en particular de sus párrafos 1, 2 y 8, de la Carta de las Naciones Unidas, en particular del Artículo 2, párrafo 4",  # noqa: E501
            "ru": "резолюции 1701 (2006), в частности ее пунктов 1, 2 и 8, Устава Организации Объединенных Наций, в частности пункта 4 статьи 2",  # noqa: E501
            "zh": "违反第1701(2006)号决议，特别是其中第1、第2和第8段，违反《联合国宪章》，特别是第二条第四项",
            "ar": "للقرار 1701 (2006)، ولا سيما الفقرات 1 و 2 و 8 منه، ولميثاق الأمم المتحدة، ولا سيما الفقرة 4 من المادة 2 منه",  # noqa: E501
        },
    ),
    "parts narrowed one by one": (
        [("instrument/un-charter", ("Art. 1", "Art. 2 (4)", "Art. 55 (c)"))],
        {
            "en": "under articles 1, 2 (4) and 55 (c) of the Charter of the United Nations",
            "fr": "au titre des articles 1, 2 (par. 4) et 55 (al. c)) de la Charte des Nations Unies",
            "es": "en virtud de los artículos 1, 2, párrafo 4, y 55, apartado c), de la Carta de las Naciones Unidas",  # noqa: E501
            "ru": "в соответствии со статьей 1, пунктом 4 статьи 2 и подпунктом c) статьи 55 Устава Организации Объединенных Наций",  # noqa: E501
            "zh": "根据《联合国宪章》第一条、第二条第四款和第五十五条(丙)项",
            "ar": "بموجب المواد 1 و 2 (4) و 55 (ج) من ميثاق الأمم المتحدة",
        },
    ),
    "decimal paragraphs": (
        [("S/2019/762", ("para. 7.3",))],
        {
            "en": "the report (S/2019/762, para. 7.3)",
            "fr": "le rapport (S/2019/762, par. 7.3)",
            "es": "el informe (S/2019/762, párr. 7.3)",
            "ru": "доклад (S/2019/762, пункт 7.3)",
            "zh": "报告(S/2019/762，第7.3段)",
            "ar": "التقرير (S/2019/762، الفقرة 7-3)",
        },
    ),
    "list": (
        [("S/RES/853(1993)", ("para. 3 (a)", "para. 5"))],
        {
            "en": "recalling paragraphs 3 (a) and 5 of resolution 853 (1993)",
            "fr": "rappelant les paragraphes 3 a) et 5 de la résolution 853 (1993)",
            "es": "recordando los párrafos 3 a) y 5 de la resolución 853 (1993)",
            "ru": "ссылаясь на пункты 3 (a) и 5 резолюции 853 (1993)",
            "zh": "回顾第853(1993)号决议第3(a)段和第5段",
            "ar": "وإذ يشير إلى الفقرتين 3 (أ) و 5 من القرار 853 (1993)",
        },
    ),
    "range": (
        [("instrument/un-charter", ("Art. 1", "Art. 2", "Art. 3"))],
        {
            "en": "under Articles 1 to 3 of the Charter of the United Nations",
            "fr": "selon les Articles 1 à 3 de la Charte des Nations Unies",
            "es": "según los Artículos 1 a 3 de la Carta de las Naciones Unidas",
            "ru": "согласно статьям 1-3 Устава Организации Объединенных Наций",
            "zh": "根据《联合国宪章》第一至第三条",
            "ar": "بموجب المواد من 1 إلى 3 من ميثاق الأمم المتحدة",
        },
    ),
    "sub-paragraph": (
        [("S/RES/687(1991)", ("para. 3 (a)",))],
        {
            "en": "subparagraph (a) of paragraph 3 of resolution 687 (1991)",
            "fr": "l'alinéa a) du paragraphe 3 de la résolution 687 (1991)",
            "es": "el apartado a) del párrafo 3 de la resolución 687 (1991)",
            "ru": "подпункт (a) пункта 3 резолюции 687 (1991)",
            "zh": "第687(1991)号决议第3段(a)分段",
            "ar": "الفقرة الفرعية (أ) من الفقرة 3 من القرار 687 (1991)",
        },
    ),
    "article and paragraph": (
        [("instrument/un-charter", ("Art. 2 (4)",))],
        {
            "en": "Article 2, paragraph 4, of the Charter of the United Nations",
            "fr": "le paragraphe 4 de l'Article 2 de la Charte des Nations Unies",
            "es": "el párrafo 4 del Artículo 2 de la Carta de las Naciones Unidas",
            "ru": "пункт 4 статьи 2 Устава Организации Объединенных Наций",
            "zh": "《联合国宪章》第二条第四项",
            "ar": "الفقرة 4 من المادة 2 من ميثاق الأمم المتحدة",
        },
    ),
    "chapter": (
        [("instrument/un-charter", ("Chap. VII",))],
        {
            "en": "acting under Chapter VII of the Charter of the United Nations",
            "fr": "agissant en vertu du Chapitre VII de la Charte des Nations Unies",
            "es": "actuando en virtud del Capítulo VII de la Carta de las Naciones Unidas",
            "ru": "действуя на основании главы VII Устава Организации Объединенных Наций",
            "zh": "根据《联合国宪章》第七章采取行动",
            "ar": "وإذ يتصرف بموجب الفصل السابع من ميثاق الأمم المتحدة",
        },
    ),
    "preamble": (
        [("S/RES/853(1993)", ("preambular para. 5",))],
        {
            "en": "the fifth preambular paragraph of resolution 853 (1993)",
            "fr": "le cinquième alinéa du préambule de la résolution 853 (1993)",
            "es": "el quinto párrafo del preámbulo de la resolución 853 (1993)",
            "ru": "пятый пункт преамбулы резолюции 853 (1993)",
            "zh": "第853(1993)号决议序言部分第五段",
            "ar": "الفقرة الخامسة من ديباجة القرار 853 (1993)",
        },
    ),
    "operative part": (
        [("S/RES/853(1993)", ("para. 5",))],
        {
            "en": "paragraph 5 of the operative part of resolution 853 (1993)",
            "fr": "le paragraphe 5 du dispositif de la résolution 853 (1993)",
            "es": "el párrafo 5 de la parte dispositiva de la resolución 853 (1993)",
            "ru": "пункт 5 постановляющей части резолюции 853 (1993)",
            "zh": "第853(1993)号决议执行部分第5段",
            "ar": "الفقرة 5 من منطوق القرار 853 (1993)",
        },
    ),
    "annex": (
        [("A/RES/66/288", ("annex I",))],
        {
            "en": "annex I to General Assembly resolution 66/288",
            "fr": "l'annexe I de la résolution 66/288 de l'Assemblée générale",
            "es": "el anexo I de la resolución 66/288 de la Asamblea General",
            "ru": "приложение I к резолюции 66/288 Генеральной Ассамблеи",
            "zh": "大会第66/288号决议附件一",
            "ar": "المرفق الأول لقرار الجمعية العامة 66/288",
        },
    ),
    "section": (
        [("A/RES/55/258", ("sect. XI",))],
        {
            "en": "section XI of General Assembly resolution 55/258",
            "fr": "la section XI de la résolution 55/258 de l'Assemblée générale",
            "es": "la sección XI de la resolución 55/258 de la Asamblea General",
            "ru": "раздел XI резолюции 55/258 Генеральной Ассамблеи",
            "zh": "大会第55/258号决议第十一节",
            "ar": "الفرع الحادي عشر من قرار الجمعية العامة 55/258",
        },
    ),
}


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        pytest.param(expected, text, id=f"{name}-{lang}")
        for name, (expected, forms) in PARITY.items()
        for lang, text in forms.items()
    ],
)
def test_six_languages_say_the_same(expected: list[tuple[str, tuple[str, ...]]], text: str) -> None:
    assert pinned(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("see resolution 822 (1993), para. 4.", [("S/RES/822(1993)", ("para. 4",))]),
        ("(S/2019/762, annex, para. 3)", [("S/2019/762", ("annex, para. 3",))]),
        ("(A/75/456, paras. 10 and 11)", [("A/75/456", ("para. 10", "para. 11"))]),
        (
            "resolution 57/292 of 20 December 2002, section IV, paragraph 2,",
            [("A/RES/57/292", ("sect. IV, para. 2",))],
        ),
        (
            "resolution 822 (1993), paras. 4-6, and paragraph 1 of resolution 853 (1993)",
            [("S/RES/822(1993)", ("para. 4", "para. 5", "para. 6")), ("S/RES/853(1993)", ("para. 1",))],
        ),
        (
            "paragraph 2 (b) and (c) of Security Council resolution 1267 (1999)",
            [("S/RES/1267(1999)", ("para. 2 (b)", "para. 2 (c)"))],
        ),
        (
            "Article 2 (4), and Article 51, of the Charter of the United Nations",
            [("instrument/un-charter", ("Art. 2 (4)", "Art. 51"))],
        ),
        (
            "the annex to resolution 60/1 and part II of annex I to resolution 60/251",
            [("A/RES/60/1", ("annex",)), ("A/RES/60/251", ("annex I, part II",))],
        ),
    ],
)
def test_before_and_behind(text: str, expected: list[tuple[str, tuple[str, ...]]]) -> None:
    assert pinned(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "as said in paragraph 5 above, resolution 822 (1993) was adopted",
        "resolution 822 (1993) and paragraph 5 above",
        "the annex lists resolution 822 (1993)",
        "in part because resolution 822 (1993) was adopted",
        "Совет в пункте 5 выше напомнил о резолюции 822 (1993)",
        "本报告第5段提到，第822(1993)号决议",
        "الفقرة 5 أعلاه تشير إلى القرار 822 (1993)",
    ],
)
def test_parts_of_something_else_are_not_pinned(text: str) -> None:
    assert pinned(text) == [("S/RES/822(1993)", ())]
