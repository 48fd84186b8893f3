"""A mailbox of any size to measure on, and what reading it costs with the standard library's `mailbox`.

`python -m tests.bench.mailbox plain|ours PATH` reads one and prints the seconds and the peak memory.
"""

import base64
import mailbox
import random
import resource
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from tracker.importers.base import Options
from tracker.importers.mail import mbox
from tracker.importers.mail.fields import NAMES

ME = "peter@peterbos.example"
MESSAGES = 100_000
BYTES = 10**9
_FIRST = datetime(2020, 1, 6, 7, tzinfo=UTC)
_PEOPLE = [f"person{n}@client{n % 40}.example" for n in range(300)]
_WORDS = ("plan", "bouw", "fase", "week", "offerte", "graag", "morgen", "team", "akkoord", "lijst", "vraag")


def written(path: Path, messages: int = MESSAGES, size: int = BYTES, seed: int = 7) -> Path:
    """Write a mailbox as Google Takeout does: threads in both directions, HTML beside text, attachments.

    The first n messages of a longer mailbox are those of a shorter one of the same seed and share of bytes.
    """
    per_message = size / messages
    rng = random.Random(seed)
    attachment = base64.encodebytes(rng.randbytes(3 << 20))
    behind = 0.0  # bytes that attachments still have to fill
    with path.open("wb") as file:
        for n, (head, text) in zip(range(messages), _letters(rng), strict=False):
            behind += per_message - len(head) - len(text)
            parts = [head, text]
            if rng.random() < 0.08 and behind > 20_000:
                lines = int(behind * rng.uniform(0.5, 1.5)) // 77
                at = 77 * rng.randrange(1_000)
                body = attachment[at : at + 77 * lines]
                parts.insert(2, _ATTACHED % n + body)
                behind -= len(body)
            file.write(b"".join(parts) + b"\n--b1--\n\n")
    return path


def plain_mailbox_seconds(path: Path) -> float:
    """Wall seconds that `mailbox.mbox` takes to give every message and the headers that are looked at."""
    begun = time.perf_counter()
    for message in mailbox.mbox(path, create=False):
        for name in ("message-id", *NAMES):
            message.get_all(name)
    return time.perf_counter() - begun


def our_seconds(path: Path) -> float:
    """Wall seconds that the importer takes for the same file."""
    begun = time.perf_counter()
    batch = mbox.extract(path, Options("Europe/Amsterdam", me=frozenset([ME])))
    seconds = time.perf_counter() - begun
    print(f"{batch.read} read, {len(batch.records)} contacts, {sum(e.asks for e in batch.records)} ask")
    return seconds


_ATTACHED = (
    b'\n--b1\nContent-Type: application/pdf; name="stuk-%d.pdf"\nContent-Disposition: attachment\n'
    b"Content-Transfer-Encoding: base64\n\n"
)


def _letters(rng: random.Random) -> Iterator[tuple[bytes, bytes]]:
    """The header and the texts of one message after the other; some of them are answers to earlier ones."""
    threads: list[tuple[str, list[str]]] = []
    at = _FIRST
    while True:
        at += timedelta(minutes=rng.expovariate(1 / 30))
        if threads and rng.random() < 0.7:
            other, ids = threads[-rng.randint(1, min(30, len(threads)))]
        else:
            other, ids = rng.choice(_PEOPLE), []
            threads = [*threads[-100:], (other, ids)]
        is_out = rng.random() < 0.45
        name = f"CA+{rng.randbytes(24).hex()}@mail.{(ME if is_out else other).partition('@')[2]}"
        yield _header(rng, at, name, ids[-12:], ME if is_out else other, other if is_out else ME), _text(rng)
        ids.append(name)


def _header(rng: random.Random, at: datetime, name: str, ids: list[str], sender: str, to: str) -> bytes:
    date = f"{at:%a, %d %b %Y %H:%M:%S} +0000"
    hops = "".join(
        f"Received: from mx{n}.example (mx{n}.example [203.0.113.{n}])\n        by mail.example with ESMTPS"
        f" id {rng.randbytes(8).hex()}\n        for <{to}>;\n        {date}\n"
        for n in range(3)
    )
    key = base64.encodebytes(rng.randbytes(256)).decode().strip().replace("\n", "\n        ")
    threaded = ""
    if ids:
        named = "\n ".join(f"<{each}>" for each in ids)
        threaded = f"In-Reply-To: <{ids[-1]}>\nReferences: {named}\n"
    labels = "Sent" if sender == ME else "Inbox,Important,Opened"
    return (
        f"From {rng.randrange(10**18, 10**19)}@xxx {at:%a %b %d %H:%M:%S +0000 %Y}\n"
        f"X-GM-THRID: {rng.randrange(10**18, 10**19)}\nX-Gmail-Labels: {labels}\nDelivered-To: {to}\n{hops}"
        f"ARC-Seal: i=1; a=rsa-sha256; d=example; s=arc;\n        b={key}\n"
        f"DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d=example;\n        b={key}\n"
        f"Return-Path: <{sender}>\nMIME-Version: 1.0\n{threaded}From: Some One <{sender}>\nDate: {date}\n"
        f"Message-ID: <{name}>\nSubject: Re: {' '.join(rng.choices(_WORDS, k=4))}\nTo: Some Body <{to}>\n"
        'Content-Type: multipart/mixed; boundary="b1"\n\n'
    ).encode()


def _text(rng: random.Random) -> bytes:
    lines = [" ".join(rng.choices(_WORDS, k=10)) + rng.choice(".....?") for _ in range(rng.randint(2, 12))]
    quoted = [f"> {line}" for line in lines]
    plain = "\n".join(
        [*lines, "", "Op ma 16 nov. 2026 om 09:00 schreef Some One <x@y.example>:", "", *quoted]
    )
    html = "<div>" + "</div><div>".join(lines) + "</div>"
    return (
        '--b1\nContent-Type: multipart/alternative; boundary="b2"\n\n'
        f'--b2\nContent-Type: text/plain; charset="UTF-8"\n\n{plain}\n'
        f'--b2\nContent-Type: text/html; charset="UTF-8"\n\n{html}\n--b2--\n'
    ).encode()


def main(job: str, path: str) -> None:
    """Measure one way of reading."""
    seconds = {"plain": plain_mailbox_seconds, "ours": our_seconds}[job](Path(path))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{job}: {seconds:.2f} s, {peak:.0f} MB")


if __name__ == "__main__":
    main(*sys.argv[1:])
