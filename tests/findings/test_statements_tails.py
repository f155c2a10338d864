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
    (
        "Lee said it was a trick -- a charge Ko and others called untrue.",
        [("Lee", "it was a trick"), ("Ko", "a charge … untrue")],
    ),
    (
        "Lee said he may soon meet with Ko to finish the pact as he declared talks were going well.",
        [("Lee", "he may soon meet with Ko to finish the pact"), (None, "talks were going well")],
    ),
    ("Lee hinted that they would use a model — i.e., a table of prices.", [("Lee", "they would use a model")]),
    ("Lee said last week, after Monday’s vote, that he would “go home.”", [("Lee", "he would “go home.”")]),
    ("Lee said he had spoken with Ko without elaborating on when.", [("Lee", "he had spoken with Ko")]),
    (
        "Lee said the bill would end it without providing money.",
        [("Lee", "the bill would end it without providing money")],
    ),
    (
        "“It is the end of the world,” she said, singling out the cut. “This is Armageddon.”",
        [("she", "“It is the end of the world,” … “This is Armageddon.”")],
    ),
    # what goes on is said
    (
        "Lee said the deal would end the strike, leaving the port with a loss.",
        [("Lee", "the deal would end the strike, leaving the port with a loss")],
    ),
    (
        "Lee said that it was late and that, after a pause, it would go on.",
        [("Lee", "it was late and that, after a pause, it would go on")],
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
    ("Lee said that would be late.", [("Lee", "that would be late")]),
    ("But that could change, Lee added.", [("Lee", "that could change")]),
    ("Lee said it will end -- although she voted to begin it.", [("Lee", "it will end")]),
    (
        "Lee left on Monday, saying that even if the union continued to pay, cuts to other funds would “hurt the port.”",
        [("Lee", "even if the union continued to pay, cuts to other funds would “hurt the port.”")],
    ),
    ("He will head to the border region he says is in crisis.", [("he", "the border region … is in crisis")]),
    (
        "Lee pointed to a trend of delays, which, he said, has made it hard.",
        [("he", "delays … has made it hard")],
    ),
    (
        "“They keep it on its path,” he said, according to prepared remarks, “a path of delays.”",
        [("he", "“They keep it on its path,” … “a path of delays.”")],
    ),
    (
        "I find it late: The fleet fell in May and has grown since, according to the ministry.",
        [("the ministry", "The fleet fell in May and has grown since")],
    ),
]
NONE = [
    "The heavy-handed approach of the port threatens to undermine trade.",
    "The crews walked out, as they had promised to do weeks earlier.",
    "Wall Street expects the cut — prices dropped last week after the vote.",
    "Talks often unfold according to their own logic.",
    "Ann Lee found herself weathering storms as she sent the plan.",
    "It cites “a harbour official” as its source.",
    "An idea is for members to stand up to Ko and say it is late.",
    "The members intend to push the issue and call for its repeal.",
    "Lee’s reported comments about the port prompted anger.",
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


def speakers(text: str) -> list[str | None]:
    return [s.speaker for s in statements(text)]


MEMBERS = [
    ("Sen. Ann Lee, a Republican, left. The offer is late, the Maine Republican said.", "Ann Lee"),
    ("Sen. Ann Lee (R-Maine) met Ko. The offer is late, the Republican said.", "Ann Lee"),
    ("Sen. Ann Lee (R-Maine) met Ko. The offer is late, one Republican said.", "one Republican"),
    ("Sen. Ann Lee (R-Maine) and Sen. Tom Hale (R-Ohio) met. The offer is late, the Republican said.", "Republican"),
    ("Sen. Ann Lee (R-Maine) met Ko. Another Democrat, Rep. Tom Hale of Ohio, said it is late.", "Tom Hale"),
    ("Sen. Ann Lee (R-Maine) met Ko. The offer is late, Republicans said.", "Republicans"),
    # a pronoun in a clause with "who" is the one told of, before "he" goes on
    (
        "Ann Lee led them with Tom Hale, who in a letter kept his pledge to wait.\n“We can wait,” he said in the letter.",
        "Tom Hale",
    ),
    # a paper of whoever spoke just before; a paper to somebody is not his
    ("It is late, Ann Lee said. The statement added that the port was shut.", "Ann Lee"),
    ("Ann Lee’s tweet concluded: “We can wait.”", "Ann Lee"),
    (
        "Ann Lee abruptly called off the meeting, with a letter to Kim citing the “tremendous anger” of recent talks.",
        "Ann Lee",
    ),
    # "the president" is not the vice president
    ("President Ann Lee met Vice President Tom Ko. The president said it was late.", "Ann Lee"),
    # "first lady Jo Orme": Orme alone is he
    ("President Orme left. Orme smiled. First lady Jo Orme stayed. Orme said it was late.", "Orme"),
    ("President Orme left. First lady Jo Orme stayed. Mrs. Orme said it was late.", "Jo Orme"),
]


@pytest.mark.parametrize(("text", "speaker"), MEMBERS)
def test_one_of_a_party_is_no_party(text: str, speaker: str | None) -> None:
    assert speakers(text)[-1] == speaker


def test_two_with_their_titles_speak_together() -> None:
    text = "“It is time,” Speaker Ann Lee and Senate Democratic leader Tom Hale said."
    (found,) = statements(text + " Ann Lee left. Tom Hale left.")
    assert {found.speaker, *found.also} == {"Ann Lee", "Tom Hale"}
    (taught,) = statements("“It is time,” said Jo Ko, who taught Ann Lee and Tom Hale.")
    assert (taught.speaker, taught.also) == ("Jo Ko", ())


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
        ("Ann Lee said she was “surprised” by Tom Ko’s announcement that he would go.", {"Ann Lee": (), "Tom Ko": ()}),
        ("The Courier reported that Tom Ko said it was late.", {"Tom Ko": ()}),
    ],
)
def test_who_tells_what_another_said(text: str, relays: dict[str, tuple[str, ...]]) -> None:
    assert {s.speaker: s.relay for s in statements(text)} == relays
