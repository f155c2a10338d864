"""Travaux: the cited record of a negotiation, built from the reports about it.

    import travaux

    pile = travaux.read(["reports/"])
    record = travaux.record(pile)
    print(travaux.brief(record))

The verbs carry the names of the commands: ``read``, ``fold``, ``record``, ``brief``, ``page``, ``export``,
``restore``, ``compare``.
What each needs is loaded when it is first asked for, so that importing the package costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from travaux.copies.restoring import restore
    from travaux.model import Family, Passage, Pile, Record, Report
    from travaux.model_texts import Comparison
    from travaux.pipeline import VERSION as __version__  # noqa: N811
    from travaux.pipeline import actors, fold, read, record, statements
    from travaux.pipeline_texts import compare
    from travaux.present.brief import brief
    from travaux.present.document import Brief
    from travaux.present.export import to_export as export
    from travaux.present.page import to_page as page
    from travaux.records.roster import ActorMentions

_HOME = {
    "ActorMentions": ("travaux.records.roster", "ActorMentions"),
    "Brief": ("travaux.present.document", "Brief"),
    "Family": ("travaux.model", "Family"),
    "Passage": ("travaux.model", "Passage"),
    "Pile": ("travaux.model", "Pile"),
    "Record": ("travaux.model", "Record"),
    "Report": ("travaux.model", "Report"),
    "__version__": ("travaux.pipeline", "VERSION"),
    "Comparison": ("travaux.model_texts", "Comparison"),
    "actors": ("travaux.pipeline", "actors"),
    "brief": ("travaux.present.brief", "brief"),
    "compare": ("travaux.pipeline_texts", "compare"),
    "export": ("travaux.present.export", "to_export"),
    "fold": ("travaux.pipeline", "fold"),
    "page": ("travaux.present.page", "to_page"),
    "read": ("travaux.pipeline", "read"),
    "record": ("travaux.pipeline", "record"),
    "restore": ("travaux.copies.restoring", "restore"),
    "statements": ("travaux.pipeline", "statements"),
}

__all__ = [
    "ActorMentions",
    "Brief",
    "Comparison",
    "Family",
    "Passage",
    "Pile",
    "Record",
    "Report",
    "__version__",
    "actors",
    "brief",
    "compare",
    "export",
    "fold",
    "page",
    "read",
    "record",
    "restore",
    "statements",
]


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module 'travaux' has no attribute {name!r}")
    module, attribute = _HOME[name]
    return getattr(import_module(module), attribute)


def __dir__() -> list[str]:
    return sorted(__all__)
