"""Who takes part in an event, which day is its own, and what is none: invented sentences in, events out."""

from __future__ import annotations

import pytest

from tests.findings.reading import view
from travaux.findings.events import find_events
from travaux.findings.found import EventFound

# The reports of the tables come out on Wednesday, 14 May 2031.
WEDNESDAY = "2031-05-14"
CAST = (
    "Envoy Mara Lund works for Norway. Foreign Minister Pavel Brok works for Sweden. Senator Ada Quist leads the "
    "Senate. Premier Olaf Stenn likes ships.\n"
)


def told(sentence: str) -> list[tuple[EventFound, set[str]]]:
    """Return the events of a sentence after one that brings in the cast, each with the names of who takes part."""
    reading = view(CAST + sentence, WEDNESDAY)
    names = {m.key: m.name for m in reading.cast.members}
    found = [e for e in find_events(reading) if e.passage.start >= len(CAST)]
    return [(e, {names[key] for key in e.who}) for e in found]


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        # who says or does something there, whoever is spoken of
        ("Mara Lund said at a news conference on Tuesday that Pavel Brok would pay.", {"Mara Lund"}),
        ("In a video message posted on Monday, Mara Lund said the tolls would stay.", {"Mara Lund"}),
        ("Speaking at a summit in Rome on Monday, Mara Lund praised the text.", {"Mara Lund"}),
        # with whom, and between whom
        ("Mara Lund spoke on Monday with Pavel Brok.", {"Mara Lund", "Pavel Brok"}),
        ("Talks between Mara Lund and Pavel Brok ended on Monday and talks will resume on Friday.",
         {"Mara Lund", "Pavel Brok"}),
        # what a text is about, whom it is against, who is compared
        ("Mara Lund signed on Monday a treaty on the ships of Olaf Stenn.", {"Mara Lund"}),
        ("Mara Lund attacked Pavel Brok in a speech on Monday.", {"Mara Lund"}),
        ("Mara Lund left Norway on Monday.", {"Mara Lund"}),
        # who tells it
        ("Mara Lund met Pavel Brok on Monday, according to Olaf Stenn.", {"Mara Lund", "Pavel Brok"}),
        # a day behind the name, who undergoes it as told of him, those of whom two are spoken, who acts that day
        ("Discussions of the group with Mara Lund Friday were long.", {"Mara Lund"}),
        ("Pavel Brok, who was elected on Monday, smiled.", {"Pavel Brok"}),
        ("Mara Lund likes Pavel Brok. The two leaders met in Oslo on Monday.", {"Mara Lund", "Pavel Brok"}),
        ("Mara Lund accused Pavel Brok of fraud on Monday.", {"Mara Lund"}),
        # one after another in apposition and in coordination
        ("Mara Lund and her counterpart, Pavel Brok, met on Monday.", {"Mara Lund", "Pavel Brok"}),
    ],
)  # fmt: skip
def test_participants_stand_in_their_place(sentence: str, who: set[str]) -> None:
    found = told(sentence)
    assert found
    assert all(names == who for _, names in found), [(e.says, n) for e, n in found]


def test_a_vote_is_that_of_the_body_it_is_named_after() -> None:
    found = told("After a Senate vote on Tuesday, Pavel Brok went home.")
    assert [names for e, names in found if e.kind == "vote"] in ([{"US Senate"}], [{"Senate"}])


def test_talks_taken_up_again_have_those_who_took_part() -> None:
    found = told("Mara Lund met Pavel Brok in Oslo on Monday. The meeting in Oslo ended on Tuesday.")
    assert all(names == {"Mara Lund", "Pavel Brok"} for _, names in found)


@pytest.mark.parametrize(
    ("sentence", "days"),
    [
        # the telling's, a limit's, a programme's, another noun's
        ("Mara Lund admitted on Sunday that Norway has signed the treaty.", []),
        ("Mara Lund met Pavel Brok in Oslo on Monday to keep the ports open through May 30.", ["2031-05-12"]),
        ("Mara Lund met Pavel Brok in Oslo at protests sparked by a killing on May 2.", [None]),
        # ahead of a weekday is the next one
        ("The row comes ahead of a vote on Tuesday.", ["2031-05-20"]),
        # from one day to another
        ("The summit in Oslo was postponed from June 2 to June 9.", ["2031-06-02", "2031-06-09"]),
    ],
)
def test_whose_day_it_is(sentence: str, days: list[str | None]) -> None:
    assert sorted((e.start for e, _ in told(sentence) if e.kind != "deadline"), key=str) == sorted(days, key=str)


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("Mara Lund said she’d spoken to Pavel Brok on Monday.", "happened"),
        ("Norway withdrew from the treaty in May 2030, and has imposed tolls it had promised to lift.", "happened"),
        ("A summit planned for Friday in Oslo has been cancelled.", "cancelled"),
        ("Mara Lund flies to Oslo on Monday.", "scheduled"),
        ("Mara Lund had planned to meet Pavel Brok in Oslo on Friday.", "postponed"),
        ("The row comes ahead of a vote on Tuesday.", "scheduled"),
    ],
)
def test_what_became_of_it(sentence: str, status: str) -> None:
    assert {e.status for e, _ in told(sentence) if e.kind != "deadline"} == {status}


@pytest.mark.parametrize(
    "sentence",
    [
        "A poll released on Monday shows that voters like ships.",
        "Mara Lund faces a tough call next week.",
        "Many expect Norway to withdraw next month.",
        "The tolls were known long before the bill was released.",
        "There are rumours that Norway has signed the treaty in Oslo.",
        "It is the first success of Norway since Mara Lund took the office in January.",
        "Voters who sent Mara Lund to Oslo like ships.",
        "The Senate would remain in session.",
    ],
)
def test_what_is_no_event(sentence: str) -> None:
    assert told(sentence) == []


def test_a_person_is_no_place() -> None:
    assert all(e.place is None for e, _ in told("On Monday, Mara Lund called on Brok to resign."))


@pytest.mark.parametrize(
    ("sentence", "day", "status"),
    [
        ("The offer of Norway runs until June 3.", "2031-06-03", "scheduled"),
        ("An expert panel is to report by June 3.", "2031-06-03", "scheduled"),
        ("The bid remains open until June 3.", "2031-06-03", "scheduled"),
        ("The tolls, which were to have expired on May 30, stay.", "2031-05-30", "postponed"),
        ("Norway set a deadline of early June.", "2031-06", "scheduled"),
        ("The truce expired on Monday.", "2031-05-12", "happened"),
        ("If the bill fails to pass by June 3, the ports close.", "2031-06-03", "scheduled"),
    ],
)
def test_deadlines(sentence: str, day: str, status: str) -> None:
    found = [e for e, _ in told(sentence) if e.kind == "deadline"]
    assert [(e.start, e.status) for e in found] == [(day, status)]
    assert all(e.step != "met" for e in found)


def test_a_condition_is_kept_in_a_deadline() -> None:
    found = [e for e, _ in told("If the bill fails to pass by June 3, the ports close.") if e.kind == "deadline"]
    assert found[0].says.startswith("If the bill fails")


@pytest.mark.parametrize(
    "sentence",
    [
        "Norge Radio was told on Monday by an aide that a ship had sailed.",
        "Guards were driving about in cars that they had seized on Monday.",
    ],
)
def test_what_the_press_hears_and_what_only_tells_a_thing_apart_is_no_event(sentence: str) -> None:
    assert told(sentence) == []


def test_who_does_it_and_is_not_of_the_cast_is_not_the_chamber_it_is_done_in() -> None:
    found = told("In the Senate, a gang of eight unveiled a bill on Monday.")
    assert all("Senate" not in name for _, names in found for name in names)


def test_who_only_keeps_an_eye_on_an_election_does_not_take_part_in_it() -> None:
    found = told("Mara Lund must keep an eye on Norway in the November election.")
    assert all(not names for e, names in found if e.kind == "vote")


@pytest.mark.parametrize(
    ("text", "who"),
    [
        # the body that votes: in the sentence, or the last one named before
        ("The Senate likes the bill. It was passed by 51 votes on Tuesday.", {"Senate"}),
        ("The bill failed in the Senate on Tuesday.", {"Senate"}),
        # whose text comes out, where nobody is told to bring it out
        ("Pavel Brok smiled. Mara Lund’s bill was introduced on Monday.", {"Mara Lund"}),
        # who speaks of themselves in their own words
        ("“I met Pavel Brok on Monday,” Mara Lund said.", {"Mara Lund", "Pavel Brok"}),
        # with whom an agreement is made
        ("Mara Lund reached a deal with Pavel Brok on Monday.", {"Mara Lund", "Pavel Brok"}),
        # of whom only some are named
        ("Four of her cabinet ministers resigned on Monday, including Pavel Brok.", {"Pavel Brok"}),
        # somebody else does it than whoever watches
        ("Mara Lund yawned as the deputies walked out on Monday.", set()),
    ],
)
def test_who_takes_part_where_no_subject_names_them(text: str, who: set[str]) -> None:
    found = [names for e, names in told(text) if e.start and e.kind != "deadline"]
    assert who in [{name.removeprefix("US ") for name in names} for names in found] or (not who and not any(found)), (
        found
    )


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("The bill cleared the Senate on Tuesday.", "vote"),
        ("On Tuesday the bill passed 242-179.", "vote"),
        ("The senators turned back three amendments on Tuesday in a 51-48 vote.", "vote"),
        ("The bill passed along party lines on Tuesday.", "vote"),
        ("On Tuesday the bill passed from Mara Lund to Pavel Brok.", "other"),
        ("Pavel Brok spoke on Tuesday to the members.", "other"),
    ],
)
def test_a_tally_or_a_chamber_shows_a_vote(sentence: str, kind: str) -> None:
    assert [e.kind for e, _ in told(sentence)][:1] == [kind]


@pytest.mark.parametrize(
    "sentence",
    [
        # what only names what was about
        "Olaf Stenn fears a rerun of the May 3 ruling.",
        "A man was hurt in the bombing on Monday.",
        # hints and the press
        "Even a small victory will send a message to Pavel Brok.",
        "Monday’s tweet sent a clear warning to Pavel Brok.",
        "The tolls were too high, last week’s news report said.",
        "Pavel Brok has run out of patience with Norway this week.",
    ],
)
def test_what_is_named_in_passing_is_no_event(sentence: str) -> None:
    assert [e.says for e, _ in told(sentence) if e.kind in ("deadline", "publication") or not e.who] == []


@pytest.mark.parametrize(
    ("sentence", "status", "start"),
    [
        ("The talks in Oslo were to begin Friday.", "scheduled", "2031-05-16"),
        ("On Monday, Mara Lund promised to veto the bill if it came to her desk.", "happened", "2031-05-12"),
        ("Mara Lund promised to veto the bill on Friday.", "scheduled", "2031-05-16"),
    ],
)
def test_plans_and_the_word_given_for_them(sentence: str, status: str, start: str) -> None:
    assert (status, start) in [(e.status, e.start) for e, _ in told(sentence)]


@pytest.mark.parametrize(
    ("sentence", "kind", "status", "start"),
    [
        # a day right behind a verb of telling is that of the telling
        ("Mara Lund said on Tuesday she would quit.", "other", "happened", "2031-05-13"),
        ("Mara Lund said Tuesday that Norway would sign the treaty.", "other", "happened", "2031-05-13"),
        # what is done where a journey leads
        (
            "Mara Lund flies to Rome on Friday where she will hold talks with Pavel Brok.",
            "meeting",
            "scheduled",
            "2031-05-16",
        ),
        # talks that come to a standstill are no round of them
        ("The talks between Mara Lund and Pavel Brok stalled on Monday.", "other", "happened", "2031-05-12"),
        ("The talks between Mara Lund and Pavel Brok began on Monday.", "meeting", "happened", "2031-05-12"),
        # a speaker's today is the day he spoke
        ("“I spoke to Pavel Brok today about this,” Mara Lund said on Monday.", "call", "happened", "2031-05-12"),
        ("“I spoke to Pavel Brok today about this,” Mara Lund said.", "call", "happened", "2031-05-14"),
    ],
)
def test_the_day_of_what_is_told(sentence: str, kind: str, status: str, start: str) -> None:
    assert (kind, status, start) in [(e.kind, e.status, e.start) for e, _ in told(sentence)]


def test_who_is_spoken_to_at_a_meeting_takes_part_and_not_its_seat() -> None:
    found = told("“I warned Pavel Brok in a White House meeting on Monday,” Mara Lund said.")
    assert [names for e, names in found if e.kind == "meeting"] == [{"Mara Lund", "Pavel Brok"}]


def test_what_talks_are_on_is_not_their_place() -> None:
    assert [e.place for e, _ in told("Mara Lund met Pavel Brok on Monday on Norway.")] == [None]


def test_no_deadline_is_over_before_its_day() -> None:
    found = told("The permits of boats expired on or before June 5 when the rule ended.")
    assert all(e.status == "scheduled" for e, _ in found if e.kind == "deadline" and (e.start or "") > WEDNESDAY)


@pytest.mark.parametrize(
    "sentence",
    [
        "Support in the Senate now stands at 33 votes, thanks to announcements Tuesday.",
        "Mara Lund has 33 votes as of Tuesday.",
    ],
)
def test_votes_counted_beforehand_are_no_vote(sentence: str) -> None:
    assert not [e for e, _ in told(sentence) if e.kind == "vote"]


def test_the_days_of_what_is_asked_for_are_not_those_of_the_asking() -> None:
    found = told("Mara Lund asked Pavel Brok to close the port for five weeks, from early April to May 10.")
    assert not [e for e, _ in found if e.head == "ask" and e.end == "2031-05-10"]
