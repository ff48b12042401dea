"""The reader's time zone, by its name where it has one, else as the system itself reckons."""

from __future__ import annotations

import datetime as dt
import warnings
import zoneinfo

NONE = dt.timedelta()


class Systems(dt.tzinfo):
    """The zone that the system reckons in: by a rule in `TZ` such as `CET-1CEST`, or in UTC after a slip."""

    def utcoffset(self, moment: dt.datetime | None) -> dt.timedelta:
        """Return how far a moment on the reader's clock is from UTC; nothing where the system cannot say."""
        return _here(moment).utcoffset() or NONE if moment else NONE

    def dst(self, moment: dt.datetime | None) -> None:
        """Return nothing: the system does not say how much of it is summer time."""

    def tzname(self, moment: dt.datetime | None) -> str | None:
        """Return what the system calls it then."""
        return _here(moment).tzname() if moment else None

    def fromutc(self, moment: dt.datetime) -> dt.datetime:
        """Return a moment in UTC as the reader's clock shows it."""
        here = _astimezone(moment.replace(tzinfo=dt.UTC))
        shown = here.replace(tzinfo=self)
        return shown if shown.utcoffset() == here.utcoffset() else shown.replace(fold=1)


def zone() -> dt.tzinfo:
    """Return the reader's time zone; whatever stands in `TZ`, there is one."""
    from tzlocal import get_localzone

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of a name that disagrees with the system, in the terminal
            return get_localzone()
    except (LookupError, OSError, ValueError):
        return Systems()


def has_name(tz: dt.tzinfo | None) -> bool:
    """Return whether other programs know a zone by its name."""
    try:
        return bool(zoneinfo.ZoneInfo(getattr(tz, "key", "")))
    except (LookupError, OSError, ValueError):
        return False


def _here(moment: dt.datetime) -> dt.datetime:
    return _astimezone(moment.replace(tzinfo=None))


def _astimezone(moment: dt.datetime) -> dt.datetime:
    try:
        return moment.astimezone()
    except (OverflowError, OSError, ValueError):  # long before or after any clock
        return moment.replace(tzinfo=dt.UTC)
