"""Forms that keep what was typed when it is refused, and start anew when it was taken."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple, ParamSpec, TypeVar
from zlib import crc32

import streamlit as st

from tracker.book import Tracker
from tracker.language import _
from tracker.pages.frame import act
from tracker.records import Record
from tracker.wording.numbers import one_line

if TYPE_CHECKING:
    from streamlit.delta_generator import DeltaGenerator

K = TypeVar("K")
T = TypeVar("T")
P = ParamSpec("P")

DAY_FORMAT = "YYYY-MM-DD"
LONGEST_LABEL = 60


class Form(NamedTuple):
    """The widgets of one form: their keys, what they hold, and what happens when it is sent."""

    name: str

    def key(self, field: str) -> str:
        """The key of a field's widget; another one after each time the form was taken."""
        return f"{self.name}-{field}-{st.session_state.get(self._turn, 0)}"

    def value(self, field: str, default: Any = None) -> Any:
        """What a field's widget holds; `default` for one that is not shown."""
        return st.session_state.get(self.key(field), default)

    def once(self, press: Callable[P, None]) -> Callable[P, None]:
        """The callback of a button of the form; the second of two quick presses of it does nothing."""
        drawn = self.key("")

        def pressed(*args: P.args, **kwargs: P.kwargs) -> None:
            if self.key("") == drawn:  # else the first was taken, and the form is not what it was
                press(*args, **kwargs)

        return pressed

    def send(self, change: Callable[[Tracker], str | None]) -> bool:
        """Make a change of what the form holds, in a callback; returns whether it was made."""

        def taken(book: Tracker) -> str | None:
            words = change(book)
            self.renew()  # here, for a second press may break in as soon as this is stored
            return words

        return act(taken)

    def renew(self) -> None:
        """Start the form anew."""
        st.session_state[self._turn] = st.session_state.get(self._turn, 0) + 1

    @property
    def _turn(self) -> str:
        return f"turn-of-{self.name}"


def form_of(record: Record) -> Form:
    """The form of a stored record: another one as soon as the record is, so that it never shows what was."""
    return Form(f"{record.type}-{record.id}-{crc32(repr(record).encode()):08x}")


def labels(names: Iterable[str], blank: str | None = None) -> dict[str, str]:
    """How each name is shown in a list to choose from: on one line, not too long, and no two alike.

    `blank` is what the name "" is called, which no record bears; it comes first.
    """
    found: dict[str, str] = {} if blank is None else {"": blank}
    taken = set(found.values())
    for name in names:
        label = shown = one_line(name, LONGEST_LABEL) or _("(no name)")
        n = 1
        while label in taken:
            n += 1
            label = f"{shown} ({n})"
        taken.add(label)
        found[name] = label
    return found


def translated(table: Mapping[K, str]) -> dict[K, str]:
    """A table of marked texts in the language spoken."""
    return {key: _(text) for key, text in table.items()}


def select(
    label: str,
    options: Mapping[Any, str],
    now: Any,
    key: str,
    *,
    placeholder: str | None = None,
    disabled: bool = False,
    on_change: Callable[..., None] | None = None,
    args: tuple[Any, ...] = (),
) -> Any:
    """A list to choose from; `options` says how each value is shown, `now` is chosen at first, if there."""
    values: list[Any] = list(options)
    return st.selectbox(
        label,
        values,
        index=values.index(now) if now in options else None,
        format_func=lambda value: options.get(value, str(value)),
        placeholder=placeholder or _("Choose"),
        key=key,
        disabled=disabled,
        on_change=on_change,
        args=args,
    )


def in_rows(items: Sequence[T], width: int) -> Iterator[tuple["DeltaGenerator", T]]:
    """Each item with the column to draw it in, row by row, so that a phone shows them in their order."""
    for start in range(0, len(items), width):
        yield from zip(st.columns(width), items[start : start + width], strict=False)


def sections(key: str, names: Sequence[str]) -> str:
    """A row of the page's parts to choose from, kept in the address; returns the chosen one.

    `names` are marked texts. In the address and to the page they are what they are in English, so that a
    link leads to the same part in every language.
    """
    named = st.query_params.get(key)
    # The address decides: a choice writes it at once, and whoever goes back finds the part he left.
    st.session_state[key] = named if named in names else names[0]
    chosen = st.segmented_control(
        _("Part of the page"),
        names,
        required=True,
        format_func=_,
        key=key,
        label_visibility="collapsed",
        on_change=_go_to_part,
        args=(key, names[0]),
    )
    return str(chosen or names[0])


def _go_to_part(key: str, first: str) -> None:
    chosen = st.session_state.get(key) or first
    if chosen != first:
        st.query_params[key] = chosen
    else:
        st.query_params.pop(key, None)
