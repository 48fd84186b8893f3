"""How the user wants calendar titles sorted."""

from dataclasses import dataclass

from tracker.records.base import Kind, Record, declare
from tracker.records.entry import KINDS


@dataclass(frozen=True, kw_only=True)
class Rule(Record):
    """Calendar titles that hold `title` (any case) belong to a client; made from an earlier choice.

    An extension of the interchange file: the user's own sorting rules are his to take out, too.
    """

    type = "rule"
    key = ("title",)
    title: str = declare(Kind.TEXT, required=True)
    client: str | None = declare(Kind.CLIENT)
    project: str | None = declare(Kind.PROJECT)
    kind: str | None = declare(Kind.CHOICE, choices=KINDS)
    billable: bool | None = declare(Kind.FLAG)
