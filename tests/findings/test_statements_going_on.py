"""Who speaks where the sentence hardly tells: interviews, "he" and "they", papers, cues between commas, labels."""

from __future__ import annotations

import pytest

from tests.findings.reading import findings
from tests.findings.test_statements import page
from travaux.findings.cast import find_cast
from travaux.findings.cast_clues import HE_PROOF
from travaux.findings.statements import find_statements
from travaux.findings.statements_interviews import DASHED, QUESTIONS, answers
from travaux.findings.statements_marks import attribute
from travaux.findings.statements_paragraphs import paragraphs

Row = tuple[str | None, str, str | None]


def told(text: str, outlet: str | None = None) -> list[Row]:
    """Return speaker by name, content and outlet of each statement."""
    p = page(text, outlet)
    cast = find_cast(p)
    names = {m.key: m.name for m in cast.members}
    return [(names.get(x.speaker or ""), x.content, x.via) for x in find_statements(p, cast, ())]


INTERVIEW = """Ann Lee receives in the small office. Ann Lee has led the union since May.
Was the offer meant seriously?
“Everything I sign is meant seriously. I can explain eight.”
You have heard nothing from the other side?
“I’ve heard things.” She smiles. “So it moves.”
The ministry says that the clause is out.
“Because it was written for somebody else.”"""


def test_answers_are_the_interviewees_and_told_to_the_outlet() -> None:
    found = told(INTERVIEW, "Harbour Courier")
    quoted = [row for row in found if row[1].startswith("“")]
    assert [who for who, _, _ in quoted] == ["Ann Lee"] * 3
    assert {via for _, _, via in quoted} == {"Harbour Courier"}
    assert quoted[1][1] == "“I’ve heard things.” … “So it moves.”"


def test_too_few_questions_make_no_interview() -> None:
    lines = INTERVIEW.split("\n")
    assert len(answers(paragraphs(page("\n".join(lines))))) == QUESTIONS + 1
    assert answers(paragraphs(page("\n".join([*lines[:3], lines[-1]])))) == frozenset()


def test_answers_without_quotation_marks() -> None:
    asked = [f"— What of the {x}?\nI am for the {x}, as I always was." for x in ("port", "dam", "road")]
    lee = "Ann Lee advises the mediators. Ann Lee wrote the annex."
    found = told("\n".join([lee, *asked]))
    assert found == [("Ann Lee", f"I am for the {x}, as I always was.", None) for x in ("port", "dam", "road")]
    fewer = "\n".join([lee, *asked[: DASHED - 1]])
    assert told(fewer) == []


def test_a_reporter_who_answers_his_own_questions_gives_no_interview() -> None:
    asked = [f"Q: What of the {x}?\nThe {x} is shut." for x in ("port", "dam", "road")]
    assert told("\n".join(["Ann Lee leads the union.", *asked])) == []


def test_questions_answered_by_several_named_speakers_are_no_interview() -> None:
    text = "Will it hold?\n“It will,” said Ann Lee.\nWhat next?\n“We wait,” said Bo Ko."
    assert [who for who, _, _ in told(text)] == ["Ann Lee", "Bo Ko"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # the subject of the sentence before
        (
            "Ann Lee met the union on Monday.\nThe port is old. She announced that it would be shut.",
            [("Ann Lee", "it would be shut", None)],
        ),
        # the source headed by another word
        (
            "Rep. Ann Lee (D) of Erie recently said that it was late.",
            [("Ann Lee", "it was late", None)],
        ),
        # "they" are all who spoke together
        (
            "Ann Lee and Bo Ko said the port was shut. They added that it was late.",
            [("Ann Lee", "the port was shut", None), ("Ann Lee", "it was late", None)],
        ),
        # a participle beside a thing is the main subject's
        (
            "Ann Lee signalled her readiness to leave the talks, telling reporters that the port was shut.",
            [("Ann Lee", "the port was shut", None)],
        ),
        # between commas
        (
            "The port, said Ann Lee, is shut.",
            [("Ann Lee", "The port … is shut", None)],
        ),
        (
            "Nobody came; 35 million, says its owner, Ann Lee, is “less than it was”.",
            [("Ann Lee", "35 million … is “less than it was”", None)],
        ),
        # a label with a role
        (
            "Ann Lee, spokeswoman for the union: the paper is “late for all”.",
            [("Ann Lee", "the paper is “late for all”.", None)],
        ),
        ("Ann Lee let it be known that the port was shut.", [("Ann Lee", "the port was shut", None)]),
        ("Ann Lee puts the cost at 19 million crowns.", [("Ann Lee", "the cost at 19 million crowns", None)]),
        ("Ann Lee left the hall with the words “We are done here”.", [("Ann Lee", "“We are done here”", None)]),
        ("Ann Lee said “no” to the offer of May.", [("Ann Lee", "“no” to the offer of May", None)]),
        (
            "Ann Lee said she would wait, as she continues to maintain that there is time.",
            [("Ann Lee", "she would wait", None), ("Ann Lee", "there is time", None)],
        ),
        (
            "Ann Lee made her first visit, shaking hands with dockers, according to Bo Ko.",
            [("Bo Ko", "Ann Lee made her first visit, shaking hands with dockers", None)],
        ),
    ],
)  # fmt: skip
def test_who_speaks(text: str, wanted: list[Row]) -> None:
    assert told(text) == wanted


@pytest.mark.parametrize(
    ("text", "via"),
    [
        ("Ann Lee said on Ketharan television that it was late.", "Ketharan television"),
        ("Ann Lee said on Harbour Breakfast this morning that it was late.", "Harbour Breakfast"),
        ("Ann Lee said on Capitol Hill that it was late.", None),
        ("Ann Lee said on Good Friday that it was late.", None),
        ("“It is late,” Ann Lee told our correspondent.", "Courier"),
        ("Ann Lee told The Hill that it was late.", "The Hill"),
    ],
)
def test_outlets(text: str, via: str | None) -> None:
    assert [row[2] for row in told(text, "Courier")] == [via]


@pytest.mark.parametrize(
    "text",
    [
        "Polls show more people blaming Ann Lee for the delay.",
        "“Do you worry about the port?” the institute asked 1,500 people.",
        "The port is expected to open in May.",
        "The port seems to be shut.",
    ],
)
def test_nobody_says_so(text: str) -> None:
    assert told(text) == []


def test_a_paper_speaks_for_whoever_gave_it_out() -> None:
    text = "Ann Lee met the board. A report by Ann Lee found that the port was old. The report said it was unsafe."
    assert [who for who, _, _ in told(text)] == ["Ann Lee", "Ann Lee"]


def test_a_name_that_he_takes_up_is_a_persons() -> None:
    one = "Orrin wanted the port shut. He said that it was old. "
    text = one * HE_PROOF + "Orrin met the union."
    kinds = {m.name: m.kind for m in find_cast(page(text)).members}
    assert kinds["Orrin"] == "person"


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("“It is late,” Ann Lee said in a statement.", "said in a statement"),
        ("“It is late,” Ann Lee said in a brief telephone interview.", "said in a brief telephone interview"),
        ("Ann Lee said Monday morning that it was late.", "said Monday morning"),
        ("Ann Lee said later that it was late.", "said later"),
        ("Ann Lee said in the harbour that it was late.", "said"),
    ],
)
def test_day_and_paper_right_behind_a_cue_belong_to_it(text: str, cue: str) -> None:
    p = page(text)
    (found,) = find_statements(p, find_cast(p), ())
    assert found.cue is not None
    assert found.cue.text == cue


def test_what_is_expected_or_seems_is_an_attitude_of_nobody() -> None:
    for text, cue in (("The port is expected to open.", "is expected"), ("The port seems to be shut.", "seems")):
        p = page(text)
        (a,) = [a for _, found in attribute(p) for a in found]
        assert (a.group, a.speaker, a.states) == ("supposed", None, False)
        assert [p.report.text[slice(*span)] for span in a.cue] == [cue]


def test_a_condition_before_a_quotation_that_goes_on_is_said_too() -> None:
    text = (
        "Lee said it would be good to wait. But if there is no deal by May, “the ports will close because nobody pays.”"
    )
    told = findings(text).view.said
    assert [s.content for s in told] == [
        "it would be good to wait … if there is no deal by May, “the ports will close because nobody pays.”"
    ]


def test_what_stands_before_a_quotation_and_is_no_condition_is_the_reporters() -> None:
    text = "Lee said it would be good to wait. As the ports filled up, “the pilots will not work because nobody pays.”"
    assert all("filled up" not in s.content for s in findings(text).view.said)


def test_a_post_that_a_page_shows_whole_is_in_the_speakers_own_words() -> None:
    told = findings("The talks are going well. It is late. — Ann Lee (@annlee) December 3, 2018").view.said
    # `direct` means quotation marks, and there are none; the words are the speaker's all the same.
    assert [(s.direct, s.mode, s.content) for s in told] == [(False, "direct", "The talks are going well. It is late.")]
