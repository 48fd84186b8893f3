"""What the writer of a mail wrote himself: without quotations, what he forwarded, and his signature."""

import re
from collections.abc import Iterator

_WROTE = r"wrote|writes|schreef|geschreven|schrieb|a\s+écrit|escribió|escreveu|ha\s+scritto|skrev|napisał"
_ATTRIBUTION = re.compile(
    rf"(?:(?:on|op|am|le|el|il|em|den|dnia)\b(?=.*[\d@]).{{0,400}}\b(?:{_WROTE})\b.{{0,200}}"
    rf"|.{{1,200}}\b(?:{_WROTE})\b.{{0,100}}\d.{{0,60}})\s*:\s*\Z",
    re.IGNORECASE | re.DOTALL,
)
"""On 16 Nov Jan wrote: | Jan <jan@bouw.nl> schreef op ma 16 nov. om 9:00:"""
_ATTRIBUTION_BEGINS = re.compile(r"(?:on|op|am|le|el|il|em|den|dnia)\b.*(?:\d|@)|.*<[^<>\s]+@", re.IGNORECASE)
_LINES = 4
"""Over how many lines a mail program breaks an attribution."""
_DIVIDER = re.compile(
    r"-{2,}\s*(?:original\s+(?:message|appointment)|(?:oorspronkelijk|origineel|doorgestuurd)\s+bericht"
    r"|(?:ursprüngliche|weitergeleitete|original)\s*-?\s*nachricht|message\s+(?:d['’]origine|transféré)"
    r"|(?:mensaje|mensagem)\s+(?:original|reenviado|encaminhada)|messaggio\s+(?:originale|inoltrato)"
    r"|forwarded\s+message|antwoord\s+op\s+bericht)\s*-*\s*\Z"
    r"|(?:begin\s+forwarded\s+message|begin\s+doorgestuurd\s+bericht|anfang\s+der\s+weitergeleiteten"
    r"\s+(?:e-mail|nachricht)|début\s+du\s+message\s+(?:réexpédié|transféré)|inicio\s+del\s+mensaje"
    r"\s+reenviado)\s*:",
    re.IGNORECASE,
)
_FROM = re.compile(r"\*?(?:from|van|von|de|da|från|fra)\*?\s?:\*?\s*\S", re.IGNORECASE)
_AND_THEN = re.compile(
    r"\*?(?:sent|date|to|subject|verzonden|datum|aan|onderwerp|gesendet|an|betreff|envoyé|à|objet"
    r"|enviado(?:\s+el)?|fecha|para|asunto|data|inviato|oggetto|skickat|till|ämne)\*?\s?:\*?\s",
    re.IGNORECASE,
)
_MAY_BE_NO_PROSE = re.compile(r"[:@\d]|\A[-_=\u2500-\u2502]")
_RULE = re.compile(r"[_=\u2500-\u2502]{10,}\Z")


def own_lines(text: str) -> Iterator[str]:
    """The lines of a mail that are new in it.

    Lines that begin with > are left out; answers between and below them stay. What follows the line that says
    who wrote the letter that is answered, and is not marked by >, is all quoted, and so is what follows the
    header of another mail or a line that announces it. A line of two dashes begins the signature.
    """
    lines = [line.strip(" \t\r\xa0\ufeff") for line in text.split("\n")]
    at = 0
    while at < len(lines):
        line = lines[at]
        at += 1
        if not line or line[0] == ">":
            continue
        if _MAY_BE_NO_PROSE.search(line):
            if line == "--" or _DIVIDER.match(line) or _is_other_header(lines, at - 1):
                return
            if after := _end_of_attribution(lines, at - 1):
                if not next((found for found in lines[after:] if found), "").startswith(">"):
                    return
                at = after
                continue
        yield line


def _end_of_attribution(lines: list[str], at: int) -> int:
    """The number of the line behind "On ... wrote:" at `at`; 0 where none begins."""
    line = lines[at]
    if line.endswith(":"):
        return at + 1 if _ATTRIBUTION.match(line) else 0
    if not _ATTRIBUTION_BEGINS.match(line):
        return 0
    for last in range(at + 1, min(at + _LINES, len(lines))):
        if not lines[last]:
            return 0
        if lines[last].endswith(":"):
            return last + 1 if _ATTRIBUTION.match(" ".join(lines[at : last + 1])) else 0
    return 0


def _is_other_header(lines: list[str], at: int) -> bool:
    """Whether the header of a quoted mail begins here, with or without a rule above it."""
    if _RULE.match(lines[at]):
        at = next((n for n in range(at + 1, min(at + 4, len(lines))) if lines[n]), at)
    return _FROM.match(lines[at]) is not None and any(
        _AND_THEN.match(line + " ") for line in lines[at + 1 : at + 5]
    )
