"""What an editor puts right: applied after the run, told, and complained about when it no longer fits."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.present.small_record import small_record
from travaux.model import ITEM_LISTS, Event, Issue, NextStep, Position, Quantity, Record, broken_passages, make_id
from travaux.records.correcting import correct
from travaux.records.corrections import CorrectionError, Corrections, read_corrections
from travaux.records.since import items_of

WHO = {"reason": "a slip", "by": "E. Ditor"}


def wanted(tmp_path: Path, *entries: dict[str, Any]) -> Corrections:
    path = tmp_path / "c.json"
    path.write_text(json.dumps({"correction": [{**WHO, **e} for e in entries]}), encoding="utf-8")
    return read_corrections(path)


@pytest.fixture
def small() -> Record:
    """Return the made record, its next steps from its events as in a real one."""
    record = small_record()
    due = next(e for e in record.events if e.status == "scheduled" and e.kind != "deadline")
    step = NextStep(make_id("n", due.id), due.says, due.start, due.evidence)
    return replace(record, next_steps=(step,))


def by_id(record: Record) -> dict[str, Any]:
    return {i.id: i for name in ITEM_LISTS for i in items_of(record, name)}


def corrected(record: Record, tmp_path: Path, *entries: dict[str, Any]) -> Record:
    made = correct(record, wanted(tmp_path, *entries))
    assert broken_passages(made, made.reports) == []
    assert [c.number for c in made.corrections] == list(range(1, len(entries) + 1))
    ids = set(by_id(made))
    for name in ITEM_LISTS:
        for item in items_of(made, name):
            for field in ("draft", "from_draft", "to_draft", "actor", "speaker", "said_by", "issue_id", "moved_to"):
                value = getattr(item, field, None)
                assert value is None or value in ids, (item.id, field, value)
            for field in ("sponsors", "obliged", "who", "derived_from"):
                assert set(getattr(item, field, ())) <= ids, (item.id, field)
    return made


def test_hide_takes_what_hangs_on_it(small: Record, tmp_path: Path) -> None:
    hidden = corrected(small, tmp_path, {"do": "hide", "id": "d-second"})
    assert "d-second" not in by_id(hidden)
    assert all("d-second" not in (c.from_draft, c.to_draft) for c in hidden.changes)
    assert all(p.draft != "d-second" for p in (*hidden.provisions, *hidden.positions))
    assert hidden.latest_draft == "d-first", "the one that it came from"
    (told,) = hidden.corrections
    assert "Second offer" in told.told
    assert "more that hang on it" in told.told
    assert set(told.hidden) == set(by_id(small)) - set(by_id(hidden))


def test_hide_an_actor_leaves_others_without_it(small: Record, tmp_path: Path) -> None:
    hidden = corrected(small, tmp_path, {"do": "hide", "id": "a-port"})
    assert all("a-port" not in d.sponsors for d in hidden.drafts)
    assert all(p.actor != "a-port" for p in hidden.positions)
    assert len(hidden.drafts) == len(small.drafts)


def test_relabel(small: Record, tmp_path: Path) -> None:
    made = corrected(
        small,
        tmp_path,
        {"do": "relabel", "id": "d-first", "label": "Offer of May"},
        {"do": "relabel", "id": "i-raise", "label": "pay"},
        {"do": "relabel", "id": "a-port", "label": "Port of Elvers"},
    )
    items = by_id(made)
    assert (items["d-first"].label, items["d-first"].aliases) == ("Offer of May", ("First offer",))
    assert items["i-raise"] == Issue("i-raise", "pay")
    assert not any(getattr(i, "issue", None) == "raise" for i in items.values())
    assert any(p.issue == "pay" for p in made.provisions)
    old = by_id(small)["a-port"].name
    assert items["a-port"].name == "Port of Elvers"
    assert old in items["a-port"].aliases
    assert not any(a.party == old for a in made.actors)


def test_merge_redirects_and_keeps_every_passage(small: Record, tmp_path: Path) -> None:
    made = corrected(small, tmp_path, {"do": "merge", "id": "d-pact", "into": "d-first"})
    stays, goes = by_id(small)["d-first"], by_id(small)["d-pact"]
    one = by_id(made)["d-first"]
    assert set(one.evidence) == {*stays.evidence, *goes.evidence}
    assert goes.label in one.aliases
    assert "d-pact" not in by_id(made)
    people = [a.id for a in small.actors][:2]
    both = corrected(small, tmp_path, {"do": "merge", "id": people[1], "into": people[0]})
    assert people[1] not in by_id(both)
    assert len(both.positions) == len(small.positions)


def test_merge_of_issues_files_what_is_said_on_them_together(small: Record, tmp_path: Path) -> None:
    made = corrected(small, tmp_path, {"do": "merge", "id": "i-night", "into": "i-raise"})
    assert {p.issue for p in made.provisions} == {"raise"}
    assert {p.issue_id for p in made.provisions} == {"i-raise"}


def test_split_parts_passages_or_what_names_it(small: Record, tmp_path: Path) -> None:
    position = next(p for p in small.positions)
    two = small.drafts[0].evidence[0]
    held = replace(position, evidence=(*position.evidence, two))
    record = replace(small, positions=(held, *(p for p in small.positions if p is not position)))
    words = " ".join(two.text.split()[:4])
    made = corrected(record, tmp_path, {"do": "split", "id": held.id, "passages": [words], "label": "only the offer"})
    (note,) = made.corrections
    new = by_id(made)[next(i for i in note.items if i != held.id)]
    assert isinstance(new, Position)
    assert (new.says, new.evidence) == ("only the offer", (two,))
    assert by_id(made)[held.id].evidence == position.evidence
    provision = small.provisions[0]
    apart = corrected(small, tmp_path, {"do": "split", "id": provision.issue_id, "items": [provision.id], "label": "x"})
    moved = by_id(apart)[provision.id]
    assert (moved.issue, by_id(apart)[moved.issue_id].label) == ("x", "x")


def test_set_fields_of_every_type(small: Record, tmp_path: Path) -> None:
    provision = next(p for p in small.provisions if p.quantity)
    event = next(e for e in small.events if e.status == "scheduled" and e.kind != "deadline")
    five = {"value": 5, "unit": "percent", "comparator": "<="}
    made = corrected(
        small,
        tmp_path,
        {"do": "set", "id": provision.id, "field": "quantity", "value": five},
        {"do": "set", "id": provision.id, "field": "modality", "value": "may"},
        {"do": "set", "id": event.id, "field": "status", "value": "cancelled"},
        {"do": "set", "id": event.id, "field": "who", "value": ["a-port"]},
        {"do": "set", "id": event.id, "field": "place", "value": ""},
        {"do": "set", "id": "d-first", "field": "points", "value": 9},
        {"do": "set", "id": "d-first", "field": "date", "value": "2026-05"},
        {"do": "set", "id": provision.id, "field": "issue", "value": "night work"},
        {"do": "set", "id": "record", "field": "negotiation", "value": "Pay"},
        {"do": "set", "id": "record", "field": "latest_draft", "value": "d-first"},
    )
    assert [c.trouble for c in made.corrections] == [""] * 10
    items = by_id(made)
    assert items[provision.id].quantity == Quantity(5.0, "percent", "<=")
    assert (items[provision.id].modality, items[provision.id].issue_id) == ("may", "i-night")
    assert isinstance(items[event.id], Event)
    assert (items[event.id].status, items[event.id].who, items[event.id].place) == ("cancelled", ("a-port",), None)
    assert (items["d-first"].points, items["d-first"].date) == (9, "2026-05")
    assert (made.negotiation, made.latest_draft) == ("Pay", "d-first")
    assert made.next_steps == (), "what is called off is no longer next"
    assert small.next_steps


def test_a_step_that_an_editor_hid_stays_hidden_and_one_that_moved_follows(small: Record, tmp_path: Path) -> None:
    event = next(e for e in small.events if e.status == "scheduled" and e.kind != "deadline")
    step = small.next_steps[0].id
    moved = {"do": "set", "id": event.id, "field": "end", "value": "2026-06-19"}
    sooner = {"do": "set", "id": event.id, "field": "start", "value": "2026-06-18"}
    follows = corrected(small, tmp_path, moved, sooner)
    assert [n.when for n in follows.next_steps] == ["2026-06-18/2026-06-19"]
    assert corrected(small, tmp_path, {"do": "hide", "id": step}, moved).next_steps == ()


@pytest.mark.parametrize(
    ("entry", "told"),
    [
        ({"do": "hide", "id": "p-0000000000"}, "no item has this id"),
        ({"do": "hide", "id": "p-0000000000", "text": "no such words"}, "no item rests on a passage with"),
        ({"do": "merge", "id": "d-first", "into": "d-none"}, "into which it is to go"),
        ({"do": "merge", "id": "d-first", "into": "a-port"}, "not another item of the same kind"),
        ({"do": "set", "id": "d-first", "field": "evidence", "value": "x"}, "cannot be set here; these can: label"),
        ({"do": "set", "id": "d-first", "field": "status", "value": "nice"}, "is none of proposed"),
        ({"do": "set", "id": "d-first", "field": "date", "value": "May"}, "is no date"),
        ({"do": "set", "id": "d-first", "field": "points", "value": "nine"}, "is no number"),
        ({"do": "set", "id": "d-first", "field": "sponsors", "value": ["a-none"]}, "none of the actors"),
        ({"do": "set", "id": "d-first", "field": "sponsors", "value": "a-port"}, "is a list"),
        ({"do": "set", "id": "record", "field": "as_at", "value": "2026"}, "only negotiation and latest_draft"),
        ({"do": "set", "id": "record", "field": "latest_draft", "value": "x"}, "no draft has the id"),
        ({"do": "split", "id": "d-first", "passages": ["not there"]}, "none of its passages"),
        ({"do": "split", "id": "d-first", "items": ["p-none"]}, "no item has the id p-none"),
    ],
)
def test_what_no_longer_fits_is_named_and_nothing_is_changed(
    small: Record, tmp_path: Path, entry: dict[str, Any], told: str
) -> None:
    made = corrected(small, tmp_path, entry)
    (note,) = made.corrections
    assert told in note.trouble
    assert by_id(made) == by_id(small)
    (skipped,) = set(made.skipped) - set(small.skipped)
    assert f"correction 1 ({entry['do']} {entry['id']}) is not applied: " in skipped.reason


def test_words_of_its_passage_find_an_item_whose_id_is_gone(small: Record, tmp_path: Path) -> None:
    item = small.open_issues[0]
    entry = {"do": "relabel", "id": "o-0000000000", "text": item.evidence[0].text.upper(), "label": "nights"}
    assert by_id(corrected(small, tmp_path, entry))[item.id].issue == "nights"


def test_what_was_said_is_nobodys_to_change(small: Record, tmp_path: Path) -> None:
    said = small.statements[0].id
    (a, b) = corrected(
        small,
        tmp_path,
        {"do": "relabel", "id": said, "label": "x"},
        {"do": "set", "id": said, "field": "content", "value": "x"},
    ).corrections
    assert a.trouble
    assert b.trouble


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "there is no list of corrections"),
        ("nonsense", "not TOML"),
        ("[[correction]]\ndo = 'kill'\n", "correction 1: write do = one of hide"),
        ("[[correction]]\ndo = 'hide'\nid = 'e-1'\nby = 'x'\n", 'correction 1 (hide): write reason = "...", why'),
        ("[[correction]]\ndo = 'hide'\nid = 'e-1'\nby = 'x'\nreason = 'y'\nlabel = 'z'\n", "'label' is not known"),
        ("[[correction]]\ndo = 'split'\nid = 'e-1'\nby = 'x'\nreason = 'y'\n", "write passages"),
        ("[[correction]]\ndo = 'split'\nid = 'e-1'\nby = 'x'\nreason = 'y'\nitems = 'z'\n", "items is no list"),
        ("[[correction]]\ndo = 'hide'\nid = 'e-1'\nby = 'x'\nreason = 'y'\non = 'Monday'\n", "is no day"),
        ("[other]\n[[correction]]\ndo = 'hide'\nid = 'e-1'\nby = 'x'\nreason = 'y'\n", "'other' is not known"),
        ("correction = 5\n", "there is no list"),
    ],
)
def test_a_file_that_cannot_be_used_is_refused(tmp_path: Path, text: str, told: str) -> None:
    path = tmp_path / "c.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(CorrectionError, match=r"c\.toml") as error:
        read_corrections(path)
    assert told in str(error.value)


def test_files_that_are_none(tmp_path: Path) -> None:
    for name, content in (("a.json", b"{"), ("b.toml", b"\xff\xfe"), ("c.json", b"[]"), ("d.json", b"[" * 100_000)):
        (tmp_path / name).write_bytes(content)
        with pytest.raises(CorrectionError, match=name):
            read_corrections(tmp_path / name)
    with pytest.raises(CorrectionError, match="name a TOML or JSON file"):
        read_corrections(tmp_path / "none.toml")


def test_toml_and_json_are_alike(tmp_path: Path) -> None:
    toml = tmp_path / "c.toml"
    toml.write_text(
        '[[correction]]\ndo = "set"\nid = "e-1"\nfield = "start"\nvalue = 2026-04-17\nreason = "r"\nby = "b"\n'
        "on = 2026-04-18\n",
        encoding="utf-8",
    )
    (found,) = read_corrections(toml).wanted
    assert (str(found.value), found.on) == ("2026-04-17", "2026-04-18")
    assert wanted(tmp_path, {"do": "hide", "id": "e-1", "on": "2026-04-18"}).wanted[0].on == "2026-04-18"
