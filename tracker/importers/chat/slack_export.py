"""The files of a Slack export, wherever they are: in a folder, in a .zip as Slack makes it, or one day alone.

Nothing is ever written to disk, no name leads out of the export, and nothing is unpacked beyond measure.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from zipfile import ZipFile

from tracker.errors import BadFile
from tracker.importers import zips
from tracker.importers.json_file import HEAD, document, is_slack_day
from tracker.language import N_, _

LARGEST_FILE = 64 * 2**20
"""Bytes; one day of one channel, or the list of all users."""

LARGEST_EXPORT = 2 * 2**30
"""Bytes, unpacked."""

LISTS = ("users", "channels", "groups", "dms", "mpims")

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}\.json\Z")
_AGAIN, _SHORTER = N_("Export it again from Slack"), N_("Export a shorter time")


class Export:
    """An export as a list of names and a way to read each.

    Args:
        path: the folder, archive or single day.
        names: every file of JSON, relative to the folder in which users.json stands, with "/".
        read: gives the bytes of a name.
    """

    def __init__(self, path: Path, names: Mapping[str, str], read: Callable[[str], bytes]) -> None:
        self.name = path.name
        self.is_single = len(names) == 1 and path.name in names
        self._names = names
        self._read = read

    def json(self, name: str) -> object:
        """What a file holds; None when there is none of that name.

        Raises:
            BadFile: it cannot be read.
        """
        where = self._names.get(name)
        return None if where is None else document(self._read(where), name)

    def days(self) -> Iterator[tuple[str, str]]:
        """The channel and the name of each day's file, in their order."""
        if self.is_single:
            yield from (("", name) for name in self._names)
            return
        for name in sorted(self._names):
            folder, slash, file = name.rpartition("/")
            if slash and "/" not in folder and _DAY.match(file):
                yield folder, name


def is_export(path: Path) -> bool:
    """Whether it is a folder or an archive with what Slack puts there, or one of its days."""
    if path.is_dir():
        names = {entry.name for entry in path.iterdir() if entry.suffix == ".json"}
        first = min(filter(_DAY.match, names), default=None)
        return _is_slack(names) or (first is not None and is_slack_day(_head(path / first)))
    head = _head(path)
    if not zips.is_zip(head):
        return is_slack_day(head)
    try:
        with zips.opened(path, _(_AGAIN)) as archive:
            names = {PurePosixPath(name).name for name in archive.namelist()}
    except BadFile:
        return any(f"{name}.json".encode() in head[:4096] for name in LISTS)
    return _is_slack(names)


def _head(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(HEAD)


def _is_slack(names: set[str]) -> bool:
    return "users.json" in names and any(f"{name}.json" in names for name in LISTS[1:])


@contextmanager
def opened(path: Path) -> Iterator[Export]:
    """The export at `path`.

    Raises:
        BadFile: it is an archive that is damaged, locked, or made to do harm.
        OSError: it cannot be read.
    """
    if path.is_dir():
        found = [*path.glob("*.json"), *path.glob("*/*.json")]
        names = {of.relative_to(path).as_posix(): str(of) for of in found if of.is_file()}
        if not any("/" in name for name in names):  # the folder of one channel
            names |= {f"{path.name}/{name}": at for name, at in names.items() if _DAY.match(name)}
        yield Export(path, names, lambda name: _bounded(Path(name)))
    elif zips.is_zip(_head(path)):
        with zips.opened(path, _(_AGAIN)) as archive:
            yield Export(path, _members(path, archive), lambda name: _unpacked(archive, name))
    else:
        yield Export(path, {path.name: str(path)}, lambda name: _bounded(Path(name)))


def _bounded(path: Path) -> bytes:
    if path.stat().st_size > LARGEST_FILE:
        raise BadFile(
            _("{file} is larger than {size} MB").format(file=path.name, size=LARGEST_FILE >> 20), _(_SHORTER)
        )
    return path.read_bytes()


def _members(path: Path, archive: ZipFile) -> dict[str, str]:
    """The members of JSON by their names inside the export."""
    entries = archive.infolist()
    refused = zips.trap(path.name, archive, _(_AGAIN))
    if refused is not None:
        raise refused
    if sum(entry.file_size for entry in entries) > LARGEST_EXPORT:
        raise BadFile(
            _("{file} would unpack to more than {size} GB").format(file=path.name, size=LARGEST_EXPORT >> 30),
            _(_SHORTER),
        )
    names = [entry.filename for entry in entries if entry.filename.endswith(".json")]
    users = [name for name in names if PurePosixPath(name).name == "users.json"]
    base = min(users, key=len, default="users.json").removesuffix("users.json")
    return {name.removeprefix(base): name for name in names if name.startswith(base)}


def _unpacked(archive: ZipFile, name: str) -> bytes:
    short = PurePosixPath(name).name
    member = archive.getinfo(name)
    refused = zips.obstacle(
        short, member, most=LARGEST_FILE, unpack=_("Unpack it, and import the folder"), shorten=_(_SHORTER)
    )
    if refused is not None:
        raise refused
    try:
        with archive.open(member) as stream:
            return stream.read(member.file_size)  # without a size, one that lies of it fills the memory
    except zips.STRANGE as error:
        raise zips.damaged(short, _(_AGAIN)) from error
