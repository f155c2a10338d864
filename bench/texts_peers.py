"""Other ways to align two texts and to mark changed words, each as its users have it."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Sequence
from difflib import SequenceMatcher
from typing import Any

import numpy as np

Links = set[tuple[int, int]]
WORD_GAP = 0.0


def difflib_aligner(old: Sequence[str], new: Sequence[str]) -> Links:
    """difflib over sentences: equal ones, and those of a replaced run one by one."""
    found: Links = set()
    for op, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if op in ("equal", "replace"):
            found |= set(zip(range(i, j), range(k, m), strict=False))
    return found


def levenshtein_aligner(old: Sequence[str], new: Sequence[str], threshold: float = 0.4) -> Links:
    """Levenshtein matching: the most similar pairs first, one to one, from a ratio on."""
    from rapidfuzz.distance import Levenshtein
    from rapidfuzz.process import cdist

    table = cdist(old, new, scorer=Levenshtein.normalized_similarity)
    return _greedy(table, threshold)


def tfidf_aligner(old: Sequence[str], new: Sequence[str], gap: float = 0.15) -> Links:
    """TF-IDF of words by scikit-learn, aligned in order by Needleman and Wunsch (1970)."""
    from sklearn.feature_extraction.text import TfidfVectorizer

    vectors = TfidfVectorizer(sublinear_tf=True, token_pattern=r"\w+").fit_transform([*old, *new])
    table = (vectors[: len(old)] @ vectors[len(old) :].T).toarray() - gap
    return _in_order(table)


def bleu_aligner(old: Sequence[str], new: Sequence[str], threshold: float = 0.1) -> Links:
    """As NewsEdits matches sentences (Spangher et al., 2022): BLEU of each with each, the best asymmetric links."""
    one, two = [s.lower().split() for s in old], [s.lower().split() for s in new]
    table = np.array([[(_bleu(a, b) + _bleu(b, a)) / 2 for b in two] for a in one])
    return _greedy(table, threshold)


def _bleu(candidate: Sequence[str], reference: Sequence[str], most: int = 3) -> float:
    """Sentence BLEU up to trigrams, smoothed by adding one (Lin and Och, 2004)."""
    if not candidate or not reference:
        return 0.0
    logs = 0.0
    for n in range(1, most + 1):
        a = Counter(tuple(candidate[k : k + n]) for k in range(len(candidate) - n + 1))
        b = Counter(tuple(reference[k : k + n]) for k in range(len(reference) - n + 1))
        right, total = sum((a & b).values()), sum(a.values())
        if n == 1 and not right:
            return 0.0
        logs += math.log((right + (n > 1)) / (total + (n > 1)))
    brevity = min(1.0, math.exp(1 - len(reference) / len(candidate)))
    return brevity * math.exp(logs / most)


def _greedy(table: Any, threshold: float) -> Links:
    order = np.dstack(np.unravel_index(np.argsort(-table, axis=None, kind="stable"), table.shape))[0]
    rows, columns, found = set(), set(), set()
    for i, j in order.tolist():
        if table[i, j] < threshold:
            break
        if i not in rows and j not in columns:
            rows.add(i)
            columns.add(j)
            found.add((i, j))
    return found


def _in_order(table: Any) -> Links:
    n, m = table.shape
    best = np.zeros((n + 1, m + 1))
    for i in range(1, n + 1):
        for j in range(1, m + 1):
            best[i, j] = max(best[i - 1, j], best[i, j - 1], best[i - 1, j - 1] + table[i - 1, j - 1])
    found: Links = set()
    i, j = n, m
    while i and j:
        if best[i, j] == best[i - 1, j]:
            i -= 1
        elif best[i, j] == best[i, j - 1]:
            j -= 1
        else:
            i, j = i - 1, j - 1
            found.add((i, j))
    return found


ALIGNERS: dict[str, Callable[[Sequence[str], Sequence[str]], Links]] = {
    "TF-IDF with Needleman-Wunsch": tfidf_aligner,
    "BLEU, NewsEdits style": bleu_aligner,
    "Levenshtein matching": levenshtein_aligner,
    "difflib": difflib_aligner,
}


def difflib_opcodes(old: Sequence[str], new: Sequence[str]) -> list[tuple[str, int, int, int, int]]:
    return list(SequenceMatcher(None, old, new, autojunk=False).get_opcodes())


def dmp_opcodes(old: Sequence[str], new: Sequence[str]) -> list[tuple[str, int, int, int, int]]:
    """diff-match-patch over words, with its semantic clean-up, as its documentation shows for lines."""
    from diff_match_patch import diff_match_patch

    code = {word: chr(0x100 + n) for n, word in enumerate(dict.fromkeys([*old, *new]))}
    machine = diff_match_patch()
    diffs = machine.diff_main("".join(code[w] for w in old), "".join(code[w] for w in new), False)
    machine.diff_cleanupSemantic(diffs)
    found, i, j = [], 0, 0
    for op, text in diffs:
        size = len(text)
        found.append(
            ("equal" if op == 0 else "delete" if op < 0 else "insert", i, i + size * (op <= 0), j, j + size * (op >= 0))
        )
        i, j = i + size * (op <= 0), j + size * (op >= 0)
    return found


REDLINES: dict[str, Callable[[Sequence[str], Sequence[str]], list[tuple[str, int, int, int, int]]]] = {
    "difflib over words": difflib_opcodes,
    "diff-match-patch over words": dmp_opcodes,
}
