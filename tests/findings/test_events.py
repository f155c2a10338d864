"""Events and deadlines of one report: invented sentences in, kind, status, dates and place out."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.findings.reading import view
from travaux.findings.events import find_events
from travaux.findings.found import EventFound
from travaux.findings.open_points import find_open_points
from travaux.model import broken_passages

# The reports of the tables come out on Wednesday, 14 May 2031.
WEDNESDAY = "2031-05-14"


def plain(text: str) -> list[EventFound]:
    return [e for e in find_events(view(text, WEDNESDAY)) if e.kind != "deadline"]


def deadlines(text: str) -> list[EventFound]:
    return [e for e in find_events(view(text, WEDNESDAY)) if e.kind == "deadline"]


@pytest.mark.parametrize(
    ("sentence", "kind", "status", "start", "end", "place"),
    [
        ("Envoy Mara Lund met Foreign Minister Pavel Brok in Lisbon on Tuesday.",
         "meeting", "happened", "2031-05-13", "2031-05-13", "Lisbon"),
        ("Ms Lund met with Russian officials in Oslo on Monday.",
         "meeting", "happened", "2031-05-12", "2031-05-12", "Oslo"),
        ("Ms Lund is expected to meet Mr Brok in Vienna on Friday.",
         "meeting", "scheduled", "2031-05-16", "2031-05-16", "Vienna"),
        ("The two leaders will hold a summit in Rome next month.",
         "meeting", "scheduled", "2031-06", "2031-06", "Rome"),
        ("Two days of talks in Geneva ended on Sunday.", "meeting", "happened", "2031-05-10", "2031-05-11", "Geneva"),
        ("Officials meet in Lyon from May 18 to 20 to work on the text.",
         "meeting", "scheduled", "2031-05-18", "2031-05-20", "Lyon"),
        ("The talks in Oslo were postponed.", "meeting", "postponed", None, None, "Oslo"),
        ("The minister cancelled a meeting that was planned for Friday.",
         "meeting", "cancelled", "2031-05-16", "2031-05-16", None),
        ("Officials denied that the ministers had met in Oslo on Monday.",
         "meeting", "denied", "2031-05-12", "2031-05-12", "Oslo"),
        ("Speaking at a video conference on Tuesday, Ms Lund said she was hopeful.",
         "meeting", "happened", "2031-05-13", "2031-05-13", None),
        ("The president is sending envoy Mara Lund to Moscow next week.",
         "visit", "scheduled", "2031-05-19", "2031-05-25", "Moscow"),
        ("Mr Brok will travel to Berlin on Thursday.", "visit", "scheduled", "2031-05-15", "2031-05-15", "Berlin"),
        ("Mr Brok flew to Berlin on Monday.", "visit", "happened", "2031-05-12", "2031-05-12", "Berlin"),
        ("Mr Brok spoke by telephone with Ms Lund on Monday.", "call", "happened", "2031-05-12", "2031-05-12", None),
        ("The two ministers held a phone call on Tuesday.", "call", "happened", "2031-05-13", "2031-05-13", None),
        ("The plan leaked last week.", "leak", "happened", "2031-05-05", "2031-05-11", None),
        ("The chair circulated a new draft on Monday.", "publication", "happened", "2031-05-12", "2031-05-12", None),
        ("A 12-point plan emerged on Tuesday.", "publication", "happened", "2031-05-13", "2031-05-13", None),
        ("Ms Lund said in a statement on Monday that the tolls would stay.",
         "publication", "happened", "2031-05-12", "2031-05-12", None),
        ("Norway slashed its tariffs on Monday.", "other", "happened", "2031-05-12", "2031-05-12", None),
        ("Parliament will vote on the bill on Friday.", "vote", "scheduled", "2031-05-16", "2031-05-16", None),
        ("The Senate passed the bill on Tuesday.", "vote", "happened", "2031-05-13", "2031-05-13", None),
        ("The treaty is to be signed in Lisbon on June 9.",
         "signing", "scheduled", "2031-06-09", "2031-06-09", "Lisbon"),
        ("Workers went on strike on Monday.", "strike", "happened", "2031-05-12", "2031-05-12", None),
        ("Trawlers blocked the harbour on Tuesday.", "other", "happened", "2031-05-13", "2031-05-13", None),
        ("The delegation walked out of the talks on Monday.", "other", "happened", "2031-05-12", "2031-05-12", None),
        ("In 2014, Russia annexed Crimea.", "other", "happened", "2014", "2014", None),
        ("Norway gave the envoys its backing last weekend.", "other", "happened", "2031-05-10", "2031-05-11", None),
        ("Mr Brok will update his party on Friday.", "other", "scheduled", "2031-05-16", "2031-05-16", None),
    ],
)  # fmt: skip
def test_an_event(sentence: str, kind: str, status: str, start: str | None, end: str | None, place: str | None) -> None:
    found = [(e.kind, e.status, e.start, e.end, e.place) for e in plain(sentence)]
    assert found == [(kind, status, start, end, place)]


@pytest.mark.parametrize(
    "sentence",
    [
        "If the leaders meet in Oslo on Friday, they will discuss the border.",
        "Will the leaders meet in Oslo on Friday?",
        "The proposal would have the commission meet each year.",
        "The leaders might meet in Oslo on Friday.",
        "It is unclear when a meeting will be held.",
        "Mr Brok called for talks in Oslo.",
        "The offer did not meet the demands of the union on Monday.",
        "The plan met with anger in Oslo.",
        "There are no plans for a meeting.",
        "The catch is divided among six states.",
        "The proposal takes effect in 2039 and would end the ban in 2040.",
        "Norway has stuck to its demands since 2022.",
        "Mr Brok called the result fair on Sunday.",
        "Norway wanted a longer term on Monday.",
        "Norway would support higher tolls on Friday.",
    ],
)
def test_no_event(sentence: str) -> None:
    assert find_events(view(sentence, WEDNESDAY)) == ()


def test_a_headline_tells_no_event() -> None:
    assert find_events(view("Did the leaders meet in Oslo on Monday?\nNobody knows.", WEDNESDAY)) == ()


def test_each_stop_of_a_journey_is_a_visit() -> None:
    found = plain("Mr Brok is expected in Rome on Monday and in Oslo on Tuesday.")
    assert [(e.kind, e.place, e.start) for e in found] == [
        ("visit", "Rome", "2031-05-19"),
        ("visit", "Oslo", "2031-05-20"),
    ]


def test_a_denial_in_the_next_sentence_counts() -> None:
    found = plain("Two diplomats said Mr Brok and Ms Lund met in Oslo over the weekend. Both ministries deny it.")
    assert [(e.status, e.start, e.end) for e in found] == [("denied", "2031-05-10", "2031-05-11")]


def test_participants_are_members_of_the_cast() -> None:
    reading = view("Envoy Mara Lund met Foreign Minister Pavel Brok in Lisbon on Tuesday.", WEDNESDAY)
    (event,) = find_events(reading)
    names = {m.key: m.name for m in reading.cast.members}
    assert {names[key] for key in event.who} >= {"Mara Lund", "Pavel Brok"}
    assert event.step == "held"
    assert event.step_on == "2031-05-13"


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The chair gave a deadline of Thursday for both parties to agree.", [("2031-05-15", "scheduled", "set")]),
        ("The chair has given the others until tomorrow.", [("2031-05-15", "scheduled", "set")]),
        ("Written comments were due last Friday.", [("2031-05-09", "scheduled", "set")]),
        ("The chair wanted agreement by June 17.", [("2031-06-17", "scheduled", "set")]),
        ("She asked the parties to agree by Friday.", [("2031-05-16", "scheduled", "set")]),
        ("Both sides are rushing ahead of a year-end deadline.", [("2031-12-31", "scheduled", "set")]),
        ("They face a self-imposed deadline of May 31.", [("2031-05-31", "scheduled", "set")]),
        ("The deadline for a final agreement is June 30.", [("2031-06-30", "scheduled", "set")]),
        ("The tax cuts are set to expire on July 1.", [("2031-07-01", "scheduled", "set")]),
        ("The two leaders agreed to hold off on new tariffs for 90 days starting May 1.",
         [("2031-07-30", "scheduled", "set")]),
        ("The conference had been due to close on May 16.", [("2031-05-16", "scheduled", "set")]),
        ("Talks ground past the May 10 deadline.", [("2031-05-10", "postponed", None)]),
        ("The deadline was extended to June 20.", [(None, "postponed", "moved"), ("2031-06-20", "scheduled", "set")]),
        ("Officials pushed back deadlines in January and March.",
         [("2031-01", "postponed", "moved"), ("2031-03", "postponed", "moved")]),
        ("There were no more firm deadlines, she said.", [(None, "cancelled", "dropped")]),
        ("The chair wrote that the date of 17 May no longer applies.", [("2031-05-17", "cancelled", "dropped")]),
        ("Parliament has 60 days to review the agreement.", [(None, "scheduled", "set")]),
        # terms of a draft, and dates of no consequence
        ("The plan would ban subsidies from 2033.", []),
        ("Under the draft, an award must be given by May 2032.", []),
        ("By Friday three delegations had left.", []),
        ("The strikes in the north began on Monday.", []),
    ],
)  # fmt: skip
def test_deadlines(sentence: str, expected: list[tuple[str | None, str, str | None]]) -> None:
    assert [(e.start, e.status, e.step) for e in deadlines(sentence)] == expected


def test_a_deadline_is_set_and_dropped_in_one_sentence() -> None:
    found = deadlines(
        "The mediator initially gave a deadline of Thursday for both parties to agree, but said later on Tuesday that "
        "there were no more firm deadlines."
    )
    assert {(e.start, e.step, e.step_on) for e in found} == {
        ("2031-05-15", "set", None),
        (None, "dropped", "2031-05-13"),
    }


def test_talks_prolonged_move_the_date_told_beside_them() -> None:
    found = deadlines(
        "Talks on the treaty were extended by two weeks on Friday. The conference had been due to close on May 9."
    )
    assert {(e.start, e.step) for e in found} == {(None, "moved"), ("2031-05-09", "set"), ("2031-05-23", "set")}


def test_more_time_moves_the_date_gone_by() -> None:
    found = deadlines("Comments were due last Friday. The chair has given the others until tomorrow.")
    assert [(e.start, e.step) for e in found if e.step == "moved"] == [("2031-05-09", "moved")]


def test_it_was_lifted_drops_the_deadline_told_before() -> None:
    found = deadlines("The deadline for a deal came and went on Monday. It had been lifted.")
    assert [(e.start, e.status) for e in found] == [("2031-05-12", "happened"), (None, "cancelled")]


@pytest.mark.parametrize(
    ("sentence", "about"),
    [
        ("The biggest sticking point remains the issue of the border.", "the issue of the border"),
        ("There is also the matter of pensions.", "pensions"),
        ("It is unclear whether the islands will sign.", "whether the islands will sign"),
        ("The hardest topics were left for the presidents to decide.", "The hardest topics"),
        ("The arbitration paragraph has been put in brackets.", "The arbitration paragraph"),
        ("The sides have not agreed on the size of the fund.", "the size of the fund"),
        ("There is no agreement on fishing rights.", "fishing rights"),
        ("The two sides remain divided on wages.", "wages"),
        ("Both parties dispute how much the bill would save.", "how much the bill would save"),
        ("The deal still has to be approved by the council.", "The deal still has to be approved by the council"),
        ("Sticking points remained, including the price of grain.", "the price of grain"),
        ("The talks broke down because of differences over the border.", "the border"),
        ("The sides failed to reach a deal on the border.", "the border"),
        ("Mr Brok declined to say whether the islands would sign.", "whether the islands would sign"),
    ],
)
def test_what_is_open(sentence: str, about: str) -> None:
    assert [p.about for p in find_open_points(view(sentence, WEDNESDAY))] == [about]


@pytest.mark.parametrize(
    "sentence",
    [
        "The border has been settled.",
        "Is it unclear whether the islands will sign?",
        "If the wage is not agreed, the union will strike.",
        "The message could not be clearer.",
        "The workers are at the table.",
        "Three passages remain.",
        "It is unclear what was discussed.",
        "The parliament had to approve the treaty.",
        "We have yet to see all the specifics.",
        "The sides settled their differences over the border.",
        "The differences on the border were small.",
    ],
)
def test_what_is_not_open(sentence: str) -> None:
    assert find_open_points(view(sentence, WEDNESDAY)) == ()


@pytest.mark.parametrize(
    ("sentence", "needed"),
    [
        ("Parliament in Oslo would have to approve any treaty by a simple majority.", True),
        ("The deal must be ratified by all four parliaments.", True),
        ("The deal will need the backing of the king.", True),
        ("Washington will now also have to get Moscow on board.", True),
        ("We have yet to see all the specifics.", False),
        ("He still needed to address the border.", False),
        ("It is unclear whether the islands will sign.", False),
    ],
)
def test_what_has_to_be_done_is_a_step(sentence: str, needed: bool) -> None:
    assert any(p.needed for p in find_open_points(view(sentence, WEDNESDAY))) == needed


def test_a_numbered_list_under_a_heading_is_open() -> None:
    text = "And what is not agreed?\nFirst, the year of entry.\nSecond, the judge."
    assert [p.about for p in find_open_points(view(text, WEDNESDAY))] == ["the year of entry", "the judge"]


def test_an_item_of_a_list_is_shown_with_what_goes_on_with_it() -> None:
    text = "Three points are still open.\n\nFirst, the price of grain. The north wants 80 crowns. The south offers 60."
    (point,) = find_open_points(view(text, WEDNESDAY))
    assert (point.about, point.passage.text) == ("the price of grain", text.partition("\n\n")[2])


@pytest.mark.parametrize(
    ("sentence", "status", "start"),
    [
        # the day of the telling is not that of the plan
        ("Mr Brok announced on Tuesday that he plans to resign.", "happened", "2031-05-13"),
        ("On Friday, the ministers are due to meet in Oslo.", "scheduled", "2031-05-16"),
    ],
)
def test_whose_day_it_is(sentence: str, status: str, start: str) -> None:
    assert [(e.status, e.start) for e in plain("Pavel Brok is a minister. " + sentence)] == [(status, start)]


def test_what_is_done_before_a_day_has_another_day() -> None:
    assert [e.start for e in plain("Before Friday, Pavel Brok met Mara Lund in Oslo.")] == [None]


def test_a_condition_stays_with_what_hangs_on_it() -> None:
    (vote,) = plain("If the measure is rejected, parliament will vote on a delay on Thursday.")
    assert vote.says.startswith("If the measure is rejected")
    assert plain("Norway will only sign the agreement in Oslo on Friday if the tolls are lifted.") == []


SOME = (
    "the chair met minister in Oslo on Friday by until deadline of talks no more was will extended , . ? “ ” and "
    "if not vote plan leaked 90 days agree to , have until June 3 unclear whether brackets in been"
)
WORDS = st.sampled_from(SOME.split())


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(WORDS, min_size=1, max_size=25).map(" ".join))
def test_any_words_give_passages_that_verify(text: str) -> None:
    reading = view(text, WEDNESDAY)
    passages = [e.passage for e in find_events(reading)] + [p.passage for p in find_open_points(reading)]
    assert broken_passages(passages, [reading.page.report]) == []


@pytest.mark.parametrize(
    ("text", "status", "start"),
    [
        ("A visit by Mr Brok to Oslo, announced for last Friday, did not take place.", "cancelled", "2031-05-09"),
        ("The talks planned for Monday in Oslo did not take place.", "cancelled", "2031-05-12"),
        ("The meeting in Oslo on Monday never happened.", "cancelled", "2031-05-12"),
        ("The Senate was to have voted yesterday on the bill.", "postponed", "2031-05-13"),
        ("Ministers were to have met in Oslo on Monday.", "postponed", "2031-05-12"),
        ("Unnamed diplomats had said that a letter had been signed in Oslo on Monday.\n\n"
         '"There is no letter," Mr Aldous said.', "denied", "2031-05-12"),
        ("A newspaper wrote that Mara Lund had met Mr Brok in Oslo on Monday. There was no meeting.",
         "denied", "2031-05-12"),
        ("We said on Monday that the delegation had walked out of the talks. They haven't.", "denied", None),
        ("A newspaper said that Mara Lund met Mr Brok in Oslo on Monday. It would be the first time. "
         "The ministry has denied it.", "denied", "2031-05-12"),
        ("Mara Lund met Mr Brok in Oslo on Monday. There was no letter.", "happened", "2031-05-12"),
        ("The Senate passed the bill on Tuesday. The House has not.", "happened", "2031-05-13"),
    ],
)  # fmt: skip
def test_what_did_not_come_about(text: str, status: str, start: str | None) -> None:
    assert [(e.status, e.start) for e in plain(text)][:1] == [(status, start)]


def test_a_wish_that_something_be_called_off_calls_nothing_off() -> None:
    assert plain("They asked for tonight's session to be cancelled.") == []


def test_a_day_behind_the_noun_of_a_preposition() -> None:
    found = plain("Mr Brok spoke with Chancellor Mara Lund by telephone Sunday and the aides left.")
    assert [(e.kind, e.start) for e in found][:1] == [("call", "2031-05-11")]


@pytest.mark.parametrize(
    ("sentence", "days"),
    [
        ("Velmora moved the closing date of its offer from May 28 to June 25.",
         {("postponed", "2031-05-28"), ("scheduled", "2031-06-25")}),
        ("Velmora has extended the acceptance period from May 28 to June 25.",
         {("postponed", "2031-05-28"), ("scheduled", "2031-06-25")}),
        ("The office said it needed until 28 May for its decision, which was due this Friday.",
         {("postponed", "2031-05-16"), ("scheduled", "2031-05-28")}),
    ],
)  # fmt: skip
def test_a_deadline_and_the_day_it_is_moved_to(sentence: str, days: set[tuple[str, str]]) -> None:
    assert days <= {(e.status, e.start) for e in deadlines(sentence)}


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("Mara Lund met Mr Orme in Oslo on Tuesday. She met Mr Brok first.", "2031-05-13"),
        ("Mara Lund met Mr Orme in Oslo on May 2. She met Mr Brok first.", None),
        ("Mara Lund will meet Mr Orme in Oslo on Friday. She met Mr Brok first.", None),
        ("Mara Lund met Mr Orme in Oslo on Tuesday. She had met Mr Brok.", None),
    ],
)
def test_what_is_narrated_on_goes_on_the_same_day(text: str, start: str | None) -> None:
    assert [e.start for e in plain(text) if e.passage.text.startswith("She")] == [start]


def test_what_happened_without_anybody_is_told_to_the_week() -> None:
    assert plain("The talks led to a draft that was published in March.") == []
    assert [e.start for e in plain("The draft was published last week.")] == ["2031-05-05"]


@pytest.mark.parametrize(
    ("text", "kind", "status", "start"),
    [
        # a month without year in what lies behind; a date that is another noun's
        ("The July meeting of Ms Lund and Mr Brok in Helsinki angered the press.", "meeting", "happened", "2030-07"),
        ("Ms Lund held a meeting in Oslo on last month’s storm.", "meeting", "happened", None),
        # a speech is no paper; what is only looked ahead to is not put off by a bill that was passed
        ("Ms Lund delivered a speech in Oslo on Monday.", "other", "happened", "2031-05-12"),
        ("The council postponed the vote on the bill approved by the Senate on Tuesday.", "vote", "postponed", None),
        ("Ms Lund phoned Mr Brok in Oslo on Monday.", "call", "happened", "2031-05-12"),
        # a day that a clause with "when" is on, whatever it is a limit of above
        ("Ms Lund has not been heard since May 2, when she met Mr Brok.", "meeting", "happened", "2031-05-02"),
    ],
)
def test_day_kind_and_status(text: str, kind: str, status: str, start: str | None) -> None:
    found = [e for e in plain("Envoy Mara Lund met Foreign Minister Pavel Brok. " + text) if e.passage.start > 48]
    assert [(e.kind, e.status, e.start) for e in found if e.kind == kind][:1] == [(kind, status, start)]
    assert all(e.place is None for e in found if e.kind == "call")


@pytest.mark.parametrize(
    "sentence",
    [
        "For decades farm bills have been approved by the Senate.",
        "Ms Lund has repeatedly met Mr Brok in Oslo.",
        "About 300 people marched at the call of the union.",
        "Ms Lund rejected calls from the league for a second vote.",
        "Ms Lund called on Mr Brok on Monday to resign.",
        "Ms Lund and Mr Brok have met twice in Oslo.",
        "Ms Lund negotiated a deal this week to vote on two papers.",
    ],
)
def test_a_habit_and_a_demand_are_no_events(sentence: str) -> None:
    found = plain("Envoy Mara Lund met Foreign Minister Pavel Brok. " + sentence)
    assert not [e for e in found if e.passage.start > 48 and (e.kind in ("call", "vote", "meeting"))]


def test_a_deadline_that_nobody_will_move_is_not_moved() -> None:
    found = deadlines("The ministry ruled out extending the bidding round beyond the May 20 deadline.")
    assert {e.status for e in found} <= {"scheduled"}
