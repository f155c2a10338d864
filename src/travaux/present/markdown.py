"""The brief as Markdown (CommonMark with GitHub's tables): text from reports is escaped, so it is shown, not obeyed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from travaux.present.document import Block, Brief, Citation, Cite, Heading, Item, Line, Listing, Paragraph, Style, Table
from travaux.present.wording import readable_date, shown

WRAP: dict[Style, tuple[str, str]] = {
    "strong": ("**", "**"),
    "emphasis": ("*", "*"),
    "struck": ("~~", "~~"),
    "changed": ("**", "**"),
    "deferred": ("*", "*"),
    "spun": ("~~", "~~"),
    "restored": ("**", "**"),
    "removed": ("~~", "~~"),
    "inserted": ("**", "**"),
}


@cache
def _special() -> re.Pattern[str]:
    """What CommonMark, its tables, strikethrough and autolinks, or a formula could be made of."""
    return re.compile(r"[\\`*_\[\]<>#|~&$@]|(?<=[a-z]):(?=//)|(?<=www)\.", re.IGNORECASE)


@cache
def _block_start() -> re.Pattern[str]:
    """What begins a list, a rule or an underlined heading at the start of a line."""
    return re.compile(r"(?:[-+=]|\d{1,9}(?=[.)]))")


def escape(text: str) -> str:
    """Return ``text`` on one line with every mark escaped that Markdown would obey."""
    return _special().sub(r"\\\g<0>", shown(text))


def to_markdown(brief: Brief) -> str:
    """Return the brief as Markdown, one line to a paragraph, item or table row, with a newline at its end."""
    parts = [f"# {escape(brief.title)}", *(_block(brief, b) for b in brief.opening)]
    for section in brief.sections:
        parts += [f"## {escape(section.title)}", *(_block(brief, b) for b in section.blocks)]
    if brief.citations:
        parts += ["## Citations", "\n".join(map(_citation, brief.citations))]
    return "\n\n".join(parts) + "\n"


def _block(brief: Brief, block: Block) -> str:
    if isinstance(block, Heading):
        return f"### {escape(block.text)}"
    if isinstance(block, Paragraph):
        return _start(_line(brief, block.line))
    if isinstance(block, Listing):
        return "\n".join(_items(brief, block.items, 0))
    return _table(brief, block)


def _items(brief: Brief, items: Iterable[Item], depth: int) -> Iterable[str]:
    for item in items:
        yield f"{'  ' * depth}- {_start(_line(brief, item.line))}"
        yield from _items(brief, item.items, depth + 1)


def _table(brief: Brief, table: Table) -> str:
    rows = [table.header, *table.rows]
    cells = [[_line(brief, cell) for cell in row] for row in rows]
    cells.insert(1, ["---"] * len(table.header))
    return "\n".join(f"| {' | '.join(row)} |" for row in cells)


def _line(brief: Brief, line: Line) -> str:
    return "".join(_cite(brief, s) if isinstance(s, Cite) else _text(s.text, s.style) for s in line)


def _text(text: str, style: Style) -> str:
    """Return styled text; marks hug the words, since Markdown does not take them beside a space."""
    if style == "path":
        return _code(text)
    body = escape(text)
    before, after = WRAP.get(style, ("", ""))
    lead = " " if text[:1].isspace() else ""
    tail = " " if text[-1:].isspace() and body else ""
    return f"{lead}{before}{body}{after}{tail}" if body else lead


def _code(text: str) -> str:
    """Return text as code, fenced by more backticks than it holds in a row."""
    body = shown(text)
    longest = max((len(run) for run in re.findall("`+", body)), default=0)
    if not body:
        return ""
    if not longest and "|" not in body:
        return f"`{body}`"
    return escape(body)


def _cite(brief: Brief, cite: Cite) -> str:
    numbers = ", ".join(map(str, brief.numbers(cite)))
    return f"[{numbers}{f'; {escape(cite.note)}' if cite.note else ''}]" if numbers else ""


def _start(line: str) -> str:
    """Return a line that does not begin a list, a rule, a heading or code by its own words."""
    line = line.lstrip()
    found = _block_start().match(line)
    if not found:
        return line
    at = 0 if not line[0].isdigit() else found.end()
    return f"{line[:at]}\\{line[at:]}"


def _citation(citation: Citation) -> str:
    outlet = _start(escape(citation.outlet or "outlet unknown"))
    altered = " (from a machine-altered text)" if citation.altered else ""
    place = f"{_code(citation.path)} {citation.start}–{citation.end}"
    said = escape(citation.text)
    return f"{citation.number}. {outlet}, {escape(readable_date(citation.date))}, {place}{altered}: “{said}”"
