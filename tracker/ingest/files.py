"""Importing a file: identify, extract, match, store, report; one transaction, or nothing."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from shlex import quote

from tracker.errors import BadFile, NobodyIsMe, UsageError
from tracker.importers import IMPORTERS, Batch, Importer, Options, identify
from tracker.importers.base import DATE_ORDERS
from tracker.ingest import calendar, records
from tracker.ingest.contacts import Intake, Known
from tracker.ingest.report import ImportReport
from tracker.language import _, ngettext
from tracker.quickline import resolve_client
from tracker.records.codec import zone
from tracker.store import Store, quick
from tracker.store.bulk import no_garbage_collection


def import_file(
    store: Store,
    file: str,
    options: Options,
    now: datetime,
    *,
    format: str | None = None,  # noqa: A002 - the word of the command line's help
    dry_run: bool = False,
    keep_going: bool = False,
    client: str | None = None,
) -> ImportReport:
    """Take in one file.

    Args:
        store: where it goes.
        file: its path.
        options: what the file does not say; without a zone, that of the settings is used and said.
        now: when this happens, for the history.
        format: the importer's name, where the content could be read in two ways.
        dry_run: report what would happen, row by row, and change nothing.
        keep_going: take in the good rows of a file that has problems; without it such a file is refused.
        client: whose every event is that names no other.

    Raises:
        BadFile: nothing claims the file, or its problems forbid it (they are listed on the error).
        TrackerError: what the file leaves open must be said first.
    """
    path = Path(file)
    importer = _called(format) if format else identify(path)
    if options.timezone is None:
        options = replace(options, timezone=str(quick.days(store).zone))
    if client is not None:
        client = resolve_client(client, quick.aliases(store))
    report = ImportReport(importer.name)
    with no_garbage_collection():
        known = Known(store, importer.name) if importer.holds == "contacts" else None
        if known is not None:
            options = replace(options, me=known.me, is_known=known.is_known)
        # Read before the change begins, for others who want to write wait as long as it lasts.
        batch = _extracted(importer, path, options, report)
        with store.writing(_change_of(path, importer), now, dry_run=dry_run) as write:
            if known is not None:
                if batch.likely_me:
                    raise NobodyIsMe(*_who_is_me(path.name, batch.likely_me), batch.likely_me)
                batch = replace(batch, timezone=batch.timezone or str(options.timezone))
                Intake(store, write, importer.name, client, known.key).take_in(batch, report)
            elif importer.holds == "records":
                records.take_in(store, write, batch.records, report)
            else:
                zone = batch.timezone
                calendar.take_in(store, write, batch.records, zone, report, preview=dry_run, client=client)
            report.problems.sort(key=lambda problem: problem.line or 0)
            # Of a folder, what cannot be read does not keep out the rest; of a file, it does.
            _refuse_problems(path, report, keep_going=keep_going or dry_run or path.is_dir())
            write.what = _outcome(write.what, report)
            report.batch = None if dry_run or write.change is None else write.change.batch
    return report


def _change_of(path: Path, importer: Importer) -> str:
    """How the history names the import: a chat's file is called by a person, a saved mail by its subject."""
    return _("import {name}").format(name=importer.name if importer.holds == "contacts" else path.name)


def _outcome(change: str, report: ImportReport) -> str:
    """The name of the change with what came of it."""
    said = _("{change}: {added} added, {updated} updated")
    if report.waiting:
        said = _("{change}: {added} added, {updated} updated, {waiting} waiting")
    return said.format(change=change, added=report.added, updated=report.updated, waiting=report.waiting)


def _extracted(importer: Importer, path: Path, options: Options, report: ImportReport) -> Batch:
    """What a file holds; its problems and notes go to the report."""
    try:
        batch = importer.extract(path, options)
    except MemoryError:
        raise BadFile(
            _("{file} is too large for the memory of this machine").format(file=path.name),
            _("Split it and try again"),
        ) from None
    report.problems += batch.problems
    report.notes += batch.notes
    if batch.timezone and importer.holds != "records":
        report.notes.append(_("Times were read as {timezone}.").format(timezone=batch.timezone))
    return batch


def _who_is_me(name: str, candidates: Sequence[str]) -> tuple[str, str]:
    shown = [f"“{of[:60]}”" for of in candidates[:3]]
    happened = _("Nobody in {name} is known to be you; you may be {names}")
    if len(candidates) > len(shown):
        happened = _("Nobody in {name} is known to be you; you may be {names} and {n} more")
    return (
        happened.format(name=name, names=", ".join(shown), n=len(candidates) - len(shown)),
        _("Say who you are once, such as `tracker me add {name}`, and import it again").format(
            name=quote(candidates[0][:60])
        ),
    )


def importing_options(
    timezone: str | None,
    date_order: str | None,
    columns: Sequence[str] | None,
    progress: Callable[[float], None] | None = None,
) -> Options:
    """What the user says of a file, checked.

    Raises:
        UsageError: an unknown zone or date order.
    """
    if timezone is not None:
        try:
            zone(timezone)
        except ValueError as error:
            raise UsageError(_("The time zone {error}").format(error=error), _("Name an IANA zone")) from None
    order = next((known for known in DATE_ORDERS if known == date_order), None)
    if date_order is not None and order is None:
        raise UsageError(
            _("There is no date order {date_order!r}").format(date_order=date_order),
            _("Choose from {orders}").format(orders=", ".join(DATE_ORDERS)),
        )
    named = tuple(columns) if columns is not None else None
    return Options(timezone, order, named, progress=progress)


def _called(name: str) -> Importer:
    for importer in IMPORTERS:
        if importer.name == name:
            return importer
    names = ", ".join(importer.name for importer in IMPORTERS)
    raise UsageError(
        _("There is no format {name!r}").format(name=name), _("Choose from {names}").format(names=names)
    )


def _refuse_problems(path: Path, report: ImportReport, *, keep_going: bool) -> None:
    """A file is one whole: with a problem, all of it is refused (the contract, section 3)."""
    if not report.problems or keep_going:
        return
    number = len(report.problems)
    raise BadFile(
        ngettext(
            "{file} has {n} problem, so nothing was imported",
            "{file} has {n} problems, so nothing was imported",
            number,
        ).format(file=path.name, n=number),
        _("Correct the lines named above, or take in the others with --keep-going"),
        tuple(report.problems),
    )
