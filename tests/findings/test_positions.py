"""Who stands where: sentences in, stances out."""

from __future__ import annotations

import pytest

from tests.findings.reading import findings
from travaux.findings.found import Findings
from travaux.findings.positions_labels import gerund

OPENING = "The mediator released a 20-point plan on Monday. "


def stances(found: Findings, *, on_drafts: bool = True) -> list[tuple[str, str]]:
    names = {m.key: m.name for m in found.view.cast.members}
    return [(names[p.actor], p.stance) for p in found.positions if bool(p.draft) == on_drafts]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Veldland's president, Ana Korr, rejected the plan on Tuesday.", [("Ana Korr", "rejects")]),
        ("Norway accepted the plan.", [("Norway", "supports")]),
        ("Norway is ready to accept the plan, but wants the tolls lifted.", [("Norway", "conditional")]),
        ("Norway refused to accept the plan.", [("Norway", "rejects")]),
        ("Norway did not accept the plan.", [("Norway", "rejects")]),
        ("Norway would rather walk away than accept the plan.", [("Norway", "rejects")]),
        ("Norway will walk away sooner than expected.", []),
        ("Norway will under no circumstances accept the plan.", [("Norway", "rejects")]),
        ("Prime Minister Ana Korr called the plan a capitulation.", [("Ana Korr", "rejects")]),
        ("There is no guarantee that Norway will accept the plan.", [("Norway", "undecided")]),
        # a verb that governs, a particle, a noun, an adjective
        ("Norway vowed to veto the plan.", [("Norway", "rejects")]),
        ("Norway is unwilling to sign the plan.", [("Norway", "rejects")]),
        ("Norway voted against the plan.", [("Norway", "rejects")]),
        ("Norway spoke out against the plan.", [("Norway", "rejects")]),
        ("Norway stands behind the plan.", [("Norway", "supports")]),
        ("Norway voiced support for the plan.", [("Norway", "supports")]),
        ("Norway is opposed to the plan.", [("Norway", "rejects")]),
        ("The plan faces opposition from Norway.", [("Norway", "rejects")]),
        ("Norway wants the plan scrapped.", [("Norway", "rejects")]),
        ("Norway wants to renegotiate the plan.", [("Norway", "conditional")]),
        ("Norway wants the plan adopted.", [("Norway", "supports")]),
        # told of oneself, with conditions
        ("Norway said it would support the plan as it stood.", [("Norway", "supports")]),
        ("Norway said it would support the plan if the tolls were lifted.", [("Norway", "conditional")]),
        ("Norway will not sign the plan until the tolls are lifted.", [("Norway", "conditional")]),
        ("Norway vowed to veto the plan if it passes.", [("Norway", "rejects")]),
        ("Norway has not decided whether to back the plan.", [("Norway", "undecided")]),
        ("Norway has not signed the plan.", [("Norway", "undecided")]),
        # what the speaker says of the draft
        ("“The plan is a historic mistake,” Ana Korr said.", [("Ana Korr", "rejects")]),
        ("“It is not a basis for anything,” Ana Korr said.", [("Ana Korr", "rejects")]),
        ("Ana Korr said that the plan would undermine the coast guard.", [("Ana Korr", "rejects")]),
        ("“We will never accept this plan,” Ana Korr said.", [("Ana Korr", "rejects")]),
        ("Ana Korr called the plan a good chance to avert an unnecessary strike.", [("Ana Korr", "supports")]),
        # a count of holders, a relative clause, a lent noun, what moves somebody
        ("A number of Swedes rejected the plan.", [("Sweden", "rejects")]),
        ("The talks resumed with Norway, which denounced the plan.", [("Norway", "rejects")]),
        ("Ana Korr threw her support behind the plan.", [("Ana Korr", "supports")]),
        ("Norway was quick to criticize the plan.", [("Norway", "rejects")]),
        ("Norway was angered by the plan.", [("Norway", "rejects")]),
        ("The plan infuriated Norway.", [("Norway", "rejects")]),
        ("Norway disputed the plan.", [("Norway", "rejects")]),
        ("“There are no circumstances in which I will accept the plan,” Ana Korr said.", [("Ana Korr", "rejects")]),
        ("Norway needs to see the accounts before accepting the plan.", [("Norway", "conditional")]),
        ("Ana Korr said that the plan should not be undermined.", [("Ana Korr", "supports")]),
        ("Norway rejected the plan, which would lift the tolls if it passes.", [("Norway", "rejects")]),
        # what somebody is only ready for on a condition; what is refused; what is asked of others
        ("Norway will sign the plan, but only if the tolls are lifted.", [("Norway", "conditional")]),
        ("Norway is ready to sign the plan only after the strike ends.", [("Norway", "conditional")]),
        ("Norway could accept the plan once the accounts are there.", [("Norway", "conditional")]),
        ("Norway has already ruled out backing the plan.", [("Norway", "rejects")]),
        ("Norway is asking its members to vote no.", [("Norway", "rejects")]),
        ("Norway is against.", [("Norway", "rejects")]),
        ("Norway came out in favor.", [("Norway", "supports")]),
        ("“The plan is too long,” Ana Korr said.", [("Ana Korr", "rejects")]),
        ("Ana Korr said that the plan must be passed.", [("Ana Korr", "supports")]),
        # who has not spoken yet
        ("Norway did not endorse the plan.", [("Norway", "undecided")]),
        ("Norway would study the plan.", [("Norway", "undecided")]),
        ("Norway hasn’t made up its mind about the plan.", [("Norway", "undecided")]),
        # no refusal is no support, no wish to vote on it, no work on it
        ("Norway did not object to the plan.", []),
        ("Norway has not ruled out the plan.", []),
        ("Norway did not follow Sweden and renounce the plan.", []),
        ("Norway wants to vote on the plan on Friday.", []),
        ("Norway plans to start voting on the plan in May.", []),
        ("Norway plans to debate the plan.", []),
        # denied, doubted, what is done so that something is not
        ("Norway denied that it rejects the plan.", []),
        ("Norway dismissed the suggestion that it opposes the plan.", []),
        ("There is growing doubt that Norway supports the plan.", []),
        ("The rules were changed so that Norway cannot reject the plan.", []),
        ("Norway has room to go another way and reject the plan.", []),
        ("The talks stall because Norway can’t push the plan through.", []),
        ("Ana Korr said that the plan had to be negotiated.", []),
        ("“It is remarkable how many joined this,” Ana Korr said.", []),
        ("Norway said that either Sweden rejects the plan or it goes to war.", []),
        ("There is a chance that Norway rejects the plan.", []),
        ("Norway could hold off on the plan.", []),
        ("The talks are about Norway’s disputed plan.", []),
        ("Norway, for example, could block the plan.", []),
        ("Voters largely favor the plan, polls show.", []),
        ("Ana Korr said that Sweden is not going to accept the plan.", []),
        ("“Tolls on boats are not off the table,” Ana Korr said.", []),
        # only some of those named
        ("Officials who reject the plan met on Tuesday.", []),
        ("A handful of Swedes who reject the plan met on Tuesday.", []),
        ("Ana Korr met undecided members of the council on the plan.", []),
        # no stance is told
        ("Ana Korr said that Sweden would reject the plan.", []),
        ("Norway wants to leave the union with a plan.", []),
        ("Will Norway accept the plan?", []),
        ("If Norway rejects the plan, talks will end.", []),
        ("Norway might accept the plan.", []),
        ("Norway discussed the plan.", []),
        ("Norway declined to comment on the plan.", []),
        ("Ana Korr hopes that Norway will accept the plan.", []),
        ("The deadline for Norway to accept the plan is Friday.", []),
        ("Ana Korr called Norway on Tuesday to discuss the plan.", []),
        ("“It is a good day for Norway,” Ana Korr said.", []),
        ("The plan demands that Norway lift the tolls.", []),
    ],
)
def test_stances_on_a_draft(sentence: str, expected: list[tuple[str, str]]) -> None:
    assert stances(findings(OPENING + sentence)) == expected


@pytest.mark.parametrize(
    ("sentence", "stance", "about"),
    [
        ("Norway opposes compulsory arbitration.", "rejects", "compulsory arbitration"),
        ("Norway insists on compulsory arbitration.", "supports", "compulsory arbitration"),
        ("Norway has ruled out compulsory arbitration.", "rejects", "compulsory arbitration"),
        ("Norway demanded that the tolls be lifted.", "supports", "the tolls"),
        ("Norway wants Sweden to cut its tariffs.", "supports", "its tariffs"),
        ("Norway is pushing Sweden to cut its tariffs.", "supports", "its tariffs"),
        ("Norway is said to favor compulsory arbitration.", "supports", "compulsory arbitration"),
        ("Ana Korr said that any increase must be matched by cuts.", "conditional", "any increase"),
        ("Ana Korr said that a share of 29 percent was unacceptable.", "rejects", "a share of 29 percent"),
        ("“We will not extend those tax cuts,” Ana Korr said.", "rejects", "those tax cuts"),
    ],
)
def test_a_stance_on_an_issue_keeps_its_words(sentence: str, stance: str, about: str) -> None:
    found = findings("Ana Korr is president of Norway. " + sentence)
    assert [(p.stance, p.about) for p in found.positions if p.about] == [(stance, about)]


@pytest.mark.parametrize(
    ("sentence", "stance", "called"),
    [
        # what is to be done to a thing is part of the name
        ("Norway wants the tolls lifted.", "supports", "lifting tolls"),
        ("Norway demanded that the tolls be lifted.", "supports", "lifting tolls"),
        ("Norway will not raise the tolls.", "rejects", "raising tolls"),
        ("Ana Korr said that the tolls must not get raised.", "rejects", "raising tolls"),
        ("Norway wants the tolls gone.", "supports", "tolls going"),
        ("Norway cannot agree to privatize parts of the drilling trade.", "rejects", "privatizing drilling trade"),
        ("Norway wants Sweden to cut its tariffs.", "supports", "Sweden cutting tariffs"),
        ("Norway urged Sweden to cut its tariffs.", "supports", "Sweden cutting tariffs"),
        ("Norway is willing to talk about fishing quotas.", "supports", "talking about fishing quotas"),
        ("Norway will resist any effort to cut the quotas of the islands.", "rejects", "cutting quotas of islands"),
        ("“Raising the quotas would be a mistake,” Ana Korr said.", "rejects", "raising quotas"),
        # ... and is not where the stance is on the thing itself
        (
            "Norway opposes compulsory arbitration in port disputes.",
            "rejects",
            "compulsory arbitration in port disputes",
        ),
        ("Norway supports a no-toll zone.", "supports", "no-toll zone"),
        ("Ana Korr called the tolls cruel.", "rejects", "tolls"),
        ("Norway denounced the tolls, which it is opposed to.", "rejects", "tolls"),
        ("Ana Korr said that Norway cannot have the tolls unless it opens its ports.", "conditional", "tolls"),
        # a clause after "the halt to the drilling" is on the halt
        ("The offer includes a halt to oil drilling that Norway demands.", "supports", "halt to oil drilling"),
        # any draft that does this is meant, not drafts as such
        (
            "Norway will not support any deal that raises the tolls.",
            "rejects",
            "deal that raises the tolls",
        ),
    ],
)
def test_an_issue_is_called_by_what_is_to_be_done(sentence: str, stance: str, called: str) -> None:
    found = findings("Ana Korr is president of Norway. " + sentence)
    told = [(p.stance, p.called) for p in found.positions if p.about]
    assert told[:1] == [(stance, called)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Economists expect the tolls to be modest.",
        "Norway does not need to keep its tolls.",
        "“We do not have to accept the tolls,” Ana Korr said.",
        "Ana Korr said that Sweden won’t push for more tolls.",
        "Ana Korr said that the skill of the crews helped Sweden carry out the repairs.",
    ],
)
def test_a_guess_and_what_need_not_be_are_no_stances(sentence: str) -> None:
    assert findings("Ana Korr is president of Norway. " + sentence).positions == ()


@pytest.mark.parametrize(
    ("lemma", "form"),
    [
        ("lift", "lifting"), ("remove", "removing"), ("cut", "cutting"), ("die", "dying"), ("agree", "agreeing"),
        ("quit", "quitting"), ("commit", "committing"), ("open", "opening"), ("allow", "allowing"), ("see", "seeing"),
        ("begin", "beginning"), ("fix", "fixing"), ("keep", "keeping"), ("stop", "stopping"),
    ],
)  # fmt: skip
def test_gerunds(lemma: str, form: str) -> None:
    assert gerund(lemma) == form


def test_everybody_who_holds_a_stance_is_named() -> None:
    found = findings(OPENING + "Norway and Sweden rejected the plan.")
    assert stances(found) == [("Norway", "rejects"), ("Sweden", "rejects")]


def test_the_passage_holds_the_condition() -> None:
    found = findings(
        OPENING + "Norway would accept the plan, it said on Tuesday, “if the brackets close the right way”."
    )
    assert [p.passage.text.endswith("the right way”") for p in found.positions] == [True]


def test_a_stance_has_the_day_on_which_it_was_told() -> None:
    found = findings(OPENING + "Norway rejected the plan on Tuesday.", published="2031-05-15")
    assert [p.date for p in found.positions] == ["2031-05-13"]


def test_that_is_what_was_told_just_before_and_no_draft() -> None:
    text = "The mediator released a plan on Monday. It now needs 60 percent of the votes. "
    told = findings(text + "A Veldish official says that was a good present from the port.")
    assert [p for p in told.positions if p.passage.start >= len(text)] == []


def test_a_page_of_links_pasted_into_the_text_tells_nothing() -> None:
    links = (
        "Ana Korr Ana MariaKorrStorm relief bill stalls in the council over tolls Ports brace for a long strike MORE"
    )
    found = findings(OPENING + f"President {links} rejected the plan.")
    assert found.positions == ()


@pytest.mark.parametrize(
    ("text", "on_drafts"),
    [
        # "such measures", "the bills" are not the deal at hand
        ("The two sides reached a deal on the strait. Norway opposes the bills.", []),
        ("The two sides reached a deal on the strait. Norway opposes the deal.", [("Norway", "rejects")]),
    ],
)
def test_a_bill_is_no_deal(text: str, on_drafts: list[tuple[str, str]]) -> None:
    assert stances(findings(text)) == on_drafts


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The union's executive rejected the offer.", [("union", "rejects")]),
        ("The offer was backed by the leadership of the union.", [("union", "supports")]),
        ("Norway said that the offer undervalues its port.", [("Norway", "rejects")]),
    ],
)
def test_an_organ_speaks_for_its_body(text: str, expected: list[tuple[str, str]]) -> None:
    found = stances(findings(f"The union asked for more. The company tabled an offer on Monday. {text}"))
    assert found == expected  # who tables it has not said that he stands for it


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Norway declined to give figures on the tolls.", []),
        ("Norway declined to discuss a paper which is not public.", []),
        ("Norway declined to lift the tolls.", [("Norway", "rejects")]),
        ("Norway refused to discuss the tolls.", [("Norway", "rejects")]),
    ],
)
def test_who_will_not_talk_stands_nowhere(sentence: str, expected: list[tuple[str, str]]) -> None:
    assert stances(findings(sentence), on_drafts=False) == expected
