"""A small made record that has one of everything: relays, hedges, unnamed sources, altered texts, moved deadlines."""

from __future__ import annotations

from travaux import model as m

WIRE = (
    "Ferry pay talks stall\n\n"
    "The port authority offered a raise of 4 percent on Monday. The union wants 9 percent. "
    "An official said the offer could rise to 5 percent, the Quay Post reported. "
    "The deadline of 3 June was moved to 10 June. Talks resume in Elvers on 12 June. "
    "A strike planned for 1 June was called off. The old pact of 2019 lapsed.\n"
)
POST = (
    "Offer goes up\n\n"
    "The second offer puts the raise at 5 percent. The union said it would accept if night work is paid double. "
    "Night work was left for later. The authority wants an answer by 10 June. "
    "The first offer was 3 percent, a shop steward said.\n"
)
SPUN = "Present goes up\n\nThe authority volition wage each evening worker a premium.\n"
ALIKE = 0.5


def small_record() -> m.Record:
    """Return the record of a made pay dispute: two sources, one machine-altered text without its origin."""
    return _Maker().record()


class _Maker:
    def __init__(self) -> None:
        self.wire = self._report("a-wire.txt", WIRE, "Harbour Wire", "2026-05-26")
        self.post = self._report("b-post.txt", POST, "Quay Post", "2026-06-02")
        self.spun = self._report("c-spun.txt", SPUN, "paynewsnow", None)
        self.families = (
            m.Family("f-wire", self.wire.id),
            m.Family("f-post", self.post.id),
            m.Family("f-spun", self.spun.id, (m.Copy("r-elsewhere", "spun", ALIKE),)),
        )

    @staticmethod
    def _report(path: str, text: str, outlet: str, published: str | None) -> m.Report:
        title = text.partition("\n")[0]
        return m.Report(m.make_report_id(path, text), path, text, (), title, outlet, published=published)

    def _cite(self, quote: str) -> m.Evidence:
        for family, report in (("f-wire", self.wire), ("f-post", self.post), ("f-spun", self.spun)):
            if (start := report.text.find(quote)) >= 0:
                altered = report is self.spun
                return m.Evidence(report.id, start, start + len(quote), quote, family, altered)
        raise ValueError(f"no report has {quote!r}")

    def record(self) -> m.Record:
        return m.Record(
            negotiation="Ferry pay dispute",
            as_at="2026-06-02",
            made_by=m.MadeBy("0", "made", "0" * 64),
            reports=(self.wire, self.post, self.spun),
            families=self.families,
            actors=_ACTORS,
            issues=(m.Issue("i-raise", "raise"), m.Issue("i-night", "night work")),
            drafts=self._drafts(),
            latest_draft="d-second",
            provisions=self._provisions(),
            changes=self._changes(),
            positions=self._positions(),
            statements=self._statements(),
            events=self._events(),
            conflicts=self._conflicts(),
            open_issues=(m.OpenIssue("o-night", "night work", (self._cite("Night work was left for later"),)),),
            next_steps=(
                m.NextStep("n-talks", "talks resume", "2026-06-12", (self._cite("Talks resume in Elvers on 12 June"),)),
                m.NextStep("n-answer", "the union’s answer", None, (self._cite("The authority wants an answer"),)),
            ),
            skipped=(m.Skipped("d-photo.jpg", "not a text"),),
        )

    def _drafts(self) -> tuple[m.Draft, ...]:
        offered = self._cite("The port authority offered a raise of 4 percent on Monday.")
        second = self._cite("The second offer puts the raise at 5 percent.")
        return (
            m.Draft("d-second", "Second offer", "current", (second,),
                    date="2026-06-01", sponsors=("a-port",), derived_from=("d-first",), known_from="2026-06-02"),
            m.Draft("d-first", "First offer", "superseded", (offered,), sponsors=("a-port",), points=7,
                    known_from="2026-05-26"),
            m.Draft("d-pact", "Pact of 2019", "historical", (self._cite("The old pact of 2019 lapsed"),), date="2019"),
        )  # fmt: skip

    def _provisions(self) -> tuple[m.Provision, ...]:
        four = self._cite("The port authority offered a raise of 4 percent on Monday.")
        five = self._cite("An official said the offer could rise to 5 percent, the Quay Post reported.")
        second = self._cite("The second offer puts the raise at 5 percent.")
        night = self._cite("The authority volition wage each evening worker a premium.")
        return (
            m.Provision("p-four", "d-first", "raise", "i-raise", "Pay rises.", "none", (four,),
                        quantity=m.Quantity(4, "percent")),
            m.Provision("p-five", "d-second", "raise", "i-raise", "Pay rises.", "may", (five, second),
                        quantity=m.Quantity(5, "percent", "<="), said_by="t-official", hedges=("could",)),
            m.Provision("p-night", "d-second", "night work", "i-night", "A premium for night workers.", "must",
                        (night,)),
        )  # fmt: skip

    def _changes(self) -> tuple[m.Change, ...]:
        raised = (self._cite("The second offer puts the raise at 5 percent."),)
        later = (self._cite("Night work was left for later."),)
        return (
            m.Change("c-raise", "d-first", "d-second", "raise", "i-raise", "changed", "4 becomes 5 percent.", raised,
                     said_by="t-official", hedges=("could",)),
            m.Change("c-night", "d-first", "d-second", "night work", "i-night", "deferred", "Left for later.", later),
        )  # fmt: skip

    def _positions(self) -> tuple[m.Position, ...]:
        accepts = self._cite("The union said it would accept if night work is paid double.")
        wants = self._cite("The union wants 9 percent.")
        return (
            m.Position("s-union", "a-moss", "conditional", (accepts,), draft="d-second", date="2026-06-02",
                       says="Accepts if night work is paid double.", said_by="t-union"),
            m.Position("s-wants", "a-union", "rejects", (wants,), draft="d-first"),
        )  # fmt: skip

    def _statements(self) -> tuple[m.Statement, ...]:
        told = self._cite("An official said the offer could rise to 5 percent, the Quay Post reported.")
        union = self._cite("The union said it would accept if night work is paid double.")
        return (
            m.Statement("t-official", "a-official", "said", "the offer could rise", ((told.start, told.end),), False,
                        "indirect", (told,), via="Quay Post", relay=("Tide Radio",), hedges=("could",)),
            m.Statement("t-union", "a-moss", "said", "would accept", ((union.start, union.end),), False,
                        "indirect", (union,), said_on="2026-06-01"),
        )  # fmt: skip

    def _events(self) -> tuple[m.Event, ...]:
        moved = self._cite("The deadline of 3 June was moved to 10 June.")
        by = self._cite("The authority wants an answer by 10 June.")
        talks = self._cite("Talks resume in Elvers on 12 June.")
        strike = self._cite("A strike planned for 1 June was called off.")
        states = (m.State("set", "2026-05-20", (moved,)), m.State("moved", None, (moved,)))
        return (
            m.Event("e-third", "deadline", "postponed", "Answer to the offer.", (moved,), start="2026-06-03",
                    end="2026-06-03", states=states, moved_to="e-tenth"),
            m.Event("e-tenth", "deadline", "scheduled", "Answer to the offer.", (by, moved), ("a-union",),
                    start="2026-06-10", end="2026-06-10"),
            m.Event("e-talks", "meeting", "scheduled", "Talks resume.", (talks,), ("a-union", "a-port"), "Elvers",
                    "2026-06-12", "2026-06-12"),
            m.Event("e-strike", "strike", "cancelled", "Strike called off.", (strike,), start="2026-06-01",
                    end="2026-06-01"),
            m.Event("e-lapse", "other", "happened", "The pact lapsed.", (self._cite("The old pact of 2019 lapsed"),),
                    start="2019", end="2019"),
        )  # fmt: skip

    def _conflicts(self) -> tuple[m.Conflict, ...]:
        four = m.Claim("4 percent", (self._cite("The port authority offered a raise of 4 percent on Monday."),))
        three = m.Claim("3 percent", (self._cite("The first offer was 3 percent, a shop steward said."),))
        return (m.Conflict("x-first", "The first offer", (four, three), "2026-06-02"),)


_ACTORS = (
    m.Actor("a-port", "Port authority", "body"),
    m.Actor("a-union", "Ferry union", "body"),
    m.Actor("a-moss", "Dora Moss", "person", roles=("union leader",), party="Ferry union"),
    m.Actor("a-official", "an official", "unnamed"),
)
