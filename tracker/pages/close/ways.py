"""Where one goes on from what a review chose: to the words for it, and to the thing itself."""

from tracker.language import _
from tracker.pages.markup import link
from tracker.records import Assumption, Boundary
from tracker.wording.phrases import CHECK


def ways_on(choice: Boundary | Assumption | None) -> str:
    """The links, as HTML; nothing where nothing was chosen."""
    if isinstance(choice, Boundary):
        about = {"topic": choice.topic, **({"client": choice.client} if choice.client else {})}
        words = link("words", _("Find words for telling it"), **about) if choice.told_on is None else ""
        whole = link("boundaries", _("Look at the boundary"), **about)
        return f"<p>{' · '.join(way for way in (words, whole) if way)}</p>"
    if isinstance(choice, Assumption):
        number = {"assumption": str(choice.number)} if choice.number else {}
        ask = link("words", _("Find words for asking it"), client=choice.client, words=CHECK, **number)
        whole = link("assumptions", _("Look at the assumption"), client=choice.client)
        return f"<p>{ask} · {whole}</p>"
    return ""
