"""Where what somebody says ends, who says it where the parse hides that, and through whom it came."""

from __future__ import annotations

import pytest

from tests.findings.test_statements import cast_of, page
from travaux import statements
from travaux.findings.cast import find_cast
from travaux.findings.found import Said
from travaux.findings.statements import find_statements

Wanted = list[tuple[str | None, str]]

TAILS: list[tuple[str, Wanted]] = [
    ("Lee said Monday that the port was shut, despite claims of the union.", [("Lee", "the port was shut")]),
    ("Lee said Monday that the port was shut, after weeks of talks.", [("Lee", "the port was shut")]),
    ("Lee said the port was shut, prompting the union to leave.", [("Lee", "the port was shut")]),
    ("Lee said the port was shut, potentially opening the door to talks.", [("Lee", "the port was shut")]),
    ("Lee said the port was shut, using an address in Lima to calm them.", [("Lee", "the port was shut")]),
    ("Lee said the port was shut, even as the boats came in.", [("Lee", "the port was shut")]),
    ("Lee said the port was shut but did not specify for how long.", [("Lee", "the port was shut")]),
    ("Lee said: “We can wait,” after what some saw as a long delay.", [("Lee", "“We can wait,”")]),
    (
        "“We can wait,” Lee said, referencing the late boats. “We have time.”",
        [("Lee", "“We can wait,” … “We have time.”")],
    ),
    # what goes on is said
    (
        "Lee said the deal would end the strike, leaving the port with a loss.",
        [("Lee", "the deal would end the strike, leaving the port with a loss")],
    ),
    (
        "Lee said that it was late and that, after a pause, it would go on.",
        [("Lee", "it was late"), ("Lee", "that, after a pause, it would go on")],
    ),
    ("Lee said the fund was open but would not last.", [("Lee", "the fund was open but would not last")]),
    (
        "Lee said it would “help the boats,” as well as raising the catch.",
        [("Lee", "it would “help the boats,” as well as raising the catch")],
    ),
]
WHOLE: list[tuple[str, Wanted]] = [
    (
        "Lee called for both the owner and his crew to “wait in the port” in a statement.",
        [("Lee", "both the owner and his crew to “wait in the port”")],
    ),
    ("Lee insisted the talks focus on the port.", [("Lee", "the talks focus on the port")]),
    (
        "Ann Lee of Ohio called the offer, “a fair start,” adding: “We can talk.”",
        [("Ann Lee", "the offer, “a fair start,”"), ("Ann Lee", "“We can talk.”")],
    ),
    (
        "Ko added: “We can wait. Nobody should pound the table.\nThe talks go on.",
        [("Ko", "“We can wait. Nobody should pound the table.")],
    ),
    (
        "I find it late: The fleet fell in May and has grown since, according to the ministry.",
        [("the ministry", "The fleet fell in May and has grown since")],
    ),
]
NONE = [
    "Wall Street expects the cut — prices dropped last week after the vote.",
    "Talks often unfold according to their own logic.",
    "Ann Lee found herself weathering storms as she sent the plan.",
    "It cites “a harbour official” as its source.",
]
SPEAKERS: list[tuple[str, Wanted]] = [
    (
        "The offer drew scorn as Senator Tom Ko told reporters he “would rather wait,” adding: “I don’t like it.”",
        [("Tom Ko", "he “would rather wait,”"), ("Tom Ko", "“I don’t like it.”")],
    ),
    (
        "Labour leaders expressed a willingness to debate it while cautioning against delay.",
        [("Labour leaders", "delay")],
    ),
    (
        "After talks broke down, Lee renewed calls for Ko to wait and warned of delays.",
        [("Lee", "delays")],
    ),
    (
        "Among the first was Hu Ling, chief editor at the Harbour Times newspaper, who said Monday that it was late.",
        [("Hu Ling", "it was late")],
    ),
    # the subject of its own, beside which another cue stands
    ("Lee said some moderates are warning it is late.", [("some moderates", "it is late")]),
]  # fmt: skip


def said(text: str) -> tuple[Said, ...]:
    p = page(text)
    return find_statements(p, cast_of(p), ())


@pytest.mark.parametrize(("text", "wanted"), [*TAILS, *WHOLE])
def test_where_a_statement_ends(text: str, wanted: Wanted) -> None:
    found = said(text)
    assert [x.content for x in found] == [content for _, content in wanted]
    for x, (who, _) in zip(found, wanted, strict=True):
        assert who is None or who in (x.source or "")


@pytest.mark.parametrize("text", NONE)
def test_what_nobody_says(text: str) -> None:
    assert [x.content for x in said(text)] == []


@pytest.mark.parametrize(("text", "wanted"), SPEAKERS)
def test_who_speaks(text: str, wanted: Wanted) -> None:
    found = {x.content: x.source or "" for x in said(text)}
    for who, content in wanted:
        assert (who or "") in found[content]


def test_they_are_the_two_of_the_sentence_before() -> None:
    p = page("Ann Lee and Tom Ko met on Monday. They said it was late.")
    cast = find_cast(p)
    names = {m.key: m.name for m in cast.members}
    (found,) = find_statements(p, cast, ())
    assert [names[k] for k in (found.speaker or "", *found.also)] == ["Ann Lee", "Tom Ko"]


@pytest.mark.parametrize(
    ("text", "relays"),
    [
        ("“Tom Ko said he is open to it,” Ann Lee told CBS.", {"Tom Ko": ("Ann Lee",), "Ann Lee": ()}),
        ("Ann Lee said Tom Ko had told the board it was late.", {"Tom Ko": ("Ann Lee",), "Ann Lee": ()}),
        ("Ann Lee said she had told the board it was late.", {"Ann Lee": ()}),
        ("The Courier reported that Tom Ko said it was late.", {"Tom Ko": ()}),
    ],
)
def test_who_tells_what_another_said(text: str, relays: dict[str, tuple[str, ...]]) -> None:
    assert {s.speaker: s.relay for s in statements(text)} == relays
