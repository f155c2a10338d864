"""A scoop counts once, however many relay it; what one unnamed source says is marked."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path

import pytest

import travaux
from travaux.model import Event, Evidence, MadeBy, Record, Report, Statement, make_report_id
from travaux.present.export import to_export
from travaux.records.corroboration import count_relays_once

SAID = "The talks collapsed on Friday, the Tide Times reported."
OWN = "The talks collapsed on Friday."
# outlet, day, text, whether the sentence is relayed, via whom
TOLD = {
    "wire": ("Harbour Wire", "2031-05-13", SAID, "Tide Times"),
    "post": ("Quay Post", "2031-05-14", SAID, "the Tide Times"),
    "chain": ("Pier Daily", "2031-05-15", SAID, "a rival paper"),
    "times": ("The Tide Times", "2031-05-12", OWN, None),
    "alone": ("Mole Herald", "2031-05-13", OWN, None),
    "short": ("Port Tide Times", "2031-05-13", OWN, "Tide Times"),
    "posted": ("Dock News", "2031-05-13", SAID, "Twitter"),
}


def record_of(*names: str) -> Record:
    reports, statements, evidence = [], [], []
    for name in names:
        outlet, day, text, via = TOLD[name]
        report = Report(make_report_id(name, text), name, text, outlet=outlet, published=day)
        shown = Evidence(report.id, 0, len(text), text, f"f-{name}")
        reports.append(report)
        evidence.append(shown)
        if via:
            relay = ("Tide Times",) if name == "chain" else ()
            whole = ((0, len(text)),)
            statements.append(
                Statement(f"q-{name}", None, "report", text, whole, False, "indirect", (shown,), via=via, relay=relay)
            )
    event = Event("e-1", "meeting", "cancelled", "talks", tuple(evidence))
    return Record("", None, MadeBy("0", "", "0"), tuple(reports), statements=tuple(statements), events=(event,))


@pytest.mark.parametrize(
    ("names", "families"),
    [
        (("wire", "post"), {"f-wire"}),  # two relays, the outlet not in the pile
        (("wire", "post", "chain"), {"f-wire"}),  # the end of the chain counts
        (("wire", "post", "times"), {"f-times"}),  # the outlet's own report is there
        (("wire", "alone"), {"f-wire", "f-alone"}),
        (("short", "alone"), {"f-short", "f-alone"}),  # its own outlet, by a short name
        (("posted", "alone"), {"f-posted", "f-alone"}),  # told to all
    ],
)
def test_a_scoop_counts_once(names: tuple[str, ...], families: set[str]) -> None:
    for order in permutations(names):
        (event,) = count_relays_once(record_of(*order)).events
        assert {e.family for e in event.evidence} == families
        assert {e.text for e in event.evidence} <= {SAID, OWN}


def test_what_one_unnamed_source_says_is_marked(tmp_path: Path) -> None:
    text = (
        "Talks on the pay offer went on in Elvers on Monday.\n\n"
        "The talks in Elvers will resume on Friday, a union official said.\n\n"
        "The port authority rejected the union's demands on Monday.\n"
    )
    (tmp_path / "a.txt").write_text(f"Pay talks\nPublished: 2031-05-13\n\n{text}", encoding="utf-8")
    record = travaux.record(travaux.read([tmp_path]), keep_unrelated=True)
    export = to_export(record)
    marked = [i for name in ("positions", "events", "provisions") for i in export[name] if i.get("unnamed")]
    plain = [i for name in ("positions", "events", "provisions") for i in export[name] if not i.get("unnamed")]
    assert marked
    assert all("official said" in i["evidence"][0]["text"] for i in marked)
    assert not any("official said" in i["evidence"][0]["text"] for i in plain)
    assert "unnamed]" in str(travaux.brief(record))
