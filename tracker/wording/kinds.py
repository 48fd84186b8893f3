"""The kinds of work as people call them; a quick line names them by their English word in every language."""

from tracker.language import N_, _

KIND_NAMES = {
    "delivery": N_("delivery"),
    "meeting": N_("meeting"),
    "messages": N_("messages"),
    "research": N_("research"),
    "preparation": N_("preparation"),
    "support": N_("support"),
    "coaching": N_("coaching"),
    "travel": N_("travel"),
    "rework": N_("rework"),
    "complaint": N_("complaint"),
    "chasing": N_("chasing"),
    "admin": N_("admin"),
    "acquisition": N_("acquisition"),
    "learning": N_("learning"),
    "leave": N_("leave"),
}
"""Every kind, in words; to be translated."""


def kind_name(kind: str) -> str:
    """What a kind of work is called."""
    return _(KIND_NAMES.get(kind, kind))
