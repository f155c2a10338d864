"""The brief on a terminal, with colours where there are any, or as plain text wrapped at a width when piped."""

from __future__ import annotations

from collections.abc import Iterable
from io import StringIO
from typing import TYPE_CHECKING

from travaux.present.document import Block, Brief, Citation, Cite, Heading, Item, Line, Listing, Paragraph, Style
from travaux.present.document import Table as TableBlock
from travaux.present.wording import readable_date, shown

if TYPE_CHECKING:
    from rich.console import Console, RenderableType
    from rich.table import Table
    from rich.text import Text as RichText

PLAIN_WIDTH = 100
# Lines longer than this tire the eye, however wide the terminal is.
WIDEST = 120
NARROWEST = 40
FIRST_COLUMN = 18
STYLES: dict[Style, str] = {
    "strong": "bold",
    "emphasis": "italic",
    "struck": "strike",
    "quantity": "bold",
    "changed": "yellow",
    "dropped": "red",
    "deferred": "italic cyan",
    "note": "dim",
    "path": "green",
    "spun": "red",
    "restored": "bold green",
    "removed": "red strike",
    "inserted": "green underline",
}
# Without colours a struck date has to be told by signs, as in Markdown, and so has a replaced word.
SIGNS: dict[Style, tuple[str, str]] = {"struck": ("~~", "~~"), "spun": ("[", "]"), "restored": ("{", "}")}
# As wdiff writes them, since brackets are part of drafts.
SIGNS |= {"removed": ("[-", "-]"), "inserted": ("{+", "+}")}


def to_terminal(brief: Brief, *, width: int = PLAIN_WIDTH, colour: bool = False) -> str:
    """Return the brief as text wrapped at ``width`` cells, with the terminal's colour codes if ``colour``.

    No character of a report's text is obeyed: control characters are made visible, and markup is never read from it.
    """
    return _Page(brief, width=max(NARROWEST, min(width, WIDEST)), colour=colour).written()


class _Page:
    def __init__(self, brief: Brief, *, width: int, colour: bool) -> None:
        self.brief = brief
        self.colour = colour
        self.out = StringIO()
        self.console = self._console(width)

    def _console(self, width: int) -> Console:
        from rich.console import Console

        return Console(
            file=self.out,
            width=width,
            force_terminal=self.colour,
            color_system="standard" if self.colour else None,
            no_color=not self.colour,
            legacy_windows=False,
            markup=False,
            highlight=False,
            emoji=False,
        )

    def written(self) -> str:
        self._print(self._styled(self.brief.title, "bold"))
        for block in self.brief.opening:
            self._block(block)
        for section in self.brief.sections:
            self._rule(section.title)
            for block in section.blocks:
                self._block(block)
        if self.brief.citations:
            self._rule("Citations")
            self._grid((f"{c.number}", self._citation(c)) for c in self.brief.citations)
        lines = self.out.getvalue().splitlines()
        return "\n".join(line.rstrip() for line in lines).strip("\n") + "\n"

    def _print(self, *what: RenderableType) -> None:
        for one in what:
            self.console.print(one)

    def _styled(self, text: str, style: str = "") -> RichText:
        from rich.text import Text

        return Text(shown(text), style=style, overflow="fold")

    def _rule(self, title: str) -> None:
        name = shown(title)
        self._print("", self._styled(name.upper() if not self.colour else name, "bold"))
        if not self.colour:
            self._print("─" * min(len(name), self.console.width))

    def _block(self, block: Block) -> None:
        self._print("")
        if isinstance(block, Heading):
            self._print(self._styled(block.text, "bold"))
        elif isinstance(block, Paragraph):
            self._print(self._line(block.line))
        elif isinstance(block, Listing):
            self._items(block.items, 0)
        else:
            self._print(self._table(block))

    def _items(self, items: Iterable[Item], depth: int) -> None:
        for item in items:
            self._grid([("•" if depth == 0 else "–", self._line(item.line))], indent=2 * depth)
            self._items(item.items, depth + 1)

    def _grid(self, rows: Iterable[tuple[str, RichText]], indent: int = 0) -> None:
        from rich.padding import Padding
        from rich.table import Table

        grid = Table.grid(padding=(0, 1, 0, 0))
        grid.add_column(justify="right", no_wrap=True)
        grid.add_column(overflow="fold")
        for mark, text in rows:
            grid.add_row(mark, text)
        self._print(Padding(grid, (0, 0, 0, indent)))

    def _table(self, block: TableBlock) -> Table:
        from rich import box
        from rich.table import Table

        between = 0 if block.dense else 1
        table = Table(
            box=box.SIMPLE_HEAD,
            show_edge=False,
            pad_edge=False,
            padding=(0, 1, 0, 0),
            leading=between,
            expand=block.even,
        )
        for n, head in enumerate(block.header):
            even = block.even and n > 0
            table.add_column(
                self._line(head),
                overflow="fold",
                ratio=1 if even else None,
                max_width=FIRST_COLUMN if block.even and n == 0 else None,
            )
        for row in block.rows:
            table.add_row(*(self._line(cell) for cell in row))
        return table

    def _line(self, line: Line) -> RichText:
        from rich.text import Text

        whole = Text(overflow="fold")
        for span in line:
            if isinstance(span, Cite):
                whole.append(self._cite(span), style="dim")
                continue
            before, after = ("", "") if self.colour else SIGNS.get(span.style, ("", ""))
            lead, tail = (" " * part.isspace() for part in (span.text[:1], span.text[1:][-1:]))
            whole.append(f"{lead}{before}{shown(span.text)}{after}{tail}", style=STYLES.get(span.style, ""))
        return whole

    def _cite(self, cite: Cite) -> str:
        numbers = ", ".join(map(str, self.brief.numbers(cite)))
        return f"[{numbers}{f'; {shown(cite.note)}' if cite.note else ''}]" if numbers else ""

    def _citation(self, citation: Citation) -> RichText:
        from rich.text import Text

        outlet = shown(citation.outlet or "outlet unknown")
        altered = " (from a machine-altered text)" if citation.altered else ""
        return Text.assemble(
            f"{outlet}, {readable_date(citation.date)}, ",
            (shown(citation.path), STYLES["path"]),
            f" {citation.start}–{citation.end}{altered}: ",
            f"“{shown(citation.text)}”",
            overflow="fold",
        )
