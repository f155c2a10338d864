"""The packaged example's gold annotation as a record, each quote at its exact place in its report."""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

from travaux import model as m

# What a gold annotation does not tell, and a record must: how alike a copy of each kind is.
SIMILARITY = {"verbatim": 0.97, "edited": 0.83, "excerpt": 0.24, "spun": 0.71, "translated": 0.6}


@cache
def gold_record(pack: Path) -> m.Record:
    """Return the record which the gold of ``pack`` tells."""
    return _Gold(pack).record()


class _Gold:
    def __init__(self, pack: Path) -> None:
        self.gold: dict[str, Any] = json.loads((pack / "gold.json").read_text(encoding="utf-8"))
        self.reports = {r["file"]: _report(pack, r) for r in self.gold["reports"]}
        self.families = self._families()
        self.family_of = {r: f.id for f in reversed(self.families) for r in (*(c.report for c in f.copies), f.origin)}
        self.actors: dict[str, m.Actor] = {}
        for party in self.gold["parties"]:
            self._add_actor(party["name"], "body", None, tuple(party["aliases"]))

    def record(self) -> m.Record:
        g = self.gold
        provisions = tuple(self._provision(p) for p in g["provisions"])
        changes = tuple(self._change(c) for c in g["changes"])
        labels = dict.fromkeys([*(p.issue for p in provisions), *(c.issue for c in changes)])
        drafts = tuple(self._draft(d) for d in g["drafts"])
        positions = tuple(self._position(p) for p in g["positions"])
        statements = tuple(self._statement(s) for s in g["statements"])
        events = tuple(self._event(e) for e in g["events"])
        return m.Record(
            negotiation=g["negotiation"],
            as_at=max(r.published for r in self.reports.values() if r.published),
            made_by=m.MadeBy("0", "gold", "0" * 64),
            reports=tuple(sorted(self.reports.values(), key=lambda r: r.id)),
            families=self.families,
            actors=tuple(self.actors.values()),
            issues=tuple(m.Issue(m.make_id("i", label), label) for label in labels),
            drafts=drafts,
            latest_draft=m.make_id("d", g["latest_draft"]),
            provisions=provisions,
            changes=changes,
            positions=positions,
            statements=statements,
            events=events,
            conflicts=tuple(self._conflict(c) for c in g["conflicts"]),
            open_issues=tuple(
                m.OpenIssue(m.make_id("o", o["issue"]), o["issue"], (e := self._evidence(o)), self._known(e))
                for o in g["open_issues"]
            ),
            next_steps=tuple(
                m.NextStep(m.make_id("n", n["what"]), n["what"], n["when"], (e := self._evidence(n)), self._known(e))
                for n in g["next_steps"]
            ),
        )

    def _families(self) -> tuple[m.Family, ...]:
        copies: dict[str, list[m.Copy]] = {}
        for c in self.gold["copies"]:
            copy = m.Copy(self.reports[c["report"]].id, c["kind"], SIMILARITY[c["kind"]])
            copies.setdefault(c["copy_of"], []).append(copy)
        # An excerpt's own paragraphs are a source of their own.
        derived = {c["report"] for c in self.gold["copies"] if c["kind"] != "excerpt"}
        return tuple(
            m.Family(m.make_id("f", r.id), r.id, tuple(copies.get(file, ())))
            for file, r in self.reports.items()
            if file not in derived
        )

    def _evidence(self, item: dict[str, Any]) -> tuple[m.Evidence, ...]:
        return tuple(self._locate(e["report"], e["quote"]) for e in item["evidence"])

    def _locate(self, file: str, quote: str) -> m.Evidence:
        report = self.reports[file]
        start = report.text.index(quote)
        return m.Evidence(report.id, start, start + len(quote), quote, self.family_of[report.id])

    def _known(self, evidence: Iterable[m.Evidence]) -> str | None:
        by_id = {r.id: r for r in self.reports.values()}
        return min((d for e in evidence if (d := by_id[e.report].published)), default=None)

    def _add_actor(
        self,
        name: str,
        kind: m.ActorKind,
        party: str | None,
        aliases: tuple[str, ...] = (),
        roles: tuple[str, ...] = (),
    ) -> str:
        known = {alias: a.id for a in self.actors.values() for alias in (a.name, *a.aliases)}
        if name not in known:
            actor = m.Actor(m.make_id("a", name), name, kind, aliases, roles, party)
            self.actors[actor.id] = actor
            return actor.id
        return known[name]

    def _person(self, name: str, party: str | None = None, role: str | None = None) -> str:
        unnamed = name.startswith(("unnamed", "person ", "spokeswoman"))
        side = party or self._party_in(role or "")
        roles = (role,) if role else ()
        return self._add_actor(name, "unnamed" if unnamed else "person", None if side == name else side, (), roles)

    def _party_in(self, role: str) -> str | None:
        return next((p["name"] for p in self.gold["parties"] if p["name"] in role), None)

    def _draft(self, d: dict[str, Any]) -> m.Draft:
        evidence = self._evidence(d)
        return m.Draft(
            id=m.make_id("d", d["id"]),
            label=d["label"],
            status=d["status"],
            evidence=evidence,
            aliases=tuple(d["aliases"]),
            date=d["date"],
            sponsors=tuple(self._person(s) for s in d["sponsors"]),
            points=d["points"],
            derived_from=tuple(m.make_id("d", x) for x in d["derived_from"]),
            known_from=self._known(evidence),
        )

    def _provision(self, p: dict[str, Any]) -> m.Provision:
        evidence, q = self._evidence(p), p["quantity"]
        value = q and (tuple(q["value"]) if isinstance(q["value"], list) else q["value"])
        return m.Provision(
            id=m.make_id("p", p["draft"], p["issue"], p["says"]),
            draft=m.make_id("d", p["draft"]),
            issue=p["issue"],
            issue_id=m.make_id("i", p["issue"]),
            says=p["says"],
            modality="none",
            evidence=evidence,
            quantity=m.Quantity(value, q["unit"], q["comparator"]) if q else None,
            known_from=self._known(evidence),
        )

    def _change(self, c: dict[str, Any]) -> m.Change:
        evidence = self._evidence(c)
        return m.Change(
            id=m.make_id("c", c["from"], c["to"], c["issue"], c["kind"]),
            from_draft=m.make_id("d", c["from"]),
            to_draft=m.make_id("d", c["to"]),
            issue=c["issue"],
            issue_id=m.make_id("i", c["issue"]),
            kind=c["kind"],
            says=c["says"],
            evidence=evidence,
            known_from=self._known(evidence),
        )

    def _position(self, p: dict[str, Any]) -> m.Position:
        evidence, target = self._evidence(p), p["target"]
        return m.Position(
            id=m.make_id("s", p["actor"], *target.values(), p["date"]),
            actor=self._person(p["actor"], p["party"]),
            stance=p["stance"],
            evidence=evidence,
            draft=m.make_id("d", target["draft"]) if "draft" in target else None,
            issue=target.get("issue"),
            says=p["says"],
            date=p["date"],
            known_from=self._known(evidence),
        )

    def _statement(self, s: dict[str, Any]) -> m.Statement:
        evidence = self._evidence(s)
        return m.Statement(
            id=m.make_id("t", s["speaker"], s["content"]),
            speaker=self._person(s["speaker"], None, s["speaker_role"]),
            cue="said",
            content=s["content"],
            fragments=((evidence[0].start, evidence[0].end),),
            direct=s["direct"],
            mode="direct" if s["direct"] else "indirect",
            evidence=evidence,
            via=s["via"],
            said_on=s["date"],
            known_from=self._known(evidence),
        )

    def _event(self, e: dict[str, Any]) -> m.Event:
        evidence = self._evidence(e)
        return m.Event(
            id=m.make_id("e", e["kind"], e["what"]),
            kind=e["kind"],
            status=e["status"],
            says=e["what"],
            evidence=evidence,
            who=tuple(self._person(w) for w in e["who"]),
            place=e["place"],
            start=e["start"],
            end=e["end"],
            known_from=self._known(evidence),
        )

    def _conflict(self, c: dict[str, Any]) -> m.Conflict:
        claims = tuple(m.Claim(x["says"], self._evidence(x)) for x in c["claims"])
        known = self._known(e for claim in claims for e in claim.evidence)
        return m.Conflict(m.make_id("x", c["about"]), c["about"], claims, known)


def _report(pack: Path, r: dict[str, Any]) -> m.Report:
    path = pack / "reports" / r["file"]
    text = path.read_bytes().decode("utf-8-sig")
    title = text.partition("\n")[0].strip()
    return m.Report(
        m.make_report_id(r["file"], text),
        f"reports/{r['file']}",
        text,
        (),
        title,
        r["outlet"],
        published=r["published"],
    )
