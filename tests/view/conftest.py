"""Page data made up for the tests: a handful of letters in six languages about a river and a road."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import pytest

from graphkit.view.values import PageData, PageEdge, PageEvidence, PageNode

if TYPE_CHECKING:
    from collections.abc import Callable

# id, kind, labels in en fr es ru zh ar (shorter rows stop early)
NODES: list[tuple[str, str, tuple[str, ...]]] = [
    ("doc/A_80_901", "document", ("A/80/901", "A/80/901", "A/80/901", "A/80/901", "A/80/901", "A/80/901")),
    ("doc/A_80_902", "document", ("A/80/902",)),
    ("doc/S_2026_311", "document", ("S/2026/311",)),
    ("doc/A_HRC_61_G_4", "document", ("A/HRC/61/G/4",)),
    (
        "doc/letter-FRA-2026-04-02",
        "document",
        ("Letter of 2 April 2026 from France", "Lettre de la France du 2 avril 2026"),
    ),
    (
        "doc/note-EGY-2026-05-11",
        "document",
        (
            "Note verbale of 11 May 2026 from Egypt",
            "",
            "",
            "",
            "",
            "مذكرة شفوية من مصر مؤرخة 11 أيار/مايو 2026",
        ),
    ),
    (
        "work/river-statement-2026-03-31",
        "work",
        (
            "Statement on the river survey",
            "Déclaration sur l’étude du fleuve",
            "Declaración sobre el estudio del río",
            "Заявление об обследовании реки",
            "关于河流勘测的声明",
            "بيان بشأن مسح النهر",
        ),
    ),
    ("doc/S_RES_822-1993", "resolution", tuple(["S/RES/822(1993)"] * 6)),
    ("doc/S_RES_853-1993", "resolution", tuple(["S/RES/853(1993)"] * 6)),
    ("doc/A_RES_48_114", "resolution", tuple(["A/RES/48/114"] * 6)),
    (
        "instrument/un-charter",
        "treaty",
        (
            "Charter of the United Nations",
            "Charte des Nations Unies",
            "Carta de las Naciones Unidas",
            "Устав Организации Объединённых Наций",
            "联合国宪章",
            "ميثاق الأمم المتحدة",
        ),
    ),
    (
        "instrument/water-convention",
        "treaty",
        (
            "Water Convention",
            "Convention sur l’eau",
            "Convenio del Agua",
            "Конвенция по водам",
            "水公约",
            "اتفاقية المياه",
        ),
    ),
    (
        "state/AZE",
        "state",
        ("Azerbaijan", "Azerbaïdjan", "Azerbaiyán", "Азербайджан", "阿塞拜疆", "أذربيجان"),
    ),
    ("state/ARM", "state", ("Armenia", "Arménie", "Armenia", "Армения", "亚美尼亚", "أرمينيا")),
    ("state/FRA", "state", ("France", "France", "Francia", "Франция", "法国", "فرنسا")),
    ("state/EGY", "state", ("Egypt", "Égypte", "Egipto", "Египет", "埃及", "مصر")),
    ("state/CHL", "state", ("Chile", "Chili", "Chile", "Чили", "智利", "شيلي")),
    (
        "place/kalbajar-district",
        "place",
        (
            "Kalbajar district",
            "District de Kalbajar",
            "Distrito de Kalbajar",
            "Кельбаджарский район",
            "克尔巴贾尔区",
            "منطقة كلباجار",
        ),
    ),
    ("place/geneva", "place", ("Geneva", "Genève", "Ginebra", "Женева", "日内瓦", "جنيف")),
    (
        "place/tartar-river",
        "place",
        ("Tartar river", "Rivière Terter", "Río Tartar", "Река Тертер", "塔塔尔河", "نهر ترتر"),
    ),
    (
        "org/UN",
        "organisation",
        (
            "United Nations",
            "Organisation des Nations Unies",
            "Naciones Unidas",
            "Организация Объединённых Наций",
            "联合国",
            "الأمم المتحدة",
        ),
    ),
    (
        "org/OSCE",
        "organisation",
        (
            "Organization for Security and Co-operation in Europe",
            "OSCE",
            "OSCE",
            "ОБСЕ",
            "欧安组织",
            "منظمة الأمن والتعاون في أوروبا",
        ),
    ),
    (
        "body/UN-SC",
        "body",
        (
            "Security Council",
            "Conseil de sécurité",
            "Consejo de Seguridad",
            "Совет Безопасности",
            "安全理事会",
            "مجلس الأمن",
        ),
    ),
    (
        "body/UN-GA",
        "body",
        (
            "General Assembly",
            "Assemblée générale",
            "Asamblea General",
            "Генеральная Ассамблея",
            "大会",
            "الجمعية العامة",
        ),
    ),
    (
        "body/UN-HRC",
        "body",
        (
            "Human Rights Council",
            "Conseil des droits de l’homme",
            "Consejo de Derechos Humanos",
            "Совет по правам человека",
            "人权理事会",
            "مجلس حقوق الإنسان",
        ),
    ),
    (
        "body/FRA-MFA",
        "body",
        (
            "Ministry for Europe and Foreign Affairs (France)",
            "Ministère de l’Europe et des affaires étrangères",
        ),
    ),
    (
        "person/lea-morel",
        "person",
        ("Léa Morel", "Léa Morel", "Léa Morel", "Леа Морель", "莱娅·莫雷尔", "ليا موريل"),
    ),
    ("person/omar-hadi", "person", ("Omar Hadi", "", "", "Омар Хади", "奥马尔·哈迪", "عمر هادي")),
    (
        "office/permrep-FRA-UN-NY",
        "office",
        (
            "Permanent Representative of France",
            "Représentante permanente de la France",
            "Representante Permanente de Francia",
            "Постоянный представитель Франции",
            "法国常驻代表",
            "الممثلة الدائمة لفرنسا",
        ),
    ),
    (
        "office/UN-SG",
        "office",
        (
            "Secretary-General",
            "Secrétaire général",
            "Secretario General",
            "Генеральный секретарь",
            "秘书长",
            "الأمين العام",
        ),
    ),
    (
        "event/road-reopening-2026-03",
        "event",
        (
            "Reopening of the road, March 2026",
            "Réouverture de la route, mars 2026",
            "Reapertura de la carretera, marzo de 2026",
            "Открытие дороги, март 2026 года",
            "2026年3月道路重新开放",
            "إعادة فتح الطريق، آذار/مارس 2026",
        ),
    ),
    (
        "event/flood-2025",
        "event",
        ("Flood of 2025", "Crue de 2025", "Crecida de 2025", "Паводок 2025 года", "2025年洪水", "فيضان 2025"),
    ),
    (
        "agenda/A_80_34",
        "agenda_item",
        (
            "A/80, item 34",
            "A/80, point 34",
            "A/80, tema 34",
            "A/80, пункт 34",
            "A/80，项目34",
            "A/80، البند 34",
        ),
    ),
    (
        "session/A_80",
        "session",
        (
            "General Assembly, 80th session",
            "Assemblée générale, 80e session",
            "Asamblea General, 80º período de sesiones",
            "Генеральная Ассамблея, 80-я сессия",
            "大会第八十届会议",
            "الجمعية العامة، الدورة الثمانون",
        ),
    ),
]
NAMES: dict[str, dict[str, tuple[str, ...]]] = {
    "place/kalbajar-district": {
        "en": ("Kalbajar", "Kelbadjar"),
        "ru": ("Кельбаджар", "Кельбаджарского района"),
        "zh": ("克尔巴贾尔", "克尔巴贾尔区"),
        "ar": ("كلباجار",),
    },
    "person/omar-hadi": {"en": ("Omar Hadi",), "ar": ("السيد عمر هادي",)},
    "body/UN-SC": {
        "en": ("Security Council", "the Council"),
        "ru": ("Совет Безопасности", "Совета Безопасности"),
        "zh": ("安理会",),
    },
    "place/geneva": {"fr": ("Genève",), "en": ("Geneva",)},
}
# file, lang, part, author, before | mention | after
WORDS: list[tuple[str, str, str, str | None, str]] = [
    (
        "river.ru.txt",
        "ru",
        "letter",
        "state/AZE",
        "Дорога через |Кельбаджарский район| вновь открыта для движения с 3 марта 2026 года.",
    ),
    (
        "river.zh.txt",
        "zh",
        "annex-1",
        "state/EGY",
        "代表团注意到，道路经过|克尔巴贾尔区|，并感谢安全理事会的关注。",
    ),
    (
        "river.ar.txt",
        "ar",
        "note-verbale",
        "state/EGY",
        "تشير البعثة إلى أن |منطقة كلباجار| شهدت فيضانا في عام 2025، وفقا لما ذكره السكان.",
    ),
    (
        "river.en.txt",
        "en",
        "annex-1/statement-body",
        "body/FRA-MFA",
        "The survey teams worked in |Kalbajar| until the end of May, and reported to the Secretary-General.",
    ),
    (
        "river.fr.txt",
        "fr",
        "letter",
        "body/FRA-MFA",
        "J’ai l’honneur de rappeler la |Charte des Nations Unies| et l’esprit de bon voisinage.",
    ),
    (
        "river.es.txt",
        "es",
        "statement-body",
        "state/CHL",
        "Chile recuerda la |resolución 822 (1993)| y toma nota del estudio del río.",
    ),
    ("river.en.txt", "en", "footnote-1", "body/FRA-MFA", "See |S/RES/853 (1993)|, paragraph 2."),
    (
        "river.ru.txt",
        "ru",
        "signature-block",
        "state/AZE",
        "(Подпись) |Омар Хади|, временный поверенный в делах",
    ),
    ("river.fr.txt", "fr", "signature-block", "body/FRA-MFA", "(Signé) |Léa Morel|"),
    ("river.ar.txt", "ar", "note-verbale", "state/EGY", "وتعيد البعثة تأكيد |ميثاق الأمم المتحدة|."),
]
# source, target, type, evidence, function, claimant, modality, attributed_to, label
EDGES: list[tuple[str, str, str, tuple[int, ...], str | None, str | None, str | None, str | None, str]] = [
    ("doc/A_80_901", "doc/S_RES_822-1993", "cites", (5,), "citesAsAuthority", None, None, None, ""),
    ("doc/A_80_901", "doc/S_RES_853-1993", "cites", (6,), "cites", None, None, None, ""),
    ("doc/A_80_902", "doc/S_RES_822-1993", "cites", (5,), "citesAsRelated", None, None, None, ""),
    ("doc/S_2026_311", "instrument/un-charter", "cites", (4, 9), "citesAsAuthority", None, None, None, ""),
    (
        "doc/letter-FRA-2026-04-02",
        "instrument/un-charter",
        "cites",
        (4,),
        "citesAsAuthority",
        None,
        None,
        None,
        "",
    ),
    ("doc/note-EGY-2026-05-11", "instrument/water-convention", "cites", (), "cites", None, None, None, ""),
    ("doc/note-EGY-2026-05-11", "instrument/un-charter", "cites", (9,), "agreesWith", None, None, None, ""),
    ("doc/A_HRC_61_G_4", "doc/A_RES_48_114", "cites", (6,), "cites", None, None, None, ""),
    ("doc/A_80_901", "work/river-statement-2026-03-31", "transmits", (), None, None, None, None, ""),
    ("doc/S_2026_311", "work/river-statement-2026-03-31", "transmits", (), None, None, None, None, ""),
    ("doc/A_80_901", "person/omar-hadi", "signed-by", (7,), None, None, None, None, ""),
    ("doc/S_2026_311", "person/omar-hadi", "signed-by", (7,), None, None, None, None, ""),
    ("doc/letter-FRA-2026-04-02", "person/lea-morel", "signed-by", (8,), None, None, None, None, ""),
    ("person/lea-morel", "office/permrep-FRA-UN-NY", "in-capacity", (8,), None, None, None, None, ""),
    ("doc/A_80_901", "agenda/A_80_34", "agenda-item", (), None, None, None, None, ""),
    ("doc/A_80_902", "agenda/A_80_34", "agenda-item", (), None, None, None, None, ""),
    ("agenda/A_80_34", "session/A_80", "part-of", (), None, None, None, None, ""),
    (
        "work/river-statement-2026-03-31",
        "event/road-reopening-2026-03",
        "claims-about",
        (0,),
        None,
        "state/AZE",
        "stated",
        None,
        "вновь открыта для движения",
    ),
    (
        "event/road-reopening-2026-03",
        "place/kalbajar-district",
        "claimed-place",
        (0,),
        None,
        "state/AZE",
        "stated",
        None,
        "вновь открыта для движения",
    ),
    (
        "doc/note-EGY-2026-05-11",
        "event/flood-2025",
        "claims-about",
        (2,),
        None,
        "state/EGY",
        "stated",
        "org/OSCE",
        "شهدت فيضانا",
    ),
    (
        "event/flood-2025",
        "place/kalbajar-district",
        "claimed-place",
        (2, 1),
        None,
        "state/EGY",
        "denied",
        "community/valley-residents",
        "شهدت فيضانا",
    ),
    ("event/flood-2025", "state/ARM", "claimed-affected", (2,), None, "state/EGY", "stated", None, ""),
]
MENTIONS = {
    "doc/A_80_901": (
        "place/kalbajar-district",
        "state/AZE",
        "state/ARM",
        "body/UN-SC",
        "place/tartar-river",
        "org/UN",
        "office/UN-SG",
    ),
    "doc/A_80_902": ("state/CHL", "state/AZE", "body/UN-GA", "place/tartar-river", "org/UN"),
    "doc/S_2026_311": (
        "place/kalbajar-district",
        "body/UN-SC",
        "state/AZE",
        "org/OSCE",
        "office/UN-SG",
        "org/UN",
    ),
    "doc/A_HRC_61_G_4": ("body/UN-HRC", "place/geneva", "state/EGY", "org/UN"),
    "doc/letter-FRA-2026-04-02": (
        "state/FRA",
        "place/geneva",
        "body/FRA-MFA",
        "place/kalbajar-district",
        "org/UN",
    ),
    "doc/note-EGY-2026-05-11": (
        "state/EGY",
        "place/kalbajar-district",
        "place/tartar-river",
        "org/UN",
        "body/UN-SC",
    ),
}
LANGUAGES = ("en", "fr", "es", "ru", "zh", "ar")


def make_page(title: str = "Letters about a river") -> PageData:
    """Return a small graph in six languages."""
    edges = [
        PageEdge(
            id=f"e/{position:02}",
            source=source,
            target=target,
            type=kind,
            evidence=evidence,
            function=function,
            claimant=claimant,
            modality=modality,
            attributed_to=attributed,
            label=label,
            total=len(evidence),
            confidence=0.9,
        )
        for position, (
            source,
            target,
            kind,
            evidence,
            function,
            claimant,
            modality,
            attributed,
            label,
        ) in enumerate(EDGES)
    ]
    for document, things in MENTIONS.items():
        edges += [
            PageEdge(
                id=f"m/{document}/{thing}",
                source=document,
                target=thing,
                type="mentions",
                evidence=_about(thing),
                total=3,
            )
            for thing in things
        ]
    return PageData(
        title=title,
        nodes=tuple(_node(*row) for row in NODES),
        edges=tuple(edges),
        evidence=tuple(_evidence(row, position) for position, row in enumerate(WORDS)),
        others={"community/valley-residents": {"en": "Residents of the valley", "ru": "Жители долины"}},
        total_nodes=len(NODES),
        total_edges=len(edges),
    )


def _about(thing: str) -> tuple[int, ...]:
    return (0, 1, 2, 3) if thing == "place/kalbajar-district" else ()


def _node(name: str, kind: str, labels: tuple[str, ...]) -> PageNode:
    degree = sum(name in (row[0], row[1]) for row in EDGES) + sum(
        (name == d) * len(t) + (name in t) for d, t in MENTIONS.items()
    )
    facts = (("type", "letter"), ("date", "2026-04-02"), ("symbol", labels[0])) if kind == "document" else ()
    return PageNode(
        id=name,
        kind=kind,
        labels={lang: text for lang, text in zip(LANGUAGES, labels, strict=False) if text},
        names=NAMES.get(name, {}),
        degree=degree,
        facts=facts,
    )


def _evidence(row: tuple[str, str, str, str | None, str], position: int) -> PageEvidence:
    source, lang, part, author, sentence = row
    before, mention, after = sentence.split("|")
    start = 400 + 120 * position
    return PageEvidence(
        source=source,
        start=start,
        end=start + len(mention),
        before=before,
        mention=mention,
        after=after,
        lang=lang,
        part=part,
        author=author,
    )


def make_large(count: int = 500) -> PageData:
    """Return a graph of `count` nodes: a twentieth documents, each linked to many of the rest."""
    documents = max(1, count // 20)
    kinds = (
        "state",
        "place",
        "body",
        "person",
        "resolution",
        "event",
        "organisation",
        "treaty",
        "office",
        "agenda_item",
    )
    nodes = [
        PageNode(id=f"doc/A_80_{n}", kind="document", labels={"en": f"A/80/{n}"}, degree=30)
        for n in range(documents)
    ]
    nodes += [
        PageNode(
            id=f"{kinds[n % 10]}/thing-{n}",
            kind=kinds[n % 10],
            degree=1 + n % 7,
            labels={
                "en": f"{kinds[n % 10].replace('_', ' ').capitalize()} number {n}",
                "ru": f"Предмет № {n}",
            },
        )
        for n in range(count - documents)
    ]
    edges = [
        PageEdge(
            id=f"e/{n}",
            source=f"doc/A_80_{(n * 7 + k * k * n) % documents}",
            target=nodes[documents + (n if k < 2 else n % 40)].id,
            type=("mentions", "cites", "mentions", "claims-about")[n % 4],
            evidence=(n,),
            total=1,
            claimant="state/AZE" if n % 4 == 3 else None,
        )
        for k in range(3)
        for n in range(count - documents)
        if k == 0 or n % (3 * k) == 0
    ]
    edges = [msgspec.structs.replace(edge, id=f"e/{position}") for position, edge in enumerate(edges)]
    evidence = [
        PageEvidence(
            source=f"file-{n % documents}.txt",
            start=100 * n,
            end=100 * n + 9,
            before="In its reply the delegation spoke of ",
            mention=f"Thing {n:03}",
            after=" and asked that the matter be kept under review at the next session.",
            lang="en",
            part="letter",
            author="state/AZE",
        )
        for n in range(count - documents)
    ]
    return PageData(
        title="A large graph",
        nodes=tuple(nodes),
        edges=tuple(edges),
        evidence=tuple(evidence),
        others={"state/AZE": {"en": "Azerbaijan"}},
        total_nodes=count,
        total_edges=len(edges),
    )


@pytest.fixture
def page() -> PageData:
    return make_page()


@pytest.fixture
def large_page() -> Callable[[int], PageData]:
    return make_large
