"""Names of drafts: initials of titles, acronyms, and what is no name."""

from __future__ import annotations

import pytest

from tests.findings.reading import discourse
from travaux.findings.draft_days import gap, precision
from travaux.findings.draft_names import is_title


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The ministers signed the Southern Lakes Fisheries Agreement on Monday.", {"SLFA"}),
        ("The Southern Lakes Fisheries Agreement (SLFA) caps the catch. Veland wants to renegotiate SLFA.", {"SLFA"}),
        ("Veland wants to renegotiate SLFA. Its rival would withdraw from SLFA.", {"SLFA"}),
        ("Veland wants to renegotiate SLFA.", set()),  # once is no custom
        ("Nobody wants to leave NATO. Some would withdraw from NATO.", set()),  # a body
        ("The Orlen draft leaked on Friday.", {"Orlen"}),
        ("The revised draft leaked on Friday.", set()),
        ("Veland's Fisheries Agreement was signed on Friday.", {"Fisheries"}),  # the owner is no part of the title
        ("Crowd Cheers As Minister Signs Historic Harbour Deal With Veland", set()),  # a line of headlines
    ],
)
def test_names(text: str, names: set[str]) -> None:
    assert {m.name for m in discourse(text).mentions if m.name} == names


@pytest.mark.parametrize(("name", "title"), [("SLFA", True), ("Orlen", False), ("phase 1", False), ("EU", False)])
def test_titles(name: str, title: bool) -> None:
    assert is_title(name) is title


@pytest.mark.parametrize(
    ("a", "b", "days"),
    [
        ("2031-05-01", "2031-05-04", 3),
        ("2031-05-04", "2031-05-01", 3),
        ("2031-05-01/2031-05-07", "2031-05-03", 0),
        ("2031", "2031-05-03", 0),
        ("2030", "2031-01-01", 1),
    ],
)
def test_days_between_two_dates(a: str, b: str, days: int) -> None:
    assert gap(a, b) == days


@pytest.mark.parametrize(
    ("when", "grade"), [("2031", 0), ("2031-05", 1), ("2031-05-04", 2), ("2031-05-01/2031-05-07", 2)]
)
def test_precision(when: str, grade: int) -> None:
    assert precision(when) == grade
