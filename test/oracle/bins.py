"""Time bins of docs/counting.md ("Time")."""

from datetime import datetime, timedelta, timezone
from zoneinfo import ZoneInfo

from reading import TICKS, ticks, time_text

WIDTHS = ('5min', 'hour', 'day', 'week')


def local(value, zone):
    return datetime.fromtimestamp(value // TICKS, timezone.utc).astimezone(ZoneInfo(zone))


def start_of_day(date, zone):
    # Where a clock change skips midnight, the earlier offset (fold 0) gives the first instant of that day.
    midnight = datetime(date.year, date.month, date.day, tzinfo=ZoneInfo(zone), fold=0)
    return int(midnight.astimezone(timezone.utc).timestamp()) * TICKS


def bin_start(value, bin, zone):
    if bin == '5min':
        return value - value % (300 * TICKS)
    at = local(value, zone)
    if bin == 'hour':
        offset = int(at.utcoffset().total_seconds()) * TICKS
        return value - (value + offset) % (3600 * TICKS)
    date = at.date()
    return start_of_day(date - timedelta(days=date.weekday()) if bin == 'week' else date, zone)


def bin_starts(first, last, bin, zone):
    """Every bin from the one holding `first` to the one holding `last`."""
    starts, at = [], bin_start(first, bin, zone)
    while at <= last:
        starts.append(at)
        if bin in ('5min', 'hour'):
            at += (300 if bin == '5min' else 3600) * TICKS
        else:
            date = local(at, zone).date()
            at = start_of_day(date + timedelta(days=7 if bin == 'week' else 1), zone)
    return starts


def bins_of(grouping, filter, zone, loaded):
    """(bin, span as given or None for all data, starts) of a grouping with a bin."""
    range = filter.get('range', 'all')
    if range == 'all':
        times = [ticks(r['time']) for r in loaded]
        first, last, span = min(times), max(times), None
    else:
        first, last, span = ticks(range['from']), ticks(range['to']) - 1, range
    bin = grouping['bin']
    if bin == 'auto':
        bin = next((b for b in WIDTHS if len(bin_starts(first, last, b, zone)) <= 92), 'week')
    return bin, span, [time_text(s) for s in bin_starts(first, last, bin, zone)]
