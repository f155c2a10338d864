"""Companies, unknown states, surnames that are months, offices in capitals; who is meant by several at once."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from travaux.findings.cast import find_cast
from travaux.findings.found import Cast, Member
from travaux.language.reading import Page, read_pages

from .test_cast import make_report

Parse = Callable[[str], Page]


@pytest.fixture(scope="module")
def parse() -> Parse:
    """Return the real parser."""
    return lambda text: next(read_pages([make_report(text)]))


def called(cast: Cast, name: str) -> Member:
    found = [m for m in cast.members if m.name == name]
    assert len(found) == 1, [(m.name, m.kind) for m in cast.members]
    return found[0]


def spoken(text: str, member: Member) -> list[str]:
    return [text[a:b] for a, b in member.mentions]


# text, name, kind, party
KINDS = [
    ("Seaford Shipping, a rival, declined to comment.", "Seaford Shipping", "body", "Seaford Shipping"),
    ("Its largest shareholder, Oakfield Capital, urged talks.", "Oakfield Capital", "body", "Oakfield Capital"),
    ("Consumer group FairBank criticised the deal.", "FairBank", "body", "FairBank"),
    ("Brightwater, an activist fund, would vote against.", "Brightwater", "body", "Brightwater"),
    ("Aldane's chief executive, Rolf Bremer, left. Aldane declined to say why.", "Aldane", "body", "Aldane"),
    ("Aldane's chief executive, Rolf Bremer, left. Aldane declined to say why.", "Rolf Bremer", "person", "Aldane"),
    ("Northline chair Sunniva Aas said no. Northline shares fell.", "Sunniva Aas", "person", "Northline"),
    ("Its bankers, Stroud Sachs, were working through the night.", "Stroud Sachs", "body", "Stroud Sachs"),
    ("The pilots' union, ALPU, has threatened to strike.", "ALPU", "body", "ALPU"),
    ("AFL-CIO regional president Bo Hendry said labor was united.", "Bo Hendry", "person", "AFL-CIO"),
    ("Rita Vann, who leads the Citizens' Bloc, said no.", "Rita Vann", "person", "Citizens' Bloc"),
    ("Samantha Foods said no.", "Samantha Foods", "person", None),  # a given name before it
    ("AARP opposes the bill.", "AARP", "body", "AARP"),
    ("Gov. John Kessler spoke. Kessler and three other Republican governors wrote.", "John Kessler", "person", "Republicans"),
    # unknown states
    ("The Karsland parliament met. Karsland signed on Monday.", "Karsland", "state", "Karsland"),
    ("Lurien and Karsland signed. Tarn, the Lurien capital, was calm. The Luriens want more.", "Lurien", "state", "Lurien"),
    ("Lurien signed. The Farmers' Union of Lurien had called for it. The Lurien parliament met.", "Lurien", "state", "Lurien"),
    # offices that stand side by side
    ("The chancellor, Owen Pike, and the home secretary, Lucy Frayne, oppose her.", "Lucy Frayne", "person", "United Kingdom"),
    ("Gov. Anita Vale spoke. The governor, a Democrat, said no.", "Anita Vale", "person", "Democrats"),
    ("Sen. Dan Brewer, who chairs the Agriculture Committee, met her.", "Dan Brewer", "person", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "name", "kind", "party"), KINDS)
def test_what_a_name_is_and_its_side(parse: Parse, text: str, name: str, kind: str, party: str | None) -> None:
    member = called(find_cast(parse(text)), name)
    assert (member.kind, member.party) == (kind, party)


# text, name, what speaks of it
MENTIONS = [
    ("The board of Halden Group met. Halden's chairman said the board was open to talks.", "board of Halden Group", ["board", "board"]),
    ("Halden Group met. Halden's chairman left.", "Halden Group", ["Halden Group", "Halden"]),
    ("Theresa May spoke. Many blame May. In May, she lost.", "Theresa May", ["Theresa May", "May", "she"]),
    ("Prime Minister Theresa May spoke. Few agree with May. By the end of May she left.", "Theresa May", ["Prime Minister Theresa May", "May", "she"]),
    ("Prime Minister Ann Orme spoke. Former prime minister Boris Tarr did not. The PM is confident.", "Ann Orme", ["Prime Minister Ann Orme", "PM"]),
    ("MPs rejected it last month.", "MPs", ["MPs"]),
    ("Rep. Rosa Amado said no. The California congresswoman leads a group.", "Rosa Amado", ["Rep. Rosa Amado", "California congresswoman"]),
    ("Senators Lisa Morrow of Alaska and Sue Colter of Maine said no. The Maine senator wants more.", "Sue Colter", ["Sue Colter", "Maine senator"]),
    ("Sen. Sue Colter (R-Maine) said no. The Maine senator wants more.", "Sue Colter", ["Sen. Sue Colter", "Maine senator"]),
    ("Airport operator Tessel Airports backs it, its boss Hanne Vold said.", "Tessel Airports", ["Tessel Airports", "its"]),
    ("Labour has its own troubles, but it has rejected the deal.", "Labour", ["Labour", "its", "it"]),
    ("The amendment was rejected. It was passed in the Senate on Friday.", "US Senate", ["Senate"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "name", "expected"), MENTIONS)
def test_mentions(parse: Parse, text: str, name: str, expected: list[str]) -> None:
    assert spoken(text, called(find_cast(parse(text)), name)) == expected


TALKS = (
    "China and the United States met in May. China wants more time. The United States wants less. "
    "Washington warned Beijing in June. China and the United States met again. "
)
# text, who is meant, by what words
SEVERAL = [
    (TALKS + "Both sides agreed to go on.", ["China", "United States"], "Both sides"),
    (TALKS + "Neither side would say more.", ["China", "United States"], "Neither side"),
    (TALKS + "The talks between the two countries go on.", ["China", "United States"], "the two countries"),
    ("Ann Orme and Bill Tarr met on Monday. They agreed on little.", ["Ann Orme", "Bill Tarr"], "They"),
    ("Ann Orme and Bill Tarr met on Monday. Both had met an envoy before.", ["Ann Orme", "Bill Tarr"], "Both"),
    (
        "Senators Lisa Morrow of Alaska and Sue Colter of Maine said no. Both women met an envoy.",
        ["Lisa Morrow", "Sue Colter"],
        "Both women",
    ),
    (
        "President Ann Orme met President Bill Tarr. The two presidents signed it.",
        ["Ann Orme", "Bill Tarr"],
        "The two presidents",
    ),
]


@pytest.mark.parametrize(("text", "names", "words"), SEVERAL)
def test_one_place_may_speak_of_several(parse: Parse, text: str, names: list[str], words: str) -> None:
    page = parse(text)
    cast = find_cast(page)
    for name in names:
        assert words in spoken(text, called(cast, name))
    start = text.rindex(words)
    inside = [w for s in page.sentences for w in s.words if start <= w.start < start + len(words)]
    assert all({m.name for m in cast.all_at(w)} == set(names) for w in inside)
    assert all(cast.at(w) is None for w in inside)  # alone neither is meant
    assert cast.within(inside) == ()


# several are about, or only one
NOBODY = [
    (
        "China, Japan, Korea and Vietnam met. China said yes. Japan said no. Korea left. Both sides agreed.",
        "Both sides",
    ),
    ("Ann Orme, Bill Tarr and Carl Lind met on Monday. Both agreed.", "Both"),
    ("Ann Orme spoke. Both sides agreed to go on.", "Both sides"),
]


@pytest.mark.parametrize(("text", "words"), NOBODY)
def test_which_two_stays_undecided(parse: Parse, text: str, words: str) -> None:
    assert all(words not in spoken(text, m) for m in find_cast(parse(text)).members)


def test_an_office_in_capitals_without_a_holder_is_an_unnamed_actor(parse: Parse) -> None:
    text = "The prime minister faced a revolt. The PM is confident, a spokesman said. The Speaker ruled it out."
    cast = find_cast(parse(text))
    assert spoken(text, called(cast, "prime minister")) == ["prime minister", "PM"]
    assert called(cast, "speaker").kind == "unnamed"


def test_the_company_is_the_one_just_spoken_of(parse: Parse) -> None:
    text = (
        "Corrick Industries bid for Halden Group. Halden Group said no. "
        "Ellen Marsh, chief executive of Corrick Industries, spoke. Marsh said the company would wait."
    )
    assert "company" in spoken(text, called(find_cast(parse(text)), "Corrick Industries"))
