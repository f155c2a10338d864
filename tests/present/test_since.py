"""What is new, and what an editor put right, as a reader sees it; nothing in them is obeyed."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from tests.present import hostile
from travaux import model as m
from travaux.present.brief import brief
from travaux.present.terminal import to_terminal
from travaux.records.since import difference

OBEYED = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


@pytest.fixture(scope="module")
def renewed(small: m.Record) -> m.Record:
    """Return the made record beside one of a week before, corrected by an editor."""
    event = next(e for e in small.events if e.status == "scheduled" and e.kind != "deadline")
    earlier = replace(
        small,
        reports=small.reports[:1],
        drafts=tuple(replace(d, status="current") if d.id == "d-first" else d for d in small.drafts[1:]),
        positions=(*small.positions[1:], replace(small.positions[0], id="s-gone", evidence=small.drafts[2].evidence)),
        events=tuple(replace(e, status="happened") if e is event else e for e in small.events),
        latest_draft="d-first",
    )
    corrections = (
        m.Correction(1, "set", event.id, "E. Ditor", "by telephone", "status: planned", (event.id,), on="2026-06-01"),
        m.Correction(2, "hide", "p-gone", "E. Ditor", "wrong", "", trouble="no item has this id"),
    )
    return replace(small, since=difference(earlier, small, "2026-05-26"), corrections=corrections)


def test_the_section_tells_new_changed_and_gone(renewed: m.Record) -> None:
    text = str(brief(renewed, full=True))
    section = text[text.index("## Since 26 May 2026") : text.index("## The latest version")]
    new, changed, gone = (section.index(f"### {t}") for t in ("New", "Changed", "No longer there"))
    assert new < changed < gone
    assert "draft: **Second offer**" in section[new:changed]
    assert "status was “current”" in section[changed:gone]
    assert "status was “happened”" in section[changed:gone]
    assert "position: " in section[gone:]
    assert "The latest version is now" in section[:new]


def test_without_a_day_or_a_file_there_is_no_section(small: m.Record) -> None:
    text = str(brief(small))
    assert "## Since" not in text
    assert "Corrected by" not in text
    assert "corrected by" not in text


def test_corrections_are_told_with_their_reason(renewed: m.Record) -> None:
    text = str(brief(renewed))
    assert (
        "; one source, corrected by E. Ditor]" in text or "corrected by E. Ditor" in text.partition("## Corrected")[0]
    )
    section = text[text.index("## Corrected by an editor") :]
    assert section.index("not applied: hide p-gone") < section.index("Why: by telephone (E. Ditor, 1 Jun 2026)")


@pytest.mark.parametrize("payload", [hostile.MARKS, hostile.ESCAPES, hostile.RICH, *hostile.STARTS])
def test_text_in_them_is_shown_and_not_obeyed(renewed: m.Record, payload: str) -> None:
    bad = hostile.poisoned(renewed, payload)
    bad = replace(bad, corrections=tuple(replace(c, by=payload, told=payload, trouble="") for c in bad.corrections))
    text = str(brief(bad, full=True))
    assert not OBEYED.search(text)
    assert "<b onclick" not in text.replace("\\<", "")
    headings = [line for line in text.splitlines() if line.startswith("#")]
    assert [h for h in headings if h.startswith("## ")][:1] == ["## Since 26 May 2026"]
    assert not OBEYED.search(to_terminal(brief(bad, full=True)))
