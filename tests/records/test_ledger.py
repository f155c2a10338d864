"""Where evidence counts: families, borrowed passages, texts that a machine reworded."""

from __future__ import annotations

from travaux.model import Copy, Family, Passage, Report
from travaux.records.ledger import Ledger, own_families

A, B = Report("r-a", "a.txt", "One two three four."), Report("r-b", "b.txt", "Five six seven eight.")


def test_evidence_from_a_reworded_text_is_marked() -> None:
    ledger = Ledger.of([A, B], [Family("f-a", "r-a"), Family("f-b", "r-b")], frozenset({"r-b"}))
    assert not ledger.evidence(A.passage(0, 3)).altered
    assert ledger.evidence(B.passage(0, 4)).altered
    assert [e.altered for e in ledger.cite([A.passage(0, 3), B.passage(0, 4)])] == [False, True]


def test_the_rest_of_an_excerpt_is_a_source_of_its_own() -> None:
    lifted = Passage("r-b", 0, 8, "Five six")
    families = own_families([Family("f-a", "r-a", (Copy("r-b", "excerpt", 0.5, (lifted,)),))])
    assert [f.origin for f in families] == ["r-a", "r-b"]
    ledger = Ledger.of([A, B], families)
    assert ledger.is_borrowed(B.passage(0, 8))
    assert ledger.evidence(B.passage(0, 8)).family == "f-a"
    assert not ledger.is_borrowed(B.passage(9, 20))


def test_what_is_a_spun_copy_of_one_text_and_an_excerpt_of_another_has_nothing_of_its_own() -> None:
    both = [
        Family("f-a", "r-a", (Copy("r-b", "spun", 0.9),)),
        Family("f-c", "r-c", (Copy("r-b", "excerpt", 0.2, (B.passage(0, 8),)),)),
    ]
    assert [f.origin for f in own_families(both)] == ["r-a", "r-c"]
