"""Who is told, who goes on, and what a cue takes with it: classes of sentences found in real reports."""

from __future__ import annotations

import pytest

from tests.findings.test_statements import cast_of, page, said
from travaux.findings.found import Cast
from travaux.findings.statements import find_statements
from travaux.findings.statements_again import Version, told_elsewhere
from travaux.findings.statements_marks import attribute

Wanted = list[tuple[str | None, str]]

SPEAKERS: list[tuple[str, Wanted]] = [
    ("Before Ko’s speech on Monday, Ann Lee tweeted: “It is late.”", [("Ann Lee", "“It is late.”")]),
    (
        "It matches what Ko has told them, a source close to the talks told CNN.",
        [("a source close to the talks", "It matches what Ko has told them")],
    ),
    ("“It is late,” said Ellis’ senior adviser Tom Ko.", [("Ellis’ senior adviser Tom Ko", "“It is late,”")]),
    ("Ann Lee avoided the question, at one point saying it was “late”.", [("Ann Lee", "it was “late”")]),
    ("“Absolutely,” Ann Lee said.", [("Ann Lee", "“Absolutely,”")]),
    ("Ann Lee made clear the port would be shut.", [("Ann Lee", "the port would be shut")]),
    ("Ann Lee made it clear that the port would be shut.", [("Ann Lee", "the port would be shut")]),
    (
        "“It is late,” said Ann Lee, who says she will go home.",
        [("Ann Lee", "“It is late,”"), ("Ann Lee", "she will go home")],
    ),
]
CONTENTS: list[tuple[str, Wanted]] = [
    (
        "Ann Lee said the port was shut and Tom Ko accused her of delay.",
        [("Ann Lee", "the port was shut"), ("Tom Ko", "her of delay")],
    ),
    ("Ann Lee said it was “late” and “a pity”.", [("Ann Lee", "it was “late” and “a pity”")]),
    (
        "The fleet fell in May and has grown since, according to the ministry.",
        [("the ministry", "The fleet fell in May and has grown since")],
    ),
    ("Ann Lee criticised Ko for being late.", [("Ann Lee", "Ko for being late")]),
    ("It was a deal that one senator called “late”.", [("one senator", "“late”")]),
]
WHAT_IT_IS_SAID_OF: list[tuple[str, Wanted]] = [
    (
        "The principles that Ann Lee said underlie the plan are old.",
        [("Ann Lee", "The principles … underlie the plan")],
    ),
    ("It is something that he has said he is willing to do.", [("he", "something … he is willing to do")]),
    ("On the day when Ann Lee said the port was shut, it rained.", [("Ann Lee", "the port was shut")]),
    ("A minister who said the port was shut left.", [("A minister", "the port was shut")]),
]
WITHOUT_THE_QUESTION: list[tuple[str, Wanted]] = [
    ("Ann Lee said it was “possible” when asked if the port would be shut.", [("Ann Lee", "it was “possible”")]),
    ("They hailed what Ann Lee said was a breakthrough.", [("Ann Lee", "was a breakthrough")]),
]
NOT_SAID: list[tuple[str, Wanted]] = [
    ("They met to say that the port was shut.", []),
    ("Let’s say that the port is shut.", []),
    ("The vote allows her to claim that it is late.", []),
]


@pytest.mark.parametrize(
    ("text", "wanted"), [*SPEAKERS, *CONTENTS, *WHAT_IT_IS_SAID_OF, *WITHOUT_THE_QUESTION, *NOT_SAID]
)
def test_source_and_content(text: str, wanted: Wanted) -> None:
    assert [(x.source, x.content) for _, x in said(text)] == wanted


@pytest.mark.parametrize(
    ("text", "via"),
    [
        ("“We can wait,” said the minister, Ann Lee, on CNN.", "CNN"),
        ("Ann Lee wrote an op-ed in the Hallam Courier saying the port would be shut.", "Hallam Courier"),
        ("A spokesperson confirmed to the Hallam Courier that the port was shut.", "Hallam Courier"),
        ("“It is late.” — Ann Lee, Hallam Courier", "Hallam Courier"),
        ("“It is late.” — Ann Lee", None),
        ("It is late. We go home. — Ann Lee (@annlee) December 3, 2018", "Twitter"),
    ],
)
def test_outlets(text: str, via: str | None) -> None:
    ((_, found),) = said(text)
    assert found.via == via


def test_a_post_shown_whole_is_a_statement_without_its_links() -> None:
    ((_, found),) = said("It is late. We go home. https://t.co/x1 — Ann Lee (@annlee) December 3, 2018")
    assert (found.source, found.content, found.direct) == ("Ann Lee", "It is late. We go home.", False)


def test_posts_go_on_until_something_is_said_elsewhere() -> None:
    found = said(
        "Ann Lee tweeted that it was late.\nThe port, Lee said, was “shut for good.”\n"
        "Lee said at a rally in Tolness that Ko was “a friend.”"
    )
    assert [x.via for _, x in found] == ["Twitter", "Twitter", None]


def test_an_outlet_carries_all_that_one_source_says_in_a_sentence() -> None:
    found = said("A spokesman denied that it was late and said Ko was “a friend,” according to the Hallam Courier.")
    assert [x.via for _, x in found] == ["Hallam Courier", "Hallam Courier"]


@pytest.mark.parametrize(
    ("first", "second", "one"),
    [
        (("the fleet is “far too large”", "“far too large”"), ("“It is far too large,” he said", ""), True),
        (
            ("he was “flabbergasted” by the plan", "“flabbergasted”"),
            ("I was flabbergasted, and it was wrong", ""),
            True,
        ),
        (("it was “late”", "“late”"), ("“It is late,” and more", ""), False),
        (
            ("the security concerns of Ostrania must be respected", ""),
            ("Ostrania’s security concerns are respected", ""),
            True,
        ),
        (("the port was shut", ""), ("the boats were sold", ""), False),
    ],
)
def test_what_is_told_twice_has_one_outlet(first: tuple[str, str], second: tuple[str, str], one: bool) -> None:
    versions = [
        Version("lee", first[0], (first[1],) if first[1] else (), None),
        Version("lee", second[0], (second[1],) if second[1] else (), "CNN"),
        Version("ko", first[0], (), None),
    ]
    assert told_elsewhere(versions) == ({0: "CNN"} if one else {})


def test_two_outlets_for_the_same_words_leave_it_open() -> None:
    words = "the security concerns of Ostrania must be respected"
    versions = [Version("lee", words, (), via) for via in (None, "CNN", "BBC")]
    assert told_elsewhere(versions) == {}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Ann Lee was afraid that it was late.", [("Ann Lee", "was afraid", "that it was late")]),
        (
            "The crews were frustrated that the port was shut.",
            [("The crews", "were frustrated", "that the port was shut")],
        ),
        ("Ann Lee raised serious doubts about the plan.", [("Ann Lee", "raised serious doubts about", "the plan")]),
        (
            "Ann Lee wants to shut the port, sell the boats and build a bridge.",
            [("Ann Lee", "wants", "to shut the port, sell the boats and build a bridge")],
        ),
        (
            "Ann Lee cited the catch as a reason to wait.",
            [("Ann Lee", "cited", "the catch as a reason to wait")],
        ),
        ("They met to support the plan.", []),
        ("It was clear that the port was shut.", []),
    ],
)
def test_attitudes(text: str, wanted: list[tuple[str, str, str]]) -> None:
    def words(spans: tuple[tuple[int, int], ...]) -> str:
        return " … ".join(text[start:end] for start, end in spans)

    found = [a for _, listed in attribute(page(text)) for a in listed]
    assert [(words(a.source), words(a.cue), words(a.content)) for a in found] == wanted


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Ann Lee sent a letter to Ko.\nThe letter said it was late.", "Lee"),
        ("In a statement, Ann Lee said it was late.\n“It is a pity,” the statement said.", "Lee"),
        ("A letter from Ann Lee was read.\nThe letter said it was late.", "Lee"),
        ("Ann Lee read a letter.\nThe letter said it was late.", None),
        ("Ann Lee sent a letter to Ko.\nThe letter from the union said it was late.", None),
    ],
)
def test_a_letter_speaks_for_whoever_gave_it_out(text: str, speaker: str | None) -> None:
    p = page(text)
    cast = Cast.of(m for m in cast_of(p).members if m.name in ("Lee", "Ko"))
    names = {m.key: m.name for m in cast.members}
    assert names.get(find_statements(p, cast, ())[-1].speaker or "") == speaker
