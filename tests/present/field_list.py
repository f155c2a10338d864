"""The field list of docs/export.md, from the schema. To print it: ``python -m tests.present.field_list``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from travaux.present.export import schema

BEGIN, END = "<!-- fields: begin -->", "<!-- fields: end -->"


def field_list() -> str:
    """Return a table for the record and one for each kind of item, in the order of the contract."""
    root = schema()
    tables = [_table("The record", root)]
    tables += [_table(name.replace("_", " "), d) for name, d in root["$defs"].items() if "properties" in d]
    return "\n\n".join(tables)


def _table(name: str, definition: dict[str, Any]) -> str:
    rows = "\n".join(_rows(definition))
    head = f"### {name[0].upper()}{name[1:]}\n\n{definition['description']}"
    return f"{head}\n\n| key | holds | |\n| --- | --- | --- |\n{rows}"


def _rows(definition: dict[str, Any]) -> Iterator[str]:
    for key, of in definition["properties"].items():
        optional = "" if key in definition["required"] else " (optional)"
        yield f"| `{key}`{optional} | {_holds(of)} | {of['description']} |"


def _holds(of: dict[str, Any]) -> str:
    """Return what a key holds, in words."""
    if "$ref" in of:
        return str(of["$ref"].rpartition("/")[2]).replace("_", " ")
    if "const" in of:
        return f"`{str(of['const']).lower()}`"
    if "enum" in of:
        return ", ".join(f"`{value}`" for value in of["enum"])
    if "anyOf" in of:
        return " or ".join(_holds(part) for part in of["anyOf"])
    if of["type"] == "array":
        return "pairs of integers" if "prefixItems" in of["items"] else f"list of {_holds(of['items'])}"
    if "properties" in of:
        return f"object of {', '.join(f'`{key}`' for key in of['properties'])}"
    types = of["type"] if isinstance(of["type"], list) else [of["type"]]
    return " or ".join(types)


if __name__ == "__main__":
    print(field_list())
