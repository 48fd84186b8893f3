"""Finding what a word on the command line names: a client, a project, any record."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeVar, overload

from tracker.cli.session import did_you_mean
from tracker.errors import NotFound, UsageError
from tracker.language import _
from tracker.quickline import nearest, resolve_client, resolve_project

if TYPE_CHECKING:
    from tracker.book import Tracker
    from tracker.records import Client, Project, Record

R = TypeVar("R", bound="Record")


def clients(book: "Tracker") -> "Sequence[Client]":
    """All clients, archived ones included."""
    from tracker.records import Client

    return book.records(Client)


def projects(book: "Tracker", client: str | None = None) -> "list[Project]":
    """All projects, or those of one client."""
    from tracker.records import Project

    return [project for project in book.records(Project) if client in (None, project.client)]


def client_name(book: "Tracker", text: str) -> str:
    """The name of the client that `text` means, archived or not, by name or alias in any case.

    Raises:
        NotFound: there is none; the nearest are offered.
    """
    return resolve_client(text.removeprefix("@"), {of.name: of.aliases for of in clients(book)})


def client(book: "Tracker", text: str) -> "Client":
    """The client that `text` means."""
    name = client_name(book, text)
    return next(of for of in clients(book) if of.name == name)


def project(book: "Tracker", client_text: str, text: str) -> "Project":
    """The project of a client that `text` means."""
    owner = client_name(book, client_text)
    of_client = projects(book, owner)
    name = resolve_project(text, owner, [of.name for of in of_client])
    return next(of for of in of_client if of.name == name)


def words_of(pairs: Iterable[str]) -> dict[str, str]:
    """`key=value` words as a mapping.

    Raises:
        UsageError: one is no such word, or a key stands twice.
    """
    found: dict[str, str] = {}
    for pair in pairs:
        key, equals, value = pair.partition("=")
        key = key.strip().replace("-", "_")
        if not equals or not key:
            raise UsageError(
                _("{word!r} is no field with a value").format(word=pair[:60]), _("Write each as name=value")
            )
        if key in found:
            raise UsageError(_("{field} stands twice").format(field=key), _("Keep one of them"))
        found[key] = value
    return found


def with_names(book: "Tracker", words: Mapping[str, str], client: str | None = None) -> dict[str, str]:
    """The words with client and project by their full names; `client`: whose the project is, if not said."""
    found = dict(words)
    if found.get("client"):
        client = found["client"] = client_name(book, found["client"])
    if found.get("project") and client is not None:
        found["project"] = project(book, client, found["project"]).name
    return found


def of_client(
    book: "Tracker", type_name: str, records: "Sequence[Record]", client: str
) -> "Sequence[Record]":
    """The records of a type that belong to a client, by his full name; occasions by their boundaries.

    Raises:
        UsageError: records of that type belong to no client.
    """
    from tracker.records import Boundary, Occasion, record_type, specs

    found = record_type(type_name)
    if found is Occasion:
        own = {of.id for of in book.records(Boundary) if of.client == client}
        return [of for of in book.records(Occasion) if of.boundary in own]
    if found is None or "client" not in {spec.name for spec in specs(found)}:
        raise UsageError(
            _("No {type} belongs to a client").format(type=type_name),
            _("Use `tracker list {type}` alone").format(type=type_name),
        )
    return [of for of in records if getattr(of, "client") == client]  # noqa: B009 - not every type has one


def changed_fields(record: "Record", words: Mapping[str, str]) -> dict[str, Any]:
    """What the words say of fields of a stored record: name -> value; an empty value clears the field.

    Raises:
        UsageError: an unknown field, or a value it may not hold.
    """
    from tracker.records import specs
    from tracker.records.codec import plain
    from tracker.records.words import record_of

    declared = specs(type(record))
    required = {spec.name: str(plain(spec, getattr(record, spec.name))) for spec in declared if spec.required}
    names = {spec.name for spec in declared}
    full = {name if name in names else f"{name}_cents": name for name in words}
    kept = {name: value for name, value in required.items() if name not in full}
    new = record_of(type(record), {**kept, **words})
    return {name: getattr(new, name) for name in full if name in names}


@overload
def find(book: "Tracker", of_type: type[R], text: str) -> R: ...


@overload
def find(book: "Tracker", of_type: str, text: str) -> "Record": ...


def find(book: "Tracker", of_type: "str | type[Record]", text: str) -> "Record":
    """The record of a type that `text` names: by the beginning of its id, or by its name.

    Raises:
        NotFound: none.
        UsageError: no such type.
    """
    from tracker.store.ids import full_id

    type_name = of_type if isinstance(of_type, str) else of_type.type
    if type_name == "client":
        return client(book, text)
    records = book.records(type_name)
    label = {"rule": "title", "project": "name"}.get(type_name)
    named = [of for of in records if label and getattr(of, label).casefold() == text.casefold()]
    if len(named) == 1:
        return named[0]
    try:
        wanted = full_id(book.store, type_name, text)
    except NotFound:
        if label is None:
            raise
        offers = nearest(text, [getattr(of, label) for of in records])
        meant = did_you_mean(offers) or _("`tracker {type} list` shows all").format(type=type_name)
        happened = _("There is no {type} {name!r}").format(type=type_name, name=text[:60])
        raise NotFound(happened, meant) from None
    return next(of for of in records if of.id == wanted)


def record_json(record: "Record") -> dict[str, Any]:
    """A record as in the interchange file."""
    from tracker.records import specs
    from tracker.records.codec import plain

    fields = {spec.name: plain(spec, getattr(record, spec.name)) for spec in specs(type(record))}
    return {"type": record.type, **fields}
