"""Mentions of drafts in one report: the noun phrases, what marks them, and who is said to have made them."""

from __future__ import annotations

import re
from functools import cache

from travaux.findings.draft_described import is_described
from travaux.findings.draft_names import acronyms_in, find_acronyms, name_before, title_initials
from travaux.findings.found import DraftMention, Member, View
from travaux.language.clauses import agent, conjuncts, core_phrase, is_conditional, is_passive, negated, phrase, subject
from travaux.language.lexicon import lexicon, word_map, word_set
from travaux.language.quantities import number_in
from travaux.language.reading import Sentence, Word
from travaux.model import Passage

UNITS_OF_A_DRAFT = frozenset({"point", "article", "chapter", "clause"})
# A leading "the" or possessive makes a phrase definite; the length keeps a run-on phrase from becoming a label.
LONGEST_PHRASE = 12  # words
TITLE_CASE = 0.7  # share of longer words with a capital; sentence-case headlines stay below .5
FEWEST_WORDS = 5  # longer words of a line elsewhere that are taken for a headline: of a story beside this one
FEWEST_POINTS = 4  # of "the fourteen points", without a word on whose they are
COUNTING_VERBS = frozenset({"have", "run", "contain", "comprise", "number", "consist"})


@cache
def _points_pattern() -> re.Pattern[str]:
    return re.compile(r"\b(\d{1,3}|[a-z]+(?:-[a-z]+)?)[- ](?:point|article|chapter|clause)s?\b", re.IGNORECASE)


@cache
def _code_pattern() -> re.Pattern[str]:
    return re.compile(r"\b[A-Z]{2,}(?:[/.-][A-Z0-9]+)*[/.-]\d[\w./-]*\b")


def number_of(words: str) -> int | None:
    """Return the whole number that ``words`` write in digits or letters, or None."""
    found = number_in(words)
    return int(found) if found is not None and found == int(found) else None


def points_in(text: str) -> int | None:
    """Return the number of points, articles, chapters or clauses that ``text`` gives a draft."""
    return next((n for found in _points_pattern().finditer(text) if (n := number_of(found.group(1))) is not None), None)


def family_of(noun: str) -> str:
    """Return the family of a draft noun ("plan", "text", "deal", "bill", "terms"), or an empty string."""
    return word_map("drafts", "nouns").get(noun, "")


def find_mentions(view: View) -> list[DraftMention]:
    """Return the mentions of drafts in a report, in order, without their chains."""
    found: list[DraftMention] = []
    acronyms = find_acronyms(view)
    for index, s in enumerate(view.page.sentences):
        if s.block_kind == "caption" or _is_title_case(s):
            continue  # in a Headline Like This nothing tells a name from a noun
        short = {w.i for w in acronyms_in(s, acronyms)}
        for noun in s.words:
            key = f"{s.report}:d{len(found)}"
            mention = _by_acronym(index, s, noun, key) if noun.i in short else _mention(view, index, s, noun, key)
            if mention and not any(m.sentence == index and m.passage.end > mention.passage.start for m in found):
                found.append(mention)
    return found


def _mention(view: View, index: int, s: Sentence, noun: Word, key: str) -> DraftMention | None:
    lemma = draft_noun(s, noun)
    if not lemma:
        return _counted(view, index, s, noun, key)
    core = core_phrase(s, noun)[-LONGEST_PHRASE:]
    if any(w.lower in word_set("drafts", "none_in_particular", "words") for w in core if w.dep in ("det", "predet")):
        return None
    whole = s.span([w for w in phrase(s, noun) if w.i >= core[0].i][: LONGEST_PHRASE * 2])
    (maker, making), points = _making(s, noun), points_in(s.span(core).text) or points_in(_after(s, noun))
    definite = _is_definite(s, noun, core) or _is_headline_name(s, core)
    rank = _rank(core, s, noun, lemma, definite)
    sponsors = _sponsors(view, s, noun, core, maker)
    named = lemma if lemma in word_set("drafts", "kinds", "named") else _name(view, s, core, noun)
    name = named or ("" if sponsors else _owner(s, noun, lemma))
    code = _code_pattern().search(whole.text)
    if not _is_one_draft(lemma, noun, bool(points or making), bool(sponsors and _date(view, s, noun, making))):
        return None
    bare = not (points or name or code or sponsors or rank or making)
    plain = not (points or name or code or sponsors or making) and rank in ("", "first", "final")
    described, there = not definite and is_described(s, noun, lemma), _exists(s, noun)
    if not definite and not described and ((plain and not there) or _is_hypothetical(s, s.head(noun))):
        return None  # "a deal", "any plan", "hopes to table a draft": none in particular, or none yet
    return DraftMention(
        key=key,
        sentence=index,
        passage=s.span([*core, *_numbered(s, noun, name)]),
        shown_by=s.passage(),
        head=lemma,
        points=points,
        rank=rank,
        name=code.group() if code else name,
        sponsors=sponsors,
        definite=definite,
        introduces=bool(making) or not definite or there,
        date=_date(view, s, noun, making),
        bare=bare and not described and not there,
        ends=_ending(s, noun),
        made=making.lemma if making is not None else "be" if there else "",
        fresh=there or (making is not None and _is_fresh(s, making)),
    )


def _numbered(s: Sentence, noun: Word, name: str) -> list[Word]:
    """Return the number behind the noun that belongs to its name: "Bill 41"."""
    after = s.words[noun.i + 1] if noun.i + 1 < len(s.words) else None
    return [after] if after is not None and name.endswith(f"{noun.text} {after.text}") else []


def _is_one_draft(lemma: str, noun: Word, counted_or_made: bool, owned_and_dated: bool) -> bool:
    """Whether a noun in the plural may still be one draft: "their terms of Monday", "the 20 points"."""
    plural = noun.tag == "NNS"
    if plural and lemma in word_set("drafts", "papers", "nouns"):
        return False
    if family_of(lemma) == "terms" and not (plural and owned_and_dated):
        return False
    return counted_or_made or not plural


def _by_acronym(index: int, s: Sentence, word: Word, key: str) -> DraftMention:
    """Return the mention of a draft that is called by its initials alone."""
    _, making = _making(s, word)
    return DraftMention(
        key=key, sentence=index, passage=s.span([word]), shown_by=s.passage(), head="agreement", name=word.text,
        introduces=bool(making), made=making.lemma if making else "",
        ends=_ending(s, word),
    )  # fmt: skip


def draft_noun(s: Sentence, word: Word) -> str:
    """Return the lemma of a noun that stands for a draft ("non-paper" whole), or an empty string."""
    pair = lexicon("drafts")["pairs"].get(word.lower)
    if pair and word.i and s.words[word.i - 1].lower == pair:
        return f"{pair} {word.lower}"
    before = s.words[word.i - 2].lower if word.i >= 2 and s.words[word.i - 1].text == "-" else ""
    if before in ("non", "counter") and family_of(f"{before}-{word.lower}"):
        return f"{before}-{word.lower}"
    if word.pos not in ("NOUN", "PROPN") or (word.dep in ("compound", "nmod") and _modifies_noun(s, word)):
        return ""
    lemma = word.lemma if word.pos == "NOUN" else word.lower
    return lemma if family_of(lemma) else ""


def _modifies_noun(s: Sentence, word: Word) -> bool:
    return s.head(word).pos in ("NOUN", "PROPN") and s.head(word).i > word.i


def _counted(view: View, index: int, s: Sentence, noun: Word, key: str) -> DraftMention | None:
    """Return the mention in "it runs to 24 articles", "it has 21", "X's 24 articles": a draft by its count."""
    if noun.lemma not in UNITS_OF_A_DRAFT or noun.tag != "NNS":
        return None
    count = next((number_of(k.text) for k in s.children(noun, "nummod")), None)
    owner = list(s.children(noun, "poss")) or _the_alone(s, noun)
    verb = s.head(noun) if noun.dep in ("dobj", "attr") else s.head(s.head(noun))
    counts = verb.lemma in COUNTING_VERBS or verb.lemma == "be"
    if count is None or count < 2 or not (owner or counts):
        return None
    who = view.cast.within(owner)
    sub = subject(s, verb) if counts else None
    if counts and not owner and (sub is None or not (sub.pos == "PRON" or draft_noun(s, sub))):
        return None
    shown = s.span(core_phrase(s, noun)) if owner or sub is None or draft_noun(s, sub) else s.span([sub])
    return DraftMention(
        key=key, sentence=index, passage=shown, shown_by=s.passage(), head="text", points=count,
        sponsors=tuple(m.key for m in who), definite=True, introduces=False,
    )  # fmt: skip


def _the_alone(s: Sentence, noun: Word) -> list[Word]:
    """Return the article of "the fourteen points", if nothing picks some of them out ("the other two points")."""
    count = next((number_of(k.text) for k in s.children(noun, "nummod")), None)
    if count is None or count < FEWEST_POINTS or s.children(noun, "amod", "relcl", "acl"):
        return []
    return [d for d in s.children(noun, "det") if d.lower == "the"]


def _after(s: Sentence, noun: Word) -> str:
    """Return the words after the noun that may count its points: "of 24 articles", "with 20 points"."""
    preps = [p for p in s.children(noun, "prep") if p.lower in ("of", "with", "in")]
    return " ".join(s.span(s.subtree(p)).text for p in preps[:2])


def _rank(core: list[Word], s: Sentence, noun: Word, lemma: str, definite: bool) -> str:
    """Return which version the adjectives or the noun itself mean, or an empty string."""
    rank = _told_rank(core, s, noun)
    if not rank and family_of(lemma) == "plan" and definite and _is_closing(core):
        return "last"
    if not rank and definite and _has_run_out(s, noun):
        return "earlier"
    if rank == "first" and noun.dep == "attr" and s.children(noun, "relcl"):
        return ""  # "it was the first deal that …"
    if rank == "first" and not definite and family_of(lemma) == "deal":
        return "interim"  # "an initial deal"
    return rank or ("rival" if lemma in word_set("drafts", "kinds", "rival") else "")


def _is_closing(core: list[Word]) -> bool:
    return any(w.lower in word_set("drafts", "closing", "words") for w in core[:-1])


def _has_run_out(s: Sentence, noun: Word) -> bool:
    """Whether the phrase tells that it is over: "the contract that ran out in May", "the accord which expired"."""
    over = lexicon("drafts")["ends"]["expired"]
    return any(
        k.lemma in over or (k.lemma == "run" and any(p.lower == "out" for p in s.children(k, "prt")))
        for k in s.children(noun, "relcl")
        if k.tag in ("VBD", "VBN")
    )


def _told_rank(core: list[Word], s: Sentence, noun: Word) -> str:
    ranks = word_map("drafts", "ranks")
    for w in reversed(core[:-1]):
        if w.lower in ranks and w.entity not in ("PERSON", "ORG") and not _is_verb_of_headline(s, w):
            return ranks[w.lower]
    return "new" if any(k.lower == "now" for k in s.children(noun, "advmod")) else ""


def _is_verb_of_headline(s: Sentence, w: Word) -> bool:
    """Whether an adjective is taken for a verb's form: "Two states initial battery pact", "Leaders present plan"."""
    before = s.words[w.i - 1] if w.i else None
    verbal = w.lower in word_set("drafts", "makes", "active") | word_set("drafts", "seals", "in_headlines")
    return s.block_kind == "headline" and verbal and before is not None and before.pos in ("NOUN", "PROPN")


def _name(view: View, s: Sentence, core: list[Word], noun: Word) -> str:
    """Return what the draft is called: its phase, the initials of its title, or the proper words before the noun."""
    phase = re.search(r"\bphase[ -](one|two|three|1|2|3)\b", s.span(core).text, re.IGNORECASE)
    if phase:
        return f"phase {number_of(phase.group(1))}"
    title = "" if s.block_kind == "headline" else title_initials(s, core, noun)
    return title or name_before(view, s, core, noun, states=family_of(noun.lemma) == "deal")


def _is_title_case(s: Sentence) -> bool:
    """Whether most words of a line have capitals, as in headlines, so that a capital tells nothing."""
    words = [w.text for w in s.words if len(w.text) > 3 and w.text[0].isalpha()]
    long_enough = s.block_kind == "headline" or (len(words) >= FEWEST_WORDS and s.text[-1] not in '.!?”"')
    return long_enough and sum(w[0].isupper() for w in words) > TITLE_CASE * len(words)


def _sponsors(view: View, s: Sentence, noun: Word, core: list[Word], maker: Word | None) -> tuple[str, ...]:
    """Return the members that made the draft: its possessor, "by X", its maker, or a party's name before the noun."""
    named: list[Word] = [w for k in s.children(noun, "poss") for w in (k, *conjuncts(s, k))]
    for by in s.children(noun, "prep", "agent"):
        if by.lower in ("by", "from"):
            named += [w for k in s.children(by, "pobj") for w in (k, *conjuncts(s, k))]
    if maker is not None:
        named += [maker, *conjuncts(s, maker)]
    if family_of(noun.lemma) in ("plan", "text", "bill", "terms") and not _is_pair(core):
        named += [w for w in core[:-1] if w.pos in ("PROPN", "ADJ", "NOUN")]
    members = [m for w in named if (m := view.cast.at(w) or _headed(view, s, w)) is not None]
    return tuple(dict.fromkeys(m.key for m in members if m.kind != "unnamed" and not _is_text(m)))


def _owner(s: Sentence, noun: Word, lemma: str) -> str:
    """Return the role of somebody without a name whose text it is ("the judge's paper"), or an empty string."""
    if family_of(lemma) not in ("plan", "text"):
        return ""
    roles = [k for k in s.children(noun, "poss") if k.tag == "NN" and k.entity not in ("DATE", "TIME")]
    return roles[0].lemma if roles and is_owner(roles[0].lemma) else ""


def is_owner(role: str) -> bool:
    """Whether a noun tells by whose role a text is meant: "chair", "mediator"."""
    return role in word_set("roles", "persons", "titles") or role in word_set("drafts", "owners", "nouns")


def _is_text(m: Member) -> bool:
    """Whether a member of the cast is a text after all: "the Trans-Pacific Partnership", taken for a body."""
    return m.kind == "body" and bool(family_of(m.name.split()[-1].lower()))


def _is_pair(core: list[Word]) -> bool:
    """Whether two names are joined before the noun ("a US-China deal"): then they name its parties, not its makers."""
    names = {w.i for w in core if w.pos == "PROPN" or w.entity in ("NORP", "GPE")}
    return any(w.text in ("-", "–") and w.i - 1 in names and w.i + 1 in names for w in core)


def _headed(view: View, s: Sentence, word: Word) -> Member | None:
    """Return the member that a role noun ("the chair of the conference, X") carries in its phrase."""
    if word.pos not in ("NOUN", "PROPN"):
        return None
    near = view.cast.within([word, *s.children(word, "appos", "compound", "poss", "nmod")])
    return near[-1] if near else None


def _making(s: Sentence, noun: Word) -> tuple[Word | None, Word | None]:
    """Return who makes the draft in this sentence, and the verb of making, each if told."""
    active, middle = word_set("drafts", "makes", "active"), word_set("drafts", "makes", "middle")
    for part in s.children(noun, "acl", "relcl"):
        if part.lemma in active | middle:
            by = agent(s, part)
            who = (
                by
                if by is not None
                else (
                    subject(s, part)
                    if part.dep == "relcl" and part.lemma in active and not is_passive(s, part)
                    else None
                )
            )
            return _sponsor_of(part, who, noun), part
    verb = s.head(noun)
    if noun.dep in ("dobj", "oprd") and verb.lemma in active and not _is_hypothetical(s, verb):
        return _sponsor_of(verb, subject(s, verb) or _misread_subject(s, verb), noun), verb
    if noun.dep == "nsubjpass" and verb.lemma in active | {"make", "leak"} and not _is_hypothetical(s, verb):
        return _sponsor_of(verb, agent(s, verb), noun), verb
    if noun.dep == "nsubj" and verb.lemma in middle and not _is_hypothetical(s, verb):
        return None, verb
    return None, _agreeing(s, noun)


def _misread_subject(s: Sentence, verb: Word) -> Word | None:
    """Return the noun just before a verb that the parser gave no subject: "Led by X, the leadership sent a plan"."""
    before = s.words[verb.i - 1] if verb.i else None
    return before if before is not None and before.pos in ("NOUN", "PROPN") and before.dep == "appos" else None


def _is_fresh(s: Sentence, making: Word) -> bool:
    """Whether the making is what the sentence tells, not a mark of the draft ("the deal she struck")."""
    while making.dep in ("conj", "ccomp", "parataxis") and s.head(making).i != making.i:
        making = s.head(making)
    told = making.dep == "ROOT" and making.tag in ("VBD", "VBN", "VBZ", "VBP")
    return told and making.lemma not in word_set("drafts", "slow", "verbs")


def _agreeing(s: Sentence, noun: Word) -> Word | None:
    """Return the verb in "agreed to a ceasefire", "settled on the outlines", "came to a truce"."""
    prep = s.head(noun)
    if noun.dep != "pobj" or prep.lower not in ("to", "on", "upon", "at"):
        return None
    verb = s.head(prep)
    agrees = prep.lower in lexicon("drafts")["agrees"].get(verb.lemma, ())
    return verb if agrees and verb.tag in ("VBD", "VBN", "VBZ", "VBP") and not _is_hypothetical(s, verb) else None


def _sponsor_of(verb: Word, who: Word | None, noun: Word) -> Word | None:
    return (
        who if who is not None and verb.lemma in word_set("drafts", "makes", "sponsoring") and who.i != noun.i else None
    )


def _is_hypothetical(s: Sentence, verb: Word) -> bool:
    """Whether the making is only wished for or planned ("means to table a draft", "would write a third")."""
    aux = {w.lower for w in s.children(verb, "aux")}
    if bool(aux & {"would", "could", "may", "might", "to", "will", "can", "should"}) or verb.tag == "VB":
        return True
    return negated(s, verb) or is_conditional(s, verb)


def _exists(s: Sentence, noun: Word) -> bool:
    """Whether the sentence says that the draft is there ("there is now a text")."""
    return noun.dep == "attr" and any(k.dep == "expl" for k in s.children(s.head(noun)))


def _is_definite(s: Sentence, noun: Word, core: list[Word]) -> bool:
    first = core[0].lower
    if s.children(noun, "poss") or first in (
        "the",
        "this",
        "that",
        "these",
        "those",
        "both",
        "its",
        "their",
        "his",
        "her",
    ):
        return True
    return first not in ("a", "an", "another", "some", "any", "one", "two", "no") and noun.pos == "PROPN"


def _is_headline_name(s: Sentence, core: list[Word]) -> bool:
    """Whether a headline leaves the article out ("Ferry deal clears hurdle"): what it names is known."""
    return s.block_kind == "headline" and core[0].dep != "det" and core[0].lower not in ("new", "another")


def _date(view: View, s: Sentence, noun: Word, making: Word | None) -> str | None:
    """Return the day, month or year at which the draft came out, from the making or from "of March 16"."""
    inside = [w for p in s.children(noun, "prep") if p.lower in ("of", "from", "in", "on") for w in s.subtree(p)]
    spans: list[Passage] = [s.span(core_phrase(s, noun)), *([s.span(inside)] if inside else [])]
    if making is not None:
        spans.append(s.span([w for w in s.subtree(making) if making.i <= w.i < making.i + 25] or [making]))
        early = [w for k in s.children(making, "prep", "npadvmod") if k.i < making.i for w in s.subtree(k)]
        spans += [s.span(early)] if early else []
    for span in spans:
        for t in view.times_in(span.start, span.end):
            if t.type not in ("DATE", "TIME") or t.first is None or t.last is None:
                continue
            if (t.last - t.first).days <= 31 or t.value.isdigit():
                return interval(t.first.isoformat(), t.last.isoformat(), t.value)
    return None


def interval(first: str, last: str, value: str) -> str:
    """Return a day, a year or month as such, or "A/B"."""
    if re.fullmatch(r"\d{4}(-\d{2})?", value):
        return value
    return first if first == last else f"{first}/{last}"


def _ending(s: Sentence, noun: Word) -> str:
    """Return "adopted" or "rejected" when the sentence tells, as a fact, that the draft was."""
    verb = s.head(noun)
    ends = lexicon("drafts")["ends"]
    lapsed = noun.dep == "nsubj" and verb.lemma in ends["expired"]
    if (
        (noun.dep not in ("nsubjpass", "dobj") and not lapsed)
        or verb.tag not in ("VBD", "VBN")
        or _is_hypothetical(s, verb)
    ):
        return ""
    if any(k.dep == "neg" for k in s.children(verb)):
        return ""
    return next((end for end, words in ends.items() if verb.lemma in words), "")
