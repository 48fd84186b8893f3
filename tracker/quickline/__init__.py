r"""The one-line grammar of terminal, dashboard and calendar titles (the contract, section 2).

Words in any order: a day, a range or a duration, one `@client` or `@client/project`, `#kind` or `#tags`,
`!marks`, and free text. Two additions: names with spaces stand in quotation marks (`@"Bouw BV"/"Phase 2"`, a
quotation mark inside is doubled), and a backslash keeps the next word as text (`chapters \9-11`).

Pure text: no store, no clock. `resolve_client` ties a line to names, `instants` to a calendar.
"""

from tracker.quickline.contact import CHANNEL_WORDS, CONTACT_EXAMPLE, CONTACT_MARKS, ContactLine, read_contact
from tracker.quickline.line import EXAMPLE, QuickLine, instants, read, read_title, write
from tracker.quickline.names import nearest, resolve_client, resolve_project
from tracker.quickline.words import LONGEST_NIGHT, MARKS

__all__ = [
    "CHANNEL_WORDS",
    "CONTACT_EXAMPLE",
    "CONTACT_MARKS",
    "EXAMPLE",
    "LONGEST_NIGHT",
    "MARKS",
    "ContactLine",
    "QuickLine",
    "instants",
    "nearest",
    "read",
    "read_contact",
    "read_title",
    "resolve_client",
    "resolve_project",
    "write",
]
