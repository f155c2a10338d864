"""A spun text put right: with its origin word for word, without it by what betrays the spinner."""

from __future__ import annotations

import csv
import re
from collections import Counter
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from tests.copies.made import Spinner, cut, edited, excerpted, paragraphs, report, story
from travaux import copies, pipeline
from travaux.copies.restoring import segments
from travaux.copies.suspicion import phrases_in, suspicion_of
from travaux.copies.words import Vocabulary, read_text
from travaux.model import Report, Restored

ORIGIN = (
    "The ministers met in Geneva on Monday. They will sign the peace plan at noon, an official said.\n\n"
    "“We will not leave the talks as long as there is no answer on the border,” the minister told five reporters. "
    "He said that the army would be cut to 600,000 soldiers, and that the deal was fair.\n\n"
    "In the capital, people have waited for weeks. Many of them hope that the war will end before the winter, while "
    "others fear that the plan gives too much away. A vote is due in March."
)
TABLE = {
    "in": "successful", "on": "connected", "will": "volition", "at": "astatine", "as": "arsenic", "no": "nary",
    "be": "beryllium", "deal": "woody", "have": "person", "end": "extremity", "while": "portion", "plan": "program",
    "peace": "bid", "because": "due to the fact that", "five": "5",
}  # fmt: skip


def spun(text: str, table: dict[str, str] = TABLE) -> str:
    return re.sub(r"\b[a-z]+\b", lambda m: table.get(m[0], m[0]), text)


def checked(found: Restored, copy: str, origin: str) -> Restored:
    """Return what was found after checking that every place holds what it is said to hold."""
    at = 0
    for s in found.substitutions:
        assert copy[s.start : s.end] == s.text
        assert origin[s.origin_start : s.origin_end] == s.origin_text
        assert s.start >= at
        at = s.end
    for q in found.altered_quotations:
        assert copy[q.start : q.end] == q.text
    for p in found.passages:
        assert p.start < p.end
        assert p.origin_start < p.origin_end
    assert "".join(text for text, _ in segments(copy, found.substitutions)) == found.text or found.kind is None
    return found


def test_every_word_is_put_back_and_told_with_its_places() -> None:
    copy = spun(ORIGIN)
    found = checked(copies.restore(copy, ORIGIN), copy, ORIGIN)
    assert found.kind == "spun"
    assert found.text == ORIGIN
    assert found.share == 1.0
    told = Counter((s.origin_text, s.text) for s in found.substitutions)
    words = Counter(w for w in re.findall(r"\b[a-z]+\b", ORIGIN) if w in TABLE)
    assert told == Counter({(w, TABLE[w]): n for w, n in words.items()})
    assert found.replaced == sum(words.values())
    assert not found.reversed


def test_quotations_are_named_with_what_was_said() -> None:
    copy = spun(ORIGIN)
    found = copies.restore(copy, ORIGIN)
    (quotation,) = found.altered_quotations
    assert (found.quotations, quotation.text[:25]) == (1, "“We volition not leave th")
    assert quotation.origin_text == ORIGIN[quotation.origin_start - 1 : quotation.origin_end + 1].strip()
    assert {s.text for s in found.substitutions if s.in_quotation} == {"volition", "arsenic", "nary", "connected"}


def test_words_for_one_and_one_for_words() -> None:
    origin = ORIGIN.replace("as long as there is", "because there is")
    copy = spun(origin).replace("Many of them hope", "Many hope")
    found = checked(copies.restore(copy, origin), copy, origin)
    told = {(s.origin_text, s.text) for s in found.substitutions}
    assert {("because", "due to the fact that"), ("of them", ""), ("five", "5")} <= told
    assert found.text == origin


def test_a_word_left_out_before_a_mark_and_letters_made_small() -> None:
    origin = ORIGIN.replace("vote is due in March", "NATO vote is due in March")
    copy = spun(origin).replace("NATO", "Nato").replace("noon,", ",")
    found = checked(copies.restore(copy, origin), copy, origin)
    assert {("NATO", "Nato"), ("peace", "bid"), ("plan", "program"), ("at", "astatine"), ("noon", "")} <= {
        (s.origin_text, s.text) for s in found.substitutions
    }
    assert found.text == origin


def test_words_put_in_are_taken_out() -> None:
    copy = spun(ORIGIN).replace("the war ", "the very dreadful war ")
    found = checked(copies.restore(copy, ORIGIN), copy, ORIGIN)
    assert ("", "very dreadful") in {(s.origin_text, s.text) for s in found.substitutions}
    assert found.text == ORIGIN


@pytest.mark.parametrize("rate", [0.2, 0.4, 0.6])
@pytest.mark.parametrize("how", [{}, {"fixed": True, "capitals": True}, {"doubled": 0.15, "dropped": 0.03}])
def test_made_spins_come_back(rate: float, how: dict[str, object]) -> None:
    wrong = total = 0
    for seed in range(6):
        origin = story(seed)
        copy = Spinner(rate, **how).spin(origin, Random(f"{seed} {rate}"))  # type: ignore[arg-type]
        found = checked(copies.restore(copy, origin), copy, origin)
        assert found.kind == "spun"
        wrong += sum((Counter(found.text.split()) - Counter(origin.split())).values())
        total += len(origin.split())
    assert wrong <= 0.01 * total


def test_furniture_of_the_copy_stays_and_only_what_was_copied_is_touched() -> None:
    origin, host = story(1), story(2)
    own = Spinner(0.4).spin(origin, Random(3))
    copy = "3 days ago 41\n\n" + "\n\n".join(paragraphs(own)[:3]) + "\n\nRECOMMENDED FOR YOU\n\n" + host
    found = checked(copies.restore(copy, origin), copy, origin)
    assert found.kind == "excerpt"
    assert found.text.startswith("3 days ago 41\n\n")
    assert found.text.endswith(host)
    assert "\n\n".join(paragraphs(origin)[:3]) in found.text
    assert all(p.end <= copy.index("RECOMMENDED") for p in found.passages)


def test_one_lifted_paragraph_is_enough_when_both_are_named() -> None:
    copy = excerpted(story(1), story(2), Random(1), 1)
    assert copy
    found = checked(copies.restore(copy, story(1)), copy, story(1))
    assert (found.kind, found.substitutions, found.text) == ("excerpt", (), copy)


@pytest.mark.parametrize(
    ("copy", "kind"),
    [(story(4), "verbatim"), (edited(story(4), Random(1)), "edited"), (cut(story(4), Random(2)), "edited")],
)
def test_other_copies_are_told_by_kind(copy: str, kind: str) -> None:
    assert checked(copies.restore(copy, story(4)), copy, story(4)).kind == kind


@pytest.mark.parametrize(
    "other",
    ["", "Word", "12 34 56", "“" * 300, "word " * 3000, "联合国安理会星期一开会。" * 30, story(9), "\n", "a" * 100_000],
)
def test_what_is_no_copy_is_left_alone(other: str) -> None:
    for copy, origin in ((other, story(5)), (story(5), other)):
        found = copies.restore(copy, origin)
        assert (found.kind, found.text, found.substitutions) == (None, copy, ())
        assert found.reasons


def test_an_edition_with_other_figures_is_no_copy() -> None:
    newer = re.sub(r"\d+", lambda m: str(int(m[0]) + 7), story(6))
    found = copies.restore(newer, story(6))
    assert found.kind is None
    assert "figures" in found.reasons[0]


def test_the_wrong_way_round_is_noticed() -> None:
    assert copies.restore(ORIGIN, spun(ORIGIN)).reversed


def test_reports_are_taken_as_well_and_nothing_depends_on_which_comes_first() -> None:
    origin, copy = report("a.txt", ORIGIN), report("b.txt", spun(ORIGIN))
    assert copies.restore(copy, origin).text == ORIGIN
    renamed = replace(origin, id="r-zzz"), replace(copy, id="r-aaa")
    assert copies.restore(renamed[1], renamed[0]).text == ORIGIN


# ------------------------------------------------------------------------------------------------ without the origin
def test_a_spun_text_betrays_itself() -> None:
    copy = spun(ORIGIN)
    found = copies.restore(copy)
    assert found.rate is not None
    assert found.rate > 0.9
    assert found.is_spun
    for s in found.suspects:
        assert copy[s.start : s.end] == s.text
    told = {(s.text, s.stands_for) for s in found.suspects}
    assert {("astatine", "at"), ("nary", "no"), ("volition", "will"), ("beryllium", "be")} <= told
    assert copies.restore(ORIGIN).rate < 0.05  # type: ignore[operator]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Word",
        "12 34 " * 100,
        "联合国安理会星期一就和平计划举行会议。" * 30,
        "Le président a déclaré que la réunion de demain ne porterait pas sur le texte de l’accord. " * 10,
        "alpha beta gamma delta " * 100,
        "x" * 200_000,
        "\n" * 500,
    ],
)
def test_what_cannot_be_told_is_not_guessed(text: str) -> None:
    found = copies.restore(text)
    assert found.rate is None
    assert not found.is_spun
    assert found.reasons


def test_published_phrases_are_marked_with_what_they_stand_for() -> None:
    text = read_text(Report("r", "r", "They use profound learning, and Flag to clamor here."), Vocabulary())
    told = [("profound learning", "deep learning"), ("Flag to clamor", "signal to noise")]
    assert [(s.text, s.stands_for) for s in phrases_in(text)] == told


def test_the_packaged_example(cod_treaty: Path) -> None:
    pile = pipeline.read([cod_treaty / "reports"])
    rates = {r.path[:2]: suspicion_of(r).rate for r in pile.reports}
    assert {n for n, rate in rates.items() if rate is not None and rate >= 0.9} == {"11", "18"}
    assert max(rate or 0.0 for n, rate in rates.items() if n not in ("11", "18")) < 0.5


@pytest.mark.shared
def test_the_real_pair(shared: Path) -> None:
    pile = pipeline.read([shared / "examples" / "peace-plan" / "reports"])
    origin, copy = sorted(pile.reports, key=lambda r: r.path)
    found = checked(copies.restore(copy, origin), copy.text, origin.text)
    with (shared / "benchmarks" / "copies" / "peace-plan-substitutions.tsv").open(encoding="utf-8") as rows:
        gold = Counter({(r["original"], r["spun"]): int(r["count"]) for r in csv.DictReader(rows, delimiter="\t")})
    told = Counter((s.origin_text, s.text) for s in found.substitutions)
    assert not gold - told
    assert sum((told - gold).values()) == 3  # "bid program due to the fact that" for "peace plan because"
    assert len(found.altered_quotations) >= 11
    assert (suspicion_of(copy).rate or 0) > 0.9
    assert (suspicion_of(origin).rate or 0) < 0.01
