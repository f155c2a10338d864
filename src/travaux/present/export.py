"""The record as data: the JSON contract of ``travaux export`` (docs/export.md), and the schema that holds it.

Keys stand in the order of the contract. What may be left out (marked "optional" in the schema) is left out when it is
empty; all else is there, ``null`` where the reports do not tell.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from travaux.model import (
    ITEM_LISTS,
    Account,
    Actor,
    Change,
    Conflict,
    Copy,
    Correction,
    Draft,
    Event,
    Evidence,
    Family,
    Issue,
    Item,
    NextStep,
    OpenIssue,
    Passage,
    Position,
    Provision,
    Quantity,
    Record,
    Renewed,
    Report,
    Since,
    State,
    Statement,
    Witness,
)
from travaux.present.support import Unnamed

CONTRACT = "1"
SCHEMA = "export.schema.json"
# Similarity is measured on words of a text; more digits than these would claim more than it tells.
SIMILARITY_DIGITS = 4

Json = dict[str, Any]


def to_export(record: Record, *, texts: bool = True) -> Json:
    """Return ``record`` as plain data after the contract; without the reports' texts unless ``texts``."""
    families = _family_of(record.families)
    known = _issue_dates(record)
    export = {
        "travaux": CONTRACT,
        "negotiation": record.negotiation,
        "as_at": record.as_at,
        "made_by": {
            "version": record.made_by.version,
            "model": record.made_by.model,
            "input": record.made_by.input,
        },
        "reports": [_report(r, families.get(r.id), texts) for r in record.reports],
        "families": [_family(f) for f in record.families],
        "actors": [_actor(a) for a in record.actors],
        "issues": [_issue(i, known.get(i.id)) for i in record.issues],
        "drafts": [_draft(d) for d in record.drafts],
        "latest_draft": record.latest_draft,
        "provisions": [_provision(p) for p in record.provisions],
        "changes": [_change(c) for c in record.changes],
        "positions": [_position(p) for p in record.positions],
        "statements": [_statement(s) for s in record.statements],
        "events": [_event(e) for e in record.events],
        "conflicts": [_conflict(c) for c in record.conflicts],
        "open_issues": [_open_issue(o) for o in record.open_issues],
        "next_steps": [_next_step(n) for n in record.next_steps],
        "skipped": [{"path": s.path, "reason": s.reason} for s in record.skipped],
        **_some(since=_since(record.since), corrections=[_correction(c) for c in record.corrections]),
        **({"texts": [_witness(t, texts) for t in record.texts]} if record.texts else {}),
    }
    return _marked(export, record)


def to_json(record: Record, *, texts: bool = True) -> str:
    """Return the export as JSON text: keys in the order of the contract, one space of indent, a newline at the end."""
    text = json.dumps(to_export(record, texts=texts), ensure_ascii=False, indent=1, allow_nan=False)
    return re.sub("[\ud800-\udfff]", _escaped, text) + "\n"


def _escaped(lone: re.Match[str]) -> str:
    """Write half of a surrogate pair as JSON can carry it: UTF-8 has no form for it, and offsets must not move."""
    return f"\\u{ord(lone[0]):04x}"


def schema() -> Json:
    """Return the JSON Schema (draft 2020-12) of the export."""
    from importlib.resources import files

    text = files("travaux.present").joinpath("schema", SCHEMA).read_text(encoding="utf-8")
    loaded: Json = json.loads(text)
    return loaded


def _some(**optional: object) -> Json:
    """Return the optional keys that hold something."""
    return {key: value for key, value in optional.items() if value not in (None, (), [], "", False)}


def _family_of(families: Iterable[Family]) -> Mapping[str, str]:
    """Return the family of each report: the one that it is the origin of before one that it borrows from."""
    found: dict[str, str] = {}
    listed = list(families)
    for family in listed:
        found.setdefault(family.origin, family.id)
    for family in listed:
        for copy in family.copies:
            found.setdefault(copy.report, family.id)
    return found


def _issue_dates(record: Record) -> Mapping[str, str]:
    """Return the day from which each issue is known: that of its first provision or change."""
    found: dict[str, str] = {}
    told: list[Provision | Change] = [*record.provisions, *record.changes]
    for item in told:
        if item.known_from:
            found[item.issue_id] = min(item.known_from, found.get(item.issue_id, item.known_from))
    return found


def _report(report: Report, family: str | None, texts: bool) -> Json:
    return {
        "id": report.id,
        "path": report.path,
        "url": report.url,
        "outlet": report.outlet,
        "title": report.title,
        "published": report.published,
        "family": family,
        "text_sha256": hashlib.sha256(report.text.encode("utf-8", "surrogatepass")).hexdigest(),
        **_some(byline=report.byline, published_from=report.published_from, modified=report.modified),
        **({"text": report.text} if texts else {}),
    }


def _family(family: Family) -> Json:
    copies = [_copy(c) for c in family.copies]
    return {"id": family.id, "origin": family.origin, **_some(origin_by=list(family.origin_by)), "copies": copies}


def _copy(copy: Copy) -> Json:
    return {
        "report": copy.report,
        "kind": copy.kind,
        "similarity": round(float(copy.similarity), SIMILARITY_DIGITS),
        **_some(derived_from=copy.derived_from, edition=copy.edition, passages=[_passage(p) for p in copy.passages]),
    }


def _passage(passage: Passage) -> Json:
    return {"report": passage.report, "start": passage.start, "end": passage.end, "text": passage.text}


def _evidence(evidence: Iterable[Evidence]) -> list[Json]:
    return [{**_passage(e), "family": e.family, **_some(altered=e.altered)} for e in evidence]


def _actor(actor: Actor) -> Json:
    return {
        "id": actor.id,
        "name": actor.name,
        "aliases": list(actor.aliases),
        "roles": list(actor.roles),
        "kind": actor.kind,
        "party": actor.party,
        "known_from": actor.known_from,
    }


def _issue(issue: Issue, known_from: str | None) -> Json:
    return {"id": issue.id, "label": issue.label, "known_from": known_from}


def _draft(draft: Draft) -> Json:
    return {
        "id": draft.id,
        "label": draft.label,
        "aliases": list(draft.aliases),
        "date": draft.date,
        "sponsors": list(draft.sponsors),
        "points": draft.points,
        "derived_from": list(draft.derived_from),
        "status": draft.status,
        "known_from": draft.known_from,
        "evidence": _evidence(draft.evidence),
    }


def _number(value: float) -> int | float:
    return int(value) if float(value).is_integer() else value


def _quantity(quantity: Quantity | None) -> Json | None:
    if quantity is None:
        return None
    value = quantity.value
    return {
        "value": [_number(v) for v in value] if isinstance(value, tuple) else _number(value),
        "unit": quantity.unit,
        "comparator": quantity.comparator,
    }


def _provision(provision: Provision) -> Json:
    return {
        "id": provision.id,
        "draft": provision.draft,
        "issue": provision.issue,
        "issue_id": provision.issue_id,
        "says": provision.says,
        "modality": provision.modality,
        "obliged": list(provision.obliged),
        "quantity": _quantity(provision.quantity),
        **_some(said_by=provision.said_by, hedges=list(provision.hedges)),
        "known_from": provision.known_from,
        "evidence": _evidence(provision.evidence),
    }


def _change(change: Change) -> Json:
    return {
        "id": change.id,
        "from": change.from_draft,
        "to": change.to_draft,
        "issue": change.issue,
        "issue_id": change.issue_id,
        "kind": change.kind,
        "says": change.says,
        **_some(said_by=change.said_by, hedges=list(change.hedges)),
        "known_from": change.known_from,
        "evidence": _evidence(change.evidence),
    }


def _position(position: Position) -> Json:
    return {
        "id": position.id,
        "actor": position.actor,
        "draft": position.draft,
        "issue": position.issue,
        "stance": position.stance,
        "says": position.says,
        "date": position.date,
        **_some(said_by=position.said_by),
        "known_from": position.known_from,
        "evidence": _evidence(position.evidence),
    }


def _statement(statement: Statement) -> Json:
    return {
        "id": statement.id,
        "speaker": statement.speaker,
        "also": list(statement.also),
        "source": statement.source,
        "cue": statement.cue,
        "denied": statement.denied,
        "addressee": statement.addressee,
        "occasion": statement.occasion,
        "via": statement.via,
        "relay": list(statement.relay),
        "direct": statement.direct,
        "mode": statement.mode,
        "content": statement.content,
        "fragments": [list(f) for f in statement.fragments],
        "said_on": statement.said_on,
        "hedges": list(statement.hedges),
        "known_from": statement.known_from,
        "evidence": _evidence(statement.evidence),
    }


def _event(event: Event) -> Json:
    return {
        "id": event.id,
        "kind": event.kind,
        "who": list(event.who),
        "place": event.place,
        "start": event.start,
        "end": event.end,
        "status": event.status,
        "says": event.says,
        **_some(states=[_state(s) for s in event.states], moved_to=event.moved_to),
        "known_from": event.known_from,
        "evidence": _evidence(event.evidence),
    }


def _state(state: State) -> Json:
    return {"status": state.status, "on": state.on, "evidence": _evidence(state.evidence)}


def _conflict(conflict: Conflict) -> Json:
    claims = [{"says": c.says, "evidence": _evidence(c.evidence)} for c in conflict.claims]
    return {"id": conflict.id, "about": conflict.about, "known_from": conflict.known_from, "claims": claims}


def _witness(text: Witness, texts: bool) -> Json:
    return {
        "id": text.id,
        "path": text.path,
        "draft": text.draft,
        "because": list(text.because),
        "title": text.title,
        "date": text.date,
        "articles": text.articles,
        "partial": text.partial,
        "text_sha256": hashlib.sha256(text.text.encode("utf-8", "surrogatepass")).hexdigest(),
        **({"text": text.text} if texts else {}),
        "accounts": [_account(a) for a in text.accounts],
    }


def _account(account: Account) -> Json:
    found: Json = {"provision": account.provision, "kind": account.kind}
    if account.text:
        found |= {"article": account.article, "start": account.start, "end": account.end, "text": account.text}
    return found | _some(figures=list(account.figures))


def _open_issue(point: OpenIssue) -> Json:
    evidence = _evidence(point.evidence)
    return {"id": point.id, "issue": point.issue, "known_from": point.known_from, "evidence": evidence}


def _next_step(step: NextStep) -> Json:
    evidence = _evidence(step.evidence)
    return {"id": step.id, "what": step.what, "when": step.when, "known_from": step.known_from, "evidence": evidence}


def _since(since: Since | None) -> Json | None:
    if since is None:
        return None
    return {
        "day": since.day,
        "reports": list(since.reports),
        "new": list(since.new),
        "changed": [_renewed(c) for c in since.changed],
        "dropped": [_of_then(i) for i in since.dropped],
        "latest_draft": since.latest_draft,
    }


def _renewed(changed: Renewed) -> Json:
    keys = [KEYS.get(f, f) for f in changed.fields]
    return {"id": changed.id, "was": changed.was, "keys": keys, **_of_then(changed.before)}


def _of_then(item: Item) -> Json:
    """Return an item as the record held it then, with the list that it stood in."""
    name, form = FORMS[type(item)]
    return {"list": name, "item": form(item)}


def _correction(correction: Correction) -> Json:
    return {
        "number": correction.number,
        "do": correction.do,
        "id": correction.id,
        "by": correction.by,
        "reason": correction.reason,
        **_some(on=correction.on),
        "applied": not correction.trouble,
        **_some(
            told=correction.told,
            items=list(correction.items),
            hidden=list(correction.hidden),
            trouble=correction.trouble,
        ),
    }


def _marked(export: Json, record: Record) -> Json:
    """Return the export with the items marked that an editor corrected, and those that rest on one unnamed source."""
    numbers: dict[str, list[int]] = {}
    for correction in record.corrections:
        for item in correction.items:
            numbers.setdefault(item, []).append(correction.number)
    for item in [i for name in ITEM_LISTS for i in export[name] if i["id"] in numbers]:
        item["corrected"] = numbers[item["id"]]
    unnamed = Unnamed.of(record)
    for name in RESTING:
        for item, shown in zip(getattr(record, name), export[name], strict=True):
            if unnamed.only(item.evidence):
                shown["unnamed"] = True
    return export


# The lists whose items rest on what sources say.
RESTING = ("drafts", "provisions", "changes", "positions", "events", "open_issues", "next_steps")
KEYS = {"from_draft": "from", "to_draft": "to"}
FORMS: Mapping[type, tuple[str, Callable[[Any], Json]]] = {
    Actor: ("actors", _actor),
    Issue: ("issues", lambda issue: _issue(issue, None)),
    Draft: ("drafts", _draft),
    Provision: ("provisions", _provision),
    Change: ("changes", _change),
    Position: ("positions", _position),
    Statement: ("statements", _statement),
    Event: ("events", _event),
    Conflict: ("conflicts", _conflict),
    OpenIssue: ("open_issues", _open_issue),
    NextStep: ("next_steps", _next_step),
}
