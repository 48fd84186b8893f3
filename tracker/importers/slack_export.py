"""The files of a Slack export, wherever they are: in a folder, in a .zip as Slack makes it, or one day alone.

Nothing is ever written to disk, no name leads out of the export, and nothing is unpacked beyond measure.
"""

import re
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from tracker.errors import BadFile
from tracker.importers.json_file import HEAD, document, is_slack_day

LARGEST_FILE = 64 * 2**20
"""Bytes; one day of one channel, or the list of all users."""

LARGEST_EXPORT = 2 * 2**30
"""Bytes, unpacked."""

LISTS = ("users", "channels", "groups", "dms", "mpims")

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}\.json\Z")
_ENTRY = b"PK\x03\x04"


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
    if not head.startswith(_ENTRY):
        return is_slack_day(head)
    try:
        with _archive(path) as archive:
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
    elif _head(path).startswith(_ENTRY):
        with _archive(path) as archive:
            yield Export(path, _members(path, archive), lambda name: _unpacked(archive, name))
    else:
        yield Export(path, {path.name: str(path)}, lambda name: _bounded(Path(name)))


def _archive(path: Path) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(path)
    except (zipfile.BadZipFile, NotImplementedError, UnicodeDecodeError, OSError) as error:
        raise BadFile(
            f"{path.name} breaks off or is damaged: its table of contents cannot be read", "Copy it again"
        ) from error


def _bounded(path: Path) -> bytes:
    if path.stat().st_size > LARGEST_FILE:
        raise BadFile(f"{path.name} is larger than {LARGEST_FILE >> 20} MB", "Export a shorter time")
    return path.read_bytes()


def _members(path: Path, archive: zipfile.ZipFile) -> dict[str, str]:
    """The members of JSON by their names inside the export."""
    entries = archive.infolist()
    if any(_leads_out(entry.filename) for entry in entries):
        raise BadFile(
            f"{path.name} holds a file whose name leads out of the archive, which no export of Slack does",
            "Do not unpack it; export it again from Slack",
        )
    if sum(entry.file_size for entry in entries) > LARGEST_EXPORT:
        raise BadFile(
            f"{path.name} would unpack to more than {LARGEST_EXPORT >> 30} GB", "Export a shorter time"
        )
    names = [entry.filename for entry in entries if entry.filename.endswith(".json")]
    users = [name for name in names if PurePosixPath(name).name == "users.json"]
    base = min(users, key=len, default="users.json").removesuffix("users.json")
    return {name.removeprefix(base): name for name in names if name.startswith(base)}


def _leads_out(name: str) -> bool:
    parts = re.split(r"[/\\]", name)
    return ".." in parts or parts[0] == "" or ":" in parts[0]


def _unpacked(archive: zipfile.ZipFile, name: str) -> bytes:
    short = PurePosixPath(name).name
    entry = archive.getinfo(name)
    if entry.flag_bits & 1:
        raise BadFile(f"{short} is locked with a password", "Unpack it, and import the folder")
    if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise BadFile(f"{short} is packed in a way that is not known", "Pack it as a plain zip")
    try:
        with archive.open(name) as member:
            data = member.read(LARGEST_FILE + 1)
    except (zipfile.BadZipFile, NotImplementedError, zlib.error, EOFError, OSError) as error:
        raise BadFile(f"{short} is damaged inside the archive", "Export it again") from error
    if len(data) > LARGEST_FILE:
        raise BadFile(f"{short} unpacks to more than {LARGEST_FILE >> 20} MB", "Export a shorter time")
    return data
