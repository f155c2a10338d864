"""Who speaks where the cast does not know them, what is no statement, where contents begin and end, and outlets."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.findings.reading import report, view
from travaux.findings.cast_sources import with_sources
from travaux.findings.find import view_of
from travaux.findings.found import Cast, Said, Unknown
from travaux.language.reading import read_pages
from travaux.model import Passage


def told(text: str) -> list[tuple[str | None, str, str | None]]:
    """Return speaker, content and outlet of each statement."""
    v = view(text)
    names = {m.key: m.name for m in v.cast.members}
    return [(names.get(s.speaker or ""), s.content, s.via) for s in v.said]


SPEAKERS = [
    # groups, counts and people by what they are
    ("Major broadband providers have objected, saying it would be late.", "major broadband providers"),
    ("Forty-four percent said the port should close.", "forty-four percent"),
    ("Trump's team and Chinese officials confirmed that the port would wait.", "Trump's team"),
    ("The 19-year-old has told investigators the port was shut.", "19-year-old"),
    ("“It is late.” — John D. Sutter, CNN", "John D. Sutter"),
    ("Both men have promised to keep the tolls low.", "both men"),
    # "he" goes on with them
    ("A retired dockhand said it was late. He added that the port was shut.", "retired dockhand"),
    ("Six in ten voters say they think the port is late.", "six in ten voters"),
    # rules, papers and times are nobody
    ("The law says the port must close.", None),
    ("The poll found that the port must close.", None),
    # a paper is whose it is by name
    ("According to an editorial by Valmora’s state-run Harbour Times, it was Ko who called.", "Harbour Times"),
    ("It was late even after a report in the Harbour Courier said the port had closed.", "Harbour Courier"),
    ("Ann Lee put out a statement saying she learned of it late.", "Ann Lee"),
    ("Ann Lee sent a letter to teams calling on players to wait.", "Ann Lee"),
    # a surname that several have: who spoke just before
    (
        "Bill Orme left. Tom Orme came. The mother, Ann Orme, said it was late.\nAt home, Orme said it was a pity.",
        "Ann Orme",
    ),
    ("“It is crucial to keep out of it.” Sarah Bronin, Los Angeles Times", "Sarah Bronin"),
    ("Bill Orme left. It is late. — Ann Orme (@annorme) December 3, 2018", "Ann Orme"),
    # one of several
    ("Ann Lee is one of the few traders who has indicated that he would be open to tolls.", "Ann Lee"),
    # "they" are whom the sentence before is about
    ("Republicans see the win as a sign for voters. They said it paves the way.", "Republicans"),
    # an office before the name, where the parser takes the office
    ("“It is late,” U.S. Ambassador to the United Nations Ann Lee said on Friday.", "Ann Lee"),
    # a verb in the past goes on with the cue
    (
        "Adviser Ann Lee said Saturday the threat of Valmora launching a boat is “big” and repeated that a strike "
        "remains an option.",
        "Ann Lee",
    ),
    ("The clock ran out, with Harbour leadership conceding that the vote was late.", "Harbour leadership"),
]


@pytest.mark.parametrize(("text", "speaker"), SPEAKERS)
def test_who_speaks(text: str, speaker: str | None) -> None:
    assert told(text)[-1][0] == speaker


CONTENTS = [
    ("The port shook, the Valmora Survey said, though Ketharan officials placed the count at 5.", "The port shook"),
    (
        "Traders and unions argued that Lee had gone too far, then helped organize massive protests and gather names.",
        "Lee had gone too far",
    ),
    (
        "The suspect responded “no” when asked if he had enough money for a lawyer, according to a transcript.",
        "The suspect responded “no” when asked if he had enough money for a lawyer",
    ),
    (
        "Lee had told reporters that she did not discuss the cost -- a statement that the mayor did not contest.",
        "she did not discuss the cost",
    ),
    (
        "Ann Lee responded to the test, calling it “very hostile and dangerous” to the harbour.",
        "it “very hostile and dangerous” to the harbour",
    ),
    (
        "In court filings, Lee has accused Ko of having ties to spies, an allegation he has denied.",
        "Ko of having ties to spies",
    ),
    (
        "As Secretary Ann Lee said when she was port director, the board functions as if it were a “hostile service.”",
        "the board functions as if it were a “hostile service.”",
    ),
    (
        "Ann Lee said including the repeal allows traders to be more ambitious.",
        "including the repeal allows traders to be more ambitious",
    ),
    (
        "The official said collaboration with Valmora and shifting resources might start to stem the flow.",
        "collaboration with Valmora and shifting resources might start to stem the flow",
    ),
    (
        "Lee testified while being questioned by Representative Ko that he would have sought to wait were it not for it.",
        "he would have sought to wait were it not for it",
    ),
    (
        "Lee told reporters that he would have never hired Ko if he had known the attorney general was going to leave.",
        "he would have never hired Ko if he had known the attorney general was going to leave",
    ),
    (
        "A federal court ruled that the port must close, while a separate court upheld a toll.",
        "the port must close",
    ),
    ("55% of voters say Lee will win, with 31% saying that Ko will be victorious.", "Lee will win"),
    ("The count rose, the ministry said Monday, the first time in years.", "The count rose"),
    ("The court found that the toll is late, as the port had argued.", "the toll is late"),
    ("On Saturday, President Lee blamed traders for the deaths.", "traders for the deaths"),
]


@pytest.mark.parametrize(("text", "content"), CONTENTS)
def test_where_contents_begin_and_end(text: str, content: str) -> None:
    assert content in [c for _, c, _ in told(text)]


NOTHING = [
    "Traders had written off the port from the beginning: dredging makes it nearly impossible to dock.",
    "The campaign focuses on telling stories of its workers and sending its members a message that it can be late.",
    "Lee and Ko issued a joint statement calling into question the port's “objectivity.”",
    "ANN LEE BLASTS PORT AFTER ARREST: 'HOW COULD YOU DO IT?'",
    "It would help just in case traders call for a vote.",
    "The demonstration pointed to the pressures leaders are likely to feel from liberals.",
    "Lee will have to provide a confidential report explaining his decisions to prosecute.",
    "The board posted an update to its report in January “to reflect changes to the tool.”",
    "But that update says nothing about sorting goods.",
    "The number of traders who think the law should change rose.",
    "Lee's amendment adds 8 million over five years aimed at helping traders.",
    "A text said to be final will be sent to them.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_nothing_is_said(text: str) -> None:
    assert told(text) == []


OUTLETS = [
    ("“It is crucial to keep out of it.” Sarah Bronin, Los Angeles Times", "Los Angeles Times"),
    ("Ann Lee, a resident, told All Things Considered, “The street is choked.”", "All Things Considered"),
    ("In an interview airing Thursday on Morning Edition, Lee emphasized that it was late.", "Morning Edition"),
    ("Last month, on CBS' “Face the Nation,” she suggested that she would limit tolls.", "CBS"),
    ("Ann Lee told the sports daily Nemzeti Sport that the message was late.", "Nemzeti Sport"),
    ("Ann Lee acknowledged in an interview with FoxNews.com, “It is both.”", "FoxNews.com"),
    ("Ann Lee tweeted a link to the stream, saying, “Something special is happening.”", "Twitter"),
    ("Mayor Ann Lee also condemned Ko on Twitter on Wednesday.\n“This is a threat to the port,” Lee said.", "Twitter"),
    ("“It is madness,” said Gen. Ann Lee, according to a report in the Harbour Times.", "Harbour Times"),
    ("Ann Lee denied it flatly in a message to The Courier. “We have the rooms,” she wrote.", "The Courier"),
    ("Ann Lee had let it be known by way of the Harbour Times that it was late.", "Harbour Times"),
    ("Ann Lee told The Courier that it was after a meeting with men who she said were late.", "The Courier"),
]


@pytest.mark.parametrize(("text", "outlet"), OUTLETS)
def test_on_which_outlet(text: str, outlet: str) -> None:
    assert told(text)[-1][2] == outlet


HEARD = [
    ("“A rate is a rate,” Ann Lee said on Wednesday when I put it to her.", "The Harbour Courier"),
    ("The embassy, when we rang, said that it was late.", "The Harbour Courier"),
    ("“It is late,” Ann Lee said to me.", "The Harbour Courier"),
    # within somebody's words it is not the reporter who asks
    ("“He was there when I asked him,” Ann Lee said.", None),
    ("Ann Lee said that it was late when the port was shut.", None),
]


@pytest.mark.parametrize(("text", "outlet"), HEARD)
def test_what_the_reporter_heard_himself(text: str, outlet: str | None) -> None:
    told_here = next(read_pages([replace(report(text), outlet="The Harbour Courier")]))
    assert view_of(told_here).said[-1].via == outlet


def test_denial_does_not_relay() -> None:
    v = view("Traders accused Valmora of being behind the killings, a claim Valmora denied.")
    assert all(s.relayed_by is None for s in v.said)


def test_unknown_speakers_are_brought_in_once() -> None:
    passage = Passage("r", 0, 1, "x")

    def said(key: str, unknown: Unknown | None, speaker: str | None = None) -> Said:
        return Said(key, 0, speaker, None, ((0, 1),), "x", False, "indirect", passage, unknown=unknown)

    bankers = [Unknown("some bankers", "unnamed", (0, 12)), Unknown("Some bankers", "unnamed", (40, 52))]
    cast, out = with_sources("r", Cast(), [said("a", bankers[0]), said("b", None, "r:9"), said("c", bankers[1])])
    assert [(m.key, m.name, m.kind, m.mentions) for m in cast.members] == [
        ("r:0", "some bankers", "unnamed", ((0, 12), (40, 52)))
    ]
    assert [s.speaker for s in out] == ["r:0", "r:9", "r:0"]
    assert all(s.unknown is None for s in out)
