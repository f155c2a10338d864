"""What joining findings needs to know: families, actors, drafts, issue groups and statements, all resolved."""

from __future__ import annotations

from dataclasses import dataclass

from travaux.records.issues import Labels
from travaux.records.ledger import Ledger
from travaux.records.lineage import Lineage
from travaux.records.lineage_version import Version
from travaux.records.roster import Roster


@dataclass(frozen=True, slots=True)
class Desk:
    """The tables of one record in the making."""

    ledger: Ledger
    roster: Roster
    lineage: Lineage
    draft_ids: dict[int, str]  # number of a version -> draft id, for the versions that are drafts
    labels: Labels
    groups: dict[str, str]  # label of an issue -> label of its group
    terms: frozenset[str]  # groups of the issues that drafts are said to hold or change something on
    said_ids: dict[str, str]  # key of a statement found -> statement id

    def draft_of(self, version: Version | None) -> str | None:
        """Return the id of a version's draft, if it is one."""
        return self.draft_ids.get(version.number) if version is not None else None
