"""Which client or project a typed name means, and what was probably meant when it means none."""

from collections.abc import Iterable, Mapping

from tracker.errors import NotFound, TrackerError
from tracker.language import _
from tracker.language.parts import either, listed


def resolve_client(text: str, clients: Mapping[str, Iterable[str]]) -> str:
    """The name of the client that `text` means, by name, then alias, then letters and digits alone, any case.

    Args:
        text: what was typed after the `@`.
        clients: name -> aliases.

    Raises NotFound, which offers the nearest, and TrackerError when two clients answer to it.
    """
    happened = _("There is no client called {text}").format(text=shown(text))
    return _resolved(text, clients, happened, f"tracker client add {shown(text)}")


def resolve_project(text: str, client: str, projects: Iterable[str]) -> str:
    """The name of the project of `client` that `text` means; matched and refused like a client."""
    happened = _("There is no project of {client} called {text}").format(
        client=shown(client), text=shown(text)
    )
    command = f"tracker project add {shown(client)} {shown(text)}"
    return _resolved(text, dict.fromkeys(projects, ()), happened, command)


def nearest(name: str, candidates: Iterable[str], limit: int = 3) -> tuple[str, ...]:
    """The candidates most like `name`, best first: what to offer after "did you mean"."""
    from difflib import get_close_matches  # here, because only a slip of the pen needs it

    known: dict[str, list[str]] = {}
    for candidate in candidates:
        known.setdefault(slug(candidate)[:60], []).append(candidate)
    wanted = slug(name)[:60]
    close = get_close_matches(wanted, known, n=limit)
    within = [k for k in known if min(len(wanted), len(k)) > 1 and (wanted in k or k in wanted)]
    found = [candidate for k in dict.fromkeys(close + within) for candidate in known[k]]
    return tuple(found[:limit])


def _resolved(text: str, names: Mapping[str, Iterable[str]], happened: str, command: str) -> str:
    found = {text} if text in names else _matching(text, names)
    if len(found) == 1:
        return found.pop()
    if found:
        raise TrackerError(
            _("{text} may mean {names}").format(
                text=shown(text), names=listed(shown(name) for name in sorted(found)[:3])
            ),
            _("Write the full name, or give one another alias"),
        )
    bearers = {label: name for name, aliases in names.items() for label in (*aliases, name)}
    offers = dict.fromkeys(bearers[label] for label in nearest(text, bearers))
    remedy = _("Add it with `{command}`").format(command=command)
    if offers:
        remedy = _("Did you mean {names}? Otherwise add it with `{command}`").format(
            names=either(shown(name) for name in offers), command=command
        )
    raise NotFound(happened, remedy)


def _matching(text: str, names: Mapping[str, Iterable[str]]) -> set[str]:
    """The names that bear `text` by name, else by alias, else by slug."""
    wanted = folded(text)
    found = {name for name in names if folded(name) == wanted}
    found = found or {n for n, aliases in names.items() if wanted in map(folded, aliases)}
    letters = slug(text)
    if found or not letters:
        return found
    return {n for n, aliases in names.items() if letters in map(slug, (n, *aliases))}


def folded(text: str) -> str:
    """Text without differences of case, spacing or composition."""
    if not text.isascii():
        from unicodedata import normalize  # here, because most names are plain

        text = normalize("NFKC", text)
    return " ".join(text.casefold().split())


def slug(text: str) -> str:
    """The letters and digits of a name alone: "Bouw & Zn." and "bouwzn" are one."""
    return "".join(c for c in folded(text) if c.isalnum())


def shown(word: str) -> str:
    """A word as it stands in a sentence to the user: on one line, and not too long."""
    word = " ".join(word.split())
    return f'"{word}"' if len(word) <= 40 else f'"{word[:39]}…"'
