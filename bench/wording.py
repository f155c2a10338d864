"""Makes what ``travaux restore`` knows of English: src/travaux/copies/data/wording.npz and phrases.tsv.

    python bench/wording.py [--wordnet /usr/share/wordnet]

Needs ../shared, and the files of WordNet 3.0 (Debian's package wordnet-base). Counts of words and of pairs of words
come from the part of the news that neither thresholds are chosen on nor figures are reported on (see ``part_of``).
What a thesaurus puts for a word comes from WordNet and from the known pair of ../shared/benchmarks/copies; the sources
and their licences stand in NOTICE.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import hashlib
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path

import numpy as np

from travaux.copies.wording import HEAD, NUMBER, SPECIAL, classes
from travaux.copies.words import Vocabulary, read_text
from travaux.model import Report, make_report_id

SHARED = Path(__file__).resolve().parents[2] / "shared"
DATA = Path(__file__).resolve().parents[1] / "src" / "travaux" / "copies" / "data"
WORD_COUNT, PAIR_COUNT = 5, 3
# Words that a spinner is thought to replace: the commonest of the news.
REPLACED = 10_000
# How likely a thesaurus is to put a word for another, by what WordNet says they are to each other.
RELATIONS = {"synset": 1.0, "&": 0.6, "@": 0.3, "^": 0.6}
PARTS = ("table",) * 7 + ("choose",) + ("report",) * 2
POS = ("noun", "verb", "adj", "adv")


def part_of(key: str) -> str:
    """Return what a news report serves for: the table, choosing thresholds, or reporting figures."""
    return PARTS[int(hashlib.sha256(key.encode()).hexdigest(), 16) % len(PARTS)]


def news(part: str) -> list[Report]:
    """Return the reports of one part of news-10k."""
    with gzip.open(SHARED / "corpora" / "news-10k.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = [row for line in lines if part_of((row := json.loads(line))["id"]) == part]
    return [Report(make_report_id(row["id"], row["text"]), row["id"], row["text"]) for row in rows]


# ------------------------------------------------------------------------------------------------ WordNet
def synsets(folder: Path) -> Iterator[tuple[str, str, list[str], list[tuple[str, str]]]]:
    """Yield (part of speech, key, words, pointers) of every synset."""
    for pos in POS:
        for line in (folder / f"data.{pos}").read_text(encoding="utf-8").splitlines():
            if line.startswith("  "):
                continue
            f = line.split("|")[0].split()
            n = int(f[3], 16)
            words = [re.sub(r"\(.*\)$", "", f[4 + 2 * i]).lower() for i in range(n)]
            at = 4 + 2 * n
            pointers = [(f[at + 1 + 4 * i], f[at + 3 + 4 * i] + f[at + 2 + 4 * i]) for i in range(int(f[at]))]
            yield pos, f[2].replace("s", "a") + f[0], words, [(s, p[0].replace("s", "a") + p[1:]) for s, p in pointers]


def thesaurus(folder: Path) -> dict[str, dict[str, dict[str, float]]]:
    """Return, by part of speech and lemma, the single words that WordNet relates to it, with their weight."""
    members: dict[str, list[str]] = {}
    listed = list(synsets(folder))
    for _, key, words, _ in listed:
        members[key] = words
    found: dict[str, dict[str, dict[str, float]]] = {pos: defaultdict(dict) for pos in POS}
    for pos, key, words, pointers in listed:
        near = [(other, RELATIONS["synset"]) for other in members[key]]
        near += [(other, RELATIONS[s]) for s, k in pointers if s in RELATIONS for other in members.get(k, ())]
        for word in words:
            for other, weight in near:
                if other != word and other.isalpha() and other.isascii():
                    found[pos][word][other] = max(weight, found[pos][word].get(other, 0.0))
    return found


def irregular(folder: Path) -> dict[str, dict[str, list[str]]]:
    """Return, by part of speech, the inflected forms that WordNet lists, with their lemmas."""
    found: dict[str, dict[str, list[str]]] = {}
    for pos in POS:
        rows = (line.split() for line in (folder / f"{pos}.exc").read_text(encoding="utf-8").splitlines())
        found[pos] = {row[0]: row[1:] for row in rows if len(row) > 1}
    return found


ENDINGS = {"noun": ("s",), "verb": ("s", "ed", "ing")}


def inflected(lemma: str, ending: str) -> str:
    """Return a lemma with a regular ending."""
    if ending == "s":
        if re.search(r"(?:s|x|z|ch|sh)$", lemma):
            return lemma + "es"
        return lemma[:-1] + "ies" if re.search(r"[^aeiou]y$", lemma) else lemma + "s"
    if ending == "ed" and lemma.endswith("e"):
        return lemma + "d"
    if ending == "ed" and re.search(r"[^aeiou]y$", lemma):
        return lemma[:-1] + "ied"
    if ending == "ing" and re.search(r"[^eoy]e$", lemma):
        return lemma[:-1] + "ing"
    return lemma + ending


def replacements(folder: Path, common: Iterable[str]) -> dict[str, dict[str, float]]:
    """Return what may stand for each common word: as it is looked up, and with its ending put to other lemmas."""
    related, odd = thesaurus(folder), irregular(folder)
    forms: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
    for pos, endings in ENDINGS.items():
        for lemma in related[pos]:
            for ending in endings:
                forms[inflected(lemma, ending)].append((pos, lemma, ending))
    for pos, listed in odd.items():
        for word, lemmas in listed.items():
            ending = {"noun": "s", "verb": "ing" if word.endswith("ing") else "ed"}.get(pos)
            forms[word] += [(pos, lemma, ending) for lemma in lemmas if ending and lemma in related[pos]]
    found: dict[str, dict[str, float]] = {}
    for word in common:
        table: dict[str, float] = {}
        for pos in POS:
            for other, weight in related[pos].get(word, {}).items():
                table[other] = max(weight, table.get(other, 0.0))
        for pos, lemma, ending in forms.get(word, ()):
            for other, weight in related[pos][lemma].items():
                new = inflected(other, ending)
                table[new] = max(weight, table.get(new, 0.0))
                table[other] = max(weight / 2, table.get(other, 0.0))
        table.pop(word, None)
        if table:
            found[word] = table
    return found


def known_pair() -> dict[str, dict[str, float]]:
    """Return the replacements of the known pair: the share of a word's places in which another stands."""
    found: dict[str, dict[str, float]] = defaultdict(dict)
    path = SHARED / "benchmarks" / "copies" / "peace-plan-substitutions.tsv"
    with path.open(encoding="utf-8") as rows:
        for row in csv.DictReader(rows, delimiter="\t"):
            if row["original"].isalpha() and row["spun"].isalpha():
                share = int(row["count"]) / (int(row["count"]) + int(row["unchanged_count"]))
                found[row["original"]][row["spun"]] = share
    return found


# ------------------------------------------------------------------------------------------------ the tables
def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--wordnet", type=Path, default=Path("/usr/share/wordnet"))
    parser.add_argument("--out", type=Path, default=DATA)
    parser.add_argument("--without-pair", action="store_true", help="leave the known pair out, to measure on it")
    args = parser.parse_args()
    vocabulary = Vocabulary()
    texts = [read_text(report, vocabulary) for report in news("table")]
    listed = [[(NUMBER, NUMBER) if other == NUMBER else (word, other) for word, other in classes(t)] for t in texts]
    words = Counter(word for text in listed for word, _ in text)
    common = [w for w, _ in sorted(words.items(), key=lambda x: (-x[1], x[0])) if w.isalpha() and w not in SPECIAL]
    channel = replacements(args.wordnet, [w for w in common if len(w) > 1][:REPLACED])
    pairs = {} if args.without_pair else known_pair()
    kept = [w for w in words if words[w] >= WORD_COUNT or w in SPECIAL]
    spun = {w for table in (*channel.values(), *pairs.values()) for w in table}
    names = [*SPECIAL, *sorted({*kept, *spun, *pairs} - set(SPECIAL))]
    number = {w: n for n, w in enumerate(names)}
    if len(names) > np.iinfo(np.uint16).max:
        raise ValueError(f"{len(names)} words are more than 16 bits can number: raise WORD_COUNT")
    ids = [[number[HEAD], *(number.get(word, number[other]) for word, other in text)] for text in listed]
    counts = Counter(i for text in ids for i in text)
    two = Counter(pair for text in ids for pair in pairwise(text))
    keys = sorted((a, b, n) for (a, b), n in two.items() if n >= PAIR_COUNT)
    table = _channel(channel, pairs, number)
    args.out.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(
        args.out / "wording.npz",
        words=np.frombuffer("\n".join(names).encode(), dtype=np.uint8),
        counts=np.array([counts[n] for n in range(len(names))], dtype=np.uint32),
        pair_rows=np.bincount([a for a, _, _ in keys], minlength=len(names)).astype(np.uint16),
        pair_next=_deltas([(a, b) for a, b, _ in keys]),
        pair_count=np.minimum(255, np.round(16 * np.log([n for _, _, n in keys]))).astype(np.uint8),
        spun_rows=np.bincount([a for a, _, _ in table], minlength=len(names)).astype(np.uint16),
        spun_from=_deltas([(a, b) for a, b, _ in table]),
        spun_share=np.minimum(255, np.round(-16 * np.log([s for _, _, s in table]))).astype(np.uint8),
    )
    _phrases(args.out, texts)
    print(f"{len(names)} words, {len(keys)} pairs, {len(table)} replacements")


def _channel(
    channel: dict[str, dict[str, float]], pairs: dict[str, dict[str, float]], number: dict[str, int]
) -> list[tuple[int, int, float]]:
    """Return (spun word, original, how likely the original becomes the spun word), in order."""
    found: dict[tuple[int, int], float] = {}
    for original, table in channel.items():
        whole = sum(table.values())
        for spun, weight in table.items():
            found[number[spun], number[original]] = weight / whole
    for original, table in pairs.items():
        for spun, share in table.items():
            key = number[spun], number[original]
            found[key] = max(found.get(key, 0.0), share / 2)
    return sorted((a, b, s) for (a, b), s in found.items())


def _deltas(keys: list[tuple[int, int]]) -> np.ndarray:
    """Return the second numbers as differences within each run of one first number."""
    firsts, seconds = np.array([a for a, _ in keys]), np.array([b for _, b in keys])
    same = np.r_[False, firsts[1:] == firsts[:-1]]
    return np.where(same, seconds - np.r_[0, seconds[:-1]], seconds).astype(np.uint16)


def _phrases(out: Path, texts: Iterable) -> None:
    """Write the tortured phrases that news does not use, with what they stand for."""
    listed = json.loads((SHARED / "benchmarks" / "copies" / "tortured-phrases.json").read_text(encoding="utf-8"))
    found: dict[str, str] = {}
    for row in listed["phrases"]:
        tortured = " ".join(row["tortured"].lower().split())
        if re.fullmatch(r"[a-z]+(?: [a-z]+){1,5}", tortured) and "?" not in row["correct"]:
            found.setdefault(tortured, re.sub(r"\s*\(.*?\)", "", row["correct"]).strip())
    heads = {tuple(p.split()[:2]) for p in found}
    used: Counter[str] = Counter()
    for text in texts:
        tokens = [text.vocabulary.tokens[i] for i in text.listed]
        for at, pair in enumerate(pairwise(tokens)):
            if pair in heads:
                used.update(" ".join(tokens[at : at + n]) for n in range(2, 7))
    rows = sorted((p, c) for p, c in found.items() if p not in used and c and c != p)
    lines = "".join(f"{p}\t{c}\n" for p, c in rows)
    (out / "phrases.tsv").write_text(lines, encoding="utf-8")
    print(f"{len(rows)} of {len(listed['phrases'])} phrases")


if __name__ == "__main__":
    main()
