"""Who acts in one report: tables of sentences in, members out."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from travaux.findings.cast import find_cast
from travaux.findings.found import Cast, Member
from travaux.language.reading import Page, read_pages
from travaux.language.world import actor_of_name, is_district, is_outlet, is_place, seats_of
from travaux.model import Block, BlockKind, Report

Parse = Callable[..., Page]


def make_report(text: str, kind: BlockKind = "paragraph") -> Report:
    """Return a report with a block for each paragraph; the first may be of another kind."""
    blocks, at = [], 0
    for n, part in enumerate(text.split("\n\n")):
        if part.strip():
            blocks.append(Block(kind if n == 0 else "paragraph", at, at + len(part)))
        at += len(part) + 2
    return Report("r-1", "report.txt", text, tuple(blocks), published="2026-03-02")


@pytest.fixture(scope="session")
def parse() -> Parse:
    """Return the real parser, loaded once."""

    def read(text: str, kind: BlockKind = "paragraph") -> Page:
        return next(read_pages([make_report(text, kind)]))

    return read


def cast_of(parse: Parse, text: str) -> Cast:
    return find_cast(parse(text))


def called(cast: Cast, name: str) -> Member:
    found = [m for m in cast.members if m.name == name]
    assert len(found) == 1, [m.name for m in cast.members]
    return found[0]


def spoken(text: str, member: Member) -> list[str]:
    return [text[a:b] for a, b in member.mentions]


# text, name, kind, party, roles
PERSONS = [
    (
        "Ukraine's First Deputy Foreign Minister Petro Hnatiuk told reporters the draft was ready.",
        ("Petro Hnatiuk", "Ukraine", ("First Deputy Foreign Minister",)),
    ),
    ("Yuri Sedov, a Kremlin aide, said Moscow had not seen it.", ("Yuri Sedov", "Russia", ("Kremlin aide",))),
    (
        "Declan Orre, the Fisheries Secretary, would not be drawn on a tonnage.",
        ("Declan Orre", None, ("Fisheries Secretary",)),
    ),
    ("White House spokesman Ned Farr declined to comment.", ("Ned Farr", "United States", ("White House spokesman",))),
    ("U.S. Trade Representative Carol Finch left.", ("Carol Finch", "United States", ("Trade Representative",))),
    ("Secretary of State Paul Dray will travel.", ("Paul Dray", "United States", ("Secretary of State",))),
    (
        "Rep. Tom Colby, the Oklahoma Republican, backed it.",
        ("Tom Colby", "Republicans", ("Representative", "Oklahoma Republican")),
    ),
    ("Sen. Ann Orme (D-Md.) did not agree.", ("Ann Orme", "Democrats", ("Senator",))),
    ("The senators were Ann Orme, D-N.J., and Bill Tarr, R-Ohio.", ("Bill Tarr", "Republicans", ())),
    (
        "The Southern Maritime Union met. The Union's negotiator, Jules Pereval, shrugged.",
        ("Jules Pereval", "Southern Maritime Union", ("negotiator",)),
    ),
    (
        "The Trawler Owners' Association went further. Its chairman, Gunnar Hesse, called for a boycott.",
        ("Gunnar Hesse", "Trawler Owners' Association", ("chairman",)),
    ),
    ("Birgit Rask of Kaldmark walked past without a word.", ("Birgit Rask", "Kaldmark", ())),
    ('Yrsa Dalquist (Ostrane) said: "It is a treaty."', ("Yrsa Dalquist", "Ostrane", ())),
    (
        "Jules Pereval, who leads for Ostrane in the talks, said so. Ostrane's parliament agreed.",
        ("Jules Pereval", "Ostrane", ()),
    ),
    (
        "The talks were led on Ukraine's side by chief of staff Taras Moroz and diplomat Ivan Bilyk.",
        ("Ivan Bilyk", "Ukraine", ("diplomat",)),
    ),
    (
        "Chinese Ministry of Commerce spokesman Li Wen confirmed it.",
        ("Li Wen", "China", ("Ministry of Commerce spokesman",)),
    ),
    (
        "Mira Falk, an adviser to the Heron Institute, disagreed.",
        ("Mira Falk", "Heron Institute", ("adviser to the Heron Institute",)),
    ),
    ("AFL-CIO President Rick Stone wrote to members.", ("Rick Stone", "AFL-CIO", ("AFL-CIO President",))),
    ("Sean Mallory, head of the Teamsters, agreed.", ("Sean Mallory", "Teamsters", ("head of the Teamsters",))),
    (
        "European Commission President Elsa Brandt spoke.",
        ("Elsa Brandt", "European Union", ("European Commission President",)),
    ),
    # what a former member belonged to politically still tells; a candidate is called by the party too
    (
        "Tom Daly, a former Democratic senator, was scathing.",
        ("Tom Daly", "Democrats", ("former Democratic senator",)),
    ),
    # a counterpart is not of the side whose counterpart she is, nor he of hers
    (
        "Energy Minister Pia Lund left. Her Peruvian counterpart, Ana Costa, stayed.",
        ("Pia Lund", None, ("Energy Minister",)),
    ),
    (
        "Orme's Democratic opponent, Bill Tarr, conceded. Rep. Ann Orme (R-Ohio) won.",
        ("Bill Tarr", "Democrats", ("Democratic opponent",)),
    ),
    # a city that only tells where somebody works is no side
    ("Georgetown professor Ann Orme disagreed.", ("Ann Orme", None, ("Georgetown professor",))),
    ("The Brexit Party leader Ned Farr spoke.", ("Ned Farr", "Brexit Party", ("Brexit Party leader",))),
    (
        "Ned Farr, a spokesman with Ohio's Growers Union, agreed.",
        ("Ned Farr", "Ohio's Growers Union", ("spokesman with Ohio's Growers Union",)),
    ),
    ("Chief negotiator Hedda Quist, speaking for Iran, had room.", ("Hedda Quist", "Iran", ("Chief negotiator",))),
    (
        "Sens. Ann Orme of Maine and Bill Tarr of Ohio met Republican Sens. Tom Colby and Ned Farr.",
        ("Ned Farr", "Republicans", ("Senator",)),
    ),
    ("Centre Party MP Ane Fell voted against.", ("Ane Fell", "Centre Party", ("Centre Party MP",))),
    (
        "Four GOP senators — Ann Orme of Ohio, Bill Tarr of Utah and Ned Farr of Iowa — said no.",
        ("Ned Farr", "Republicans", ()),
    ),
    ("Some Republicans, including Ann Orme and Ned Farr, said no.", ("Ned Farr", "Republicans", ())),
    ("Ann Orme and Ned Farr, both Democrats, said no.", ("Ann Orme", "Democrats", ())),
    ("Democrats met Ann Orme and Ned Farr.", ("Ned Farr", None, ())),
    ("BREAKING Tory leader Ann Orme quit.", ("Ann Orme", "Conservatives", ("Tory leader",))),
    (
        "Tom Daly, a former White House official, was scathing.",
        ("Tom Daly", None, ("former White House official",)),
    ),
]


@pytest.mark.parametrize(("text", "expected"), PERSONS)
def test_persons_have_name_side_and_offices(
    parse: Parse, text: str, expected: tuple[str, str | None, tuple[str, ...]]
) -> None:
    name, party, offices = expected
    member = called(cast_of(parse, text), name)
    assert (member.kind, member.party, member.roles) == ("person", party, offices)


# text, name, what speaks of it
MENTIONS = [
    (
        "Foreign Minister Anna Keller left the hall. Keller said the minister's team would stay.",
        "Anna Keller",
        ["Foreign Minister Anna Keller", "Keller", "minister"],
    ),
    ("Anna Keller met John Stone. She left. He did not.", "Anna Keller", ["Anna Keller", "She"]),
    ("Anna Keller met John Stone. She left. He did not.", "John Stone", ["John Stone", "He"]),
    ("Ms Vaal spoke first. Henrike Vaal said she was tired.", "Henrike Vaal", ["Vaal", "Henrike Vaal", "she"]),
    (
        "Ursula von der Leyen said no. Von der Leyen left.",
        "Ursula von der Leyen",
        ["Ursula von der Leyen", "Von der Leyen"],
    ),
    # a quotation in between does not take the speaker away, nor does who is spoken of in front of the clause
    (
        "Anna Keller met Maria Stone. Keller spoke.\n\n“I am tired. We wait. We wait on. And on.”\n\n“It is late,” she said.",
        "Anna Keller",
        ["Anna Keller", "Keller", "she"],
    ),
    (
        "John Stone spoke. In a swipe at the aide Tom Colby, he called it late.",
        "John Stone",
        ["John Stone", "he"],
    ),
    ("Keller quit. In her speech, Maria Stone wept. Anna Keller did not.", "Maria Stone", ["her", "Maria Stone"]),
    ("John Stone said Tom Colby was late. He said it twice.", "John Stone", ["John Stone", "He"]),
    # the surname goes on meaning whom it meant; beside the namesake's full name it means nobody
    (
        "President John Keller spoke. Keller left. Mary Keller sat. Keller waved. It was cold. It rained. Keller came back.",
        "John Keller",
        ["President John Keller", "Keller", "Keller"],
    ),
    ("Anna Keller spoke. Anna was tired.", "Anna Keller", ["Anna Keller", "Anna"]),
    ("Anna Keller met Anna Stone. Anna was tired.", "Anna Keller", ["Anna Keller"]),
    # an office that somebody held once is not meant by the office
    (
        "Former President Tom Daly met President John Stone. The president said no. The former president left.",
        "John Stone",
        ["President John Stone", "president"],
    ),
    ("Prime Minister Anna Keller spoke. The PM was tired.", "Anna Keller", ["Prime Minister Anna Keller", "PM"]),
    # unnamed sources taken up again
    (
        "A source close to the talks said so. It rained. It snowed. It hailed. It rained on. The source said no more.",
        "source close to the talks",
        ["source", "source"],
    ),
    ("Two officials met. One of the officials said it was late.", "one of the officials", ["One of the officials"]),
    ("U.S. officials met. The officials said it was late.", "U.S. officials", ["U.S. officials", "officials"]),
    (
        "Halvern, Torvia and Skerra met. In Karsholm, the Halvern capital, it rained. Karsholm said no.",
        "Halvern",
        ["Halvern", "Karsholm"],
    ),
    ("Moscow had not seen it. Talks in Moscow went on.", "Russia", ["Moscow"]),
    ("Washington told Kyiv to wait.", "Ukraine", ["Kyiv"]),
    ("Iran rejected the plan. The Iranians want more.", "Iran", ["Iran", "Iranians"]),
    (
        "The Skerrans walked out. Skerra's delegation will return.",
        "Skerra",
        ["Skerrans", "Skerra"],
    ),
    (
        "A senior US official described the plan. The official said it was narrow.",
        "senior US official",
        ["senior US official", "official"],
    ),
    (
        "The Southern Maritime Union (SMU) said no. The SMU wants more.",
        "Southern Maritime Union",
        ["Southern Maritime Union", "SMU", "SMU"],
    ),
    (
        "The Machinists union rejected the offer. The union said its members had voted.",
        "Machinists union",
        ["Machinists union", "union", "its"],
    ),
    (
        "People familiar with the talks were cautious. The people said a deal was near.",
        "people familiar with the talks",
        ["People", "people"],
    ),
    ("Brannoch, the host country, said it would wait.", "Brannoch", ["Brannoch", "it"]),
    (
        "Rep. Tom Colby spoke. The Oklahoma Republican was angry.",
        "Tom Colby",
        ["Rep. Tom Colby", "Oklahoma Republican"],
    ),
]


@pytest.mark.parametrize(("text", "name", "expected"), MENTIONS)
def test_mentions_are_the_words_that_speak_of_a_member(parse: Parse, text: str, name: str, expected: list[str]) -> None:
    assert spoken(text, called(cast_of(parse, text), name)) == expected


# text, (name, kind, party) of members that must be there
OTHERS = [
    ("Veskar, Ostrane, Kaldmark, Skerra and Brannoch are at the table.", [("Ostrane", "state", "Ostrane")]),
    ("House Republicans rejected it.", [("House Republicans", "body", "Republicans")]),
    ("European leaders welcomed it.", [("European leaders", "body", "European Union")]),
    ("Iranian officials said no.", [("Iranian officials", "body", "Iran")]),
    ("Ann Orme of Peru spoke. She said her country would wait.", [("Peru country", "body", "Peru")]),
    ("Tory MPs said no.", [("Tory MPs", "body", "Conservatives")]),
    ("The Ferrier Council Ann Orme met said no.", [("Ann Orme", "person", "Ferrier Council")]),
    ("Furious Boris Orme said no.", [("Boris Orme", "person", None)]),
    ("Senior Iranian officials said no.", [("senior Iranian officials", "body", "Iran")]),
    ("Conservatives in the hall said no.", [("conservatives in the hall", "unnamed", None)]),
    ("Conservatives said no.", [("conservatives", "unnamed", None)]),
    ("Democratic sources said no.", [("Democratic sources", "body", "Democrats")]),
    ("Labour has said no.", [("Labour", "body", "Labour")]),
    ("Some Republicans said no.", [("some Republicans", "unnamed", "Republicans")]),
    ("Many Ukrainians reject it.", [("many Ukrainians", "unnamed", "Ukraine")]),
    ("Critics said the deal was thin.", [("critics", "unnamed", None)]),
    ("Two Western diplomats said so.", [("two Western diplomats", "unnamed", None)]),
    ("An unnamed White House official said so.", [("unnamed White House official", "unnamed", "United States")]),
    ("A person close to Anna Keller said so.", [("person close to Anna Keller", "unnamed", None)]),
    ("The Israeli government said no.", [("Israeli government", "body", "Israel")]),
    ("Reuters reported the deal.", [("Reuters", "body", None)]),
    ("The Kremlin said no.", [("Kremlin", "body", "Russia")]),
    ("Teamsters Local 12 and the Pacific Growers Association met.", [("Pacific Growers Association", "body", "Pacific Growers Association")]),
    ("The Harbour Pilots' Association agreed.", [("Harbour Pilots' Association", "body", "Harbour Pilots' Association")]),
    ("The House Ways and Means Committee met.", [("House Ways and Means Committee", "body", "United States")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), OTHERS)
def test_bodies_states_and_unnamed(parse: Parse, text: str, expected: list[tuple[str, str, str | None]]) -> None:
    found = {(m.name, m.kind, m.party) for m in cast_of(parse, text).members}
    assert set(expected) <= found, found


# text, names that must not be members
NOBODY = [
    ("Talks in Geneva ended on Friday.", ["Geneva", "Switzerland", "Friday"]),
    ("The Hallam Protocol lapsed, and the Tolness text was read.", ["Hallam Protocol", "Hallam", "Tolness"]),
    ("The ministers met in Paris on the banks of the Seine.", ["France", "Paris", "Seine"]),
    ("Anna Keller told The Financial Times it was late.", ["Financial Times"]),
    ("The US-led plan was read.", ["United States"]),
    ("He told reporters that people want peace.", ["reporters", "people"]),
    ("No minister would sign.", ["minister"]),
    ("Disputes would go to a panel. Every dispute has a cost.", ["Disputes"]),
    ("The Iran Nuclear Review Act passed.", ["Iran Nuclear Review Act", "Iran"]),
    ("PARIS (AFP) - Ministers met.", ["France", "AFP"]),
]


@pytest.mark.parametrize(("text", "names"), NOBODY)
def test_places_texts_and_dates_are_no_members(parse: Parse, text: str, names: list[str]) -> None:
    found = {m.name for m in cast_of(parse, text).members}
    assert not found & set(names), found


UNDECIDED = [
    ("Envoys for Anna Keller and Maria Lopez met. She was angry.", "She"),
    ("The draft was long. It would close the bank.", "It"),
    ("Foreign Minister Anna Keller met Trade Minister Maria Lopez. The committee sat for hours. Then they rose. "
     "It was late. The minister was angry.", "minister"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "word"), UNDECIDED)
def test_what_could_mean_two_means_nobody(parse: Parse, text: str, word: str) -> None:
    at = text.rindex(word)
    page = parse(text)
    cast = find_cast(page)
    token = next(w for s in page.sentences for w in s.words if w.start == at)
    assert cast.at(token) is None


def test_possessive_pronoun_tells_the_side(parse: Parse) -> None:
    text = "Tomas Reglund, the Veskari minister, left. His chief negotiator, Ana Stellmark, stayed. Veskar signed."
    cast = cast_of(parse, text)
    assert called(cast, "Tomas Reglund").party == called(cast, "Ana Stellmark").party == "Veskar"


def test_names_in_headlines_are_known_from_the_text(parse: Parse) -> None:
    body = "Foreign Minister Anna Keller said no. Ostrane's parliament and its fleet waited."
    text = f"Keller Rejects Latest Offer From Ostrane Ministers\n\n{body}"
    cast = find_cast(parse(text, "headline"))
    assert spoken(text, called(cast, "Anna Keller"))[0] == "Keller"


def test_unnamed_sources_stay_apart(parse: Parse) -> None:
    text = "A US official said no. Officials left.\n\nA US official said yes."
    names = [m.name for m in cast_of(parse, text).members if m.kind == "unnamed"]
    assert names == ["US official", "officials", "US official"]


def test_keys_follow_the_first_mention(parse: Parse) -> None:
    text = "Iran met Anna Keller of the Heron Institute. Two diplomats said China and Iran would sign."
    members = cast_of(parse, text).members
    assert [m.key for m in members] == [f"r-1:{n}" for n in range(len(members))]
    assert [m.mentions[0] for m in members] == sorted(m.mentions[0] for m in members)


def check(page: Page, cast: Cast) -> None:
    """Every mention lies in the report, is not empty, and overlaps none but those of whom the same place speaks."""
    spans = sorted(span for m in cast.members for span in m.mentions)
    assert all(0 <= a < b <= len(page.report.text) for a, b in spans)
    assert all(x[1] <= y[0] for x, y in pairwise(sorted(set(spans))))
    assert all(len(set(m.mentions)) == len(m.mentions) for m in cast.members)
    assert all(m.mentions and m.name for m in cast.members)
    assert len({m.key for m in cast.members}) == len(cast.members)


WORDS = st.sampled_from(
    ["The", "the", "a", "minister", "Minister", "president", "Iran", "Iranian", "Moscow", "Kremlin", "Anna", "Keller", "Ms",
     "said", "told", "met", ",", ".", "(", ")", "“", "”", "’s", "'s", "his", "their", "it", "officials", "US", "-", "EU", "of",
     "for", "Union", "delegation", "Ostrane", "and", "who", "R-Ohio", "House", "Republicans", "12", "Friday", "\n\n"]
)  # fmt: skip


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(text=st.one_of(st.text(max_size=120), st.lists(WORDS, max_size=30).map(" ".join)))
def test_any_text_gives_a_cast(text: str) -> None:
    page = next(read_pages([make_report(text)]))
    check(page, find_cast(page))


@pytest.mark.shared
@pytest.mark.parametrize("pack", ["peace-plan", "us-china-trade"])
def test_real_reports_hold_what_is_always_true(shared: Path, pack: str) -> None:
    folder = shared / "examples" / pack / "reports"
    reports = [make_report(p.read_text(encoding="utf-8-sig")) for p in sorted(folder.glob("*.txt"))[:4]]
    for page in read_pages(reports):
        check(page, find_cast(page))


NAMES = [
    ("the Kremlin", ("Russia", "state", "metonym")),
    ("White House", ("United States", "state", "metonym")),
    ("Downing Street", ("United Kingdom", "state", "metonym")),
    ("Foggy Bottom", ("United States", "state", "metonym")),
    ("Élysée", ("France", "state", "metonym")),
    ("Brussels", ("European Union", "body", "metonym")),
    ("Capitol Hill", ("US Congress", "body", "metonym")),
    ("Moscow", ("Russia", "state", "capital")),
    ("Russia’s", ("Russia", "state", "name")),
    ("Russians", ("Russia", "state", "demonym")),
    ("French", ("France", "state", "demonym")),
    ("U.S.", ("United States", "state", "name")),
    ("IMF", ("International Monetary Fund", "body", "name")),
    ("OPEC", ("OPEC", "body", "name")),
    ("GOP", ("Republicans", "body", "name")),
    ("GERMANY", ("Germany", "state", "name")),
]


@pytest.mark.parametrize(("text", "expected"), NAMES)
def test_world_names(text: str, expected: tuple[str, str, str]) -> None:
    found = actor_of_name(text)
    assert found is not None
    assert (found.name, found.kind, found.relation) == expected


@pytest.mark.parametrize("text", ["us", "Tolness", "", "the", "geneva", "Geneva", "Reuters"])
def test_other_words_are_no_world_names(text: str) -> None:
    assert actor_of_name(text) is None


def test_places_outlets_and_seats() -> None:
    assert is_place("Geneva")
    assert is_district("Ariz.")
    assert is_outlet("The New York Times")
    assert seats_of("United States")[0] == "White House"
    assert seats_of("Ostrane") == ()
