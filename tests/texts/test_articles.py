"""Drafts cut into articles, in the styles of numbering that treaties, bills, contracts and accords have."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.texts.made import ACCORD, BILL, CONTRACT, draft, headed, labels
from travaux.texts.markers import read_marker, roman


@pytest.mark.parametrize(
    ("text", "style", "number", "rest"),
    [
        ("Article 7", "article", "7", ""),
        ("Article 7. Shares", "article", "7", "Shares"),
        ("Article 7 – Shares", "article", "7", "Shares"),
        ("ARTICLE IV – WAGES", "article", "IV", "WAGES"),
        ("Article 7 bis", "article", "7 bis", ""),
        ("Art. 3 Scope", "article", "3", "Scope"),
        ("Section 5.1 Hours.", "section", "5.1", "Hours."),
        ("SEC. 2. DEFINITIONS.—In this Act", "section", "2", "DEFINITIONS.—In this Act"),
        ("§ 3 Pay", "section", "3", "Pay"),
        ("§3. Pay", "section", "3", "Pay"),
        ("Clause 12: Notice", "clause", "12", "Notice"),
        ("Point 6. Truce", "point", "6", "Truce"),
        ("Point six: all guns fall silent", "point", "six", "all guns fall silent"),
        ("[Article 7", "article", "7", ""),
        ("7. The parties", "1.", "7", "The parties"),
        ("7) The parties", "1)", "7", "The parties"),
        ("(7) The parties", "(1)", "7", "The parties"),
        ("7.2 Each party", "1.1", "7.2", "Each party"),
        ("12a. The", "1.", "12a", "The"),
        ("(a) fish", "(a)", "a", "fish"),
        ("(iv) fish", "(i)", "iv", "fish"),
        ("IV. THE COURT", "I.", "IV", "THE COURT"),
        ("B. The court", "A.", "B", "The court"),
        ("– fish", "-", "–", "fish"),
        ("Annex I", "annex", "I", ""),
        ("ANNEX", "annex", "", ""),
        ("Part One: Ceasefire", "part", "One", "Ceasefire"),
    ],
)
def test_numbers_at_the_head_of_a_paragraph(text: str, style: str, number: str, rest: str) -> None:
    marker = read_marker(text)
    assert marker is not None
    assert (style in [s for s, _ in marker.values], marker.number) == (True, number)
    assert text[marker.length :].strip(" ") == rest


@pytest.mark.parametrize(
    "text",
    [
        "Article 6 shall not apply to small vessels.",
        "Article 5(1) applies",
        "Section officers shall report.",
        "Point taken",
        "1 January 2029 is the date",
        "12 metres or more",
        "It. was",
        "Annex the province",
        "In accordance with Article 6",
        "article 6. the",
        "",
    ],
)
def test_what_numbers_nothing(text: str) -> None:
    assert read_marker(text) is None


@pytest.mark.parametrize(
    ("letters", "value"),
    [("i", 1), ("iv", 4), ("ix", 9), ("xl", 40), ("mcmxciv", 1994), ("iiii", None), ("", None), ("ab", None)],
)
def test_roman(letters: str, value: int | None) -> None:
    assert roman(letters) == value


def test_a_contract_with_sections_in_articles() -> None:
    assert headed(CONTRACT) == [
        ("I", "RECOGNITION"),
        ("II", "WAGES"),
        ("III", "HOURS OF WORK"),
        ("IV", "GRIEVANCES"),
    ]
    wages = draft(CONTRACT).articles[1]
    assert [c.label for c in wages.clauses] == ["1", "2"]
    assert draft(CONTRACT).date == "2026-05-01"


def test_an_accord_of_numbered_points_with_titles_on_their_line() -> None:
    assert headed(ACCORD) == [
        ("1", "Ceasefire"),
        ("2", "Withdrawal"),
        ("3", "Prisoners"),
        ("4", "Monitoring"),
        ("5", "Elections"),
    ]
    assert draft(ACCORD).title == "Framework for Peace in the Ilmar Valley"


def test_a_bill_whose_sections_run_on_through_its_titles() -> None:
    bill = draft(BILL)
    assert [a.label for a in bill.articles] == ["Preamble", "Section 1", "Sec 2", "Sec 101", "Sec 102"]
    assert bill.articles[3].chapter == "TITLE I—LICENCES"
    assert [c.label for c in bill.articles[3].clauses] == ["a", "b"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Chapter I\nScope\n\nArticle 1\nAll ports are open.\n\nArticle 2\nAll ships may enter.\n\nChapter II\nDuties\n\nArticle 3\nDues shall be paid.\n", ["Article 1", "Article 2", "Article 3"]),
        ("PART A: TRUCE\n1. Guns fall silent.\n2. Roads are opened.\n\nPART B: AID\n3. Food is let in.\n4. Wounded are let out.\n", ["1", "2", "3", "4"]),
        ("§ 1 Rent\n(1) Rent is due monthly.\n(2) It is paid in advance.\n\n§ 2 Notice\n(1) Notice is three months.\n", ["§ 1", "§ 2"]),
        ("I. Wages\n1. Wages rise by 3 per cent.\n2. Bonuses end.\n\nII. Hours\n1. The week has 38 hours.\n\nIII. Term\n1. Two years.\n", ["I", "II", "III"]),
        ("(a) The army withdraws.\n(b) The militia disarms.\n(c) The mission stays.\n", ["a", "b", "c"]),
        ("1.1 The buyer pays.\n1.2 The seller ships.\n2.1 Risk passes on board.\n", ["1.1", "1.2", "2.1"]),
        ("# Plan\n\n## Truce\n\nGuns fall silent.\n\n## Aid\n\nFood is let in.\n\n## Votes\n\nA vote is held.\n", ["¶ 1", "¶ 2", "¶ 3"]),
        ("The army withdraws at once.\n\nThe militia disarms within a week.\n", ["¶ 1", "¶ 2"]),
        ("TERMS\n\nThe army withdraws at once.\n\nThe militia disarms within a week.\n", ["¶ 1", "¶ 2"]),
        ("**Truce**\n\nGuns fall silent.\n\n**Aid**\n\nFood is let in.\n\n**Votes**\n\nA vote is held.\n", ["¶ 1", "¶ 2", "¶ 3"]),
    ],
)  # fmt: skip
def test_which_numbers_make_the_articles(text: str, found: list[str]) -> None:
    assert labels(text, markdown=text.startswith(("#", "*"))) == found


TREATY = """Treaty on the Strait

Table of contents

Preamble .......... 1
Article 1 Passage .......... 2
Article 2 Pilots .......... 3
Annex Charts .......... 9

The Parties to this Treaty,
Recalling the Declaration of 1911,
Have agreed as follows:

Article 1
Passage
All ships enjoy free passage.[^1]

Article 2
Pilots
1. A pilot is taken on board [north][south] of the light.
2. The fee is [450] [500] dollars:
(a) by day; and
(b) by night.

Done at Ellery on 3 May 2026.

For the Government of Ostrane

Annex
Charts
The charts of 1998 apply.

[^1]: See the Declaration, paragraph 4.
"""


def test_preamble_contents_annex_notes_and_closing() -> None:
    treaty = draft(TREATY)
    assert [a.label for a in treaty.articles] == ["Preamble", "Article 1", "Article 2", "Closing", "Annex", "Notes"]
    assert [a.heading for a in treaty.articles] == ["", "Passage", "Pilots", "", "Charts", ""]
    assert [c.label for c in treaty.articles[2].clauses] == ["1", "2", "2(a)", "2(b)"]
    assert (treaty.brackets, treaty.options, treaty.count) == (4, 4, 2)


def test_contents_without_a_heading_are_skipped() -> None:
    contents = "Article 1 Passage\nArticle 2 Pilots\nArticle 3 Dues\nArticle 4 Term\n\n"
    body = "".join(f"Article {n}\nThe rule numbered {n} holds for every ship.\n\n" for n in range(1, 5))
    assert labels(f"Treaty\n\n{contents}{body}") == [f"Article {n}" for n in range(1, 5)]


def test_lines_broken_at_a_margin_are_put_together() -> None:
    text = (
        "Article 1\nAll ships that fly the flag of one of the parties enjoy free\n"
        "passage through the strait by day and by night, in peace and in\nwar.\n\n"
        "Article 2\nA pilot is taken on board north of the light by every ship that\n"
        "is longer than ninety metres.\n"
    )
    assert [len(a.clauses) for a in draft(text).articles] == [1, 1]


@pytest.mark.parametrize(
    ("text", "partial"),
    [
        ("Draft treaty (excerpts)\n\nArticle 3\nShips may pass.\n\nArticle 4\nPilots are free.\n", True),
        ("Article 3\nShips may pass.\n\n[...]\n\nArticle 9\nPilots are free.\n", True),
        ("Article 1\nShips may pass.\n\nArticle 2\nPilots are free.\n", False),
        ("Article 1\nThe excerpt of the register is public.\n\nArticle 2\nPilots are free.\n", False),
    ],
)
def test_a_text_tells_that_it_is_not_whole(text: str, partial: bool) -> None:
    assert draft(text).partial is partial


def test_numbers_that_are_left_out() -> None:
    text = "".join(f"Article {n}\nThe rule numbered {n} holds.\n\n" for n in (1, 2, 4, 5))
    assert draft(text).holes == ("3",)


@pytest.mark.parametrize("said", ["[deleted]", "(reserved)", "Deleted.", "[Intentionally left blank]"])
def test_an_article_that_says_nothing(said: str) -> None:
    text = f"Article 1\nShips may pass.\n\nArticle 2\n{said}\n\nArticle 3\nPilots are free.\n"
    assert [a.void for a in draft(text).articles] == [False, True, False]
    assert draft(text).count == 2


@settings(max_examples=150)
@given(
    st.lists(
        st.sampled_from(
            [
                "Article 1",
                "1. It is so",
                "(a) fish",
                "",
                "[x][y]",
                "ANNEX",
                "Contents",
                "...",
                "Deleted",
                "§ 3 Pay",
                "\t",
                "II.",
                "# H",
            ]
        )
        | st.text(max_size=30),
        max_size=25,
    )
)
def test_any_text_is_cut_into_places_in_it(lines: list[str]) -> None:
    text = "\n".join(lines)
    found = draft(text)
    last = 0
    for article in found.articles:
        assert last <= article.start <= article.end <= len(text)
        last = article.start
        for clause in article.clauses:
            assert article.start <= clause.start < clause.end <= article.end
            assert text[clause.start : clause.end].strip() == text[clause.start : clause.end]
