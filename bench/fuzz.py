"""Mutated and made-up input of every form through the reading room: no exception, no hang, offsets that verify.

    python bench/fuzz.py                       100,000 inputs; the figures
    python bench/fuzz.py --inputs 2000 --seed 7
    python bench/fuzz.py --write               keep the figures in bench/RESULTS.md
    python bench/fuzz.py --form pdf            one form only

An input is a small file of one form (or one packed), changed: bytes flipped, cut out, doubled, put in, spliced from
another file, or random; or a page, a table or an export put together at random. Several go through one call of
``travaux.reports.read``, in a folder in memory. What fails is kept in bench/fuzz-failures.
"""

from __future__ import annotations

import argparse
import gc
import gzip
import io
import json
import random
import resource
import shutil
import sys
import tempfile
import time
import zipfile
import zlib
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
sys.path.insert(0, str(Path(__file__).resolve().parent))

from tests.reports import forms

from results import put as write_results
from travaux.model import Report, Skipped
from travaux.reports import read
from travaux.reports.readers import UNEXPECTED
from travaux.reports.units import is_blank

FAILURES = Path(__file__).resolve().with_name("fuzz-failures")
# Files in one call: a call costs a folder, and a failure is looked for among so many.
BATCH = 50
# Seconds of the processor that one input may take; by the clock, a busy machine would fail it. The slowest seen takes
# a tenth of it.
MOST_SECONDS = 5.0
# Seconds up to which no batch is looked into for its slowest input.
QUICK = 0.1
# Share of the inputs of each form. Pages and documents take ten times as long as text.
WEIGHTS = {
    "txt": 16, "md": 10, "html": 14, "json": 12, "jsonl": 12, "csv": 12, "tsv": 3, "eml": 9, "mhtml": 2,
    "docx": 5, "pdf": 5,
}  # fmt: skip
# Share of inputs that are packed with gzip, before or after they are damaged.
PACKED = 0.12
PROSE = "The talks on the ferry pact ended without a result on Friday, the ministry said in a statement to reporters."
MORE = "“They are to start again on Monday,” she said, with the chair’s second draft on the table and the fares open."
TITLE = "Ferry pact stalls in sight of the quay"
HEAD = f"{TITLE}\nBy Ann Mora\nPublished: 3 April 2026 10:05 GMT\n\n"
PIECES = (
    PROSE, MORE, TITLE, "Read more", "3 April 2026", "10:05", "By Ann Mora", "PORT ANNA (XNA) - ", "• one",
    "Correction:", "Related stories", "\n", "\n\n", "\r\n", "\u2028", "\u200b", "\ufeff", "\u00ad", "\u202e",
    "\x1b[31m", "\0", "\x85", "https://post.example/2026/04/03/a", "#", "> ", "---\n", "| a | b |", "💶",
    "e\u0301", "ﬁ", "\ud83d", "9" * 40,
)  # fmt: skip
TAGS = (
    "html", "head", "body", "title", "meta", "article", "main", "div", "p", "h1", "h2", "ul", "ol", "li", "table", "tr",
    "td", "figure", "figcaption", "blockquote", "script", "style", "time", "span", "a", "b", "br", "img", "svg", "math",
    "template", "noscript", "iframe", "form", "select", "option", "textarea", "pre", "header", "footer", "nav", "aside",
)  # fmt: skip
ATTRIBUTES = (
    ' class="article-body"', ' class="cookie-consent"', ' id="comments"', ' datetime="2026-04-03T10:00:00Z"', " hidden",
    ' property="og:title" content="x"', ' property="article:published_time" content="2026-04-03"', ' itemprop="author"',
    ' style="display:none"', ' href="https://post.example/"', ' charset="utf-16"', ' type="application/ld+json"', ' "',
)  # fmt: skip
KEYS = ("text", "body", "id", "url", "outlet", "source", "title", "published", "date", "author", "articles", "x", "")


@dataclass
class Tally:
    """What was seen."""

    inputs: int = 0
    reports: int = 0
    skipped: int = 0
    forms: Counter[str] = field(default_factory=Counter)
    failures: list[str] = field(default_factory=list)
    slowest: tuple[float, str] = (0.0, "")
    memory: list[int] = field(default_factory=list)


def seeds() -> dict[str, list[bytes]]:
    """Return small files of every form."""
    rows = [{"id": n, "url": f"https://post.example/{n}", "title": TITLE, "date": "2026-04-03", "text": f"{PROSE} {n}"}
            for n in range(4)]  # fmt: skip
    text = f"{HEAD}{PROSE}\n\nWhat now?\n\n{MORE}\n\nRead more\nTen harbours to see\n\nCorrection: the fare is 5.\n"
    page = (
        f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>{TITLE} | Harbour Post</title>'
        f'<meta property="article:published_time" content="2026-04-03T10:05:00Z"><script type="application/ld+json">'
        f"{json.dumps({'@type': 'NewsArticle', 'headline': TITLE, 'datePublished': '2026-04-03'})}</script></head>"
        f'<body><nav><a href="/">Home</a></nav><article><h1>{TITLE}</h1><p class="byline">By Ann Mora</p><p>{PROSE}</p>'
        f"<h2>What now?</h2><ul><li>one</li><li>two</li></ul><blockquote>{MORE}</blockquote><figure><img src=x>"
        f"<figcaption>The quay</figcaption></figure><p>{PROSE} {MORE}</p></article><footer>All rights</footer></body>"
    )
    mail = (
        f"From: Harbour Post <n@harbour.example>\r\nSubject: =?utf-8?Q?{TITLE.replace(' ', '_')}?=\r\n"
        "Date: Fri, 03 Apr 2026 23:30:00 -0500\r\nMessage-ID: <m@x>\r\n"
    )
    both = forms.parts("Content-Type: text/plain\r\n\r\nView online", f"Content-Type: text/html\r\n\r\n{page}")
    csv = "id,title,date,text\n" + "".join(f'{r["id"]},"{TITLE}",2026-04-03,"{r["text"]}, ""so""\n"\n' for r in rows)
    saved = mail.replace("From", "Snapshot-Content-Location: https://post.example/a\r\nFrom")
    return {
        "txt": [text.encode(), text.encode("utf-16"), text.encode("windows-1252"), _live().encode()],
        "md": [f"---\ntitle: x\ndate: 2026-04-03\n---\n# {TITLE}\n\n{PROSE}\n\n- a\n- b\n\n> {MORE}\n".encode()],
        "html": [page.encode(), page.replace("utf-8", "utf-16").encode("utf-16"), f"<p>{PROSE}<p>{MORE}".encode()],
        "json": [json.dumps(value, indent=1).encode() for value in (rows, {"articles": rows}, rows[0])],
        "jsonl": ["\n".join(map(json.dumps, rows)).encode()],
        "csv": [csv.encode(), csv.replace(",", ";").encode("utf-16")],
        "tsv": ["\t".join(("title", "text")).encode() + f"\n{TITLE}\t{PROSE}\n".encode()],
        "eml": [(mail + both).encode(), forms.eml(f"{PROSE}\r\n{MORE}\r\n", headers=mail), _forwarded(mail)],
        "mhtml": [(saved + forms.parts(f"Content-Type: text/html\r\n\r\n{page}", kind="related")).encode()],
        "docx": [_docx()],
        "pdf": [_pdf(), _pdf(packed=True)],
    }  # fmt: skip


def _live() -> str:
    entries = "\n\n".join(f"{hour:02}:05\n{PROSE}" for hour in range(23, 18, -1))
    return f"FERRY PACT LIVE\nLast updated: 2026-04-03T23:05\n\n{entries}\n"


def _forwarded(mail: str) -> bytes:
    top = "---------- Forwarded message ---------\r\nFrom: River Gazette <n@r.example>\r\nDate: Wed, 1 Apr 2026\r\n"
    return forms.eml(f"{top}Subject: Talks\r\n\r\n{PROSE}\r\n", headers=mail)


def _docx() -> bytes:
    core = forms.CORE.format(title=TITLE, creator="Ann Mora", created="2026-04-03T10:00:00Z")
    table = f"<w:tbl><w:tr><w:tc>{forms.p('a')}</w:tc><w:tc>{forms.p('b')}</w:tc></w:tr></w:tbl>"
    inserted = f"<w:ins><w:r><w:t>{MORE}</w:t></w:r></w:ins>"
    return forms.docx(forms.p(TITLE, style="Titel"), forms.p(PROSE), forms.p(PROSE, inserted), table, core=core)


def _pdf(packed: bool = False) -> bytes:
    data = forms.pdf(
        forms.column(TITLE, PROSE[:70] + "\n" + PROSE[70:]), forms.column(PROSE), info="/CreationDate (D:20260403)"
    )
    if not packed:
        return data
    head, _, rest = data.partition(b">>\nstream\n")
    content, _, tail = rest.partition(b"endstream")
    small = zlib.compress(content)
    length = head.rfind(b"/Length")
    return (
        head[:length]
        + f"/Length {len(small)} /Filter /FlateDecode ".encode()
        + b">>\nstream\n"
        + small
        + b"\nendstream"
        + tail
    )


Change = Callable[[random.Random, bytes, bytes], bytes]


def _flip(rng: random.Random, data: bytes, _: bytes) -> bytes:
    out = bytearray(data)
    for _ in range(rng.choice((1, 1, 2, 5, 20))):
        if out:
            out[rng.randrange(len(out))] = rng.choice((rng.randrange(256), 0, 10, 34, 60, 92, 255))
    return bytes(out)


def _cut(rng: random.Random, data: bytes, _: bytes) -> bytes:
    return data[: rng.randrange(len(data) + 1)]


def _drop(rng: random.Random, data: bytes, _: bytes) -> bytes:
    at = rng.randrange(len(data) + 1)
    return data[:at] + data[at + rng.choice((1, 2, 5, 50)) :]


def _double(rng: random.Random, data: bytes, _: bytes) -> bytes:
    at, size = rng.randrange(len(data) + 1), rng.choice((1, 3, 10, 60))
    return data[:at] + data[at : at + size] * rng.choice((2, 3, 50)) + data[at + size :]


def _insert(rng: random.Random, data: bytes, _: bytes) -> bytes:
    at = rng.randrange(len(data) + 1)
    piece = (
        rng.choice(PIECES).encode("utf-8", "surrogatepass")
        if rng.random() < 0.6
        else rng.randbytes(rng.choice((1, 4, 30)))
    )
    return data[:at] + piece * rng.choice((1, 1, 1, 40)) + data[at:]


def _splice(rng: random.Random, data: bytes, other: bytes) -> bytes:
    a, b = rng.randrange(len(data) + 1), rng.randrange(len(other) + 1)
    return data[:a] + other[b : b + rng.choice((10, 100, 1000))] + (data[a:] if rng.random() < 0.5 else b"")


CHANGES: tuple[Change, ...] = (_flip, _flip, _cut, _drop, _double, _insert, _insert, _splice)


def _random(rng: random.Random) -> bytes:
    """Return bytes without order, or text without any."""
    if rng.random() < 0.4:
        return rng.randbytes(rng.choice((0, 1, 3, 50, 500)))
    return "".join(rng.choice(PIECES) + rng.choice(("", " ", "\n", "\n\n")) for _ in range(rng.randrange(30))).encode(
        "utf-8", rng.choice(("surrogatepass", "replace"))
    )


def _markup(rng: random.Random) -> bytes:
    """Return a page of any tags, closed or not, now and then very deep."""
    parts, opened = ["<html><body>"] if rng.random() < 0.5 else [], list[str]()
    for _ in range(rng.randrange(60)):
        roll = rng.random()
        if roll < 0.35:
            tag = rng.choice(TAGS)
            opened.append(tag)
            parts.append(
                f"<{tag}{rng.choice(ATTRIBUTES) if rng.random() < 0.4 else ''}>" * rng.choice((1, 1, 1, 1, 1, 200))
            )
        elif roll < 0.6 and opened:
            parts.append(f"</{opened.pop(rng.randrange(len(opened)))}>")
        else:
            parts.append(
                rng.choice((*PIECES, "<!--", "-->", "&#0;", "&#xD800;", "&amp", "<![CDATA[", "<?xml", "<!DOCTYPE"))
            )
    return "".join(parts).encode("utf-8", "replace")


def _value(rng: random.Random, depth: int = 3) -> object:
    roll = rng.random()
    if depth and roll < 0.25:
        return {rng.choice(KEYS): _value(rng, depth - 1) for _ in range(rng.randrange(5))}
    if depth and roll < 0.45:
        return [_value(rng, depth - 1) for _ in range(rng.randrange(4))]
    return rng.choice((None, True, 0, -1.5, 1e308, 10**30, 1775260800, float("nan"), "2026-04-03", "", *PIECES))


def _rows(rng: random.Random, form: str) -> bytes:
    """Return JSON of any shape, or a table of any cells."""
    if form == "json":
        return json.dumps(_value(rng)).encode()
    if form == "jsonl":
        return "\n".join(
            json.dumps({**{k: _value(rng, 1) for k in KEYS if rng.random() < 0.4}}) for _ in range(5)
        ).encode()
    mark = rng.choice((",", ";", "\t", "|"))
    cells = (*PIECES, '"', '""', '"a', 'b"', "\\", '\\"', mark * 3, "\r")
    head = mark.join(rng.sample(KEYS, 4))
    return (head + "\n" + "".join(rng.choice(cells) + rng.choice((mark, mark, "\n")) for _ in range(60))).encode(
        "utf-8", "replace"
    )


def _repacked(rng: random.Random, data: bytes, change: Change) -> bytes:
    """Return a document with one of its parts changed before it is packed."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        names = old.namelist()
        chosen = rng.choice(names)
        for name in names:
            part = old.read(name)
            new.writestr(name, change(rng, part, part) if name == chosen else part)
    return out.getvalue()


def make(rng: random.Random, form: str, files: dict[str, list[bytes]]) -> bytes:
    """Return one input of a form."""
    roll, seed = rng.random(), rng.choice(files[form])
    if roll < 0.06:
        return _random(rng)
    if roll < 0.4 and form == "html":
        return _markup(rng)
    if roll < 0.4 and form in {"json", "jsonl", "csv", "tsv"}:
        return _rows(rng, form)
    if roll < 0.7 and form == "docx":
        return _repacked(rng, seed, rng.choice(CHANGES))
    for _ in range(rng.choice((1, 1, 2, 4))):
        other = rng.choice(files[rng.choice(list(files))])
        seed = rng.choice(CHANGES)(rng, seed, other)
    return seed


def wrong(report: Report) -> str:
    """Return what does not hold of a report, "" if all does."""
    at = 0
    for block in report.blocks:
        if not at <= block.start < block.end <= len(report.text):
            return f"block {block} is out of order in a text of {len(report.text)}"
        if is_blank(report.text[block.start : block.end]):
            return f"block {block} is blank"
        at = block.end
    for name in ("id", "path", "text", "title", "outlet", "byline", "url", "published_words"):
        value = getattr(report, name)
        try:
            (value or "").encode()
        except UnicodeEncodeError:
            return f"{name} cannot be written"
    if not report.text or is_blank(report.text):
        return "the text is blank"
    if report.published and len(report.published) != 10:
        return f"published {report.published}"
    return ""


def _trouble(reports: tuple[Report, ...], skipped: tuple[Skipped, ...], names: list[str]) -> str:
    """Return what is wrong with what a call gave."""
    for report in reports:
        if reason := wrong(report):
            return f"{report.path}: {reason}"
    told = {item.path.split("#")[0] for item in (*reports, *skipped)}
    if silent := [name for name in names if name not in told]:
        return f"{silent[0]}: neither read nor named"
    bad = [s for s in skipped if s.reason.startswith(UNEXPECTED) or not s.reason]
    return f"{bad[0].path}: {bad[0].reason}" if bad else ""


def run_batch(folder: Path, inputs: dict[str, bytes], tally: Tally) -> None:
    """Read a batch; on failure or if it is slow, each input by itself."""
    for name, data in inputs.items():
        (folder / name).write_bytes(data)
    seconds, trouble = _call(folder, list(inputs), tally, counted=True)
    if trouble or seconds > max(tally.slowest[0], QUICK):
        for name in inputs:
            alone, own = _call(folder / name, [name], tally)
            tally.slowest = max(tally.slowest, (alone, name.split(".", 1)[1]))
            if own or alone > MOST_SECONDS:
                _keep(tally, name, inputs[name], own or f"{alone:.1f} seconds")
                trouble = ""
        if trouble:
            _keep(tally, next(iter(inputs)), b"", f"only together: {trouble}")
    for name in inputs:
        (folder / name).unlink()


def _call(path: Path, names: list[str], tally: Tally, counted: bool = False) -> tuple[float, str]:
    start = time.process_time()
    try:
        pile = read([path])
    except BaseException as error:  # nothing at all may come through
        if isinstance(error, KeyboardInterrupt):
            raise
        return time.process_time() - start, f"{type(error).__name__}: {error}"
    seconds = time.process_time() - start
    if counted:
        tally.reports, tally.skipped = tally.reports + len(pile.reports), tally.skipped + len(pile.skipped)
    return seconds, _trouble(pile.reports, pile.skipped, names)


def _keep(tally: Tally, name: str, data: bytes, reason: str) -> None:
    FAILURES.mkdir(exist_ok=True)
    kept = FAILURES / f"{zlib.crc32(data):08x}.{name.split('.', 1)[1]}"
    kept.write_bytes(data)
    tally.failures.append(f"{kept.name}: {reason}")
    print(f"FAILED {tally.failures[-1]}", file=sys.stderr, flush=True)


def fuzz(inputs: int, seed: int, only: str | None) -> tuple[Tally, float]:
    """Run ``inputs`` inputs. The same seed gives the same inputs."""
    rng, files, tally = random.Random(seed), seeds(), Tally()
    weights = {only: 1} if only else WEIGHTS
    shared_memory = Path("/dev/shm")
    folder = Path(tempfile.mkdtemp(prefix="fuzz-", dir=shared_memory if shared_memory.is_dir() else None))
    start = time.perf_counter()
    try:
        while tally.inputs < inputs:
            batch: dict[str, bytes] = {}
            for n in range(min(BATCH, inputs - tally.inputs)):
                form = rng.choices(list(weights), list(weights.values()))[0]
                data, packed = make(rng, form, files), rng.random() < PACKED
                if packed:
                    data = gzip.compress(data, 1, mtime=0)
                    data = rng.choice(CHANGES)(rng, data, data) if rng.random() < 0.5 else data
                batch[f"{n:03}.{form}{'.gz' if packed else ''}"] = data
                tally.forms[form] += 1
            run_batch(folder, batch, tally)
            tally.inputs += len(batch)
            if tally.inputs % 5000 < BATCH:
                gc.collect()
                tally.memory.append(_resident())
                print(
                    f"{tally.inputs:,} inputs, {time.perf_counter() - start:.0f} s, {tally.memory[-1]} MB", flush=True
                )
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return tally, time.perf_counter() - start


def _resident() -> int:
    """Return the memory in use, in MB."""
    statm = Path("/proc/self/statm")
    if statm.exists():
        return int(statm.read_text().split()[1]) * resource.getpagesize() // 2**20
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def shown(tally: Tally, seconds: float, seed: int) -> str:
    """Return the figures as a table."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    rows = [
        ("inputs", f"{tally.inputs:,} (seed {seed})"),
        ("of each form", ", ".join(f"{n:,} {form}" for form, n in tally.forms.most_common())),
        ("reports read", f"{tally.reports:,}"),
        ("skips and doubts named", f"{tally.skipped:,}"),
        ("exceptions, wrong offsets, silence", f"{len(tally.failures)}"),
        ("seconds in all", f"{seconds:.0f}"),
        ("slowest input", f"{tally.slowest[0]:.2f} s ({tally.slowest[1]}); limit {MOST_SECONDS:.0f} s"),
        ("memory", f"{tally.memory[0] if tally.memory else peak} MB after 5,000, "
                   f"{tally.memory[-1] if tally.memory else peak} MB at the end, {peak} MB at most"),
    ]  # fmt: skip
    return "| | |\n|---|---|\n" + "\n".join(f"| {name} | {value} |" for name, value in rows)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--inputs", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--form", choices=sorted(WEIGHTS))
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    tally, seconds = fuzz(args.inputs, args.seed, args.form)
    body = shown(tally, seconds, args.seed)
    print(body)
    if args.write and not args.form:
        command = f"python bench/fuzz.py --inputs {args.inputs} --seed {args.seed} --write"
        write_results("fuzz", "Reading: mutated and made-up files of every form", command, body)
    return 1 if tally.failures else 0


if __name__ == "__main__":
    sys.exit(main())
