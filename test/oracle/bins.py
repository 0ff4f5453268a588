"""Time bins of docs/counting.md ("Time")."""

from datetime import datetime, timedelta, timezone
from zoneinfo import ZoneInfo

from reading import TICKS, ticks, time_text

FIVE_MINUTES, HOUR = 300 * TICKS, 3600 * TICKS
WIDTHS = ('5min', 'hour', 'day', 'week')


def local(value, zone):
    return datetime.fromtimestamp(value // TICKS, timezone.utc).astimezone(ZoneInfo(zone))


def start_of_day(date, zone):
    # Where a clock change skips midnight, the earlier offset (fold 0) gives the first instant of that day.
    midnight = datetime(date.year, date.month, date.day, tzinfo=ZoneInfo(zone), fold=0)
    return int(midnight.astimezone(timezone.utc).timestamp()) * TICKS


def offset(value, zone):
    return int(local(value, zone).utcoffset().total_seconds()) * TICKS


def bin_start(value, bin, zone):
    if bin == '5min':
        return value - value % FIVE_MINUTES
    if bin == 'hour':
        return hour_start(value, zone)
    date = local(value, zone).date()
    return start_of_day(date - timedelta(days=date.weekday()) if bin == 'week' else date, zone)


def hour_start(value, zone):
    now = offset(value, zone)
    start = value - (value + now) % HOUR
    # A clock change by half an hour begins an hour of its own.
    while (offset(start, zone) - now) % HOUR:
        start += FIVE_MINUTES
    return start


def bin_starts(first, last, bin, zone):
    """Every bin that holds some part of the time from `first` to `last`, both included."""
    if bin in ('5min', 'hour'):
        moments = [*range(first - first % FIVE_MINUTES, last + 1, FIVE_MINUTES)]
        return sorted({bin_start(max(m, first), bin, zone) for m in moments})
    starts, at = [], bin_start(first, bin, zone)
    while at <= last:
        starts.append(at)
        at = start_of_day(local(at, zone).date() + timedelta(days=7 if bin == 'week' else 1), zone)
    return starts


def bins_of(grouping, filter, zone, loaded):
    """(bin, span, starts) of a grouping with a bin. The brush has no say."""
    span = filter.get('range', 'all')
    if span == 'all':
        times = [ticks(r['time']) for r in loaded]
        span = {'from': time_text(min(times)), 'to': time_text(max(times) + 1)}
    first, last = ticks(span['from']), ticks(span['to']) - 1
    bin = grouping['bin']
    if bin == 'auto':
        bin = next((b for b in WIDTHS if len(bin_starts(first, last, b, zone)) <= 92), 'week')
    return bin, span, [time_text(s) for s in bin_starts(first, last, bin, zone)]
