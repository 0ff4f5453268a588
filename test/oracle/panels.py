"""What people must read off every panel for twenty filters in three zones: counts of docs/counting.md, words in English.

A panel ignores the filter on what it groups by, whoever set it; groupings over time ignore the brush too.
"""

import json
from collections import Counter

from bins import bin_start, bins_of
from cases import FILTERS, ZONES, span
from counting import admits, distinct_objects, newest, ordinal, values
from reading import TICKS, ticks, time_text

# Eighty-five hours around an autumn night: the chart counts by hour, and both ends are instants of events.
NIGHTS = span('2026-10-22T10:00', '2026-10-25T23:00')
# Both hours between two and three o'clock in Berlin; its end is the instant of an event.
BOTH_HOURS = span('2026-10-25T00:30', '2026-10-25T02:00')

PANEL_FILTERS = {
    'default': {},
    'actions': {'action': ['Create', 'UNKNOWN', 'restore'], 'direction': 'all'},
    'statuses': {'status': ['Failure', 'warning']},
    'errors': FILTERS['errors'],
    'search': FILTERS['search'],
    'range and brush': {'range': NIGHTS, 'brush': BOTH_HOURS},
    'to AD': FILTERS['to AD'],
    'all directions, some types': {'direction': 'all', 'type': ['USER', 'group', 'unknown']},
    'cloud sync, both ways': {'direction': 'cloud-sync'},
    'a domain': {'app': ['corp.contoso.com']},
    'passwords': {'syncType': ['password']},
    'a job and none': {'job': ['AD2AADProvisioning.contoso.f00d', 'unknown'], 'direction': 'all'},
    'cycles': {'cycle': ['cycle-nights', 'cycle-05', 'cycle-06']},
    'objects': {'object': ['ad-nils', 'ad-mei', 'unknown']},
    'identity': FILTERS['identity'],
    'stage': FILTERS['stage'],
    'target name': {'targetName': ['Mei Tanaka', 'unknown']},
    'systems': {'sourceSystem': ['Active Directory'], 'targetSystem': ['Microsoft Entra ID']},
    'within': {'status': ['success', 'failure'], 'within': {'action': ['update', 'delete'], 'type': ['user']}},
    'a week and a code': {'range': span('2026-10-05T00:00', '2026-10-12T00:00'), 'error': ['unknown', 'AttributeValidationFailed']},
}

SERIES, ERRORS = 9, 20
USUAL = {
    'action': ('create', 'update', 'delete', 'disable', 'stageddelete', 'other'),
    'status': ('success', 'failure', 'skipped', 'warning'),
}


TYPES = ('user', 'group', 'contact')


def label(value):
    """Words that the domain knows are written as words; all others stand as logged."""
    if value == 'stageddelete':
        return 'Staged delete'
    known = value in ('unknown', *TYPES) or any(value in usual for usual in USUAL.values())
    return value.capitalize() if known else value


def by_value(records, dimension):
    """Events of each value, most first."""
    groups = {}
    for r in records:
        for value in values(r, dimension):
            groups.setdefault(value, []).append(r)
    return {v: groups[v] for v in sorted(groups, key=lambda v: (-len(groups[v]), ordinal(v)))}


def series(records, dimension):
    """(label, events): the nine largest values, usual ones first, then the others, then unknown; the rest is one."""
    groups = by_value(records, dimension)
    kept, rest = [*groups][:SERIES], [*groups][SERIES:]
    usual = [v for v in USUAL[dimension] if v in kept]
    others = [v for v in kept if v not in usual and v != 'unknown']
    shown = [(label(v), groups[v]) for v in usual + others + [v for v in kept if v == 'unknown']]
    if rest:
        shown.append((f'Other values ({len(rest)})', [r for v in rest for r in groups[v]]))
    return shown


def chart(loaded, filter, dimension):
    return series([r for r in loaded if admits(r, filter, [dimension], ignore_brush=True)], dimension)


def over_time(loaded, filter, zone):
    """Width of the bins, and of each bin its start and the events of each series, by action and by status."""
    bin, _, starts = bins_of({'bin': 'auto'}, filter, zone, loaded)

    def counts(dimension):
        return [
            Counter(time_text(bin_start(ticks(r['time']), bin, zone)) for r in found)
            for _, found in chart(loaded, filter, dimension)
        ]

    actions, statuses = counts('action'), counts('status')
    rows = [[minute(s), [events[s] for events in actions], [events[s] for events in statuses]] for s in starts]
    return {'bin': bin, 'bins': rows}


def minute(time):
    assert ticks(time) % (60 * TICKS) == 0, 'bins begin with a minute'
    return time[:16] + 'Z'


def status_table(loaded, filter):
    """Of each action, and of all: events, distinct objects in each status, distinct objects."""
    records = [r for r in loaded if admits(r, filter, ['action', 'status'])]
    statuses = [*USUAL['status'], *(s for s in by_value(records, 'status') if s not in USUAL['status'])]

    def line(name, found):
        cells = [distinct_objects([r for r in found if r['status'] == status]) for status in statuses]
        return [name, len(found), *cells, distinct_objects(found)]

    return {
        'statuses': [label(s) for s in statuses],
        'rows': [line(label(action), found) for action, found in by_value(records, 'action').items()],
        'total': line('All actions', records),
    }


def milliseconds(time):
    """HTML knows no more than three decimals."""
    return time[:23] + 'Z'


def errors(loaded, filter):
    """The codes seen last: code, events, objects, first and last seen, the service's reason in the newest event."""
    groups = by_value([r for r in loaded if admits(r, filter, ['error'])], 'error')
    last = {code: max(r['time'] for r in found) for code, found in groups.items()}
    recent = sorted(groups, key=lambda code: (-ticks(last[code]), ordinal(code)))
    return [
        [
            code,
            len(groups[code]),
            distinct_objects(groups[code]),
            milliseconds(min(r['time'] for r in groups[code])),
            milliseconds(last[code]),
            newest(groups[code])['reason'],
        ]
        for code in recent[:ERRORS]
    ]


def detail(loaded, filter):
    found = [r for r in loaded if admits(r, filter)]
    return {'id': newest(found)['id'], 'time': milliseconds(newest(found)['time']), 'total': len(found)}


def tiles(loaded, filter, dimension):
    """(label, distinct objects, events) of each value, most objects first."""
    groups = by_value([r for r in loaded if admits(r, filter, [dimension])], dimension)
    counted = {value: (distinct_objects(found), len(found)) for value, found in groups.items()}
    largest = sorted(counted, key=lambda v: (-counted[v][0], ordinal(v)))
    return [[label(value), *counted[value]] for value in largest]


def success_rate(loaded, filter):
    """Events that succeeded and that failed; the filter on status does not count."""
    records = [r for r in loaded if admits(r, filter, ['status'])]
    groups = by_value(records, 'status')
    return [[label(s), len(groups.get(s, []))] for s in ('success', 'failure')]


CYCLES = 50


def cycles(loaded, filter):
    """The newest cycles: id, events, distinct objects, failures."""
    groups = by_value([r for r in loaded if admits(r, filter, ['cycle'])], 'cycle')
    newest_first = sorted(groups, key=lambda v: (-max(ticks(r['time']) for r in groups[v]), ordinal(v)))
    return [
        [v, len(groups[v]), distinct_objects(groups[v]), sum(r['status'] == 'failure' for r in groups[v])]
        for v in newest_first[:CYCLES]
    ]


def groups(loaded, filter):
    """What the filter admits, by action: label and events, most first."""
    found = by_value([r for r in loaded if admits(r, filter)], 'action')
    return [[label(action), len(records)] for action, records in found.items()]


def panels(loaded):
    for name, filter in PANEL_FILTERS.items():
        yield {
            'name': name,
            'filter': filter,
            'actions': [[name, len(found)] for name, found in chart(loaded, filter, 'action')],
            'statuses': [[name, len(found)] for name, found in chart(loaded, filter, 'status')],
            'statusTable': status_table(loaded, filter),
            'errors': errors(loaded, filter),
            'detail': detail(loaded, filter),
            'tiles': {by: tiles(loaded, filter, by) for by in ('type', 'status', 'action')},
            'rate': success_rate(loaded, filter),
            'cycles': cycles(loaded, filter),
            'objects': distinct_objects([r for r in loaded if admits(r, filter)]),
            'groups': groups(loaded, filter),
            'zones': {zone: over_time(loaded, filter, zone) for zone in ZONES},
        }


def broken_into_lines(value, indent=0):
    """JSON whose short parts stand on one line each, so that a change is readable in a diff."""
    text = json.dumps(value, ensure_ascii=True)
    if len(text) <= 110 or not isinstance(value, (dict, list)):
        return text
    named = isinstance(value, dict)
    parts = [(json.dumps(k) + ': ', v) for k, v in value.items()] if named else [('', v) for v in value]
    inner = ',\n'.join(' ' * (indent + 1) + name + broken_into_lines(v, indent + 1) for name, v in parts)
    return ('{' if named else '[') + f'\n{inner}\n' + ' ' * indent + ('}' if named else ']')


def panel_numbers(loaded):
    return broken_into_lines([*panels(loaded)]) + '\n'
