"""Small drafts made for the tests of comparing, and short ways to look at what became of them."""

from __future__ import annotations

from travaux.model_texts import Comparison, DraftText
from travaux.texts.articles import read_draft
from travaux.texts.blocks import blocks_of
from travaux.texts.compare import compare_drafts


def draft(text: str, name: str = "draft", *, partial: bool = False, markdown: bool = False) -> DraftText:
    """Return the draft that a plain text is."""
    return read_draft(text, blocks_of(text, markdown=markdown), path=f"{name}.txt", name=name, partial=partial)


def labels(text: str, *, markdown: bool = False) -> list[str]:
    """Return the labels of the parts of a text."""
    return [a.label for a in draft(text, markdown=markdown).articles]


def headed(text: str) -> list[tuple[str, str]]:
    """Return number and heading of the articles of a text."""
    return [(a.number, a.heading) for a in draft(text).articles if a.kind == "article"]


def compared(*texts: str, partial: tuple[int, ...] = ()) -> Comparison:
    """Return the comparison of plain texts."""
    return compare_drafts([draft(t, f"d{n}", partial=n in partial) for n, t in enumerate(texts, 1)])


def became(*texts: str, partial: tuple[int, ...] = ()) -> list[tuple[str, str, str]]:
    """Return for each link of the first step: old numbers, new numbers, kind."""
    found = compared(*texts, partial=partial)
    step = found.steps[0]
    old, new = found.drafts[step.old], found.drafts[step.new]
    return [
        (
            "+".join(old.articles[i].number for i in link.old),
            "+".join(new.articles[j].number for j in link.new),
            link.kind,
        )
        for link in step.links
        if all(old.articles[i].kind == "article" for i in link.old)
        and all(new.articles[j].kind == "article" for j in link.new)
    ]


def named(old: str, new: str) -> list[str]:
    """Return the changes of substance between two drafts of one article, in words."""
    return [n.says for n in compared(f"Article 1\n{old}\n", f"Article 1\n{new}\n").steps[0].links[0].named]


CONTRACT = """COLLECTIVE AGREEMENT
between Brightwater Transit and Local 88
Effective 1 May 2026

ARTICLE I – RECOGNITION
The Employer recognizes the Union as the sole bargaining agent for all drivers and mechanics.

ARTICLE II – WAGES
Section 1. Wages shall rise by 3 percent on 1 July 2026.
Section 2. A driver shall receive a bonus of $500 after twelve months of service.

ARTICLE III – HOURS OF WORK
Section 1. The working week shall not exceed 38 hours.
Section 2. Overtime must be paid at one and a half times the hourly rate.

ARTICLE IV – GRIEVANCES
The Union may submit a grievance to arbitration within 30 days of the event that gave rise to it.
"""

ACCORD = """Framework for Peace in the Ilmar Valley

1. Ceasefire. All hostilities shall end within 48 hours of signature.
2. Withdrawal. Both forces shall withdraw to the lines of 3 March.
3. Prisoners. Each side shall release all prisoners within 30 days.
4. Monitoring. A mission of 200 observers shall verify the ceasefire.
5. Elections. Elections shall be held within one year under international supervision.
"""

BILL = """A BILL
To provide for the regulation of river ferries, and for other purposes.

Be it enacted by the Assembly,

SECTION 1. SHORT TITLE.
This Act may be cited as the River Ferries Act.

SEC. 2. DEFINITIONS.
In this Act:
(1) FERRY.—The term "ferry" means any vessel that carries passengers for hire.
(2) OPERATOR.—The term "operator" means a person who holds a licence under section 4.

TITLE I—LICENCES

SEC. 101. LICENCE REQUIRED.
(a) IN GENERAL.—No person shall operate a ferry without a licence.
(b) EXCEPTION.—Subsection (a) does not apply to a ferry that carries fewer than six passengers.

SEC. 102. FEES.
The Agency shall charge a fee of 250 dollars for each licence.
"""
