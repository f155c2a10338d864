"""A comparison as data: JSON with an item for every article of every two drafts, CSV with a line for every row."""

from __future__ import annotations

import bisect
import csv
import io
import json
from collections.abc import Iterator, Sequence
from typing import Any

from travaux.model_texts import Article, ClausePair, Comparison, DraftText, Link, Row, Step, clause_label

Json = dict[str, Any]


def to_data(comparison: Comparison) -> list[Json]:
    """Return what became of every article, for each draft and the next first, then for the others (docs/compare.md)."""
    return [item for step in comparison.steps for item in _items(comparison, step)]


def to_json(comparison: Comparison) -> str:
    """Return :func:`to_data` as JSON text, an item a line, with a newline at its end."""
    items = [json.dumps(item, ensure_ascii=False) for item in to_data(comparison)]
    text = "[\n" + ",\n".join(f" {item}" for item in items) + "\n]\n"
    return text.encode("utf-8", "surrogatepass").decode("utf-8", "replace")


def _items(comparison: Comparison, step: Step) -> Iterator[Json]:
    old, new = comparison.drafts[step.old], comparison.drafts[step.new]
    for link in _as_older(step.links):
        yield _item(old, new, link, step)


def _as_older(links: Sequence[Link]) -> list[Link]:
    """Return links in the order of the older draft; what is new stands before what follows it in the newer."""
    starts = sorted((j, x.old[0]) for x in links if x.old for j in x.new)

    def place(link: Link) -> tuple[int, int]:
        if link.old:
            return link.old[0], -1
        at = bisect.bisect_left(starts, (link.new[0], -1))
        return (starts[at - 1][1] if at else -1), link.new[0]

    return sorted(links, key=place)


def _item(old: DraftText, new: DraftText, link: Link, step: Step) -> Json:
    olds, news = [old.articles[i] for i in link.old], [new.articles[j] for j in link.new]
    part = (olds or news)[0].kind
    found: Json = {
        "from_draft": old.name,
        "to_draft": new.name,
        "from_articles": [number(a) for a in olds if a.kind == "article"],
        "to_articles": [number(a) for a in news if a.kind == "article"],
        "kind": link.kind,
        "also": list(link.also),
        "change": None if link.wording == "same" else link.wording,
        "part": part,
        "from_labels": [a.label for a in olds],
        "to_labels": [a.label for a in news],
        "heading": next((a.heading for a in [*news, *olds] if a.heading), ""),
        "renumbered": link.renumbered,
        "brackets": {"from": sum(a.brackets for a in olds), "to": sum(a.brackets for a in news)},
        "options": {"from": sum(a.options for a in olds), "to": sum(a.options for a in news)},
        "similarity": link.similarity,
        "named": [{"kind": n.kind, "old": n.old, "new": n.new, "says": n.says} for n in link.named],
    }
    if link.wording != "same" or link.kind in ("added", "removed"):
        found["redline"] = [_clause(old, new, pair) for pair in link.clauses]
    if step.verdict:
        found["verdict"] = step.verdict
    return found


def number(article: Article) -> int | str:
    """Return the number of an article as data: a whole number where it is one, else as written."""
    return int(article.number) if article.number.isascii() and article.number.isdigit() else article.number


def _clause(old: DraftText, new: DraftText, pair: ClausePair) -> Json:
    found: Json = {"from": clause_label(old, pair.old), "to": clause_label(new, pair.new), "moved": pair.moved}
    found["runs"] = [
        {"op": run.kind, "text": run.text}
        | ({"author": run.revision.author, "date": run.revision.date} if run.revision else {})
        for run in pair.runs
    ]
    return found


# ------------------------------------------------------------------------------------------------ CSV
def to_csv(comparison: Comparison) -> str:
    """Return a line for every row: the articles of each draft, what became of them, what was changed in substance."""
    drafts = comparison.drafts
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\n")
    steps = [f"{drafts[n].name} to {drafts[n + 1].name}" for n in range(len(drafts) - 1)]
    head = ["heading", *(d.name for d in drafts)]
    for step in steps:
        head += [f"{step}: kind", f"{step}: change", f"{step}: what"]
    rows.writerow([_cell(h) for h in [*head, *(f"brackets in {d.name}" for d in drafts)]])
    for row in comparison.rows:
        rows.writerow([_cell(c) for c in _line(comparison, row)])
    return out.getvalue().encode("utf-8", "surrogatepass").decode("utf-8", "replace")


def _line(comparison: Comparison, row: Row) -> list[object]:
    parts = [[d.articles[a] for a in cell] for d, cell in zip(comparison.drafts, row.cells, strict=True)]
    heading = next((a.heading for cell in reversed(parts) for a in cell if a.heading), "")
    found: list[object] = [heading, *("; ".join(a.label for a in cell) for cell in parts)]
    for n, kind in enumerate(row.kinds):
        links = row_links(comparison, row, n)
        words = max((x.wording for x in links), key=["same", "reworded", "substance"].index, default="same")
        told = [named.says for x in links for named in x.named]
        found += [kind or "", "" if words == "same" else words, "; ".join(told)]
    return [*found, *(sum(a.brackets for a in cell) for cell in parts)]


def row_links(comparison: Comparison, row: Row, step: int) -> list[Link]:
    """Return the links of a row from draft ``step`` to the next."""
    old, new = set(row.cells[step]), set(row.cells[step + 1])
    links = comparison.step(step, step + 1).links
    return [x for x in links if old & set(x.old) or new & set(x.new)]


def _cell(value: object) -> object:
    """Return a value as a cell that no spreadsheet takes for a formula."""
    return f"'{value}" if isinstance(value, str) and value[:1] in "=+-@\t\r" and value else value
