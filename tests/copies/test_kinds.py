"""What kind of copy a report is, and what is none."""

from __future__ import annotations

from random import Random

import pytest

from tests.copies.made import Spinner, cut, dressed, edited, excerpted, report, story, told_paragraphs, updated
from travaux.copies import fold
from travaux.model import Copy, Report

STORY, HOST = story(11), story(12, 10)
EARLY, LATE = "2026-03-02", "2026-03-05"
QUOTES = [
    "“Nobody has left the harbour, but nobody has mended a net either, and the winter will not wait for any of us,”",
    "“The seventeenth of April is not a wish, it is a date, and I have written it on the wall of the great hall,”",
    "“If they bring us a paper that feeds the villages we shall sign it, and if they do not we shall go home again,”",
]


def copies(*reports: Report) -> tuple[Copy, ...]:
    return tuple(c for family in fold(reports) for c in family.copies)


def origin_and(text: str, origin: str = STORY, date: str | None = LATE) -> tuple[Report, Report]:
    return report("origin.txt", origin, EARLY, "Gazette"), report("copy.txt", text, date, "Star")


def shift(text: str) -> str:
    """Return the text with a cut, a moved paragraph and another beginning, as a desk would do it."""
    parts = text.split("\n\n")
    return "\n\n".join([parts[0].partition(". ")[2], parts[2], parts[1], *parts[4:]])


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (STORY + "\n", "verbatim"),
        ("A headline of its own\n\n" + STORY, "verbatim"),
        (dressed(STORY, Random(1)), "verbatim"),
        (STORY.replace("\n\n", "\n\nADVERTISEMENT\n\n"), "verbatim"),
        (edited(STORY, Random(2)), "edited"),
        (shift(STORY), "edited"),
        (cut(STORY, Random(3)), "edited"),
        (STORY.split("\n\n")[0] + "\n\n" + STORY.split("\n\n")[4], "edited"),
        (Spinner(0.2).spin(STORY, Random(4)), "spun"),
        (Spinner(0.4, doubled=0.15, dropped=0.03).spin(STORY, Random(5)), "spun"),
        (Spinner(0.6, fixed=True, capitals=True).spin(STORY, Random(6)), "spun"),
        (dressed(Spinner(0.4).spin(cut(STORY, Random(7)), Random(7)), Random(7)), "spun"),
        (excerpted(STORY, HOST, Random(8), 2), "excerpt"),
        (excerpted(STORY, HOST, Random(9), 3), "excerpt"),
        (STORY.rpartition("\n\n")[2] + "\n\n" + STORY.partition("\n\n")[0] + "\n\n" + HOST, "excerpt"),
        (excerpted(Spinner(0.4).spin(STORY, Random(10)), HOST, Random(10), 4), "excerpt"),
    ],
)
@pytest.mark.parametrize("date", [LATE, None])
def test_kinds(text: str, kind: str, date: str | None) -> None:
    origin, other = origin_and(text, date=date)
    (copy,) = copies(other, origin)
    assert (copy.report, copy.kind) == (other.id, kind)
    assert copy.similarity == round(copy.similarity, 3) <= 1.0
    assert copy.passages
    assert all(p.stands_in(other) for p in copy.passages)


@pytest.mark.parametrize("count", [2, 3])
def test_the_passages_of_an_excerpt_are_the_borrowed_paragraphs(count: int) -> None:
    text = excerpted(STORY, HOST, Random(count), count)
    assert text is not None
    (copy,) = copies(*origin_and(text))
    assert [p.text for p in copy.passages] == [p for p in told_paragraphs(STORY) if p in text]
    assert copy.similarity == pytest.approx(
        sum(len(p.text.split()) for p in copy.passages) / len(text.split()), abs=0.04
    )


def quoting(seed: int, quotes: list[str]) -> str:
    """Return a story of its own with these official words in it."""
    parts = story(seed, 6).split("\n\n")
    return "\n\n".join(f"{part} {quote} she said." for part, quote in zip(parts, quotes + [""] * 6, strict=False))


@pytest.mark.parametrize(
    ("origin", "other"),
    [
        (STORY, HOST),
        (STORY, excerpted(STORY, HOST, Random(1), 1)),
        (quoting(20, QUOTES), quoting(21, QUOTES)),
        (quoting(20, QUOTES), quoting(21, [q.replace("“", '"').replace("”", '"') for q in QUOTES])),
        (STORY, updated(STORY, Random(2))),
        (STORY, updated(edited(STORY, Random(2)), Random(2))),
        ("", ""),
        (STORY, ""),
        ("Talks go on.", "Talks are off."),
    ],
)
def test_what_is_no_copy(origin: str, other: str) -> None:
    assert copies(*origin_and(other, origin)) == ()


def test_a_story_that_one_figure_changed_is_another() -> None:
    old = story(30, 2).replace(",", "")
    old = (
        "".join(ch for ch in old if not ch.isdigit())
        + " The boats were 14 in all, and 3 of them were from the islands."
    )
    assert copies(*origin_and(old.replace("14", "19"), old)) == ()


def test_one_outlet_may_tell_its_background_again() -> None:
    text = excerpted(STORY, HOST, Random(8), 2)
    assert text is not None
    assert copies(report("a", STORY, EARLY, "Gazette"), report("b", text, LATE, "Gazette")) == ()


def test_standing_text_makes_no_family() -> None:
    plea = "\n\n".join(story(40, 2).split("\n\n"))
    reports = [report(f"r{n}", f"{story(50 + n, 5)}\n\n{plea}\n\n{story(70 + n, 2)}") for n in range(6)]
    assert copies(*reports) == ()


def test_a_text_that_many_outlets_lift_is_no_standing_text() -> None:
    made = [excerpted(STORY, story(80 + n, 9), Random(1), 2) for n in range(5)]
    hosts = [report(f"r{n}", text or "", LATE, f"Outlet {n}") for n, text in enumerate(made)]
    found = copies(report("origin", STORY, EARLY, "Gazette"), *hosts)
    assert {c.report: c.kind for c in found} == {h.id: "excerpt" for h in hosts}


def test_background_of_one_outlet_stays_its_own_when_it_is_copied() -> None:
    text = excerpted(STORY, HOST, Random(8), 2) or ""
    first, second = report("a", STORY, EARLY, "Gazette"), report("b", text, LATE, "Gazette")
    spun = report("c", Spinner(0.4).spin(text, Random(1)), None, "Scraper")
    assert {f.origin for f in fold([first, second, spun])} == {first.id, second.id}
