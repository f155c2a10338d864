"""The brief: a record put into the order in which a desk editor asks for it."""

from __future__ import annotations

from travaux.model import Record
from travaux.present import (
    changes,
    corrections,
    dates,
    disputes,
    drafts,
    matrix,
    positions,
    since,
    sources,
    statements,
    texts,
)
from travaux.present.desk import Desk
from travaux.present.document import Brief
from travaux.present.wording import readable_date, shorten

NAME_LIMIT = 120


def brief(record: Record, *, full: bool = False) -> Brief:
    """Return the brief of ``record``; nothing is cut if it is ``full``. ``str`` of it is Markdown."""
    desk = Desk.of(record, full=full)
    sections = (
        *since.since_section(desk),
        drafts.latest_section(desk),
        drafts.drafts_section(desk),
        matrix.matrix_section(desk),
        *(section for section in (texts.texts_section(desk),) if section.blocks),
        changes.changes_section(desk),
        positions.positions_section(desk),
        statements.statements_section(desk),
        disputes.open_section(desk),
        dates.dates_section(desk),
        disputes.conflicts_section(desk),
        *corrections.corrections_section(desk),
        sources.sources_section(desk),
        sources.skipped_section(desk),
    )
    return Brief.of(_title(record), sources.opening(desk), sections, record.reports)


def _title(record: Record) -> str:
    name = shorten(record.negotiation, NAME_LIMIT)
    as_at = f", as at {readable_date(record.as_at)}" if record.as_at else ""
    return f"{name}: the state of the text{as_at}" if name else f"The state of the text{as_at}"
