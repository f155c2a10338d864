"""The words of cues, halves of a content, epithets, "he" within somebody's words, and chains of outlets."""

from __future__ import annotations

import pytest

from tests.findings.test_statements import page
from travaux.findings.cast import find_cast
from travaux.findings.statements import find_statements
from travaux.findings.statements_circumstances import whole_cue
from travaux.findings.statements_marks import attribute


def cues(text: str) -> list[list[str]]:
    p = page(text)
    found = [a for _, attributions in attribute(p) for a in attributions]
    return [[text[slice(*span)] for span in whole_cue(p.sentences[a.sentence], a)] for a in found]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # one run, without adverbs, auxiliaries and places that stand apart
        ("Then Lee asked how it would end.", [["asked"]]),
        ("Has he called for changes?", [["called for"]]),
        ("It was shortly after Lee said it was late.", [["said"]]),
        ("“Probably not,” Lee said.", [["said"]]),
        ("Lee asked Ko about the port.", [["asked Ko about"]]),
        ("The mayor called publicly for the release of the tape.", [["called publicly for"]]),
        ("Lee has repeatedly denied it was late.", [["has repeatedly denied"]]),
        ("Lee went on to say it was late.", [["went on to say"]]),
        # prepositions
        ("The port did not respond to requests.", [["did not respond"]]),
        ("It was what Lee described as a delay.", [["described as"]]),
        # nobody is told to hold it
        ("The boat was supposed to sail in May.", []),
        ("It is a good page for anyone wanting to learn.", []),
        ("It was Ko’s decision to leave the union.", []),
        # an occasion before what is said
        ("Lee said after the vote he would not go.", [["said"]]),
        # more words that say or hold something
        ("Lee screamed that the port was shut.", [["screamed"]]),
        ("Lee abhors the plan.", [["abhors"]]),
    ],
)
def test_cues(text: str, wanted: list[list[str]]) -> None:
    assert cues(text) == wanted


Wanted = list[tuple[str | None, str]]

HALVES: list[tuple[str, Wanted]] = [
    # a half that leans on the other is none by itself
    (
        "Lee said that the port was shut but that the boats were out.",
        [("Lee", "the port was shut but that the boats were out")],
    ),
    ("Lee said that Ko left and that she would not.", [("Lee", "Ko left and that she would not")]),
    (
        "Lee said that the port was “shut for good” and that the boats were out.",
        [("Lee", "the port was “shut for good”"), ("Lee", "the boats were out")],
    ),
    (
        "Lee said that the port was shut and that the boats were out.",
        [("Lee", "the port was shut and that the boats were out")],
    ),
    ("That decision was late, Lee said.", [("Lee", "That decision was late")]),
    ("But that decision was late, Lee said.", [("Lee", "that decision was late")]),
    (
        "Lee vowed to get tough with Ko and to label him as a thief.",
        [("Lee", "to get tough with Ko and to label him as a thief")],
    ),
    ("The fleet backed away from their pledge to talk.", []),
    (
        "The Court agreed, saying that the vote itself was lawful, but that Ko’s order was not.",
        [("Court", "the vote itself was lawful, but that Ko’s order was not")],
    ),
    # the main clause before "which"
    (
        "The tariff on boats will fall to 19% – which is more than it was before, according to the Port Institute.",
        [("Port Institute", "The tariff on boats will fall to 19% – which is more than it was before")],
    ),
    # what the parser gives to the cue
    (
        "Ann Lee says small- and medium-sized firms there are the hardest-hit.",
        [("Ann Lee", "small- and medium-sized firms there are the hardest-hit")],
    ),
    # words quoted before belong to nobody who judges in the clause behind
    (
        "It was a “modest” rise in fees, which Lee called a “fraction” of the cost.",
        [("Lee", "fees … a “fraction” of the cost")],
    ),
    # what somebody thinks of what they say
    ("Ann Lee said that if it rains, she thinks she can stay.", [("Ann Lee", "if it rains, she thinks she can stay")]),
]

EPITHETS: list[tuple[str, Wanted]] = [
    (
        "Ann Lee said it was late. The 61-year-old said it would rain.",
        [("Ann Lee", "it was late"), ("Ann Lee", "it would rain")],
    ),
    (
        "Ann Lee said it was late. Later the New Yorker said it would rain.",
        [("Ann Lee", "it was late"), ("Ann Lee", "it would rain")],
    ),
    (
        "Ann Lee said it was late. The New Yorker said it would rain.",
        [("Ann Lee", "it was late"), ("New Yorker", "it would rain")],
    ),
    (
        "Ann Lee said it was late. The Norwegian said it would rain.",
        [("Ann Lee", "it was late"), ("Ann Lee", "it would rain")],
    ),
    (
        "Ann Lee said it was late. The Swiss said it would rain.",
        [("Ann Lee", "it was late"), ("Switzerland", "it would rain")],
    ),
    ("U.S. President Ann Lee left. The Republican president said it was late.", [("Ann Lee", "it was late")]),
    (
        "President Ann Lee left. The Republican president met Ko, when she said it was late.",
        [("Ann Lee", "it was late")],
    ),
]

TAILS: list[tuple[str, Wanted]] = [
    (
        "“I was not there,” Lee said, before leaving the port in a hurry.",
        [("Lee", "“I was not there,”")],
    ),
    ("It ended because, as Lee explained, the port was shut.", [("Lee", "the port was shut")]),
    ("Lee called it “late.” The port is shut. “It is big.”", [("Lee", "it “late.”")]),
]

WITHIN: list[tuple[str, Wanted]] = [
    # "he" in somebody's words is somebody else
    (
        "“Ann Lee is wrong. She said it was late,” Eva Ko said.",
        [("Ann Lee", "it was late"), ("Eva Ko", "“Ann Lee is wrong. She said it was late,”")],
    ),
    (
        "“I know her. She said it was late,” Eva Ko said.",
        [(None, "it was late"), ("Eva Ko", "“I know her. She said it was late,”")],
    ),
    (
        "Eva Ko said Ann Lee spoke of “rain. She tweets that it is late.” She added that she would go.",
        [
            ("Eva Ko", "Ann Lee spoke of “rain. She tweets that it is late.”"),
            ("Ann Lee", "it is late"),
            ("Eva Ko", "she would go"),
        ],
    ),
    (
        "Ann Lee has long been clear. “She said that it is late,” Eva Ko said.",
        [("Ann Lee", "it is late"), ("Eva Ko", "“She said that it is late,”")],
    ),
    # who spoke goes on, not whom they spoke of
    (
        "Bob Ko said it was a trick, a reference to Al Lee’s boat. “We do not need long talks,” he said.",
        [("Bob Ko", "it was a trick"), ("Bob Ko", "“We do not need long talks,”")],
    ),
    # papers are of those who publish them
    ("Ann Lee went home. A column published by Ann Lee accused Ko of delay.", [("Ann Lee", "Ko of delay")]),
]


@pytest.mark.parametrize(("text", "wanted"), [*HALVES, *EPITHETS, *TAILS, *WITHIN])
def test_who_says_what(text: str, wanted: Wanted) -> None:
    p = page(text)
    cast = find_cast(p)
    names = {m.key: m.name for m in cast.members}
    found = find_statements(p, cast, ())
    assert [(names.get(x.speaker or ""), x.content) for x in found] == wanted


def test_who_speaks_together_behind_a_title() -> None:
    p = page("Ann Lee spoke. These are rules that Lee and trade envoy Eva Ko threatened to change.")
    cast = find_cast(p)
    names = {m.key: m.name for m in cast.members}
    (found,) = find_statements(p, cast, ())
    assert {names[key] for key in (found.speaker, *found.also) if key} == {"Ann Lee", "Eva Ko"}


def test_who_hears_is_not_what_they_are_reminded_of() -> None:
    p = page("Ann Lee reminded the staff of the port of her words: “We can wait for them.”")
    (found,) = find_statements(p, find_cast(p), ())
    assert found.addressee == "the staff of the port"


def test_who_goes_on_behind_a_caption() -> None:
    p = page(
        "Port spokeswoman Eva Ko told reporters she would not go. She was late.\n"
        "The port in May. A boat leaves. It rains. The sea.\n“We are ready to talk,” she said."
    )
    cast = find_cast(p)
    names = {m.key: m.name for m in cast.members}
    assert [names.get(x.speaker or "") for x in find_statements(p, cast, ())] == ["Eva Ko", "Eva Ko"]


def test_an_opening_mark_for_an_apostrophe_owns() -> None:
    p = page("Ann Lee left. Norway‘s fleet was late, and Norway‘s prime minister said so.")
    assert "Norway‘s" not in {m.name for m in find_cast(p).members}


@pytest.mark.parametrize(
    ("text", "vias"),
    [
        # what stands behind a post goes on with it, unless it was said elsewhere
        ("Ann Lee tweeted that it was late. She said Ko was “a friend.”", ["Twitter", "Twitter"]),
        ("Ann Lee tweeted that it was late. Lee said in the Harbour Room that Ko was “a friend.”", ["Twitter", None]),
        ("Ann Lee tweeted that it was late. Lee promised “a fast boat” during the campaign.", ["Twitter", None]),
        ("Ann Lee tweeted that it was late. Asked about Ko, Lee responded that he was “a friend.”", ["Twitter", None]),
        # an outlet belongs to the verb it stands at
        ("Ann Lee said it was “late,” and Eva Ko sent a boat to tell CNN that it was big.", [None]),
        ("Ann Lee vowed to shut the port and made a speech on CNN.", [None]),
        ("Ann Lee said she had sold the rights to the former Playboy model’s boat.", [None]),
        ("Ann Lee told Fox News new boats were bought.", ["Fox News"]),
        ("Ann Lee told CNN anchor Eva Ko that it was late.", ["CNN"]),
        # what the reader is told
        ("The Hallam Courier tells us: “It is late.”", [None]),
        # a statement given out, which an outlet reports
        ("Ann Lee gave out a letter on Friday, saying it was late, the Hallam Courier reported.", ["Hallam Courier"]),
        (
            "“It is late,” Ann Lee said at a meeting with her top officials at the port, according to the Hallam Courier.",
            ["Hallam Courier"],
        ),
        # the interview told of before
        (
            "Ann Lee told CNN that it was late. The port is big. The boats are out. It rains. The sea is calm. Fish is "
            "dear. Crews wait. In the interview, Lee said she would go.",
            ["CNN", "CNN"],
        ),
    ],
)
def test_outlets(text: str, vias: list[str | None]) -> None:
    p = page(text, "Harbour Weekly")
    assert [x.via for x in find_statements(p, find_cast(p), ())] == vias


def test_an_opening_mark_that_closes() -> None:
    p = page("“It is late,“ Ann Lee said at the port. “We go to the boats.“ Ko left.")
    assert [x.content for x in find_statements(p, find_cast(p), ())] == ["“It is late,“ … “We go to the boats.“"]


def test_a_number_behind_its_noun_is_nobody() -> None:
    p = page(
        "It was late.Of the nearly six million more people working in Norway since 2000, 5.7 million of them are "
        "migrants, according to the study."
    )
    assert all(m.name for m in find_cast(p).members)


@pytest.mark.parametrize(
    ("text", "speaker", "via"),
    [
        (
            "The Hallam Courier reported Friday that, according to officials, the port is shut.",
            "officials",
            "The Hallam Courier",
        ),
        ("“It is late and we go,” Ann Lee said during a Fox News interview.", "Ann Lee", "Fox News"),
        ("Ann Lee told the editorial board of The Hallam Courier that it was late.", "Ann Lee", "The Hallam Courier"),
        ("When Ann Lee was grilled by MSNBC about it, she replied that it was late.", "Ann Lee", "MSNBC"),
    ],
)
def test_chains(text: str, speaker: str, via: str) -> None:
    p = page(text)
    cast = find_cast(p)
    (found,) = find_statements(p, cast, ())
    names = {m.key: m.name for m in cast.members}
    assert (names.get(found.speaker or "", found.source), found.via, found.relay) == (speaker, via, ())


def test_who_talks_the_reporter_through_it_speaks_to_the_outlet() -> None:
    p = page(
        "Ann Lee rang the Hallam Courier at ten. “We go in May,” Lee said.\n"
        "Eva Ko talked us through it. “It is a good plan,” Ko said.",
        "Harbour Weekly",
    )
    assert [x.via for x in find_statements(p, find_cast(p), ())] == ["Hallam Courier", "Harbour Weekly"]


def test_called_to_do_something_is_no_judgement() -> None:
    p = page("Ann Lee wants to dissuade them from calling the former envoy Eva Ko to testify.")
    assert find_statements(p, find_cast(p), ()) == ()


def test_what_would_be_too_is_said_too() -> None:
    p = page(
        "Ann Lee claims the tax could raise ten millions over the years but, more importantly, would calm the port."
    )
    (found,) = find_statements(p, find_cast(p), ())
    assert found.content.endswith("would calm the port")


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Ann Lee put the blame on Ko for going back on his word.", "Ko for going back on his word"),
        ("Ann Lee heaped praise on the crews.", "the crews"),
        ("Ann Lee took aim at Ko over the delay.", "Ko over the delay"),
        ("Ann Lee took aim and shot.", None),
    ],
)
def test_whom_somebody_puts_the_blame_on(text: str, content: str | None) -> None:
    p = page(text)
    found = find_statements(p, find_cast(p), ())
    assert [x.content for x in found] == ([content] if content else [])
