"""Peter's mail as Google Takeout hands it out: one mbox, CRLF, Dutch labels, and all that lies in a mailbox.

Written out by hand, since Python's own mail package folds its headers differently from version to version.
"""

import base64
import hashlib
import html
import quopri
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta, timezone
from typing import NamedTuple

from peter_facts import AGENDA
from peter_people import LEADER, PETER, PLANNER, PROGRAMME, Person
from peter_plan import Mail
from peter_words import AWAY, DRAFTS, LETTERS, SIGNED, SPAM

CLOCK_GOES_BACK = datetime.fromisoformat("2026-10-25 03:00")
DAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
DAGEN = ["ma", "di", "wo", "do", "vr", "za", "zo"]
MAANDEN = ["jan.", "feb.", "mrt.", "apr.", "mei", "jun.", "jul.", "aug.", "sep.", "okt.", "nov.", "dec."]
READ, SENT, SPAMMED, THROWN, DRAFT = "Postvak IN,Geopend", "Verzonden", "Spam", "Prullenbak", "Concepten"
NEWS = Person("Nieuws voor zelfstandigen", "nieuwsbrief@zelfstandig.example")
POST = Person("Mail Delivery Subsystem", "mailer-daemon@post.example")


class Letter(NamedTuple):
    """A message as it lies in the mailbox: its headers without those of the mailbox itself, and its body."""

    at: datetime
    label: str
    headers: tuple[str, ...]
    body: str
    thread: str = ""


def zoned(at: datetime) -> datetime:
    """A moment on the clock of Amsterdam."""
    return at.replace(tzinfo=timezone(timedelta(hours=2 if at < CLOCK_GOES_BACK else 1)))


def dated(at: datetime) -> str:
    """A moment as a mail writes it."""
    return f"{DAYS[at.weekday()]}, {at.day} {MONTHS[at.month - 1]} {at:%Y %H:%M:%S %z}"


def digest(*parts: object) -> str:
    """Letters and digits that are always the same for the same parts."""
    return hashlib.sha256("|".join(map(str, parts)).encode()).hexdigest()


def id_of(mail: Mail) -> str:
    """Its Message-ID."""
    host = mail.sender.address.rpartition("@")[2].lower()
    name = digest(mail.at, mail.sender.address, mail.subject)
    return f"<{'CA' + name[:24] if mail.sender is PETER else name[:20]}@mail.{host}>"


def own_id(at: datetime) -> str:
    """The header with the id of something Peter wrote to nobody."""
    return f"Message-ID: <CA{digest(at)[:24]}@mail.peterdewit.example>"


def called(person: Person) -> str:
    """A person as a header names him; not every program quotes alike."""
    quote = '"' if len(person.name) % 2 else ""
    return f"{quote}{person.name}{quote} <{person.address}>"


def titled(subject: str) -> str:
    """A subject as a header, encoded where it must be."""
    if subject.isascii():
        return subject
    return f"=?UTF-8?B?{base64.b64encode(subject.encode()).decode()}?="


def encoded(text: str, kind: str = "plain") -> str:
    """A text as a part: its headers, a blank line, its lines."""
    if text.isascii():
        return f'Content-Type: text/{kind}; charset="UTF-8"\n\n{text}\n'
    quoted = quopri.encodestring(text.encode()).decode()
    how = "Content-Transfer-Encoding: quoted-printable"
    return f'Content-Type: text/{kind}; charset="UTF-8"\n{how}\n\n{quoted}\n'


def several(kind: str, parts: Sequence[str]) -> str:
    """Parts as one."""
    line = "=_" + digest(*parts)[:24]
    inside = "".join(f"--{line}\n{part}" for part in parts)
    return f'Content-Type: multipart/{kind}; boundary="{line}"\n\n{inside}--{line}--\n'


def attached(name: str) -> str:
    """A small file."""
    content = base64.encodebytes(bytes(256) + digest(name).encode()).decode()
    kind = f'Content-Type: application/pdf; name="{name}"\nContent-Transfer-Encoding: base64\n'
    return f'{kind}Content-Disposition: attachment; filename="{name}"\n\n{content}'


def page(text: str) -> str:
    """A text as HTML."""
    return '<div dir="ltr">' + html.escape(text).replace("\n", "<br>\n") + "</div>"


def worded(mail: Mail, before: Mail | None) -> str:
    """What is written: a greeting, the text, the sender's name, and what it answers in quotes."""
    text = f"Hoi {mail.to.first},\n\n{mail.text}\n\nGroet,\n{mail.sender.first}\n"
    if mail.sender is PETER:
        text += f"\n-- \n{SIGNED}\n"
    if before is not None:
        at, who = before.at, f"{before.sender.name} <{before.sender.address}>"
        day = f"{DAGEN[at.weekday()]} {at.day} {MAANDEN[at.month - 1]} {at.year} om {at:%H:%M}"
        quoted = "".join(f"> {line}\n" for line in f"Hoi,\n\n{before.text}".split("\n"))
        text += f"\nOp {day} schreef {who}:\n\n{quoted}"
    return text


def letter(mail: Mail, number: int, mails: Sequence[Mail]) -> Letter:
    """A mail as a letter; now and then with HTML beside the text, in its place, or with a file."""
    chain = [mail]
    while chain[-1].answers is not None:
        chain.append(mails[chain[-1].answers])
    before = chain[1] if len(chain) > 1 else None
    text = worded(mail, before)
    if number % 11 == 3:
        body = several("alternative", [encoded(text), encoded(page(text), "html")])
    elif number % 29 == 5 and mail.sender is not PETER:
        body = encoded(page(text), "html")
    elif number % 17 == 8 and mail.sender is not PETER:
        body = several("mixed", [encoded(text), attached(f"stuk-{number}.pdf")])
    else:
        body = encoded(text)
    headers = [f"From: {called(mail.sender)}", f"To: {called(mail.to)}"]
    if mail.copied is not None:
        headers.append(f"Cc: {called(mail.copied)}")
    headers += [f"Subject: {titled(mail.subject)}", f"Message-ID: {id_of(mail)}"]
    if before is not None:
        named = "\n ".join(id_of(of) for of in reversed(chain[1:]))
        # Some programs write only one of the two.
        headers += [f"In-Reply-To: {id_of(before)}"] if number % 7 else []
        headers += [f"References: {named}"] if number % 5 or number % 7 == 0 else []
    return Letter(mail.at, SENT if mail.sender is PETER else READ, tuple(headers), body, id_of(chain[-1]))


def machines(mails: Sequence[Mail]) -> Iterator[Letter]:
    """What machines write: newsletters, invitations, an absence, and a mail that came back."""
    for n, subject in enumerate(LETTERS):
        at = datetime.fromisoformat(f"2026-{6 + n:02}-03 07:15:20")
        text = f"{subject}\n\nLees verder op https://zelfstandig.example/{n}?bron=mail\n"
        marks = ("List-Unsubscribe: <https://zelfstandig.example/uit>", "Precedence: bulk")
        yield from_machine(at, NEWS, subject, encoded(text), marks)
    for day in (18, 29, 38, 100):
        at = datetime.fromisoformat("2026-05-18 16:40") + timedelta(days=day)
        stamp = f"{at + timedelta(days=4):%Y%m%dT090000}"
        event = f"BEGIN:VEVENT\nUID:{digest(at)[:12]}\nDTSTART:{stamp}\nEND:VEVENT\n"
        event = f"BEGIN:VCALENDAR\nMETHOD:REQUEST\n{event}END:VCALENDAR\n"
        invitation = f'Content-Type: text/calendar; charset="UTF-8"; method=REQUEST\n\n{event}'
        text = encoded(AGENDA.replace("\r", ""))
        subject = f"Uitnodiging voor het overleg van {at.day}-{at.month}"
        yield from_machine(at, PROGRAMME, subject, several("alternative", [text, invitation]))
    asked = [of for of in mails if of.to is PLANNER and of.answers is None][3]
    marks = ("Auto-Submitted: auto-replied", f"In-Reply-To: {id_of(asked)}", f"References: {id_of(asked)}")
    yield from_machine(asked.at + timedelta(seconds=9), PLANNER, AWAY[0], encoded(AWAY[1]), marks)
    text = encoded("Uw bericht kon niet worden bezorgd: dit adres bestaat niet (550).\n")
    status = "Content-Type: message/delivery-status\n\nReporting-MTA: dns; post.example\nAction: failed\n"
    yield from_machine(
        datetime.fromisoformat("2026-07-02 10:04:11"),
        POST,
        "Bericht niet bezorgd",
        several("report", [text, status]),
    )


def from_machine(
    at: datetime, sender: Person, subject: str, body: str, marks: tuple[str, ...] = (), label: str = READ
) -> Letter:
    """A letter that nobody wrote by hand."""
    names = (f"From: {called(sender)}", f"To: {called(PETER)}", f"Subject: {titled(subject)}")
    own = f"Message-ID: <{digest(at, subject)[:18]}@{sender.address.rpartition('@')[2].lower()}>"
    back = ("Return-Path: <>",) if sender is POST else ()
    return Letter(at, label, (*back, *names, own, *marks), body, own)


def aside() -> Iterator[Letter]:
    """What a mailbox holds beside: spam, drafts, what was thrown away, a note to himself."""
    for n, subject in enumerate(SPAM):
        sender = Person("Klantenservice", f"service{n}@aanbieding.example")
        at = datetime.fromisoformat("2026-06-09 03:12:05") + timedelta(days=31 * n, minutes=97 * n)
        text = f"{subject}!\nKlik hier om verder te gaan.\n"
        yield from_machine(at, sender, subject, encoded(text), (), SPAMMED)
    for n, (subject, text) in enumerate(DRAFTS):
        at = datetime.fromisoformat("2026-09-14 16:48:30") + timedelta(days=24 * n)
        to = LEADER if n else PROGRAMME
        own = (f"From: {called(PETER)}", f"To: {called(to)}", f"Subject: {titled(subject)}")
        yield Letter(at, DRAFT, (*own, own_id(at)), encoded(text))
    at = datetime.fromisoformat("2026-08-03 11:20:44")
    thrown = "Enquete onder lezers van deze nieuwsbrief"
    yield from_machine(at, NEWS, thrown, encoded("Vult u hem in?\n"), (), THROWN)
    own = (f"From: {called(PETER)}", f"To: {called(PETER)}", "Subject: Niet vergeten bij de koffie")
    at = datetime.fromisoformat("2026-09-08 12:40:02")
    yield Letter(at, f"{SENT},{READ}", (*own, own_id(at)), encoded("Sleutel van de keet teruggeven.\n"))


def mailbox(mails: Sequence[Mail]) -> bytes:
    """The whole file, in order of time."""
    letters = [letter(mail, number, mails) for number, mail in enumerate(mails)]
    letters += [*machines(mails), *aside()]
    return "".join(map(posted, sorted(letters, key=lambda of: of.at))).replace("\n", "\r\n").encode()


def posted(of: Letter) -> str:
    """A letter with what the mailbox adds."""
    at = zoned(of.at)
    arrived = at.astimezone(UTC)
    number = int(digest(of.thread or of.headers)[:15], 16) + 10**18
    own = int(digest(of.at, of.headers)[:15], 16) + 10**18
    first = f"{DAYS[arrived.weekday()]} {MONTHS[arrived.month - 1]} {arrived:%d %H:%M:%S +0000 %Y}"
    lines = [f"From {own}@xxx {first}", f"X-GM-THRID: {number}", f"X-Gmail-Labels: {of.label}"]
    if of.label in (READ, SPAMMED):
        passed = f"Received: by 2002:a05:6402 with SMTP id {digest(own)[:16]};"
        lines += [f"Delivered-To: {PETER.address}", passed, f"        {dated(arrived)}"]
    lines += ["MIME-Version: 1.0", f"Date: {dated(at)}", *of.headers]
    return "\n".join(lines) + "\n" + of.body + "\n\n"
