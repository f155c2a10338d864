"""Which language a report is written in: by its script, and by the function words that stand in any text.

Function words tell languages apart from a few lines on (Grefenstette, Comparing two language identification schemes,
1995); they need no model and cannot be led astray by names. A text is kept unless it is surely not English: where
little stands, where English is mixed in, and where no listed language fits, nothing is said.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache

from travaux.model import Report, Skipped
from travaux.reports.lexicon import table
from travaux.reports.relevance_terms import told

ENGLISH = "en"
# Characters that are looked at; a language shows within a few hundred.
SAMPLE = 8_000
# Letters under which nothing is said; of scripts that write a word or a syllable with one sign, signs.
LETTERS, SIGNS = 60, 25
# Share of the letters that the script of a text has; names and quotations in another are common.
SCRIPT_SHARE = 0.6
# Words under which, function words under which, different ones under which nothing is said. The share is lowest in
# languages of many endings: Finnish news has 0.15, English 0.4; lists of names have a "de" or "van" in ten words, but
# few different ones.
WORDS, COVER, DIFFERENT = 14, 0.12, 4
# Least weight of the function words and letters of a language for each word: texts of the table of the tests have 0.2
# and more, lists of names 0.06.
SCORE = 0.1
# How many times the score of English must be above all others', or below the best, for a text not to be mixed.
MARGIN = 1.5
# Share of kana among the signs of a Japanese text: in Chinese only in names of firms.
KANA = 0.1
_UNSPACED = frozenset({"ja", "zh", "ko", "th", "lo", "km", "my"})


def language_of(text: str) -> str | None:
    """Return the ISO 639-1 code of the language that ``text`` is written in, None if it is short, mixed or unknown.

    Raises nothing; takes time for at most the first :data:`SAMPLE` characters.
    """
    sample = unicodedata.normalize("NFC", text[:SAMPLE])
    script = _script_of(sample)
    return _of_words(sample, script) if script and script in table("languages")["shared"] else script


def other_languages(reports: Iterable[Report]) -> tuple[list[Report], list[Skipped]]:
    """Return the reports that are or may be in English, their language filled in, and the others with the reason."""
    kept: list[Report] = []
    skipped: list[Skipped] = []
    for report in reports:
        language = report.language or language_of(told(report))
        if language in {ENGLISH, None}:
            kept.append(replace(report, language=language))
        else:
            skipped.append(Skipped(report.path, f"written in {name_of(language)}: only English is read so far"))
    return kept, skipped


def name_of(language: str) -> str:
    """Return the name and code of a language, "French (fr)"; the code alone if it is not listed."""
    for section in (*table("languages")["shared"], "scripts"):
        if language in table("languages")[section]:
            return f"{table('languages')[section][language]['name']} ({language})"
    return language


@cache
def _scripts() -> Mapping[str, re.Pattern[str]]:
    """Return what the letters of each script are; Latin first, since most text is."""
    listed = table("languages")
    ranges = dict(listed["shared"]) | {code: entry["ranges"] for code, entry in listed["scripts"].items()}
    return {script: re.compile(f"[{letters}]+") for script, letters in ranges.items()}


_LETTERS = re.compile(r"[^\W\d_]+")


def _script_of(text: str) -> str | None:
    """Return the shared script of ``text``, or the language that its script stands for."""
    total = _letters(_LETTERS, text)
    counts: dict[str, int] = {}
    for script, pattern in _scripts().items():
        counts[script] = _letters(pattern, text)
        if counts[script] > SCRIPT_SHARE * total:
            break
    counts["ja"], counts["zh"] = _chinese_or_japanese(counts.get("ja", 0), counts.get("zh", 0))
    script = max(counts, key=lambda name: (counts[name], name))
    enough = counts[script] >= (SIGNS if script in _UNSPACED else LETTERS)
    return script if enough and counts[script] >= SCRIPT_SHARE * total else None


def _letters(pattern: re.Pattern[str], text: str) -> int:
    return sum(map(len, pattern.findall(text)))


def _chinese_or_japanese(kana: int, han: int) -> tuple[int, int]:
    return (kana + han, 0) if kana >= KANA * (kana + han) else (kana, han)


# What a word or a letter speaks for: language to weight, which is less where several have it.
_Votes = Mapping[str, Mapping[str, float]]


@cache
def _votes(script: str, of_words: bool) -> _Votes:
    """Return what each function word, or each letter, of the languages of ``script`` speaks for."""
    votes: dict[str, dict[str, float]] = {}
    for code, entry in table("languages")[script].items():
        for item in entry["words"].split() if of_words else entry.get("letters", ""):
            votes.setdefault(item, {})[code] = 1.0
    return {item: dict.fromkeys(codes, 1 / len(codes)) for item, codes in votes.items()}


# Romanian is written with cedillas where a keyboard lacks its commas.
_COMMAS = str.maketrans("şţ", "șț")
# Vowel signs and the like, which stand inside words but are no letters.
_SIGNS = {"devanagari": r"\u0900-\u0903\u093a-\u094f\u200c", "arabic": r"\u064b-\u0655\u0670"}


def _of_words(text: str, script: str) -> str | None:
    """Return the language of this script that the function words of ``text`` are of."""
    signs = _SIGNS.get(script, "")
    found = re.findall(rf"(?:[^\W\d_]|[{signs}])+" if signs else r"[^\W\d_]+", text.lower().translate(_COMMAS))
    if len(found) < WORDS:
        return None
    scores = _scores(Counter(found), script)
    if not scores:
        return None
    best, *others = sorted(scores, key=lambda code: (-scores[code], code))
    rivals = [code for code in others if ENGLISH in {best, code}]
    return best if scores[best] >= max([SCORE, *(MARGIN * scores[code] for code in rivals)]) else None


def _scores(words: Counter[str], script: str) -> dict[str, float]:
    """Return the weight of each language's words and letters among ``words``, of those that have enough of them."""
    in_words, in_letters = _votes(script, True), _votes(script, False)
    weight: dict[str, float] = defaultdict(float)
    covered: Counter[str] = Counter()
    lettered: Counter[str] = Counter()
    different: Counter[str] = Counter()
    for word, times in words.items():
        own = in_words.get(word, {})
        for code, vote in own.items():
            weight[code] += vote * times
            covered[code] += times
            different[code] += len(word) > 1 or not word.isascii()
        for code, vote in _lettered(word, in_letters).items():
            if code not in own:
                weight[code] += vote * times
                lettered[code] += times
    total = words.total()
    return {
        code: weight[code] / total
        for code, times in covered.items()
        if different[code] >= DIFFERENT and times + min(times, lettered[code]) >= COVER * total
    }


def _lettered(word: str, in_letters: _Votes) -> dict[str, float]:
    """Return the weight that the letters of ``word`` give each language: that of the rarest."""
    votes: dict[str, float] = {}
    if not word.isascii():
        for letter in word:
            for code, vote in in_letters.get(letter, {}).items():
                votes[code] = max(vote, votes.get(code, 0.0))
    return votes
