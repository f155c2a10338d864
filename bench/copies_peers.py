"""Other tools for near-duplicates, each used as its own documentation does, on the same reports."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from time import perf_counter
from typing import Any

WORD = re.compile(r"\w+")
Pairs = set[tuple[int, int]]


def shingles(text: str, length: int = 3) -> list[str]:
    words = WORD.findall(text.lower())
    return [" ".join(words[k : k + length]) for k in range(max(1, len(words) - length + 1))]


def rensa_pairs(texts: Sequence[str], threshold: float = 0.25, bands: int = 64) -> Pairs:
    """MinHash of word 3-grams by rensa, 128 permutations, banded, pairs confirmed by the signatures."""
    from rensa import RMinHash, RMinHashLSH

    index, made, found = RMinHashLSH(threshold=threshold, num_perm=128, num_bands=bands), [], set()
    for n, text in enumerate(texts):
        minhash = RMinHash(num_perm=128, seed=42)
        minhash.update(shingles(text))
        index.insert(n, minhash)
        made.append(minhash)
    for n, minhash in enumerate(made):
        for other in index.query(minhash):
            if other < n and minhash.jaccard(made[other]) >= threshold:
                found.add((other, n))
    return found


def datasketch_pairs(texts: Sequence[str], threshold: float = 0.25) -> Pairs:
    """MinHash of word 3-grams by datasketch, 128 permutations, its own choice of bands."""
    from datasketch import MinHash, MinHashLSH

    index, made, found = MinHashLSH(threshold=threshold, num_perm=128), [], set()
    for n, minhash in enumerate(MinHash.generator([[s.encode() for s in shingles(t)] for t in texts], num_perm=128)):
        index.insert(n, minhash)
        made.append(minhash)
    for n, minhash in enumerate(made):
        for other in index.query(minhash):
            if other < n and minhash.jaccard(made[other]) >= threshold:
                found.add((other, n))
    return found


def simhash_pairs(texts: Sequence[str], distance: int = 10) -> Pairs:
    """SimHash (Charikar, 2002; Manku et al., 2007), 64 bits over words, all pairs within a distance."""
    import numpy as np

    known: dict[str, Any] = {}
    signatures = np.zeros(len(texts), dtype=np.uint64)
    bits = np.arange(64, dtype=np.uint64)
    rng = np.random.default_rng(1)
    for n, text in enumerate(texts):
        total = np.zeros(64, dtype=np.int64)
        counts: dict[str, int] = defaultdict(int)
        for word in WORD.findall(text.lower()):
            counts[word] += 1
        for word, count in counts.items():
            if word not in known:
                known[word] = rng.integers(0, 2, 64) * 2 - 1
            total += count * known[word]
        signatures[n] = ((total > 0).astype(np.uint64) << bits).sum()
    found: Pairs = set()
    for n in range(1, len(texts)):
        near = np.flatnonzero(np.bitwise_count(signatures[:n] ^ signatures[n]) <= distance)
        found.update((int(i), n) for i in near)
    return found


def tfidf_pairs(texts: Sequence[str], threshold: float = 0.5) -> Pairs:
    """TF-IDF of words by scikit-learn, cosine of all pairs in blocks."""
    from sklearn.feature_extraction.text import TfidfVectorizer

    matrix = TfidfVectorizer(min_df=2, max_df=0.5, sublinear_tf=True).fit_transform(texts)
    found: Pairs = set()
    for start in range(0, len(texts), 500):
        near = (matrix[start : start + 500] @ matrix.T).tocoo()
        for i, j, value in zip(near.row, near.col, near.data, strict=True):
            if value >= threshold and start + int(i) < int(j):
                found.add((start + int(i), int(j)))
    return found


PEERS: dict[str, Callable[[Sequence[str]], Pairs]] = {
    "rensa MinHash, 3-grams, .25": rensa_pairs,
    "datasketch MinHash, 3-grams, .25": datasketch_pairs,
    "SimHash, distance 10": simhash_pairs,
    "TF-IDF, cosine .5": tfidf_pairs,
}


def table(
    reports: Sequence[Any], made: Sequence[Any], precision: Callable[..., tuple[int, int, Any, int]]
) -> Iterable[str]:
    """Yield the rows of a table: recall of each peer by kind, precision, seconds."""
    ids = [r.id for r in reports]
    kinds = ["spun 20%", "spun 40%", "spun 60%", "verbatim", "edited", "excerpt"]
    yield "| peer | " + " | ".join(kinds) + " | precision | seconds |"
    yield "|---" * (len(kinds) + 3) + "|"
    for name, peer in PEERS.items():
        start = perf_counter()
        pairs = {(ids[i], ids[j]) for i, j in peer([r.text for r in reports])}
        took = perf_counter() - start
        hits: dict[str, list[bool]] = defaultdict(list)
        for m in made:
            rate = m.name.rsplit(" ", 1)[-1] if m.kind == "spun" else ""
            found = (m.origin.id, m.report.id) in pairs or (m.report.id, m.origin.id) in pairs
            hits[f"spun {rate}" if rate else m.kind].append(found)
        right, wrong, _ = precision(pairs, made)
        shown = [f"{sum(hits[k]) / len(hits[k]):.3f}" for k in kinds]
        yield f"| {name} | {' | '.join(shown)} | {right / max(1, right + len(wrong)):.3f} | {took:.1f} |"
