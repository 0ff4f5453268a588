"""Filter, counts and pages of docs/counting.md, written from that page alone: slow, plain, one rule a function."""

from bins import bin_start, bins_of
from reading import ticks, time_text

DIMENSIONS = (
    'action',
    'status',
    'type',
    'error',
    'job',
    'syncType',
    'direction',
    'app',
    'sourceSystem',
    'targetSystem',
    'cycle',
    'object',
    'stage',
    'targetName',
)
RENAMED = ('azure active directory', 'microsoft entra id')


def ordinal(text):
    """Sorts like JavaScript and the service do: by UTF-16 code units."""
    return text.encode('utf-16-be')


def system_key(system):
    if (system['name'] or '').lower() in RENAMED:
        return 'Microsoft Entra ID'
    return system['name'] or system['id'] or 'unknown'


def values(record, dimension):
    """The values an event has in a dimension: one, except none for `error` of other events and several for `stage`."""
    r = record
    if dimension in ('action', 'status', 'type', 'syncType', 'direction'):
        return [r[dimension]]
    if dimension == 'error':
        return [r['errorCode'] or 'unknown'] if r['status'] == 'failure' else []
    if dimension == 'stage':
        return list(dict.fromkeys(s['name'] for s in r['steps'])) or ['unknown']
    if dimension == 'app':
        return [r['app']['name'] or r['app']['id'] or 'unknown']
    if dimension in ('sourceSystem', 'targetSystem'):
        return [system_key(r[dimension])]
    if dimension == 'targetName':
        return [r['target']['name'] or 'unknown']
    return [r[{'job': 'jobId', 'cycle': 'cycleId', 'object': 'object'}[dimension]] or 'unknown']


def within(record, span):
    return ticks(span['from']) <= ticks(record['time']) < ticks(span['to'])


def directed(record, wanted):
    if wanted == 'all':
        return True
    return record['direction'] in (('ad-to-entra', 'entra-to-ad') if wanted == 'cloud-sync' else (wanted,))


def searched(record, search):
    fields = [record['id'], record['changeId'], record['errorCode']]
    fields += [record[side][part] for side in ('source', 'target') for part in ('name', 'id', 'upn')]
    return any(search.strip().lower() in f.lower() for f in fields if f)


def admits(record, filter, ignore=(), ignore_brush=False):
    if filter.get('range', 'all') != 'all' and not within(record, filter['range']):
        return False
    if 'brush' in filter and not ignore_brush and not within(record, filter['brush']):
        return False
    if 'direction' not in ignore and not directed(record, filter.get('direction', 'ad-to-entra')):
        return False
    for dimension in DIMENSIONS:
        wanted = filter.get(dimension)
        if dimension == 'direction' or dimension in ignore or not wanted:
            continue
        if dimension in ('action', 'status', 'type'):
            wanted = [w.lower() for w in wanted]
        if not set(wanted) & set(values(record, dimension)):
            return False
    if filter.get('identity') and not set(filter['identity']) & {record['source']['id'], record['target']['id']}:
        return False
    if filter.get('search', '').strip() and not searched(record, filter['search']):
        return False
    return admits_within(record, filter)


def admits_within(record, filter):
    """The second filter, of which nothing is ever ignored."""
    return 'within' not in filter or admits(record, {'direction': 'all', **filter['within']})


def held(loaded, filter):
    """All there is for one who may see no more than `within` admits."""
    return [r for r in loaded if admits_within(r, filter)]


def place(record):
    return record['time'], ordinal(record['id'])


def newest(records):
    return max(records, key=place)


def distinct_objects(records):
    return len({r['object'] for r in records if r['object']})


def row(key, records, bin, latest):
    out = {'key': list(key)}
    if bin is not None:
        out['bin'] = bin
    out['events'] = len(records)
    out['objects'] = distinct_objects(records)
    out['firstSeen'] = min(r['time'] for r in records)
    out['lastSeen'] = max(r['time'] for r in records)
    if latest:
        out['latest'] = {
            k: newest(records)[k] for k in ('id', 'time', 'action', 'status', 'errorCode', 'reason', 'jobId')
        }
    return out


def split(records, second, bin, zone):
    """Records by (bin, value of the second dimension): bins ascending, then by events, then by value."""
    cells = {}
    for r in records:
        start = time_text(bin_start(ticks(r['time']), bin, zone)) if bin else None
        for value in values(r, second) if second else [None]:
            cells.setdefault((start, value), []).append(r)
    order = sorted(cells, key=lambda c: (c[0] or '', -len(cells[c]), ordinal(c[1] or '')))
    return [(start, value, cells[start, value]) for start, value in order]


def rows(prefix, records, second, bin, zone, latest):
    return [
        row(prefix + ([value] if second else []), found, start, latest)
        for start, value, found in split(records, second, bin, zone)
    ]


def table(loaded, filter, zone, grouping):
    by, own, latest = list(grouping['by']), grouping.get('ignoreOwn'), grouping.get('latest', False)
    ignore = by if own is True else list(own or [])
    records = [r for r in loaded if admits(r, filter, ignore, bool(own) and 'bin' in grouping)]
    bins, bin = None, None
    visible = held(loaded, filter)
    if 'bin' in grouping and (visible or filter.get('range', 'all') != 'all'):
        bin, span, starts = bins_of(grouping, filter, zone, visible)
        bins = {'bin': bin, 'span': span, 'starts': starts}
    second = by[1] if len(by) > 1 else None
    if not by:
        return {
            'rows': rows([], records, None, bin, zone, latest),
            'other': [],
            'otherValues': 0,
            'next': None,
            'bins': bins,
        }

    groups = {}
    for r in records:
        for value in values(r, by[0]):
            groups.setdefault(value, []).append(r)
    measures = {
        'events': lambda v: -len(groups[v]),
        'objects': lambda v: -distinct_objects(groups[v]),
        'last': lambda v: -ticks(max(r['time'] for r in groups[v])),
    }
    measure = measures[grouping.get('order', 'events')]
    ordered = sorted(groups, key=lambda v: (measure(v), ordinal(v)))
    if 'after' in grouping:
        ordered = ordered[ordered.index(grouping['after']) + 1 :] if grouping['after'] in ordered else []
    kept = ordered[: grouping.get('top', len(ordered))]
    dropped = ordered[len(kept) :]
    folded = [r for r in records if set(values(r, by[0])) & set(dropped)] if 'after' not in grouping else []
    return {
        'rows': [line for value in kept for line in rows([value], groups[value], second, bin, zone, latest)],
        'other': rows([], folded, second, bin, zone, latest),
        'otherValues': len(dropped) if 'after' not in grouping else 0,
        'next': kept[-1] if dropped else None,
        'bins': bins,
    }


def summary(loaded, question):
    return {'tables': [table(loaded, question['filter'], question['zone'], g) for g in question['groupings']]}


def about(loaded, question):
    found = [r['time'] for r in loaded if admits(r, question['filter'])]
    out = {'earliest': min(found, default=None), 'latest': max(found, default=None), 'events': len(found)}
    if 'within' in question['filter']:
        times = [r['time'] for r in held(loaded, question['filter'])]
        out['loaded'] = {'from': min(times), 'to': max(times)} if times else None
    return out


def first_of(records, read):
    """From the newest record that has it."""
    return next((read(r) for r in sorted(records, key=place, reverse=True) if read(r)), None)


def object_row(key, found, loaded, filter):
    state = newest(
        [r for r in loaded if r['object'] == key and admits(r, filter, ('status', 'action', 'error', 'stage'))]
    )
    return {
        'key': key,
        'sourceId': first_of(found, lambda r: r['source']['id']),
        'targetId': first_of(found, lambda r: r['target']['id']),
        'sourceName': first_of(found, lambda r: r['source']['name']),
        'targetName': first_of(found, lambda r: r['target']['name']),
        'upn': first_of(found, lambda r: r['source']['upn'] or r['target']['upn']),
        'type': first_of(found, lambda r: r['type'] if r['type'] != 'unknown' else None) or 'unknown',
        'events': len(found),
        'firstSeen': min(r['time'] for r in found),
        'lastSeen': max(r['time'] for r in found),
        'last': {k: state[k] for k in ('id', 'time', 'action', 'status', 'errorCode', 'reason')},
    }


def objects(loaded, question):
    found = {}
    for r in loaded:
        if r['object'] and admits(r, question['filter']):
            found.setdefault(r['object'], []).append(r)
    all_rows = [object_row(key, records, loaded, question['filter']) for key, records in found.items()]
    sort = question.get('sort', {'by': 'lastSeen', 'descending': True})
    read = {
        'name': lambda o: ordinal((o['sourceName'] or o['targetName'] or '').lower()),
        'type': lambda o: ordinal(o['type'].lower()),
    }.get(sort['by'], lambda o: o[sort['by']])
    all_rows.sort(key=lambda o: (read(o), ordinal(o['key'])), reverse=sort['descending'])
    return {'rows': all_rows[: question.get('page', {}).get('limit', 100)], 'total': len(all_rows)}


def records(loaded, question):
    sort = question.get('sort', {'by': 'time', 'descending': True})
    descending, page = sort['descending'], question.get('page', {})
    read = {
        'time': lambda r: 0,
        'duration': lambda r: -1 if r['durationMs'] is None else r['durationMs'],
        'action': lambda r: ordinal(r['action']),
        'status': lambda r: ordinal(r['status']),
        'error': lambda r: ordinal((r['errorCode'] or '').lower()),
    }[sort['by']]
    found = [r for r in loaded if admits(r, question['filter'])]
    ordered = sorted(found, key=lambda r: (read(r), place(r)), reverse=descending)
    offset = 0
    if 'after' in page:
        cursor = (page['after']['time'], ordinal(page['after']['id']))
        offset = sum(1 for r in ordered if (place(r) >= cursor if descending else place(r) <= cursor))
    elif isinstance(page.get('at'), int):
        offset = page['at']
    elif 'at' in page:
        at = ticks(page['at'])
        offset = sum(1 for r in ordered if (ticks(r['time']) > at if descending else ticks(r['time']) < at))
    rows = ordered[offset : offset + page.get('limit', 100)]
    more = sort['by'] == 'time' and offset + len(rows) < len(ordered)
    return {
        'rows': rows,
        'total': len(ordered),
        'offset': offset,
        'next': {'time': rows[-1]['time'], 'id': rows[-1]['id']} if more else None,
    }


def record(loaded, details, question):
    found = next((r for r in loaded if r['id'] == question['id']), None)
    if found is None or not admits(found, {'direction': 'all', **question.get('filter', {})}):
        return None
    return details[found['id']]
