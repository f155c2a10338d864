"""What an editor may set: which fields, and which values each can have, by the types of the model."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import NoneType
from typing import Any, Literal, get_args, get_origin, get_type_hints

from travaux.model import Comparator, Item, Quantity

# What identifies an item, shows it, or is somebody's wording is not an editor's to set.
FIXED = frozenset(
    {
        "id", "evidence", "known_from", "content", "fragments", "cue", "mode", "direct", "claims", "states",
        "issue_id", "said_by",
    }
)  # fmt: skip
# Names of fields whose keys in the export differ.
KEYS = {"from_draft": "from", "to_draft": "to"}
DATES = frozenset({"date", "start", "end", "said_on", "when"})
# Fields that hold ids, and of which list.
POINTS_AT = {
    "actor": "actors",
    "speaker": "actors",
    "sponsors": "actors",
    "obliged": "actors",
    "who": "actors",
    "draft": "drafts",
    "from_draft": "drafts",
    "to_draft": "drafts",
    "derived_from": "drafts",
    "moved_to": "events",
}
QUANTITY_FORM = '{ value = 5, unit = "percent", comparator = "<=" }'


class UnfitError(ValueError):
    """A correction that cannot be applied; the message tells why and what to do."""


def key_of(name: str) -> str:
    """Return the key of the export for a field of the model."""
    return KEYS.get(name, name)


def is_settable(home: str, name: str) -> bool:
    """Whether a field of the items in the list ``home`` may be set."""
    return name not in FIXED and (name != "issue" or home in ("provisions", "changes", "positions", "open_issues"))


def checked(item: Item, name: str, value: Any, homes: Mapping[str, str]) -> Any:
    """Return a value as the field ``name`` of an item holds it. Raise UnfitError, with what it may be, if it cannot."""
    hint = _hints(type(item))[name]
    options = get_args(hint) if get_origin(hint) is not Literal else ()
    if value in (None, "") and (NoneType in options):
        return None
    if Quantity in options:
        return _quantity(value)
    if get_origin(hint) is tuple:
        return _ids_or_words(name, value, homes)
    choices = get_args(hint) if get_origin(hint) is Literal else ()
    if choices:
        return _one_of(value, choices)
    if int in options:
        return _count(value)
    return _word(name, value, homes)


def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)


def _one_of(value: Any, choices: tuple[Any, ...]) -> Any:
    if value not in choices:
        raise UnfitError(f"{value!r} is none of {', '.join(map(str, choices))}")
    return value


def _count(value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise UnfitError(f"{value!r} is no number of points")
    return value


def _ids_or_words(name: str, value: Any, homes: Mapping[str, str]) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise UnfitError(f'{key_of(name)} is a list; write value = ["..."]')
    return tuple(_word(name, v, homes) for v in value)


def _word(name: str, value: Any, homes: Mapping[str, str]) -> str:
    if name in DATES and not isinstance(value, str):
        value = str(value)  # a TOML date
    if not isinstance(value, str) or not value.strip():
        raise UnfitError(f"{value!r} is no text")
    if name in POINTS_AT and homes.get(value) != POINTS_AT[name]:
        raise UnfitError(f"{value} is the id of none of the {POINTS_AT[name]}; take it from the export")
    if name in DATES and not re.fullmatch(r"\d{4}(-\d\d){0,2}(/\d{4}(-\d\d){0,2})?", value):
        raise UnfitError(f"{value!r} is no date; write 2026, 2026-04 or 2026-04-17")
    return value


def _quantity(value: Any) -> Quantity:
    told = value if isinstance(value, Mapping) else {}
    number, unit, sign = told.get("value"), told.get("unit"), told.get("comparator", "=")
    numbers = number if isinstance(number, list) else [number]
    if (
        not numbers
        or not all(map(_is_number, numbers))
        or not isinstance(unit, str)
        or sign not in get_args(Comparator)
    ):
        raise UnfitError(f"{value!r} is no quantity; write value = {QUANTITY_FORM}")
    values = tuple(map(float, numbers))
    return Quantity(values if len(values) > 1 else values[0], unit, sign)


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)
