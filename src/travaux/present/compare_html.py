"""A comparison as one self-contained page: no script, nothing loaded, everything escaped."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from importlib.resources import files
from typing import Any

from travaux.model_texts import ClausePair, Comparison, DraftText, Link, Row, Run, Step, clause_label
from travaux.present.compare_data import row_links
from travaux.present.compare_page import (
    arrow,
    draft_facts,
    kind_told,
    labels,
    row_heading,
    summary,
    title_of,
    told_link,
    weightiest,
)
from travaux.present.wording import readable_date, shown

TEMPLATE, STYLE = "compare.html.j2", "compare.css"
Json = dict[str, Any]


def to_html(comparison: Comparison) -> str:
    """Return the page: summary, changes of substance, the table of articles, and every redline."""
    from jinja2 import Environment, StrictUndefined

    room = files("travaux.present")
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    environment.filters["shown"] = shown
    style = (room / STYLE).read_text(encoding="utf-8")
    template = environment.from_string((room / TEMPLATE).read_text(encoding="utf-8"))
    page = template.render(
        title=title_of(comparison),
        style=style,
        style_hash=base64.b64encode(hashlib.sha256(style.encode()).digest()).decode(),
        drafts=[{"name": d.name, "facts": draft_facts(d), "path": d.path} for d in comparison.drafts],
        summaries=[_summary(comparison, step) for step in _summed(comparison)],
        substance=[_substance(comparison, step) for step in comparison.successive()],
        rows=[_row(comparison, row) for row in comparison.rows],
        redlines=[_redline(comparison, step) for step in comparison.successive()],
        skipped=[{"path": s.path, "reason": s.reason} for s in comparison.skipped],
    )
    return page.encode("utf-8", "replace").decode("utf-8") + "\n"


def _summed(comparison: Comparison) -> list[Step]:
    steps = list(comparison.successive())
    return [*steps, comparison.step(0, len(comparison.drafts) - 1)] if len(comparison.drafts) > 2 else steps


def _sides(comparison: Comparison, step: Step) -> tuple[DraftText, DraftText]:
    return comparison.drafts[step.old], comparison.drafts[step.new]


def _summary(comparison: Comparison, step: Step) -> Json:
    old, new = _sides(comparison, step)
    return {"arrow": arrow(comparison, step), "says": summary(old, new, step)}


def _anchor(step: Step, link: Link) -> str:
    """Return a name for a link's redline that is the same in any run."""
    side, at = ("b", link.new[0]) if link.new else ("a", link.old[0])
    return f"s{step.old}-{step.new}-{side}{at}"


def _substance(comparison: Comparison, step: Step) -> Json:
    old, new = _sides(comparison, step)
    items = [
        {
            "anchor": _anchor(step, link),
            "title": told_link(old, new, link),
            "kind": kind_told(link),
            "named": [{"says": n.says, "kind": n.kind} for n in link.named],
        }
        for link in weightiest(step.links)
    ]
    return {"arrow": arrow(comparison, step), "links": items}


def _row(comparison: Comparison, row: Row) -> Json:
    cells = []
    for n, (draft, cell) in enumerate(zip(comparison.drafts, row.cells, strict=True)):
        articles = [draft.articles[a] for a in cell]
        links = row_links(comparison, row, n - 1) if n else []
        marks = [
            {"says": kind_told(x), "class": _class(x), "anchor": _anchor(comparison.step(n - 1, n), x)}
            for x in links
            if x.kind != "kept" or x.renumbered
        ]
        brackets = sum(a.brackets for a in articles)
        cells.append({"draft": draft.name, "label": labels(articles), "marks": marks, "brackets": brackets})
    return {"heading": row_heading(comparison, row), "cells": cells}


def _class(link: Link) -> str:
    return link.wording if link.kind == "changed" else link.kind


def _redline(comparison: Comparison, step: Step) -> Json:
    old, new = _sides(comparison, step)
    links = [x for x in step.links if x.wording != "same" or x.kind in ("moved", "merged", "split")]
    return {
        "arrow": arrow(comparison, step),
        "links": [
            {
                "anchor": _anchor(step, link),
                "title": told_link(old, new, link),
                "kind": kind_told(link),
                "class": _class(link),
                "clauses": [_clause(old, new, pair) for pair in link.clauses],
            }
            for link in links
        ],
    }


def _clause(old: DraftText, new: DraftText, pair: ClausePair) -> Json:
    where = clause_label(new, pair.new) or clause_label(old, pair.old)
    return {"where": where, "moved": pair.moved, "runs": _runs(pair.runs)}


def _runs(runs: Sequence[Run]) -> list[Json]:
    return [
        {
            "kind": run.kind,
            "before": " " if run.text[:1].isspace() else "",
            "text": shown(run.text),
            "after": " " if run.text[-1:].isspace() and run.text.strip() else "",
            "who": _who(run),
        }
        for run in runs
    ]


def _who(run: Run) -> str:
    if run.revision is None:
        return ""
    day = readable_date(run.revision.date[:10]) if run.revision.date else ""
    return ", ".join(part for part in (shown(run.revision.author), day) if part)
