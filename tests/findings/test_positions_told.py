"""Stances told in set phrases, by nouns, by threats, by who brings a draft forward: sentences in, stances out."""

from __future__ import annotations

import pytest

from tests.findings.reading import findings
from travaux.findings.found import PositionFound

OPENING = (
    "The mediator released a 20-point plan on Monday. \nNorway and Ana Korr, the minister of Veldland, took part. "
)


def told(sentence: str) -> list[PositionFound]:
    """Return the stances that ``sentence`` tells after an opening that names a draft and who takes part."""
    return [p for p in findings(OPENING + sentence).positions if p.passage.start > len(OPENING) - 1]


@pytest.mark.parametrize(
    ("sentence", "stance"),
    [
        ("Norway would not put its name to the plan.", "rejects"),
        ("Ana Korr said she could not put her name to it.", "rejects"),
        ("Norway can live with the plan.", "supports"),
        ("The plan, signed by Norway, seeks to end the tolls in exchange for money.", "supports"),
        ("Norway has no quarrel with the plan.", "supports"),
        ("Norway has a problem with the plan.", "rejects"),
        ("Norway said no to the plan.", "rejects"),
        ("Norway said yes to the plan on Tuesday.", "supports"),
        ("Norway gave the plan its blessing.", "supports"),
        ("Norway gave the plan the green light.", "supports"),
        ("Norway threw its weight behind the plan.", "supports"),
        ("Norway poured cold water on the plan.", "rejects"),
        ("Norway took aim at the plan.", "rejects"),
        ("Norway closed the door on the plan.", "rejects"),
        ("Norway wants nothing to do with the plan.", "rejects"),
        ("Norway has turned its back on the plan.", "rejects"),
        ("Norway will not stand in the way of the plan.", "supports"),
        ("Norway got behind the plan.", "supports"),
        ("Norway is on board with the plan.", "supports"),
        ("Norway cast doubt on the plan.", "rejects"),
        ("Norway dug in its heels against the plan.", "rejects"),
        ("Ana Korr will not hear of the plan.", "rejects"),
        ("Ana Korr cannot stand the plan.", "rejects"),
        ("Ana Korr finds the plan cruel.", "rejects"),
        ("Ana Korr is for the plan.", "supports"),
        ("“We are for it,” Ana Korr said of the plan.", "supports"),
        ("Norway would take the plan.", "supports"),
        ("Norway could settle for the plan.", "supports"),
        ("Ana Korr is fine with the plan.", "supports"),
        ("Ana Korr has no objection to the plan.", "supports"),
        ("Ana Korr had misgivings about the plan.", "rejects"),
        ("Norway is sticking by the plan.", "supports"),
        ("Norway is against the plan.", "rejects"),
        ("The plan, Norway said, is a gift to smugglers.", "rejects"),
        ("Ana Korr called the plan a gift to smugglers.", "rejects"),
        ("Ana Korr called the plan a step backwards.", "rejects"),
        ("Ana Korr said the plan did not go far enough.", "rejects"),
        ("Ana Korr said the plan goes too far.", "rejects"),
        ("“That is a non-starter,” Ana Korr said.", "rejects"),
        ("Norway says the plan is a non-starter.", "rejects"),
        ("Ana Korr warned that the plan would cost thousands of jobs.", "rejects"),
        ("Ana Korr warned that the plan would mean the end of the coast guard.", "rejects"),
        ("Ana Korr accused the mediator of surrender over the plan.", "rejects"),
        ("Ana Korr argued that the plan would make it harder to police the coast.", "rejects"),
        ("Ana Korr complained that the plan gave the fishermen nothing.", "rejects"),
        ("Ana Korr said the plan rewards smugglers.", "rejects"),
        ("Norway killed the plan.", "rejects"),
        ("Senators led a filibuster of the plan.", "rejects"),
        ("Norway offered a plan of its own.", "supports"),
        ("Ana Korr introduced a bill of her own on Thursday.", "supports"),
        ("Norway offered Veldland a plan of its own.", "supports"),
        ("The plan drew opposition from Norway as well as from Ana Korr.", "rejects"),
        ("The union's refusal to accept the plan angered Norway.", "rejects"),
        ("Growers rejected the plan.", "rejects"),
        ("Three of the five delegations rejected the plan.", "rejects"),
        ("One delegate called the plan a disgrace.", "rejects"),
        ("Norway and Ana Korr rejected the plan.", "rejects"),
        ("Norway has not made up its mind about the plan.", "undecided"),
        ("Norway said it would study the plan.", "undecided"),
        ("Norway is still reading the plan.", "undecided"),
        ("Norway has taken no position on the plan.", "undecided"),
        ("Norway would consider the plan.", "undecided"),
        ("Norway gave no recommendation on the plan.", "undecided"),
        ("Norway is open to the plan.", "supports"),
        ("Norway accepts the plan in principle, with three reservations.", "conditional"),
        ("Norway agreed to the plan subject to one change.", "conditional"),
        ("Norway will sign as soon as the tolls are gone.", "conditional"),
        ("Norway will sign once the tolls are gone.", "conditional"),
        ("Norway would back the plan only with a ceiling on tolls.", "conditional"),
        ("Norway said it could accept the plan on condition that the tolls go.", "conditional"),
        ("Norway said it was satisfied with the plan.", "supports"),
        ("Norway voted 40 to 2 to approve the plan.", "supports"),
        ("Norway's parliament passed the plan.", "supports"),
        ("Norway's parliament defeated the plan.", "rejects"),
        ("Norway quit the talks over the plan.", "rejects"),
        ("Norway walked out in protest at the plan.", "rejects"),
        ("Norway joined the plan.", "supports"),
        ("The union recommends the plan by 11 votes to 5.", "supports"),
        ("The union is asking its members to vote no on the plan.", "rejects"),
        ("“I would rather drink seawater than vote for the plan,” Ana Korr said.", "rejects"),
        ("Ana Korr threatened to resign over the plan.", "rejects"),
        ("Ana Korr threatened to leave the government if the plan went ahead.", "rejects"),
        ("Ana Korr lauded the plan as a triumph.", "supports"),
        ("Ana Korr said the plan deserved support.", "supports"),
        ("“This is the best we can get,” Ana Korr said of the plan.", "supports"),
        ("Ana Korr defended the plan.", "supports"),
        ("Ana Korr urged members to back the plan.", "supports"),
        ("Ana Korr would vote against the plan.", "rejects"),
        ("Norway signalled that it would sign the plan.", "supports"),
        ("Norway ruled out the plan.", "rejects"),
        ("Norway passed the plan on Monday.", "supports"),
        ("Ana Korr said the plan does not strike the right balance.", "rejects"),
        ("Norway threatened to withhold its support for the plan.", "rejects"),
        ("Norway would reject the plan without major changes.", "conditional"),
        ("Ana Korr thinks that the plan is fair.", "supports"),
        ("Norway is wavering about whether to try to pass the plan.", "undecided"),
    ],
)
def test_stances_on_a_draft(sentence: str, stance: str) -> None:
    assert stance in [p.stance for p in told(sentence) if p.draft]
    assert len({p.stance for p in told(sentence) if p.draft}) == 1


@pytest.mark.parametrize(
    ("sentence", "stance"),
    [
        ("Norway pressed for the removal of tolls.", "supports"),
        ("Norway has made the removal of tolls a condition.", "conditional"),
        ("The tolls are a red line for Norway.", "rejects"),
        ("For Norway the tolls are unacceptable.", "rejects"),
        ("Lifting the tolls is a red line, Ana Korr said.", "rejects"),
        ("The removal of tolls is a key demand of Norway.", "supports"),
        ("The tolls should go, as Ana Korr demands.", "supports"),
        ("“There will be no tolls on the bridge,” Ana Korr said.", "rejects"),
        ("“There can be no deal without the lifting of the tolls,” Ana Korr said.", "conditional"),
        ("“A toll I could accept, provided it is low,” Ana Korr said.", "conditional"),
        ("Norway would not agree to tolls on the bridge.", "rejects"),
        ("Norway asked for a ceiling on tolls.", "supports"),
        ("Norway balked at the tolls.", "rejects"),
        ("Norway objects to the tolls.", "rejects"),
        ("Norway is insisting on the tolls.", "supports"),
        ("Norway is adamant that the tolls must go.", "rejects"),
        ("Tolls have long been a demand of Norway.", "supports"),
        ("Norway stuck to its demand for tolls.", "supports"),
        ("The tolls sought by Norway would fund the bridge.", "supports"),
        ("The tolls, which Norway opposes, would fund the bridge.", "rejects"),
        ("Norway is determined to abolish the tolls.", "supports"),
    ],
)
def test_stances_on_an_issue(sentence: str, stance: str) -> None:
    assert stance in [p.stance for p in told(sentence) if p.about]


@pytest.mark.parametrize(
    "sentence",
    [
        "Norway read the plan.",
        "Norway does not have to live with the plan.",
        "Norway might give the plan its blessing.",
        "Will Norway give the plan its blessing?",
        "If Norway says no to the plan, talks will end.",
        "Ana Korr hopes that Norway will give the plan its blessing.",
        "Norway gave the mediator a map.",
        "Norway put its flag on the table.",
        "The room is for the plan.",
        "Norway walked out after lunch.",
        "Ana Korr resigned on Tuesday.",
        "Ana Korr accused the mediator of lateness.",
        "Norway raised its hand.",
        "Ana Korr warned that the snow would fall on Tuesday.",
        "There are no tolls on the bridge.",
        "Norway can pass the plan with its own votes.",
        "Under the plan Norway would take up the matter of tolls.",
        "Norway is weighing in on tolls.",
        "Norway said no one had called.",
        "Stymied, Norway left the room.",
        "Norway kept its word to open the bridge.",
        "Norway has little faith in the mediator.",
        "Norway has no interest in going back.",
        "Just 12 of the delegates of Norway support the plan.",
        "How many delegates of Norway support the plan is not known.",
        "Norway would perhaps support the plan.",
        "Norway will walk away from the plan if the tolls stay.",
        "Ana Korr accused the mediator of surrender.",
        "Ana Korr thinks that in too many towns the plan is lip service.",
        "Ana Korr said the plan lacked the votes to pass.",
        "Any plan passed by Norway would go to the mediator.",
        "Ana Korr wants Norway to vote on the plan.",
        "Ana Korr did not say that she would vote for the plan.",
        "The tolls are a sticking point for Norway.",
        "The grant for Norway and $2 billion is for the plan.",
        "Ana Korr said: “I want people to tell me what they cannot eat.”",
        "Ana Korr wants the members to know what the plan holds.",
        "The plan was tabled. It was Ana Korr who put a stop to it.",
        "Ana Korr's plan would cap the catch.",  # whose it is shows no stance
        # nor does who wrote it or laid it on the table
        "Norway tabled a 30-point plan.",
        "On Monday the chair, Ana Korr, circulated a draft of 24 articles.",
        "Ana Korr presented a new plan to the members.",
        "A plan drafted by Norway was on the table.",
        # presence, thanks for good relations, how much somebody gets
        "Ana Korr, who was in Lund for the talks, spoke to reporters.",
        "“Norway gets everything that it wanted at this stage,” Ana Korr said.",
        "Norway can make all the promises it wants about tolls.",
        # what one has to see, choose or weigh
        "“We must choose between two roads,” Ana Korr said.",
        "Ana Korr wants to focus on good relations.",
        "Ana Korr loves touting the harbour’s figures.",
    ],
)
def test_no_stance(sentence: str) -> None:
    assert not told(sentence)


def test_who_brings_forward_what_is_anothers_does_not_stand_for_it() -> None:
    assert not [p for p in told("Ana Korr introduced the Norway bill on Tuesday.") if p.how == "maker"]
    assert [p for p in told("Ana Korr introduced a 30-point bill on Tuesday.") if p.how == "maker"]


@pytest.mark.parametrize(
    ("sentence", "how"),
    [
        ("Norway rejected the plan.", "clause"),
        ("Norway gave the plan its blessing.", "phrase"),
        ("Norway killed the plan.", "word"),
        ("Ana Korr threatened to resign over the plan.", "threat"),
        ("Ana Korr accused the mediator of surrender over the plan.", "charge"),
        ("The tolls sought by Norway would fund the bridge.", "reduced"),
        ("Ana Korr warned that the plan would close two ports.", "cue"),
        ("The tolls are a red line for Norway.", "tag"),
        ("Norway introduced a 30-point bill.", "maker"),
    ],
)
def test_how_a_stance_is_told(sentence: str, how: str) -> None:
    assert how in [p.how for p in told(sentence)]


def test_a_paper_that_is_no_draft_is_called_by_its_fullest_name() -> None:
    found = findings("Velm plans a sale of harbours. Ana Korr called it a disgrace.").positions
    assert [(p.stance, p.called) for p in found if p.stance == "rejects"] == [("rejects", "sale of harbours")]


def test_it_stands_for_the_body_that_the_sentence_before_is_about() -> None:
    found = findings("Norway met the mediator in Lund. It rejected compulsory arbitration.")
    names = {m.key: m.name for m in found.view.cast.members}
    assert [(names[p.actor], p.stance) for p in found.positions] == [("Norway", "rejects")]


@pytest.mark.parametrize(
    "sentence",
    [
        # habits, what somebody would know, what a clause stands for
        "Ana Korr likes to deliver big promises.",
        "Ana Korr would like to know who had kept the paper.",
        "“This tells us what we are up against,” Ana Korr said.",
        "What Ana Korr won’t hear of is the plan being dropped.",
        # whom one speaks for, where one goes, what opponents charge one with
        "Ana Korr was speaking for the islands and the coast.",
        "Ana Korr decided not to leave school.",
        "Norway decided to leave the conference.",
        "Sweden fears Norway’s support for terrorism.",
        "If it rains, Ana Korr will withdraw her support for the plan.",
        "Ana Korr does not think the plan is a mistake.",
        "Norway did not push for the plan.",
        "Norway gave in to pressure from Sweden.",
        "Whether or not Norway agrees to the plan, rain will fall.",
        "“It is not a burden to have tolls,” Ana Korr said.",
        "Rebel forces were fighting government troops under Ana Korr.",
        "Norway and Sweden have to come to terms with rain, Ana Korr said.",
        # what things look like, and what was only planned
        "It looks like Norway will reject the plan.",
        "Norway had planned to raise the toll on cars.",
    ],
)
def test_no_stance_is_told(sentence: str) -> None:
    assert [(p.stance, p.called or p.draft) for p in told(sentence)] == []


@pytest.mark.parametrize(
    ("sentence", "stance", "called"),
    [
        ("Ana Korr doesn’t think an election is a good idea.", "rejects", "election"),
        ("“Norway must stop manufacturing a crisis,” Ana Korr said.", "rejects", "manufacturing crisis"),
        ("Ana Korr criticized Norway for refusing to raise the tolls.", "supports", "raising tolls"),
        ("What Ana Korr wants is a floor for wages.", "supports", "floor for wages"),
        ("“What we will not accept is a cut in pay,” Ana Korr said.", "rejects", "cut in pay"),
        ("A floor for wages is what Norway wants.", "supports", "floor for wages"),
        ("“Thirty percent is a figure that I could defend,” Ana Korr said.", "supports", "Thirty percent"),
    ],
)
def test_what_is_denied_and_what_has_to_stop(sentence: str, stance: str, called: str) -> None:
    assert (stance, called) in [(p.stance, p.called) for p in told(sentence)]


def test_the_day_of_another_clause_is_not_that_of_a_stance() -> None:
    (found,) = told("Norway rejects the plan for the ships that sank on May 2.")
    assert found.date is None


@pytest.mark.parametrize(
    ("sentence", "day"),
    [
        # the day of a thing is not that of what is said of it
        ("Ana Korr cheered the 2029 vote to close the port.", None),
        ("Ana Korr praised the campaign of 2029 against tolls.", None),
        # a stretch of days as it is told
        ("Earlier this month Norway rejected the plan.", "2031-05-01/2031-05-14"),
        ("Norway rejected the plan last week.", "2031-05-05/2031-05-11"),
        ("Norway rejected the plan in March.", "2031-03"),
    ],
)
def test_the_day_of_a_stance(sentence: str, day: str | None) -> None:
    assert {p.date for p in told(sentence)} == {day}


LACKING = "Norway would not initial a treaty without limits on tolls, which are absent from the "


def test_what_is_asked_of_any_text_is_not_told_of_the_draft_at_hand() -> None:
    assert [(p.stance, p.draft, p.called) for p in told(LACKING + "other paper.")] == [
        ("rejects", None, "treaty without limits")
    ]


def test_what_is_asked_of_any_text_is_told_of_the_one_that_lacks_it() -> None:
    found = findings(f"{OPENING}A rival proposal by Sweden would allow 40 tonnes. {LACKING}rival proposal.")
    rival = next(m.chain for m in found.drafts.mentions if "rival" in m.passage.text)
    assert {p.draft for p in found.positions} == {rival}


@pytest.mark.parametrize(
    ("sentence", "stance"),
    [
        ("Ana Korr warned that the plan would guarantee Norway a weapon.", "rejects"),
        ("“It would be a mistake to accept it,” Ana Korr said of the plan.", "rejects"),
        ("“It would be a mistake to reject the plan,” Ana Korr said.", "supports"),
        ("“It would be a mistake to accept the plan,” Ana Korr said.", "rejects"),
        ("“The plan does not tank or undermine the talks,” Ana Korr said.", "supports"),
        ("Norway wants the plan signed as soon as the end of May.", "supports"),
    ],
)
def test_cues_and_days_about_a_draft(sentence: str, stance: str) -> None:
    assert {p.stance for p in told(sentence)} == {stance}


def test_who_is_named_beside_a_side_holds_a_stance() -> None:
    found = findings(OPENING + "The Liberals took part. The Senate’s No. 2 Liberal, Ana Korr, voted against the plan.")
    names = {m.key: m.name for m in found.view.cast.members}
    assert [names[p.actor] for p in found.positions if p.stance == "rejects"] == ["Ana Korr"]


def test_an_outlet_holds_no_stance() -> None:
    assert told("“Any plan has to include tolls,” the BBC reports.") == []


@pytest.mark.parametrize(
    ("sentence", "stance", "called"),
    [
        # how an act is to be done
        ("Norway wants the tolls lifted gradually.", "supports", "lifting tolls gradually"),
        ("Norway is pushing for Sweden to drop the tolls.", "supports", "Sweden dropping tolls"),
        ("Norway’s offer to cut the tolls stands.", "supports", "cutting tolls"),
    ],
)
def test_what_a_stance_is_on(sentence: str, stance: str, called: str) -> None:
    assert (stance, called) in [(p.stance, p.called) for p in told(sentence)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Norway has had various voices on trade talks.",  # nouns of telling are none of stance
        "Ana Korr is pushing for Norway to leave the union without a deal.",  # on no deal at hand
        "One thing may be missing, a written accord, signed by Norway.",
        "The members signed a statement demanding that Norway defend the harbour’s rights.",
    ],
)
def test_what_is_not_the_stance_of_norway(sentence: str) -> None:
    assert not [p for p in told(sentence) if p.draft or not {"harbour’s", "leaving"} & {*p.called.split()}]


def test_a_passage_ends_where_its_clause_does() -> None:
    found = told("Ana Korr said she cheered the vote to leave the union and that it would help.")
    assert not any(p.says.endswith((" and", " only", ",")) for p in found)
