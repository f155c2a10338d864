"""Acts by classes of verbs and nouns, in all constructions: invented sentences in, kind, status and start out."""

from __future__ import annotations

import pytest

from tests.findings.reading import view
from travaux.findings.events import find_events
from travaux.findings.found import EventFound
from travaux.language.lexicon import lexicon

# The reports of the tables come out on Wednesday, 14 May 2031.
WEDNESDAY = "2031-05-14"
CAST = "Envoy Mara Lund works for Norway. Minister Pavel Brok works for Sweden. Premier Olaf Stenn likes ships.\n"


def told(sentence: str) -> list[EventFound]:
    return [e for e in find_events(view(CAST + sentence, WEDNESDAY)) if e.passage.start >= len(CAST)]


def plain(sentence: str) -> list[tuple[str, str, str | None]]:
    return [(e.kind, e.status, e.start) for e in told(sentence) if e.kind != "deadline"]


@pytest.mark.parametrize(
    ("sentence", "kind", "start"),
    [
        # a text goes from hand to hand: active, passive, participle, relative clause
        ("The judge gave both sides a paper on Friday.", "publication", "2031-05-09"),
        ("The chapter was handed to the three leaders late on Monday.", "publication", "2031-05-12"),
        ("The chapter on taxes handed to the three leaders on Monday runs to 22 pages.", "publication", "2031-05-12"),
        ("The package filed on Monday in the lower chamber includes two bills.", "publication", "2031-05-12"),
        ("The paper was drawn up by Mara Lund and given to the delegations on Monday.", "publication", "2031-05-12"),
        ("The proposal that Mara Lund sent round on Monday has seven points.", "publication", "2031-05-12"),
        ("The draft was published on Tuesday. It went out to the members on Tuesday.", "publication", "2031-05-13"),
        # yes and no
        ("The bid was rejected on Monday by the directors.", "other", "2031-05-12"),
        ("The amendment was defeated on Monday by 40 votes to 31.", "vote", "2031-05-12"),
        ("Rejected, by the council, last night.", "vote", "2031-05-13"),
        # what runs begins, breaks off and ends
        ("Fighting broke out in the hills in March 2031.", "other", "2031-03"),
        ("The government fell in April over railway fares.", "other", "2031-04"),
        ("The inquiry which opened on Monday will take a year.", "other", "2031-05-12"),
        # people sit down, march, resign
        ("On Monday nine working groups sat down at the hall.", "meeting", "2031-05-12"),
        ("Some 300 workers marched on Monday behind a banner.", "other", "2031-05-12"),
        ("Four of her ministers resigned on Tuesday.", "other", "2031-05-13"),
        ("On Monday the ministry named Mara Lund as mediator.", "other", "2031-05-12"),
        # nouns with their own date
        ("Friday's defeat was smaller than the last one.", "vote", "2031-05-09"),
        ("Olaf Stenn fears a rerun of Mara Lund’s May 3 appearance.", "other", "2031-05-03"),
        ("His party came first in the May 4 election.", "vote", "2031-05-04"),
        # who tells it by hearsay, and in a clause behind another
        ("Mara Lund is said to have met Pavel Brok on Monday.", "meeting", "2031-05-12"),
        ("The tolls stay open because Norway lifted the ban in April.", "other", "2031-04"),
    ],
)
def test_what_happened(sentence: str, kind: str, start: str) -> None:
    assert (kind, "happened", start) in plain(sentence), plain(sentence)


@pytest.mark.parametrize(
    ("sentence", "kind", "start"),
    [
        ("The working group is due to discuss the text from 18 to 20 May.", "other", "2031-05-18"),
        ("The party is to bring a motion against the treaty on May 23.", "publication", "2031-05-23"),
        ("Negotiators sit again from 19 May.", "meeting", "2031-05-19"),
        ("A first hearing has been set for 20 May.", "meeting", "2031-05-20"),
        ("The treaty opens for signature in Oslo on May 26.", "signing", "2031-05-26"),
        ("Friday's session is down for 10am.", "meeting", "2031-05-16"),
        ("The talks were to end on Monday. They will be held on Friday instead.", "meeting", "2031-05-16"),
    ],
)
def test_what_is_planned(sentence: str, kind: str, start: str) -> None:
    found = plain(sentence)
    assert any(s == "scheduled" and on == start and (k == kind or kind == "meeting") for k, s, on in found), found


def test_a_meeting_moved_is_put_off_and_has_its_new_day() -> None:
    found = plain("The council's meeting, originally set for Friday, has been moved to May 20.")
    assert {(s, on) for k, s, on in found if k == "meeting"} >= {("scheduled", "2031-05-20")}


@pytest.mark.parametrize(
    "sentence",
    [
        # what a text provides, what is denied, asked or only possible
        "The draft gives the members a paper on Friday.",
        "If the directors reject the bid on Friday, shares will fall.",
        "The directors could reject the bid on Friday.",
        "The bid was not rejected on Monday.",
        # no day at all, or one too vague
        "The inquiry began under an older law.",
        "The law was passed this year.",
        # a name, a limit, what brought it about
        "Sweden honours the Good Friday Agreement.",
        "Mara Lund likes the debate through May 30.",
        "The row was sparked by a killing on May 2.",
    ],
)
def test_what_is_no_act(sentence: str) -> None:
    assert plain(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "day"),
    [
        ("The final decision is to be taken by 17 June.", "2031-06-17"),
        ("They have been told to hand in their papers by the thirtieth of the month.", "2031-05-30"),
        ("The council is to take up the bill on May 20 and vote by the end of the month.", "2031-05-31"),
        ("Comments may be made until 3 June.", "2031-06-03"),
        ("If there is no signature by June 15, the offer will go.", "2031-06-15"),
        ("The deadline is now set for June 30.", "2031-06-30"),
        ("The new date is Friday.", "2031-05-16"),
        ("A commission reports by June 30.", "2031-06-30"),
        ("The law is due to be phased out June 5.", "2031-06-05"),
        # steps owed by a day, and by a day at the latest
        ("Inspections must begin by June 3.", "2031-06-03"),
        ("The figure for the ships must be found by June 10.", "2031-06-10"),
        ("The council must vote no later than June 12.", "2031-06-12"),
    ],
)
def test_deadlines(sentence: str, day: str) -> None:
    assert [e.start for e in told(sentence) if e.kind == "deadline"] == [day]


@pytest.mark.parametrize(
    "sentence",
    [
        "Until Monday the firm had one suitor.",
        "On Saturday the leaders are due to huddle with Olaf Stenn.",
        "A vote is due on Friday.",
        "The curfew, hitting on a weekend, surprised nobody.",
        "Pavel Brok walked by on Friday.",
        "Inspections began by June 3 last year.",
    ],
)
def test_what_is_no_deadline(sentence: str) -> None:
    assert [e for e in told(sentence) if e.kind == "deadline"] == []


def test_the_lexicon_is_sound() -> None:
    acts = lexicon("acts")
    sorts = {"text", "process", "post", "people", "any", "nothing"}
    assert all(c["of"] in sorts and (c["of"] != "nothing" or c.get("by")) for c in acts["classes"])
    listed = {v.split()[0] for c in acts["classes"] for v in c["verbs"]}
    assert set(acts["cast_only"]["verbs"]) <= listed
    assert {v for verbs in acts["decisive"].values() for v in verbs} <= listed
