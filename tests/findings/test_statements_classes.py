"""Statements by class: each kind of attribution that reports use, and each that is none."""

from __future__ import annotations

import pytest

from tests.findings.test_statements import cast_of, page, said
from travaux.findings.statements import find_statements

Wanted = list[tuple[str | None, str]]  # the words that name the source, and what is said

MARKS: list[tuple[str, Wanted]] = [
    ("“We can wait,” said Ann Lee.", [("Ann Lee", "“We can wait,”")]),
    ('"We can wait," said Ann Lee.', [("Ann Lee", '"We can wait,"')]),
    ("'We can wait,' said Ann Lee.", [("Ann Lee", "'We can wait,'")]),
    ("“It is late”, said Lee, “and we are tired”.", [("Lee", "“It is late” … “and we are tired”")]),
    (
        "Lee insisted: \"He told me: 'It is over.'\"",
        [("Lee", "\"He told me: 'It is over.'\""), ("He", "'It is over.'")],
    ),
    ("We can wait,” said Ann Lee.", [("Ann Lee", "We can wait,”")]),
    ("“We can wait, said Ann Lee.", [("Ann Lee", "“We can wait")]),
    ("Lee said the port was “shut.\nThe talks go on.", [("Lee", "the port was “shut.")]),
    ("“We are close,” Lee said. “It is late.\nThe talks go on.", [("Lee", "“We are close,” … “It is late.")]),
    (
        "Lee told the council: 'I say that the time has come to act.\nThe talks go on.",
        [("Lee", "'I say that the time has come to act.")],
    ),
    (
        "“We can wait.\n“We have time.\n“But not for ever,” Ann Lee said.",
        [(None, "“We can wait."), (None, "“We have time."), ("Ann Lee", "“But not for ever,”")],
    ),
    (
        "Lee said: “We can wait.\n“We have time.”\nThe port is shut.",
        [("Lee", "“We can wait."), (None, "“We have time.”")],
    ),
]
DOCUMENTS: list[tuple[str, Wanted]] = [
    ("The text says the fund “shall be closed by 2031”.", [("The text", "the fund “shall be closed by 2031”")]),
    ("“Each party shall report its catch,” the draft says.", [("the draft", "“Each party shall report its catch,”")]),
    ("The text published by Ann Lee says the fund is closed.", [("The text", "the fund is closed")]),
    ("The port is shut, according to a letter.", [("a letter", "The port is shut")]),
    (
        "Half of the boats are idle, a study by two economists found.",
        [("a study by two economists", "Half of the boats are idle")],
    ),
]
CUES: list[tuple[str, Wanted]] = [
    (
        "“We are close,” Lee said. “We are not there,” she went on.",
        [("Lee", "“We are close,”"), ("she", "“We are not there,”")],
    ),
    ("Lee said it was late. She went on to say that it would end.", [("Lee", "it was late"), ("She", "it would end")]),
    (
        '"We can wait," Lee said, adding that "nobody is in a hurry."',
        [("Lee", '"We can wait,"'), ("Lee", '"nobody is in a hurry."')],
    ),
    ("He said he was sorry but pointed out that it was late.", [("He", "he was sorry"), ("He", "it was late")]),
    (
        "Ko has said the port is shut, but it will not be for long.",
        [("Ko", "the port is shut, but it will not be for long")],
    ),
    ("Lee told them on Monday the port was shut.", [("Lee", "the port was shut")]),
    (
        "46 percent said they were late; 23 percent said it was fine.",
        [("46 percent", "they were late"), ("23 percent", "it was fine")],
    ),
    ("Ann Lee repeated her warning that the port would be shut.", [("her", "the port would be shut")]),
    ("Ann Lee issued a warning that the port would be shut.", [("Ann Lee", "the port would be shut")]),
    ("A warning by Ann Lee that the port would be shut was ignored.", [("Ann Lee", "the port would be shut")]),
    ("The minister’s claim that the port was shut was false.", [("The minister", "the port was shut")]),
    ("In a statement, the union said the port was shut.", [("the union", "the port was shut")]),
    ("The port, in the words of Ann Lee, is “a ruin”.", [("Ann Lee", "The port … is “a ruin”")]),
    ("Ann Lee was blunt: “The port is shut.”", [("Ann Lee", "“The port is shut.”")]),
    (
        "Lee declared: “You want to stay.” Ko hit back: “We voted.”",
        [("Lee", "“You want to stay.”"), ("Ko", "“We voted.”")],
    ),
    ("Her verdict: “The port is shut.”", [("Her", "“The port is shut.”")]),
    (
        "Tom Ko: Is the port shut?\nAnn Lee: It is shut, and will stay shut.",
        [("Ann Lee", "It is shut, and will stay shut.")],
    ),
    ("Tom Ko (left) says: “The port is shut.”", [("Tom Ko", "“The port is shut.”")]),
    ("“Is it over?” Lee told reporters at the port. “It is not.”", [("Lee", "“Is it over?” … “It is not.”")]),
]
WITHOUT_REMARKS: list[tuple[str, Wanted]] = [
    (
        "Two people said no progress was made as Lee sought to defend it.",
        [("Two people", "no progress was made as Lee sought to defend it")],
    ),
    ("Two people said earlier the port was shut.", [("Two people", "the port was shut")]),
    ("He shut the port, a step which some critics claimed was late.", [("some critics", "a step … was late")]),
    ("Lee has said that “both sides will suffer” contradicting the chair.", [("Lee", "“both sides will suffer”")]),
    ("Veskar said it would raise fees, a move that followed a vote.", [("Veskar", "it would raise fees")]),
    ("“It is late,” Lee said in a speech broadcast an hour before.", [("Lee", "“It is late,”")]),
]
TOGETHER: list[tuple[str, Wanted]] = [
    ("Ann Lee and Tom Ko said the port was shut.", [("Ann Lee and Tom Ko", "the port was shut")]),
    (
        "Lee said Ko had told her that it was late.",
        [("Lee", "Ko had told her that it was late"), ("Ko", "it was late")],
    ),
    ("It was announced by the ministry that the port would be shut.", [("the ministry", "the port would be shut")]),
]


@pytest.mark.parametrize(("text", "wanted"), [*MARKS, *DOCUMENTS, *CUES, *WITHOUT_REMARKS, *TOGETHER])
def test_source_and_content(text: str, wanted: Wanted) -> None:
    assert [(x.source, x.content) for _, x in said(text)] == wanted


@pytest.mark.parametrize(
    "text",
    [
        # nobody says it
        "It was announced that the port would be shut.",
        "It is understood that the port is shut.",
        "The port was said to be shut.",
        "A text said to be final will be sent to them.",
        "The deal was described as dead.",
        "Nobody said the port was shut.",
        "No minister said that the port was shut.",
        "Neither Lee nor Ko said that the port was shut.",
        "That said, the port is shut.",
        # it has not been said
        "Ann Lee plans to shut the port.",
        "Ann Lee is expected to say that the port is shut.",
        "Ann Lee would not say whether the port was shut.",
        "It is vital that she explains that the port is shut.",
        "They took the opportunity to describe the talks as late.",
        "There is no guarantee that Ann Lee will say yes.",
        "The deadline for Ann Lee to agree passed.",
        "Will Ann Lee say that the port is shut?",
        # it is told as fact, or is only felt
        "The council voted to shut the port.",
        "Ann Lee talks about the port.",
        "They wanted a treaty that promises to end the dispute.",
        # the reporter's own
        "I say that the port is shut.",
        # marks that quote nobody
        "The so-called “snap back” clause stays, and “The Long Night” is a film.",
    ],
)
def test_nothing_is_said(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("Ann Lee denied that the port was shut.", True),
        ("Ann Lee does not believe that the port is shut.", True),
        ("Ann Lee did not deny that the port was shut.", None),
        ("Ann Lee believes that the port is shut.", False),
        ("Her denial that the port was shut was brief.", True),
    ],
)
def test_denials(text: str, denied: bool | None) -> None:
    assert [x.denied for _, x in said(text)] == ([] if denied is None else [denied])


@pytest.mark.parametrize(
    ("text", "addressee", "occasion"),
    [
        ("Ann Lee told reporters that the port was shut.", "reporters", None),
        ("Ann Lee told CNN that the port was shut.", None, None),
        ("“It is late,” Ann Lee said to her aides.", "her aides", None),
        ("Ann Lee warned Tom Ko that the port was shut.", "Tom Ko", None),
        ("Ann Lee said in a statement that the port was shut.", None, "in a statement"),
        ("In a statement, the union called the offer “an insult”.", None, "In a statement"),
        ("Speaking at a rally in Tolness, Ann Lee said the port was shut.", None, "at a rally in Tolness"),
        ("Ann Lee said on the sidelines of the summit that the port was shut.", None, "on the sidelines of the summit"),
        ("Ann Lee said in the end that the port was shut.", None, None),
    ],
)
def test_circumstances(text: str, addressee: str | None, occasion: str | None) -> None:
    ((_, found),) = said(text)
    assert (found.addressee, found.occasion) == (addressee, occasion)


@pytest.mark.parametrize(
    ("text", "via", "relay"),
    [
        ("“The port is shut,” Ann Lee wrote on X.", "X", ()),
        ("In a tweet, Ann Lee wrote: “The port is shut.”", "Twitter", ()),
        ("Ann Lee told HarbourNews.com Wednesday the port was shut.", "HarbourNews.com", ()),
        (
            "“It is late,” Ko said, according to the semi-official Veskar Students’ News Agency.",
            "Veskar Students’ News Agency",
            (),
        ),
        ("A source told the FT that it was late, Reuters reported.", "FT", ("Reuters",)),
    ],
)
def test_more_outlets(text: str, via: str, relay: tuple[str, ...]) -> None:
    ((_, found),) = said(text)
    assert (found.via, found.relay) == (via, relay)


def test_speakers_together_are_all_told() -> None:
    p = page("Ann Lee and Tom Ko said the port was shut.")
    cast = cast_of(p)
    names = {m.key: m.name for m in cast.members}
    (found,) = find_statements(p, cast, ())
    assert [names[found.speaker or ""], *(names[key] for key in found.also)] == ["Lee", "Ko"]


def test_an_interview_goes_on_in_the_next_paragraph() -> None:
    found = said("“It is late,” Ann Lee told CNN.\n“We are tired,” Lee said.\n“We go home,” Ko said.")
    assert [x.via for _, x in found] == ["CNN", "CNN", None]
