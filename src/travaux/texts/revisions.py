"""Whose tracked change a stretch of a redline is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from travaux.model_texts import ClausePair, DraftText, Revision, Run


def with_revisions(old: DraftText, new: DraftText, pairs: Sequence[ClausePair]) -> tuple[ClausePair, ...]:
    """Return clauses with author and date on the runs that tracked changes of either draft cover."""
    if not old.revisions and not new.revisions:
        return tuple(pairs)
    return tuple(replace(pair, runs=tuple(_told(run, pair, old, new) for run in pair.runs)) for pair in pairs)


def _told(run: Run, pair: ClausePair, old: DraftText, new: DraftText) -> Run:
    if run.kind == "same":
        return run
    draft, place, kind = (old, pair.old, "deleted") if run.kind == "removed" else (new, pair.new, "inserted")
    if place is None:
        return run
    clause = draft.articles[place[0]].clauses[place[1]]
    found = _covering(draft, clause.start, clause.end, kind, run.text)
    return replace(run, revision=found) if found else run


def _covering(draft: DraftText, start: int, end: int, kind: str, text: str) -> Revision | None:
    """Return the tracked change in a clause that has words of a run."""
    wanted = " ".join(text.split())
    for revision in draft.revisions:
        if revision.kind != kind or revision.end <= start or revision.start >= end:
            continue
        said = " ".join(draft.text[revision.start : revision.end].split())
        if wanted and (wanted in said or said in wanted):
            return revision
    return None
