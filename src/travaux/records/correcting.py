"""Applying what an editor puts right: after the record was made, one correction after the other, each one told."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any

from travaux.model import ITEM_LISTS, Correction, Evidence, Item, NextStep, Record, Skipped, make_id
from travaux.records.correcting_values import UnfitError, checked, is_settable, key_of
from travaux.records.corrections import Corrections, Wanted
from travaux.records.events import UNDATED, next_steps
from travaux.records.since import items_of

RECORD = "record"  # the id by which the record itself is corrected
OF_RECORD = ("negotiation", "latest_draft")
# The field by which a list of items calls its own.
LABELS = {
    "actors": "name",
    "issues": "label",
    "drafts": "label",
    "provisions": "says",
    "changes": "says",
    "positions": "says",
    "events": "says",
    "conflicts": "about",
    "open_issues": "issue",
    "next_steps": "what",
}
# Fields that name one item of each list, without which what names it is nothing, and fields that may do without.
OWNERS: Mapping[str, tuple[str, ...]] = {
    "actors": ("actor",),
    "issues": ("issue_id",),
    "drafts": ("draft", "from_draft", "to_draft"),
    "statements": ("said_by",),
}
MENTIONS: Mapping[str, tuple[str, ...]] = {
    "actors": ("speaker", "sponsors", "obliged", "who"),
    "drafts": ("derived_from",),
    "events": ("moved_to",),
}
QUOTED = 80  # characters of an item by which a correction names it


@dataclass(slots=True)
class _Sheet:
    """The items of a record by id while corrections are applied, and in which list each stands."""

    items: dict[str, Item]
    homes: dict[str, str]
    record: Record
    touched: list[str] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, record: Record) -> _Sheet:
        pairs = [(name, i) for name in ITEM_LISTS for i in items_of(record, name)]
        return cls({i.id: i for _, i in pairs}, {i.id: name for name, i in pairs}, record)

    def put(self, item: Item) -> None:
        self.items[item.id] = item
        if item.id not in self.touched:
            self.touched.append(item.id)

    def take(self, id_: str) -> None:
        """Take an item out with all that hangs on it alone."""
        if id_ not in self.items:
            return
        home, item = self.homes[id_], self.items[id_]
        del self.items[id_]
        if id_ == self.record.latest_draft:
            parents = getattr(item, "derived_from", ())
            self.record = replace(self.record, latest_draft=next((p for p in parents if p in self.items), None))
        self.hidden.append(id_)
        for other in list(self.items.values()):
            if any(getattr(other, f, None) == id_ for f in OWNERS.get(home, ())):
                self.take(other.id)
            elif any(_names(getattr(other, f, None), id_) for f in MENTIONS.get(home, ())):
                self.put(_without(other, id_, MENTIONS[home]))

    def redirect(self, old: str, new: str, among: Iterable[str] | None = None) -> None:
        """Let every item that names ``old`` name ``new``; only the items ``among``, if any are given."""
        home = self.homes[new]
        named = (*OWNERS.get(home, ()), *MENTIONS.get(home, ()))
        for other in [self.items[i] for i in (list(self.items) if among is None else among) if i in self.items]:
            values = {f: _instead(getattr(other, f), old, new) for f in named if _names(getattr(other, f, None), old)}
            if values:
                self.put(_with(other, values))
        if self.record.latest_draft == old and among is None:
            self.record = replace(self.record, latest_draft=new)

    def made(self) -> Record:
        """Return the record with the items as they stand now, each list in its order, new ones after."""
        lists: dict[str, Any] = {name: [] for name in ITEM_LISTS}
        for id_, item in self.items.items():
            lists[self.homes[id_]].append(item)
        held: dict[str, Any] = {name: tuple(items) for name, items in lists.items()}
        return replace(self.record, **held)


def _with(item: Item, values: Mapping[str, Any]) -> Item:
    """Return an item with some of its fields as told."""
    held: dict[str, Any] = dict(values)
    return replace(item, **held)


def _names(value: object, id_: str) -> bool:
    return value == id_ or (isinstance(value, tuple) and id_ in value)


def _instead(value: object, old: str, new: str) -> object:
    return tuple(dict.fromkeys(new if v == old else v for v in value)) if isinstance(value, tuple) else new


def _without(item: Item, id_: str, names: Iterable[str]) -> Item:
    held = {f: getattr(item, f) for f in names if _names(getattr(item, f, None), id_)}
    kept: dict[str, Any] = {
        f: tuple(v for v in value if v != id_) if isinstance(value, tuple) else None for f, value in held.items()
    }
    return _with(item, kept)


def correct(record: Record, editor: Corrections) -> Record:
    """Return the record with an editor's corrections, each told in ``corrections``.

    One that no longer fits (its item is gone, its value cannot be) is not applied; it is told with the trouble, there
    and in ``skipped``. Next steps follow the events anew. References follow: what hangs on a hidden item alone goes
    with it, what named a merged one names the other.
    """
    notes: list[Correction] = []
    steps = {n.id for n in (*record.next_steps, *_due(record))}
    for want in editor.wanted:
        sheet = _Sheet.of(record)
        try:
            told = _apply(sheet, want)
        except UnfitError as trouble:
            notes.append(_note(want, want.id, "", (), (), str(trouble)))
            continue
        record = _follow(sheet.made(), sheet, steps)
        left = {i.id for name in ITEM_LISTS for i in items_of(record, name)} | {RECORD}
        touched = tuple(i for i in sheet.touched if i in left)
        notes.append(_note(want, want.id, told, touched, tuple(sheet.hidden), ""))
    skipped = [
        Skipped(editor.path, f"correction {n.number} ({n.do} {n.id}) is not applied: {n.trouble}")
        for n in notes
        if n.trouble
    ]
    return replace(record, corrections=tuple(notes), skipped=tuple(sorted({*record.skipped, *skipped})))


def _note(
    want: Wanted, id_: str, told: str, items: tuple[str, ...], hidden: tuple[str, ...], trouble: str
) -> Correction:
    return Correction(want.number, want.do, id_, want.by, want.reason, told, items, hidden, on=want.on, trouble=trouble)


def _due(record: Record) -> tuple[NextStep, ...]:
    return next_steps(record.events, record.as_at, {r.id: r.published for r in record.reports})


def _follow(record: Record, sheet: _Sheet, seen: set[str]) -> Record:
    """Return the record with its next steps as its events now have it. ``seen`` are the steps there ever were."""
    due = _due(record)
    of_events = {make_id("n", e) for e in (*(e.id for e in record.events), *sheet.hidden)}
    altered = {make_id("n", e) for e in sheet.touched}
    fresh = {n.id: n for n in due if n.id in altered or n.id not in seen}
    open_ = {n.id for n in due}
    kept = [n for n in record.next_steps if n.id not in fresh and (n.id in open_ or n.id not in of_events)]
    held = {n.id for n in record.next_steps}
    new = [n for i, n in fresh.items() if i not in seen or i in held]
    seen.update(open_)
    return replace(record, next_steps=tuple(sorted((*kept, *new), key=lambda n: (n.when or UNDATED, n.id))))


def _apply(sheet: _Sheet, want: Wanted) -> str:
    """Do what is wanted, and return it in words. Raise UnfitError, with why, if it cannot be done."""
    if want.id == RECORD:
        return _set_record(sheet, want)
    item = sheet.items[_found(sheet, want)]
    deeds: dict[str, Callable[[_Sheet, Item, Wanted], str]] = {
        "hide": _hide,
        "relabel": _relabel,
        "merge": _merge,
        "split": _split,
        "set": _set,
    }
    return deeds[want.do](sheet, item, want)


def _found(sheet: _Sheet, want: Wanted) -> str:
    """Return the id of the item that is meant: the one told, else the only one of its kind with words of a passage."""
    if want.id in sheet.items:
        return want.id
    kind = want.id.partition("-")[0]
    same = [i for i in sheet.items.values() if want.text and i.id.startswith(f"{kind}-") and _has(i, want.text)]
    if len(same) == 1:
        return same[0].id
    if not want.text:
        raise UnfitError('no item has this id; take the new one from the export, or add text = "words of its passage"')
    many = "more than one item rests" if same else "no item rests"
    raise UnfitError(
        f"no item has this id, and {many} on a passage with {want.text!r}; take the new id from the export"
    )


def _has(item: Item, words: str) -> bool:
    return any(_plain(words) in _plain(e.text) for e in _evidence(item))


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()


def _evidence(item: Item) -> tuple[Evidence, ...]:
    return getattr(item, "evidence", ()) or tuple(e for c in getattr(item, "claims", ()) for e in c.evidence)


def _called(sheet: _Sheet, item: Item) -> str:
    text = " ".join(str(getattr(item, LABELS.get(sheet.homes[item.id], "content"), None) or item.id).split())
    return text if len(text) <= QUOTED else text[: QUOTED - 1].rstrip() + "…"


def _hide(sheet: _Sheet, item: Item, _: Wanted) -> str:
    sheet.take(item.id)
    more = len(sheet.hidden) - 1
    return f"hid “{_called(sheet, item)}”" + (f" and {more} more that hang on it" if more else "")


def _relabel(sheet: _Sheet, item: Item, want: Wanted) -> str:
    home = sheet.homes[item.id]
    if home not in LABELS:
        raise UnfitError("what somebody said stands as it was said; hide it if it is wrong")
    _name_anew(sheet, item, want.label)
    return f"“{_called(sheet, item)}” becomes “{want.label}”"


def _name_anew(sheet: _Sheet, item: Item, label: str) -> None:
    """Give an item another name, and those that bear its name the same."""
    home = sheet.homes[item.id]
    old = getattr(item, LABELS[home])
    new = _with(item, {LABELS[home]: label})
    if home in ("actors", "drafts"):
        aliases: tuple[str, ...] = getattr(item, "aliases", ())
        new = _with(new, {"aliases": tuple(dict.fromkeys(a for a in (old, *aliases) if a != label))})
    sheet.put(new)
    bears = {"actors": "party", "issues": "issue"}.get(home)
    for other in list(sheet.items.values()):
        if bears and sheet.homes[other.id] not in ("issues", "open_issues") and getattr(other, bears, None) == old:
            sheet.put(_with(other, {bears: label}))


def _merge(sheet: _Sheet, item: Item, want: Wanted) -> str:
    stays = sheet.items.get(want.into)
    if stays is None:
        raise UnfitError(f"no item has the id {want.into}, into which it is to go; take its new id from the export")
    if stays.id == item.id or sheet.homes[stays.id] != sheet.homes[item.id]:
        raise UnfitError(f"{want.into} is not another item of the same kind")
    sheet.put(_joined(stays, item, sheet.homes[item.id]))
    _relabel_issue(sheet, item, stays)
    sheet.redirect(item.id, stays.id)
    del sheet.items[item.id]
    sheet.hidden.append(item.id)
    return f"“{_called(sheet, item)}” is one with “{_called(sheet, stays)}”"


def _relabel_issue(sheet: _Sheet, old: Item, new: Item) -> None:
    """Where an issue goes into another, what is said on the one is said on the other."""
    if sheet.homes[old.id] == "issues":
        for other in list(sheet.items.values()):
            if sheet.homes[other.id] not in ("issues", "open_issues") and getattr(other, "issue", None) == _label(old):
                sheet.put(_with(other, {"issue": _label(new)}))


def _label(item: Item) -> str:
    return str(getattr(item, "label", ""))


def _joined(stays: Item, goes: Item, home: str) -> Item:
    """Return an item with the passages, names and steps of another; what it says itself stands."""
    more = ("evidence", "aliases", "roles", "states", "claims", "who", "obliged", "hedges", "sponsors", "derived_from")
    both: dict[str, Any] = {
        f: tuple(dict.fromkeys((*getattr(stays, f), *getattr(goes, f)))) for f in more if hasattr(stays, f)
    }
    if home in ("actors", "drafts"):
        name = getattr(stays, LABELS[home])
        both["aliases"] = tuple(dict.fromkeys(a for a in (*both["aliases"], getattr(goes, LABELS[home])) if a != name))
    if "derived_from" in both:
        both["derived_from"] = tuple(d for d in both["derived_from"] if d not in (stays.id, goes.id))
    if hasattr(stays, "known_from"):
        both["known_from"] = min((d for i in (stays, goes) if (d := getattr(i, "known_from", None))), default=None)
    return _with(stays, both)


def _split(sheet: _Sheet, item: Item, want: Wanted) -> str:
    """Make a second item of some passages of the first, or for some of the items that name it."""
    home = sheet.homes[item.id]
    lost = [i for i in want.items if i not in sheet.items]
    if lost:
        raise UnfitError(f"no item has the id {lost[0]}; take its new id from the export")
    new = replace(item, id=make_id(item.id.partition("-")[0], item.id, "split", *want.passages, *want.items))
    if want.label:
        if home not in LABELS:
            raise UnfitError("what somebody said stands as it was said")
        new = _with(new, {LABELS[home]: want.label})
    if _evidence(item):
        old, new = _parted(item, new, [e for e in _evidence(item) if _taken(e, want.passages)], want)
        sheet.put(old)
    sheet.homes[new.id] = home
    sheet.put(new)
    sheet.redirect(item.id, new.id, want.items)
    if home == "issues":
        for i in want.items:
            if hasattr(sheet.items[i], "issue"):
                sheet.put(_with(sheet.items[i], {"issue": _label(new)}))
    return f"“{_called(sheet, new)}” ({new.id}) is apart from “{_called(sheet, item)}”"


def _taken(passage: Evidence, wanted: Iterable[str]) -> bool:
    return any(_plain(words) in _plain(passage.text) for words in wanted)


def _parted(item: Item, new: Item, taken: list[Evidence], want: Wanted) -> tuple[Item, Item]:
    """Return both items with their passages. An item that only parts with others keeps its passages, and so do both."""
    if not want.passages:
        return item, new
    if hasattr(item, "claims"):
        raise UnfitError("the claims of a conflict cannot be split; hide it")
    left = tuple(e for e in _evidence(item) if e not in taken)
    if not taken or not left:
        raise UnfitError("no passage would be left" if taken else "none of its passages has these words")
    return _with(item, {"evidence": left}), _with(new, {"evidence": tuple(taken)})


def _set(sheet: _Sheet, item: Item, want: Wanted) -> str:
    home = sheet.homes[item.id]
    names = {key_of(f.name): f.name for f in fields(item) if is_settable(home, f.name)}
    if want.field not in names:
        raise UnfitError(f"{want.field!r} cannot be set here; these can: {', '.join(names)}")
    name = names[want.field]
    before = getattr(item, name)
    if name == LABELS.get(home):
        _name_anew(sheet, item, str(checked(item, name, want.value, sheet.homes)))
    elif name == "issue":
        return _refile(sheet, item, want)
    else:
        sheet.put(_with(item, {name: checked(item, name, want.value, sheet.homes)}))
    return f"{want.field} of “{_called(sheet, item)}”: {_shown(sheet, before)} becomes {_shown(sheet, want.value)}"


def _refile(sheet: _Sheet, item: Item, want: Wanted) -> str:
    """Put an item under another issue, one that the record has, by its label."""
    issue = next((i for i in sheet.items.values() if sheet.homes[i.id] == "issues" and _label(i) == want.value), None)
    if issue is None:
        raise UnfitError(f"no issue has the label {want.value!r}; relabel or split one")
    before = getattr(item, "issue", None)
    same: dict[str, Any] = {"issue": want.value}
    if hasattr(item, "issue_id"):
        same["issue_id"] = issue.id
    sheet.put(_with(item, same))
    return f"issue of “{_called(sheet, item)}”: {before or 'unknown'} becomes {want.value}"


def _shown(sheet: _Sheet, value: Any) -> str:
    """Return a value as a reader knows it: items by their names."""
    if isinstance(value, tuple | list):
        return ", ".join(_shown(sheet, v) for v in value) or "nobody"
    if value in (None, ""):
        return "unknown"
    return _called(sheet, sheet.items[value]) if isinstance(value, str) and value in sheet.items else str(value)


def _set_record(sheet: _Sheet, want: Wanted) -> str:
    if want.do != "set" or want.field not in OF_RECORD:
        raise UnfitError(f"of the record itself only {' and '.join(OF_RECORD)} can be set")
    if want.field == "latest_draft" and sheet.homes.get(str(want.value)) != "drafts":
        raise UnfitError(f"no draft has the id {want.value}; take its new id from the export")
    if not isinstance(want.value, str) or not want.value.strip():
        raise UnfitError(f"{want.field} cannot be {want.value!r}")
    before = getattr(sheet.record, want.field)
    change: dict[str, Any] = {want.field: want.value}
    sheet.record = replace(sheet.record, **change)
    sheet.touched.append(RECORD)
    return f"{want.field.replace('_', ' ')}: {_shown(sheet, before)} becomes {_shown(sheet, want.value)}"
