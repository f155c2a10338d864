"""Reports that try to be obeyed: a record in which every text that comes from outside carries a payload."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import Any

from travaux import model as m

# Fields that hold text from outside; all others are ids, enumerations and offsets.
OUTSIDE = {
    "title", "outlet", "byline", "url", "path", "name", "aliases", "roles", "party", "label", "issue", "says", "unit",
    "hedges", "via", "relay", "content", "cue", "place", "about", "what", "reason", "negotiation",
    "published", "date", "on", "said_on", "source", "addressee", "occasion",
}  # fmt: skip

ESCAPES = "\x1b[31mred\x1b]0;title\x07\x1b[2J\x9b1A\x00\x08\x7f\r\u202eevil\u2066\u200b"
MARKS = (
    "| a | **b** *c* _d_ ~~e~~ `f` [g](http://h.example) ![i](j) <b onclick=x>k</b> <!-- l --> # m $n$ &lt; \\ "
    "www.o.example p@q.example"
)
STARTS = (
    "- item",
    "1. item",
    "# head",
    "> quote",
    "--- ",
    "=== ",
    "+ item",
    "* item",
    "```",
    "    code",
    "| cell |",
    "12) item",
)
RICH = "[bold red]x[/] [link=http://h.example]y[/link] [/] :smile: \\[z]"


def poisoned(record: m.Record, payload: str) -> m.Record:
    """Return ``record`` with ``payload`` before and after every text from outside, offsets still right."""
    return _poison(_in_texts(record, payload), payload)  # type: ignore[no-any-return]


def _poison(thing: Any, payload: str) -> Any:
    if isinstance(thing, tuple):
        return tuple(_poison(part, payload) for part in thing)
    if not is_dataclass(thing) or isinstance(thing, type):
        return thing
    changed = {}
    for field in fields(thing):
        value = getattr(thing, field.name)
        if field.name in OUTSIDE and isinstance(value, str):
            changed[field.name] = f"{payload} {value} {payload}"
        elif field.name in OUTSIDE and isinstance(value, tuple):
            changed[field.name] = tuple(f"{payload} {part} {payload}" for part in value)
        else:
            changed[field.name] = _poison(value, payload)
    return replace(thing, **changed)


def _in_texts(record: m.Record, payload: str) -> m.Record:
    """Return the record with every cited passage widened by a payload put into its report."""
    at = sorted({(p.report, p.end) for p in m.passages_of(record)})
    texts = {r.id: r.text for r in record.reports}
    for report, end in reversed(at):
        texts[report] = texts[report][:end] + payload + texts[report][end:]

    def moved(passage: Any) -> Any:
        before = [end for report, end in at if report == passage.report]
        start = passage.start + len(payload) * sum(end <= passage.start for end in before)
        stop = passage.end + len(payload) * sum(end <= passage.end for end in before)
        return replace(passage, start=start, end=stop, text=texts[passage.report][start:stop])

    reports = tuple(replace(r, text=texts[r.id]) for r in record.reports)
    return replace(_each_passage(record, moved), reports=reports)  # type: ignore[no-any-return]


def _each_passage(thing: Any, change: Any) -> Any:
    if isinstance(thing, m.Passage):
        return change(thing)
    if isinstance(thing, tuple):
        return tuple(_each_passage(part, change) for part in thing)
    if not is_dataclass(thing) or isinstance(thing, type):
        return thing
    return replace(thing, **{f.name: _each_passage(getattr(thing, f.name), change) for f in fields(thing)})
