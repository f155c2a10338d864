"""What an editor put right, and what could not be."""

from __future__ import annotations

from travaux.model import Correction
from travaux.present.desk import EDITOR_LIMIT, Desk, in_brackets, line, more_item
from travaux.present.document import Item, Listing, Section, Text
from travaux.present.wording import readable_date, shorten

CORRECTIONS_SHOWN = 20
NOT_DONE = "not applied"


def corrections_section(desk: Desk) -> tuple[Section, ...]:
    """Return the corrections in the order of the file, those that were not applied first; none without any."""
    told = sorted(desk.record.corrections, key=lambda c: not c.trouble)
    if not told:
        return ()
    here, left = desk.cut(told, CORRECTIONS_SHOWN)
    return (Section("Corrected by an editor", (Listing((*(_item(desk, c) for c in here), *more_item(left))),)),)


def _item(desk: Desk, correction: Correction) -> Item:
    who = in_brackets(shorten(correction.by, EDITOR_LIMIT), readable_date(correction.on) if correction.on else "")
    if correction.trouble:
        what = Text(f"{NOT_DONE}: {correction.do} {shorten(correction.id, EDITOR_LIMIT)}", "dropped")
        return Item(line(what, f": {desk.wording(correction.trouble)}{who}"))
    return Item(line(f"{desk.says(correction.told)}. Why: {desk.wording(correction.reason)}{who}"))
