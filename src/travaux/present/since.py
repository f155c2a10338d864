"""What is new, what reads otherwise, and what is gone since a day."""

from __future__ import annotations

from travaux.model import (
    ITEM_LISTS,
    Actor,
    Change,
    Conflict,
    Draft,
    Event,
    Evidence,
    NextStep,
    OpenIssue,
    Position,
    Provision,
    Record,
    Renewed,
    Since,
    passages_of,
)
from travaux.model import (
    Item as RecordItem,
)
from travaux.present.desk import Desk, cites, families_in, in_brackets, line, more_item, readable_issue
from travaux.present.document import Block, Heading, Item, Line, Listing, Paragraph, Section, Span, Text
from travaux.present.wording import counted, listed, readable_date, readable_interval, readable_quantity, shorten

SHOWN = 6
VALUE_LIMIT = 60
NOTHING = "Nothing is new."
# What a line can be of, in the order in which a reader wants to know, and what several of it are called.
KINDS: dict[type, str] = {
    Draft: "draft",
    Change: "change",
    Position: "position",
    Event: "event",
    NextStep: "next step",
    OpenIssue: "open point",
    Conflict: "contradiction",
    Provision: "term",
}
# Fields of which a reader is told before and after; other differences are told by their number.
TOLD = {
    "status": "status",
    "stance": "stance",
    "start": "from",
    "end": "until",
    "date": "date",
    "when": "date",
    "quantity": "figure",
    "place": "place",
    "says": "wording",
    "label": "name",
    "points": "points",
    "draft": "draft",
    "kind": "kind",
    "modality": "force",
    "moved_to": "moved to",
}


def since_section(desk: Desk) -> tuple[Section, ...]:
    """Return what became of the record since the day that was asked for; no section if none was."""
    since = desk.record.since
    if since is None:
        return ()
    here = {i.id: i for i in _items(desk.record)}
    new = [here[i] for i in since.new if type(here[i]) in KINDS]
    changed = [c for c in since.changed if type(c.before) in KINDS and _told(c)]
    gone = [i for i in since.dropped if type(i) in KINDS]
    blocks: list[Block] = [Paragraph(_opening(desk, since))]
    blocks += _listed(desk, "New", [(i, _line(desk, i)) for i in new])
    blocks += _listed(desk, "Changed", [(here[c.id], _changed(desk, here, c)) for c in changed])
    blocks += _listed(desk, "No longer there", [(i, _line(desk, i)) for i in gone])
    if more := _support(since):
        blocks.append(Paragraph(line(f"{counted(more, 'line rests', 'lines rest')} on other or more passages.")))
    return (Section(f"Since {readable_date(since.day)}", tuple(blocks)),)


def _opening(desk: Desk, since: Since) -> Line:
    counts = [
        f"{len(since.new):,} new" if since.new else "",
        f"{len(since.changed):,} changed" if since.changed else "",
        f"{len(since.dropped):,} no longer there" if since.dropped else "",
    ]
    told = listed([c for c in counts if c])
    reports = counted(len(since.reports), "report") + " came"
    spans: list[Span | str] = [f"{reports}; "]
    spans += [f"of all items of the record {told}." if told else NOTHING]
    before = _name_of_draft(desk, since, since.latest_draft)
    if since.latest_draft != desk.record.latest_draft and not _is_renamed(since, desk.record.latest_draft):
        now = _name_of_draft(desk, since, desk.record.latest_draft)
        spans.append(Text(f" The latest version is now {now}; it was {before}.", "strong"))
    return line(*spans)


def _is_renamed(since: Since, draft: str | None) -> bool:
    return any(c.id == draft and c.was == since.latest_draft for c in since.changed)


def _name_of_draft(desk: Desk, since: Since, draft: str | None) -> str:
    if draft is None:
        return "unknown"
    was = next((i.label for i in since.dropped if isinstance(i, Draft) and i.id == draft), None)
    return shorten(was, VALUE_LIMIT) if was else desk.called(_now(since, draft))


def _now(since: Since, id_: str) -> str:
    """Return the id that an item of then has now."""
    return next((c.id for c in since.changed if c.was == id_), id_)


def _items(record: Record) -> list[RecordItem]:
    return [item for name in ITEM_LISTS for item in getattr(record, name)]


def _listed(desk: Desk, title: str, told: list[tuple[RecordItem, Line]]) -> list[Block]:
    """Return the lines under a heading, kind by kind; within a kind what most sources carry comes first."""
    items: list[Item] = []
    for kind, name in KINDS.items():
        ranked = sorted((t for t in told if type(t[0]) is kind), key=lambda t: -_sources(t[0]))
        here, left = desk.cut(ranked, SHOWN)
        items += [Item(line(Text(f"{name}: ", "note"), *spans)) for _, spans in here]
        items += more_item(left, name)
    return [Heading(title), Listing(tuple(items))] if items else []


def _sources(item: RecordItem) -> int:
    return families_in(_evidence(item))


def _support(since: Since) -> int:
    return sum(type(c.before) in KINDS and not _told(c) and "evidence" in c.fields for c in since.changed)


def _told(changed: Renewed) -> list[str]:
    return [f for f in changed.fields if f in TOLD]


def _changed(desk: Desk, here: dict[str, RecordItem], changed: Renewed) -> Line:
    """Return an item as it is now, and what it was in which respect."""
    now, since = here[changed.id], desk.record.since
    parts = [
        f"{TOLD[f]} was {_value(desk, since, getattr(changed.before, f))}"
        for f in _told(changed)
        if f != "end" or "start" not in changed.fields
    ]
    return line(*_line(desk, now), Text(f" – {'; '.join(parts)}", "note"))


def _value(desk: Desk, since: Since | None, value: object) -> str:
    if value is None or value == "":
        return "unknown"
    if hasattr(value, "comparator"):
        return readable_quantity(value)  # type: ignore[arg-type]
    text = str(value)
    if since and (text.startswith("d-") or any(d.id == text for d in desk.drafts)):
        return _name_of_draft(desk, since, text)
    event = desk.events.get(text)
    if event:
        return readable_interval(event.start, event.end)
    return readable_date(text) if text[:4].isdigit() and "-" in text[:8] else f"“{shorten(text, VALUE_LIMIT)}”"


def _line(desk: Desk, item: RecordItem) -> Line:
    """Return an item as one line with its citation."""
    return line(*_spans(desk, item), *cites(desk.cite(_evidence(item), of=item.id)))


def _evidence(item: RecordItem) -> list[Evidence]:
    return [p for p in passages_of(item) if isinstance(p, Evidence)]


def _spans(desk: Desk, item: RecordItem) -> list[Span | str]:
    if isinstance(item, Draft):
        return [Text(shorten(item.label, VALUE_LIMIT), "strong"), f", {item.status}"]
    if isinstance(item, Change):
        step = f"{_draft(desk, item.from_draft)} → {_draft(desk, item.to_draft)}"
        return [f"{step}, {readable_issue(item.issue)} {item.kind}: {desk.says(item.says)}"]
    if isinstance(item, Provision):
        return [f"{_draft(desk, item.draft)}, {readable_issue(item.issue)}: {desk.says(item.says)}"]
    if isinstance(item, Position):
        target = _draft(desk, item.draft) if item.draft else readable_issue(item.issue or "")
        says = in_brackets(desk.wording(item.says)) if item.says else ""
        return [f"{_actor(desk, item.actor)} ", Text(item.stance, "emphasis"), f" {target}{says}"]
    return [_simple(desk, item)]


def _simple(desk: Desk, item: RecordItem) -> str:
    if isinstance(item, Event):
        status = "" if item.status == "happened" else f" ({item.status})"
        return f"{readable_interval(item.start, item.end)}: {desk.says(item.says) or item.kind}{status}"
    if isinstance(item, NextStep):
        return f"{readable_date(item.when)}: {desk.says(item.what)}"
    if isinstance(item, OpenIssue):
        return desk.says(item.issue)
    return desk.says(item.about) if isinstance(item, Conflict) else ""


def _draft(desk: Desk, draft: str) -> str:
    since = desk.record.since
    return _name_of_draft(desk, since, draft) if since else desk.called(draft)


def _actor(desk: Desk, actor: str) -> str:
    since = desk.record.since
    then = next((i.name for i in (since.dropped if since else ()) if isinstance(i, Actor) and i.id == actor), None)
    return shorten(then, VALUE_LIMIT) if then else desk.name(_now(since, actor) if since else actor)
