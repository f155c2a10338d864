"""Which report's "the deal" is which draft: small piles in, versions out."""

from __future__ import annotations

import itertools

import pytest

from tests.findings.reading import report
from travaux.findings.find import find
from travaux.findings.found import DraftMention
from travaux.language.reading import read_pages
from travaux.model import Passage
from travaux.records.changes import compared
from travaux.records.lineage import _plain, aliases_of, build_lineage, label_mention, marked_mention
from travaux.records.lineage_version import Version, bare_text
from travaux.records.roster import build_roster

Pile = tuple[tuple[str, str], ...]  # day and text of each report


def versions(pile: Pile) -> list[Version]:
    found = [find(page) for page in read_pages(report(text, day) for day, text in pile)]
    found.sort(key=lambda f: (f.view.page.report.published or "9999", f.view.page.report.id))
    roster = build_roster([(f.view.page.report, f.view.cast) for f in found])
    return build_lineage(found, roster).versions


def told(pile: Pile) -> list[tuple[str | None, set[str]]]:
    """Return the date of each version and the days of the reports that speak of it."""
    day_of = {report(text, day).id: day for day, text in pile}
    return [(v.date, {day_of[r] for r in v.reports}) for v in versions(pile)]


ONE_DEAL: Pile = (
    ("2031-05-14", "Veland and Orsk reached a ferry deal on Monday. The deal caps fares at 12 crowns."),
    ("2031-05-16", "Lawmakers in Veland praised the deal. The deal caps fares at 12 crowns."),
    ("2031-06-02", "The ferry deal would start in July, officials said. The deal is popular."),
)
TWO_DEALS: Pile = (
    ("2031-05-14", "Veland and Orsk reached a ferry deal on Monday. The deal caps fares at 12 crowns."),
    ("2031-09-20", "Veland and Orsk struck a new ferry deal on Friday. The new deal caps fares at 15 crowns."),
    ("2031-09-24", "The ferry deal, struck on Friday, is unpopular. The deal caps fares at 15 crowns."),
)
OFFERS: Pile = (
    ("2031-05-14", "Orlen Metall presented a plan on Monday. Orlen Metall's plan would raise wages by 9 percent."),
    ("2031-05-15", "Brandt Steel presented a plan on Wednesday. Brandt Steel's plan would raise wages by 3 percent."),
    (
        "2031-05-17",
        "Orlen Metall's plan is too dear, Brandt Steel said. Brandt Steel's plan is too mean, Orlen Metall said.",
    ),
)
PASSING: Pile = (
    ("2031-05-14", "Veland and Orsk reached a ferry deal on Monday. The deal caps fares at 12 crowns."),
    ("2031-05-16", "The deal is larger than the Northern Harbour Services Act. The deal caps fares at 12 crowns."),
    ("2031-05-18", "Lawmakers in Veland praised the deal. The deal ends in 2040."),
)


def test_one_deal_told_by_three_reports_is_one() -> None:
    assert told(ONE_DEAL) == [("2031-05-12", {"2031-05-14", "2031-05-16", "2031-06-02"})]


def test_a_deal_made_after_another_was_spoken_of_is_another() -> None:
    assert told(TWO_DEALS) == [("2031-05-12", {"2031-05-14"}), ("2031-09-19", {"2031-09-20", "2031-09-24"})]


def test_offers_of_two_sides_are_two() -> None:
    assert [days for _, days in told(OFFERS)] == [{"2031-05-14", "2031-05-17"}, {"2031-05-15", "2031-05-17"}]


def test_an_act_named_in_passing_does_not_take_the_deal_over() -> None:
    deal, act = versions(PASSING)
    assert len(set(deal.reports)) == 3
    assert act.is_passing
    assert not deal.is_passing


@pytest.mark.parametrize("pile", [ONE_DEAL, TWO_DEALS, OFFERS, PASSING])
def test_the_order_of_the_reports_does_not_matter(pile: Pile) -> None:
    expected = told(pile)
    assert all(told(tuple(mixed)) == expected for mixed in itertools.permutations(pile))


def test_reports_without_a_date_are_joined_too() -> None:
    found = [find(page) for page in read_pages(report(text, None) for _, text in ONE_DEAL)]
    roster = build_roster([(f.view.page.report, f.view.cast) for f in found])
    assert len(build_lineage(found, roster).versions) == 1


@pytest.mark.parametrize("day", [None, "2026-03-04"])
def test_an_offer_of_no_known_day_is_held_against_the_other_sides(day: str | None) -> None:
    """It is sorted after all that has a day, and how long after nobody knows."""
    theirs = "On 3 March 2026 the union tabled an offer. The union's offer would raise wages by 7 percent."
    ours = "The company published its own proposal. The company's proposal would raise wages by 3 percent."
    found = [find(page) for page in read_pages([report(theirs, day), report(ours, None)])]
    roster = build_roster([(f.view.page.report, f.view.cast) for f in found])
    lineage = build_lineage(found, roster)
    older, newer = lineage.versions
    assert newer.first_seen is None
    assert compared(newer, lineage) == [older]


@pytest.mark.parametrize(
    ("text", "owner", "expected"),
    [
        ("own version", "Council of Cantons", "Council of Cantons’ version"),
        ("whose competing bid", "Velmora", "Velmora’s competing bid"),
        ("own version", "", "version"),
        ("great new trade deal", "Velmora", "new trade deal"),
        ("next spending bill", "", "spending bill"),
        ("previous deal", "", "deal"),
        ("best", "", "best"),  # nothing would be left
        ("Best Practice Act", "", "Best Practice Act"),  # a title
        ("chair's draft", "Velmora", "chair's draft"),
    ],
)
def test_a_label_does_without_praise_and_place(text: str, owner: str, expected: str) -> None:
    assert _plain(text, owner) == expected


def mention(number: int, text: str, **marks: object) -> DraftMention:
    at = Passage("r", 100 * number, 100 * number + len(text), text)
    head = text.split()[-1].lower()
    return DraftMention(key=f"d{number}", sentence=number + 1, passage=at, shown_by=at, head=head, **marks)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        # what most call it, not what it was called once by a name, a rank or a party
        (["the ferry bill", "the ferry bill", "the bill", ("the Harbour amendment", "name")], "ferry bill"),
        (["the ferry deal", "the ferry deal", ("the new plan", "rank"), "the deal"], "ferry deal"),
        # marks decide between what is as common
        (["the bill", "the ferry bill", ("the second bill", "rank")], "second bill"),
        # its number of points comes before all
        (["the ferry plan", "the ferry plan", ("the 14-point plan", "points")], "14-point plan"),
    ],
)
def test_a_label_is_what_most_reports_call_a_draft(texts: list[str | tuple[str, str]], expected: str) -> None:
    marks: dict[str, dict[str, object]] = {
        "": {}, "name": {"name": "Harbour"}, "rank": {"rank": "new"}, "points": {"points": 14},
    }  # fmt: skip
    split = [(t, "") if isinstance(t, str) else t for t in texts]
    found = [mention(n, text, **marks[mark]) for n, (text, mark) in enumerate(split)]
    v = Version(0, found, points=14 if any(mark == "points" for _, mark in split) else None)
    assert bare_text(label_mention(v)) == expected
    marked = next((bare_text(found[n]) for n, (_, mark) in enumerate(split) if mark), expected)
    assert bare_text(marked_mention(v)) == marked
    if marked != expected:  # what it is called by once stays among its other names
        assert marked in aliases_of(v, expected)


COUNTED: Pile = (
    ("2031-05-14", "The mediators tabled a 14-point ferry plan on Monday. The plan caps fares at 12 crowns."),
    (
        "2031-05-16",
        "The foreign minister of Veland praised the mediators' fourteen points. It was a good text, he said.",
    ),
)
COUNTED_APART: Pile = (
    ("2031-05-14", "The mediators tabled a 14-point ferry plan on Monday. The plan caps fares at 12 crowns."),
    ("2031-11-16", "Orsk tabled a 14-point harbour paper on Friday. The paper opens two docks."),
)


def test_one_number_of_points_is_one_draft_unless_made_apart() -> None:
    assert [v.points for v in versions(COUNTED)] == [14]
    assert [v.points for v in versions(COUNTED_APART)] == [14, 14]
