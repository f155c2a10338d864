"""Reading what an editor puts right: a TOML or JSON file of corrections, each with its reason and a name."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, cast, get_args

Deed = Literal["hide", "relabel", "merge", "split", "set"]
DEEDS: tuple[Deed, ...] = get_args(Deed)
# What every correction has, what it may have, and what each kind has besides.
ALWAYS = ("do", "id", "reason", "by")
ANYWHERE = ("on", "text")
NEEDED: dict[Deed, tuple[str, ...]] = {
    "hide": (),
    "relabel": ("label",),
    "merge": ("into",),
    "split": (),
    "set": ("field", "value"),
}
ALLOWED: dict[Deed, tuple[str, ...]] = {
    "hide": (),
    "relabel": (),
    "merge": (),
    "split": ("label", "passages", "items"),
    "set": (),
}
LISTS = ("passages", "items")
SEE = "see docs/corrections.md for the form"


class CorrectionError(ValueError):
    """A file of corrections that cannot be used; the message names the file, the place and what to do."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """One correction as it stands in the file."""

    number: int
    do: Deed
    id: str
    reason: str
    by: str
    on: str | None = None
    text: str = ""  # words of a passage by which the item is found again when its id is gone
    label: str = ""
    into: str = ""
    field: str = ""
    value: Any = None
    passages: tuple[str, ...] = ()
    items: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Corrections:
    """The corrections of one file, in its order."""

    path: str
    wanted: tuple[Wanted, ...]


def read_corrections(path: str | Path) -> Corrections:
    """Return the corrections in a TOML file (tables ``[[correction]]``) or a JSON file (``{"correction": [...]}``).

    Raises CorrectionError if the file cannot be read or one of them lacks what it needs.
    """
    told = _loaded(path)
    listed = told.get("correction") if isinstance(told, Mapping) else None
    if not isinstance(listed, list) or not all(isinstance(entry, dict) for entry in listed):
        raise CorrectionError(f"{path}: there is no list of corrections; begin each with a line [[correction]]; {SEE}")
    other = sorted(set(told) - {"correction"})
    if other:
        raise CorrectionError(f"{path}: {other[0]!r} is not known here; every one is a table [[correction]]")
    return Corrections(str(path), tuple(_wanted(f"{path}: correction {n}", n, e) for n, e in enumerate(listed, 1)))


def _loaded(path: str | Path) -> Any:
    try:
        text = Path(path).read_text(encoding="utf-8-sig")
        return json.loads(text) if str(path).lower().endswith(".json") else tomllib.loads(text)
    except OSError as error:
        raise CorrectionError(f"{path}: {error.strerror or error}; name a TOML or JSON file of corrections") from error
    except UnicodeDecodeError as error:
        raise CorrectionError(f"{path}: byte {error.start} is not UTF-8; save the file as UTF-8") from error
    except (tomllib.TOMLDecodeError, json.JSONDecodeError, RecursionError) as error:
        form = "JSON" if str(path).lower().endswith(".json") else "TOML"
        raise CorrectionError(f"{path}: not {form}: {error}; {SEE}") from error


def _wanted(where: str, number: int, entry: Mapping[str, Any]) -> Wanted:
    """Return one correction. Raise CorrectionError if it lacks something, or has what its kind does not."""
    deed = entry.get("do")
    if deed not in DEEDS:
        raise CorrectionError(f"{where}: write do = one of {', '.join(DEEDS)}, not {deed!r}")
    needed = (*ALWAYS, *NEEDED[deed])
    for key in needed:
        if key not in entry or (key != "value" and not _is_line(entry[key])):
            raise CorrectionError(f'{where} ({deed}): write {key} = "...", {MEANING[key]}')
    if unknown := sorted(set(entry) - {*needed, *ANYWHERE, *ALLOWED[deed]}):
        raise CorrectionError(f"{where} ({deed}): {unknown[0]!r} is not known; it has {', '.join(needed)}")
    _check_rest(f"{where} ({deed})", entry)
    if deed == "split" and not (entry.get("passages") or entry.get("items")):
        raise CorrectionError(f"{where} (split): write passages = [...] or items = [...], what the new one takes over")
    held = {key: tuple(entry[key]) if key in LISTS else entry[key] for key in entry}
    if "on" in held:
        held["on"] = str(held["on"])
    return Wanted(number=number, **cast(dict[str, Any], held))


MEANING = {
    "do": "what to do",
    "id": "the id of the item, as the export has it",
    "reason": "why",
    "by": "who says so",
    "label": "what it is to be called",
    "into": "the id of the item that stays",
    "field": "the key of the export that is to be set",
    "value": 'what it is to be; "" for unknown',
}


def _check_rest(where: str, entry: Mapping[str, Any]) -> None:
    """Check what may be there: lists of words, a day, words of a passage."""
    for key in LISTS:
        listed = entry.get(key, [])
        if not isinstance(listed, list) or not all(_is_line(word) for word in listed):
            raise CorrectionError(f'{where}: {key} is no list of words; write {key} = ["..."]')
    if "on" in entry and not re.fullmatch(r"\d{4}(-\d\d){0,2}", str(entry["on"])):
        raise CorrectionError(f"{where}: {entry['on']!r} is no day; write on = 2026-04-27")
    for key in ("text", "label"):
        if key in entry and not _is_line(entry[key]):
            raise CorrectionError(f'{where}: {key} is empty or no text; write {key} = "..."')


def _is_line(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip())
