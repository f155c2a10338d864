"""Drafts aligned: what became of each article, in drafts of many kinds."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import travaux
from tests.texts.made import ACCORD, BILL, CONTRACT, became, compared, draft, named


def changed(text: str, *pairs: tuple[str, str]) -> str:
    """Return a text with words put for others, each of which must be there."""
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new)
    return text


@pytest.mark.parametrize("text", [CONTRACT, ACCORD, BILL])
def test_a_text_against_itself(text: str) -> None:
    found = compared(text, text)
    assert found.steps[0].verdict == "identical"
    assert found.steps[0].similarity == 1.0
    assert {link.kind for link in found.steps[0].links} == {"kept"}


def test_a_contract_with_a_new_article_and_another_wage() -> None:
    new = changed(
        CONTRACT,
        ("by 3 percent on 1 July", "by 4.5 percent on 1 September"),
        ("must be paid", "may be paid"),
        (
            "ARTICLE IV – GRIEVANCES",
            "ARTICLE IV – PARKING\nEvery member of staff has a place to park.\n\nARTICLE V – GRIEVANCES",
        ),
    )
    assert became(CONTRACT, new) == [
        ("I", "I", "kept"),
        ("II", "II", "changed"),
        ("III", "III", "changed"),
        ("", "IV", "added"),
        ("IV", "V", "kept"),
    ]
    links = compared(CONTRACT, new).steps[0].links
    assert [n.says for n in links[1].named] == ["3 → 4.5 percent", "1 July 2026 → 1 September 2026"]
    assert [n.says for n in links[2].named] == ["must → may"]
    assert links[4].renumbered


def test_an_accord_with_points_split_merged_moved_and_dropped() -> None:
    new = """Framework for Peace in the Ilmar Valley

1. Ceasefire. All hostilities shall end within 48 hours of signature.
2. Elections. Elections shall be held within one year under international supervision.
3. Withdrawal and prisoners. Both forces shall withdraw to the lines of 3 March. Each side shall release all prisoners within 30 days.
"""
    assert became(ACCORD, new) == [
        ("1", "1", "kept"),
        ("5", "2", "moved"),
        ("2+3", "3", "merged"),
        ("4", "", "removed"),
    ]
    assert [(a, b, {"merged": "split", "removed": "added"}.get(k, k)) for a, b, k in became(ACCORD, new)] == sorted(
        ((b, a, k) for a, b, k in became(new, ACCORD)),
        key=lambda x: [("1", "1"), ("5", "2"), ("2+3", "3"), ("4", "")].index((x[0], x[1])),
    )


def test_a_bill_that_loses_an_exception() -> None:
    new = changed(
        BILL,
        ("\n(b) EXCEPTION.—Subsection (a) does not apply to a ferry that carries fewer than six passengers.", ""),
        ("fee of 250 dollars", "fee of 400 dollars"),
    )
    step = compared(BILL, new).steps[0]
    assert [x.kind for x in step.links] == ["kept", "kept", "kept", "changed", "changed"]
    assert step.links[3].named[0].says.startswith("gone: EXCEPTION.—Subsection (a) does not apply")
    assert [n.says for n in step.links[4].named] == ["250 → 400 dollars"]


def test_a_dropped_point_that_leaves_a_hole() -> None:
    new = changed(ACCORD, ("3. Prisoners. Each side shall release all prisoners within 30 days.\n", ""))
    assert became(ACCORD, new) == [
        ("1", "1", "kept"),
        ("2", "2", "kept"),
        ("3", "", "removed"),
        ("4", "4", "kept"),
        ("5", "5", "kept"),
    ]
    assert compared(ACCORD, new).drafts[1].holes == ("3",)
    void = changed(ACCORD, ("3. Prisoners. Each side shall release all prisoners within 30 days.\n", "3. [Deleted]\n"))
    assert became(ACCORD, void) == became(ACCORD, new)


def test_numbers_alone_are_no_change_and_references_follow() -> None:
    old = "Article 1\nThe list under Article 2 is public.\n\nArticle 2\nA list of ports is kept.\n"
    new = "Article 1\nShips pay dues at every port that they enter.\n\nArticle 2\nThe list under Article 3 is public.\n\nArticle 3\nA list of ports is kept.\n"
    assert became(old, new) == [("", "1", "added"), ("1", "2", "kept"), ("2", "3", "kept")]
    other = new.replace("under Article 3", "under Article 1")
    assert became(old, other)[1] == ("1", "2", "changed")


def test_brackets_are_no_words() -> None:
    old = "Article 1\nThe fee is [500] dollars a year for every ship.\n\nArticle 2\nPilots are [free] of charge on every ship.\n"
    new = "Article 1\nThe fee is 500 dollars a year for every ship.\n\nArticle 2\nPilots are free of charge on every ship.\n"
    found = compared(old, new)
    assert [x.kind for x in found.steps[0].links] == ["kept", "kept"]
    assert [d.brackets for d in found.drafts] == [2, 0]


def test_what_a_partial_text_lacks_is_unknown() -> None:
    leaked = "\n".join(["Framework (excerpts)", *ACCORD.splitlines()[3:6]])
    assert became(ACCORD, leaked) == [
        ("1", "", "unknown"),
        ("2", "2", "kept"),
        ("3", "3", "kept"),
        ("4", "4", "kept"),
        ("5", "", "unknown"),
    ]
    assert became(leaked, ACCORD)[0] == ("", "1", "unknown")
    whole = leaked.replace(" (excerpts)", "")
    assert became(ACCORD, whole)[0] == ("1", "", "removed")
    assert became(ACCORD, whole, partial=(2,))[0] == ("1", "", "unknown")


RENDERED = """Framework of Peace for the Valley of Ilmar

1. Truce. Fighting of every kind is to cease no later than 48 hours after signing.
2. Pulling back. The two armies are to pull back to the lines held on 3 March.
3. Captives. All captives are to be set free by each side within 30 days.
4. Verification. Observers, 200 in number, are to watch over the ceasefire.
5. Vote. Under supervision from abroad elections are to take place within one year.
"""


def test_two_translations_are_no_changes() -> None:
    step = compared(ACCORD, RENDERED).steps[0]
    assert step.verdict == "renderings"
    assert [(x.kind, x.wording) for x in step.links] == [("changed", "reworded")] * 5
    other = compared(ACCORD, RENDERED.replace("200", "600")).steps[0]
    assert [x.wording for x in other.links].count("substance") == 1


def test_unrelated_texts_are_said_to_be_so() -> None:
    assert compared(ACCORD, CONTRACT).steps[0].verdict == "unrelated"


def test_texts_without_numbers() -> None:
    old = "The army withdraws from the valley at once.\n\nThe militia hands in its heavy weapons within a week.\n\nA mission of observers watches the bridge.\n"
    new = "A mission of observers watches the bridge.\n\nThe army withdraws from the valley at once.\n\nThe militia hands in its heavy weapons within a month.\n"
    assert became(old, new) == [("3", "1", "moved"), ("1", "2", "kept"), ("2", "3", "changed")]


def test_three_drafts_run_together() -> None:
    middle = ACCORD.replace("4. Monitoring. A mission of 200 observers shall verify the ceasefire.\n5. ", "4. ")
    last = changed(ACCORD, ("200 observers", "250 observers"))
    found = compared(ACCORD, middle, last)
    assert [row.cells for row in found.rows] == [
        ((0,), (0,), (0,)),
        ((1,), (1,), (1,)),
        ((2,), (2,), (2,)),
        ((3,), (), (3,)),
        ((4,), (3,), (4,)),
    ]
    assert found.rows[3].kinds == ("removed", "added")
    assert [(s.old, s.new) for s in found.steps] == [(0, 1), (1, 2), (0, 2)]
    assert [n.says for n in found.step(0, 2).links[3].named] == ["200 → 250 observers"]


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("The catch shall not exceed 9,000 tonnes.", "The catch shall not exceed 12,500 tonnes.", ["cap 9,000 → 12,500 tonnes"]),
        ("Not less than 15 per cent is inspected.", "Not less than 10 per cent is inspected.", ["floor 15 → 10 per cent"]),
        ("Each party shall publish its data.", "Each party should publish its data.", ["shall → should"]),
        ("Each party may close its ports.", "Each party shall not close its ports.", ["may → shall not"]),
        ("The Commission shall set the catch each year.", "The Scientific Council shall set the catch each year.", ["Commission → Scientific Council"]),
        ("The employer pays for the meals of drivers.", "The union pays for the meals of drivers.", ["employer → union"]),
        ("This rule applies to small vessels in the bay.", "This rule does not apply to small vessels in the bay.", ["“not” added"]),
        ("It begins on 1 February 2027.", "It begins on 15 February 2027.", ["1 February 2027 → 15 February 2027"]),
        ("Reports are sent monthly to the board.", "Reports are sent quarterly to the board.", ["monthly → quarterly"]),
        ("The ban holds in all ports.", "The ban holds in all ports unless the board decides otherwise.", ["“unless the board decides otherwise” added"]),
        ("The board may set dues and shall publish them.", "The board shall set dues and shall publish them.", ["may → shall"]),
        ("The board shall hear both sides of a case.", "The board shall not hear both sides of a case.", ["shall → shall not"]),
        ("Staff join within thirty (30) days of hire.", "Staff join within ninety (90) days of hire.", ["within thirty → ninety days"]),
        ("There is no strike by the union and no lockout.", "There is no strike by the union, except over unpaid wages, and no lockout.", ["“except over unpaid wages” added"]),
        ("The rent is 900 dollars a month.", "The rent is nine hundred dollars a month.", []),
        ("Disputes go to 3 judges.", "Disputes go to three judges.", []),
        ("Fees of 5 per cent apply.", "Fees of 5% apply.", []),
        ("All of Article 4 applies.", "All of Article 4 applies", []),
    ],
)  # fmt: skip
def test_changes_told_in_words(old: str, new: str, says: list[str]) -> None:
    assert named(old, new) == says


def test_the_packaged_drafts(cod_treaty: Path) -> None:
    drafts = [cod_treaty / "drafts" / f"{name}.txt" for name in ("draft1", "tolness", "draft2")]
    from travaux.present.compare_data import to_data

    ours = to_data(travaux.compare(drafts))
    gold = json.loads((cod_treaty / "drafts" / "alignment.json").read_text(encoding="utf-8"))
    key = lambda x: (x["from_draft"], x["to_draft"], tuple(x["from_articles"]), tuple(x["to_articles"]))  # noqa: E731
    kinds = {key(x): x["kind"] for x in ours}
    right = sum(kinds.get(key(x)) == x["kind"] for x in gold)
    assert right >= 0.95 * len(gold)
    for draft_ in ("draft1", "tolness"):
        step = [x for x in ours if x["from_draft"] == draft_ and x["part"] == "article"]
        for to in {x["to_draft"] for x in step}:
            numbers = [n for x in step if x["to_draft"] == to for n in x["from_articles"]]
            assert sorted(numbers) == list(range(1, len(numbers) + 1))


@settings(max_examples=40)
@given(
    st.lists(st.sampled_from(ACCORD.splitlines()[2:] + CONTRACT.splitlines()[4:]), min_size=1, max_size=12),
    st.randoms(use_true_random=False),
)
def test_every_article_is_in_one_link_and_clauses_are_whole(lines: list[str], rng: object) -> None:
    old = "\n".join(lines)
    shuffled = list(lines)
    rng.shuffle(shuffled)  # type: ignore[attr-defined]
    found = compared(old, "\n".join(shuffled))
    step = found.steps[0]
    for side, parts in ((0, [i for x in step.links for i in x.old]), (1, [j for x in step.links for j in x.new])):
        wanted = [n for n, a in enumerate(found.drafts[side].articles) if not a.void]
        assert sorted(parts) == wanted
    for link in step.links:
        for pair in link.clauses:
            for side, place in ((0, pair.old), (1, pair.new)):
                said = "".join(r.text for r in pair.runs if r.kind != ("inserted", "removed")[side])
                if place:
                    clause = found.drafts[side].articles[place[0]].clauses[place[1]]
                    assert said == " ".join(found.drafts[side].text[clause.start : clause.end].split())


def test_the_same_in_any_run() -> None:
    assert compared(ACCORD, RENDERED) == compared(ACCORD, RENDERED)
    assert draft(CONTRACT) == draft(CONTRACT)
