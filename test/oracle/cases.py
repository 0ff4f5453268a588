"""The questions of the contract, each with a name. The answers come from counting.py."""

from counting import DIMENSIONS
from dataset import EMEA, PASSWORDS, SAAS, USERS

BERLIN, NEW_YORK, KATHMANDU = 'Europe/Berlin', 'America/New_York', 'Asia/Kathmandu'
ZONES = (BERLIN, NEW_YORK, KATHMANDU)


def at(text):
    """2026-10-12T12:00 as the contract writes times."""
    return f'{text}:00.0000000Z'


def span(start, end):
    return {'from': at(start), 'to': at(end)}


ALL = {'direction': 'all'}
WEEK_42 = span('2026-10-12T00:00', '2026-10-19T00:00')
AUTUMN = span('2026-10-19T00:00', '2026-11-09T00:00')

FILTERS = {
    'default': {},
    'actions': {'action': ['Create', 'UNKNOWN', 'restore'], 'direction': 'all'},
    'status and type': {'status': ['Failure', 'warning'], 'type': ['USER', 'device', 'unknown']},
    'errors': {'error': ['DuplicateTargetEntries', 'unknown', '__proto__']},
    'search': {'search': '  ALEX ', 'direction': 'cloud-sync'},
    'range and brush': {'range': WEEK_42, 'brush': span('2026-10-12T12:00', '2026-10-15T00:00')},
    'to AD': {'direction': 'entra-to-ad'},
    'everything': ALL,
    'identity': {'identity': ['entra-mei', 'entra-omar'], 'direction': 'all'},
    'object and job': {'object': ['ad-mei', 'ad-ravi'], 'job': [USERS, PASSWORDS]},
    'stage': {'stage': ['EntrySynchronizationSkip', 'unknown']},
    'autumn': {'range': AUTUMN},
    'no event': {'search': 'nobody has this text'},
}

# More filters, asked for their totals only.
SMALL_FILTERS = {
    'empty lists do not restrict': {
        'action': [],
        'status': [],
        'error': [],
        'object': [],
        'identity': [],
        'search': '   ',
    },
    'cloud-sync is both directions': {'direction': 'cloud-sync'},
    'sync type password': {'syncType': ['password'], 'direction': 'all'},
    'app by id where it has no name, and none': {'app': ['sp-nameless', 'unknown']},
    'app in another case is another app': {'app': ['CORP.CONTOSO.COM']},
    'both names of a renamed target system': {'targetSystem': ['Microsoft Entra ID']},
    'the old name is not a value': {'targetSystem': ['Azure Active Directory'], 'direction': 'all'},
    'source system by id and none': {'sourceSystem': ['sys-nameless', 'unknown'], 'direction': 'all'},
    'cycle __proto__': {'cycle': ['__proto__']},
    'no cycle': {'cycle': ['unknown']},
    'no job': {'job': ['unknown'], 'direction': 'all'},
    'object unknown is events without ids': {'object': ['unknown']},
    'object by target id': {'object': ['entra-only']},
    'object is not identity': {'object': ['entra-mei']},
    'target name': {'targetName': ['<img src=x onerror=alert(1)>', '__proto__', 'Alex Kim']},
    'target name in another case': {'targetName': ['alex kim']},
    'error admits failures only': {'error': ['AttributeValidationFailed', 'OnlyInfo', 'SlowTarget']},
    'error in another case': {'error': ['duplicatetargetentries']},
    'error and a status that contradict': {'error': ['DuplicateTargetEntries'], 'status': ['success']},
    'type of a URN': {'type': ['user'], 'direction': 'all'},
    'status nobody knew': {'status': ['QUARANTINED', '__PROTO__']},
    'stage proto and constructor': {'stage': ['__proto__', 'constructor']},
    'two hundred values': {'object': [f'nobody-{i}' for i in range(199)] + ['ad-mei']},
    'search finds an error code': {'search': 'proto__'},
    'search finds a UPN': {'search': 'mei@CONTOSO'},
    'search finds a change id': {'search': 'id-from-change'},
    'search finds an event id': {'search': 'tie-'},
    'search finds a target id': {'search': 'entra-only'},
    'search is no pattern': {'search': '.*'},
    'search with a percent sign and quotes': {'search': '"bob" \\ `x` ${y} %00'},
    'search beyond ASCII': {'search': 'ZOË MÜ'},
    'search does not read reasons': {'search': 'the agent did not answer'},
    'search does not read types or apps': {'search': 'fabrikam.com'},
    'range from an event to an event': {
        'range': {'from': '2026-10-12T12:00:05.1230001Z', 'to': '2026-10-12T12:00:05.1230003Z'}
    },
    'range within a millisecond': {
        'range': {'from': '2026-10-12T12:00:05.1230002Z', 'to': '2026-10-12T12:00:05.1239999Z'}
    },
    'range with whole seconds': {'range': {'from': '2026-10-12T12:00:05Z', 'to': '2026-10-12T12:00:06Z'}},
    'range and brush apart': {'range': WEEK_42, 'brush': AUTUMN},
    'brush reaching over the range': {'range': WEEK_42, 'brush': span('2026-10-18T00:00', '2026-10-25T00:00')},
    'before all data': {'range': span('2026-01-01T00:00', '2026-02-01T00:00')},
}


def summary(filter, groupings, zone='UTC'):
    return {'kind': 'summary', 'filter': filter, 'zone': zone, 'groupings': groupings}


def objects(filter, **rest):
    return {'kind': 'objects', 'filter': filter, **rest}


def records(filter, by=None, descending=True, **page):
    sort = {'sort': {'by': by, 'descending': descending}} if by else {}
    return {'kind': 'records', 'filter': filter, **sort, **({'page': page} if page else {})}


def summary_cases():
    for dimension in DIMENSIONS:
        yield f'summary by {dimension}', summary(ALL, [{'by': [dimension]}])
    yield (
        'summary by two dimensions',
        summary({}, [{'by': ['action', 'status']}, {'by': ['status', 'action']}, {'by': ['type', 'error']}]),
    )
    yield (
        'summary by stage and status',
        summary({'status': ['failure', 'skipped']}, [{'by': ['stage', 'status']}, {'by': ['status', 'stage']}]),
    )
    for name, filter in FILTERS.items():
        yield (
            f'summary of filter: {name}',
            summary(filter, [{'by': []}, {'by': ['status']}, {'by': ['error'], 'latest': True}]),
        )
    for name, filter in SMALL_FILTERS.items():
        yield f'totals: {name}', summary(filter, [{'by': []}])


def bin_cases():
    for zone in ZONES:
        yield f'days of the autumn in {zone}', summary(FILTERS['autumn'], [{'by': [], 'bin': 'day'}], zone)
        yield f'weeks of all data in {zone}', summary({}, [{'by': ['status'], 'bin': 'week'}], zone)
        for name in ('actions', 'status and type', 'errors', 'search', 'to AD', 'identity', 'object and job', 'stage'):
            filter = {**FILTERS[name], 'range': span('2026-10-05T00:00', '2026-10-19T00:00')}
            yield (
                f'days and weeks in {zone}: {name}',
                summary(filter, [{'by': [], 'bin': 'day'}, {'by': [], 'bin': 'week'}], zone),
            )
    yield (
        'hours of the autumn night in Europe/Berlin',
        summary({'range': span('2026-10-24T22:00', '2026-10-25T23:00')}, [{'by': ['status'], 'bin': 'hour'}], BERLIN),
    )
    yield (
        'hours of the autumn night in America/New_York',
        summary({'range': span('2026-11-01T04:00', '2026-11-02T05:00')}, [{'by': ['status'], 'bin': 'hour'}], NEW_YORK),
    )
    yield (
        'hours of a day in Asia/Kathmandu',
        summary({'range': span('2026-11-02T10:15', '2026-11-02T20:00')}, [{'by': [], 'bin': 'hour'}], KATHMANDU),
    )
    yield (
        'a range that cuts its first and last hour',
        summary(
            {'range': span('2026-10-06T10:05', '2026-10-06T12:01')},
            [{'by': [], 'bin': 'hour'}, {'by': ['action'], 'bin': 'hour'}],
            BERLIN,
        ),
    )
    yield (
        'five minutes',
        summary(
            {'range': span('2026-10-07T08:00', '2026-10-07T08:20'), 'direction': 'all'},
            [{'by': ['status'], 'bin': '5min'}, {'by': [], 'bin': '5min'}],
            KATHMANDU,
        ),
    )
    yield (
        'a day whose midnight is skipped',
        summary(
            {'range': span('2026-09-05T04:00', '2026-09-08T03:00')}, [{'by': [], 'bin': 'day'}], 'America/Santiago'
        ),
    )
    yield (
        'a day whose midnight comes twice',
        summary({'range': span('2026-10-31T04:00', '2026-11-03T05:00')}, [{'by': [], 'bin': 'day'}], 'America/Havana'),
    )
    yield (
        'a clock change by half an hour',
        summary(
            {'range': span('2026-10-03T13:30', '2026-10-03T18:00')}, [{'by': [], 'bin': 'hour'}], 'Australia/Lord_Howe'
        ),
    )
    yield (
        'a clock change within an hour of the zone',
        summary(
            {'range': span('2026-09-26T12:15', '2026-09-26T16:15')}, [{'by': [], 'bin': 'hour'}], 'Pacific/Chatham'
        ),
    )
    yield (
        'two dimensions by day',
        summary(
            {'range': span('2026-10-06T00:00', '2026-10-09T00:00')},
            [{'by': ['action', 'status'], 'bin': 'day'}],
            BERLIN,
        ),
    )
    for name, start, end in (
        ('92 times five minutes', '2026-10-07T05:00', '2026-10-07T12:40'),
        ('five minutes more', '2026-10-07T05:00', '2026-10-07T12:45'),
        ('an hour more than 92', '2026-10-05T00:00', '2026-10-08T21:00'),
        ('93 days', '2026-08-08T00:00', '2026-11-09T00:00'),
        ('more than 92 weeks', '2025-01-06T00:00', '2026-11-16T00:00'),
    ):
        yield f'auto bin: {name}', summary({'range': span(start, end)}, [{'by': [], 'bin': 'auto'}])
    yield (
        'auto bin over all loaded data, whatever the filter',
        summary({'search': 'tie-'}, [{'by': [], 'bin': 'auto'}], KATHMANDU),
    )
    yield (
        'bins without an event',
        summary({**FILTERS['no event'], 'range': WEEK_42}, [{'by': [], 'bin': 'day'}], NEW_YORK),
    )


def grouping_cases():
    chosen = {
        'status': ['failure'],
        'action': ['create', 'update'],
        'range': WEEK_42,
        'brush': span('2026-10-12T12:00', '2026-10-13T00:00'),
    }
    yield (
        'ignoreOwn leaves out the filter on its dimensions',
        summary(
            {'status': ['failure'], 'action': ['update']},
            [
                {'by': ['status'], 'ignoreOwn': True},
                {'by': ['action', 'status'], 'ignoreOwn': True},
                {'by': ['type'], 'ignoreOwn': True},
                {'by': ['status']},
                {'by': ['error'], 'ignoreOwn': True},
            ],
        ),
    )
    yield (
        'ignoreOwn ignores the brush with a bin only',
        summary(
            chosen,
            [
                {'by': ['status'], 'bin': 'day', 'ignoreOwn': True},
                {'by': ['status'], 'ignoreOwn': True},
                {'by': ['status'], 'bin': 'day'},
            ],
            BERLIN,
        ),
    )
    yield (
        'ignoreOwn as a list',
        summary(
            {'status': ['failure'], 'action': ['update'], 'type': ['user']},
            [
                {'by': [], 'ignoreOwn': ['status']},
                {'by': ['type'], 'ignoreOwn': ['status', 'action']},
                {'by': ['status'], 'ignoreOwn': ['action']},
            ],
        ),
    )
    yield 'ignoreOwn on direction', summary({}, [{'by': ['direction'], 'ignoreOwn': True}, {'by': ['direction']}])
    yield (
        'ignoreOwn on object, stage and error',
        summary(
            {'object': ['ad-mei'], 'stage': ['EntryEscrowRetry'], 'error': ['NoSuchCode']},
            [
                {'by': ['object'], 'ignoreOwn': ['object', 'stage', 'error'], 'top': 2},
                {'by': ['stage'], 'ignoreOwn': ['stage', 'error']},
            ],
        ),
    )
    for order in ('events', 'objects', 'last'):
        yield (
            f'order by {order}',
            summary(ALL, [{'by': ['type'], 'order': order}, {'by': ['job'], 'order': order, 'top': 3}]),
        )
    for top in (1, 3, 100):
        yield (
            f'top {top} and what it leaves out',
            summary(ALL, [{'by': ['error'], 'top': top}, {'by': ['stage'], 'top': top}]),
        )
    yield (
        'top by object: others counted once',
        summary({}, [{'by': ['object'], 'top': 4, 'latest': True}, {'by': ['type', 'status'], 'top': 2}]),
    )
    yield 'top with bins', summary({'range': WEEK_42}, [{'by': ['action'], 'bin': 'day', 'top': 1}], NEW_YORK)
    yield (
        'pages of values',
        summary(
            ALL,
            [
                {'by': ['action'], 'top': 2},
                {'by': ['action'], 'top': 2, 'after': 'create'},
                {'by': ['action'], 'after': 'create'},
                {'by': ['action'], 'after': 'no such action'},
                {'by': ['targetName'], 'top': 3, 'after': 'Alex Kim'},
                {'by': ['cycle'], 'order': 'last', 'top': 3, 'after': 'cycle-07'},
            ],
        ),
    )
    yield 'the newest event of each row', summary(ALL, [{'by': ['status'], 'latest': True}, {'by': [], 'latest': True}])
    yield (
        'the newest of events with one time',
        summary({'search': 'tie-'}, [{'by': [], 'latest': True}, {'by': ['object'], 'latest': True, 'order': 'last'}]),
    )


def objects_cases():
    yield 'objects of the default filter', objects({}, page={'limit': 8})
    for by, descending in (
        ('lastSeen', False),
        ('type', False),
        ('firstSeen', True),
        ('firstSeen', False),
        ('events', True),
        ('name', False),
        ('name', True),
        ('type', True),
    ):
        yield (
            f'objects by {by}, {"descending" if descending else "ascending"}',
            objects({}, sort={'by': by, 'descending': descending}, page={'limit': 5}),
        )
    yield (
        'objects that failed, and their state now',
        objects({'status': ['failure'], 'range': span('2026-10-01T00:00', '2026-10-23T00:00')}, page={'limit': 12}),
    )
    yield 'objects of an error code', objects({'error': ['DuplicateTargetEntries']})
    yield 'objects of a stage', objects({'stage': ['EntryEscrowRetry']})
    yield 'objects of a search', objects({'search': 'carla'})
    yield (
        'objects: a name is kept from the newest event that has one',
        objects({'object': ['ad-renamed', 'entra-only', 'ad-robot']}),
    )
    yield 'objects of both directions with one person', objects(FILTERS['identity'])
    yield 'objects: events without ids are none', objects({'search': 'no-ids'})
    yield 'objects with hostile keys', objects({'type': ['__proto__', 'hasownproperty']})
    yield 'objects of no event', objects(FILTERS['no event'])


def records_cases():
    yield 'records of the default filter', records({}, limit=4)
    for name in (
        'actions',
        'status and type',
        'errors',
        'search',
        'range and brush',
        'to AD',
        'identity',
        'object and job',
        'stage',
        'no event',
    ):
        yield f'records of filter: {name}', records(FILTERS[name], limit=4)
    yield 'records of one time are ordered by id', records({'search': 'tie-'})
    yield 'records of one time, ascending', records({'search': 'tie-'}, 'time', False)
    yield 'records below the millisecond', records({'search': 'below-ms'}, 'time', False)
    for by in ('duration', 'action', 'status', 'error'):
        yield f'records by {by}, descending', records(ALL, by, True, limit=4)
    for by in ('action', 'status', 'duration', 'error'):
        yield f'records by {by}, ascending', records({}, by, False, limit=4)
    tie = {'time': '2026-10-12T12:00:00.0000000Z', 'id': 'tie-c'}
    yield 'records after one of the same time', records({}, after=tie, limit=3)
    yield 'records after one of the same time, ascending', records({}, 'time', False, after=tie, limit=3)
    yield (
        'records after a record below the millisecond',
        records({'search': 'below-ms'}, after={'time': '2026-10-12T12:00:05.1230002Z', 'id': 'below-ms-2'}),
    )
    yield 'records after one that the filter leaves out', records({'status': ['failure']}, after=tie, limit=2)
    yield 'the last page has no next', records({'search': 'tie-'}, after={**tie, 'id': 'tie-b'})
    yield 'records at an index', records({}, at=10, limit=2)
    yield 'records at an index, by status', records({}, 'status', True, at=5, limit=2)
    yield 'records at a time', records({}, at='2026-10-12T12:00:05.1230002Z', limit=2)
    yield 'records at a time, ascending', records({}, 'time', False, at='2026-10-12T12:00:00.0000001Z', limit=2)
    yield 'records at a time between events', records(ALL, at='2026-10-12T12:00:03.0000000Z', limit=2)
    yield (
        'records with hostile text',
        records({'range': span('2026-10-20T10:00', '2026-10-20T11:00')}, 'time', False, limit=12),
    )
    yield 'records read by every rule', records({'range': span('2026-10-05T09:00', '2026-10-05T09:07')}, 'time', False)
    yield (
        'records of renamed systems and no job',
        records({**ALL, 'range': span('2026-10-06T10:00', '2026-10-06T10:07')}, 'time', False),
    )
    yield 'records of odd words', records({'range': span('2026-10-07T08:00', '2026-10-07T08:08')}, 'time', False)
    yield 'records of odd durations', records({'search': 'duration'}, 'time', False)


def record_cases():
    def record(id, **rest):
        return {'kind': 'record', 'id': id, **rest}

    yield 'record with steps', record('step-repeated')
    yield 'record with changed properties', record('changes', time='2026-10-21T09:02:00.0000000Z')
    yield 'record with full error information', record('full-error')
    yield 'record of another direction', record('saas-created')
    yield 'record with hostile text', record('hostile-control')
    yield 'record whose id is its change id', record('id-from-change')
    yield 'record of the samples', record('0b6f3d92-41ae-4c57-9e08-7a1d5c3b2f60')
    yield 'no such record', record('nobody')
    yield 'no such record: __proto__', record('__proto__')
    yield 'a record inside the filter', record('mixed-case', filter={'status': ['failure'], 'direction': 'all'})
    yield 'a record outside the filter', record('mixed-case', filter={'status': ['success'], 'direction': 'all'})
    yield (
        'a filter without a direction asks a record in all of them',
        record('saas-created', filter={'status': ['success']}),
    )
    yield 'a record of another direction than the filter', record('saas-created', filter={'direction': 'cloud-sync'})
    yield (
        'a record at the excluded end of a range',
        record('at-range-end', filter={'range': WEEK_42, 'direction': 'all'}),
    )


def about_cases():
    for name in ('default', 'everything', 'range and brush', 'search', 'no event'):
        yield f'about: {name}', {'kind': 'about', 'filter': FILTERS[name]}


# Second filters, asked for their totals: (filter, within).
WITHIN = {
    'an empty filter admits all': ({}, {}),
    'app and type': ({}, {'app': ['emea.fabrikam.com', 'unknown'], 'type': ['USER', 'unknown']}),
    'status': ({'status': ['success', 'failure']}, {'status': ['Failure', 'warning']}),
    'action of other values than the filter': ({'action': ['update']}, {'action': ['Create', 'delete']}),
    'job': (ALL, {'job': [EMEA, SAAS, 'unknown']}),
    'without a direction admits all of them': (ALL, {'status': ['success']}),
    'direction': (ALL, {'direction': 'entra-to-ad'}),
    'direction other than the default of the filter': ({}, {'direction': 'entra-to-ad'}),
    'range over the start of the range': (
        {'range': WEEK_42},
        {'range': span('2026-10-05T00:00', '2026-10-12T12:00')},
    ),
    'brush': ({'brush': WEEK_42}, {'brush': span('2026-10-18T00:00', '2026-10-25T00:00')}),
    'search': ({'search': 'farouk'}, {'search': ' AD-OMAR '}),
    'identity': (ALL, {'identity': ['entra-mei', 'ad-omar']}),
    'object and error': ({'object': ['ad-omar']}, {'error': ['DuplicateTargetEntries', 'unknown']}),
    'stage in both': ({'stage': ['EntrySynchronizationScoping']}, {'stage': ['EntryExportUpdate', 'EntryEscrowRetry']}),
    'empty lists do not restrict': ({}, {'app': [], 'status': [], 'search': ' '}),
    '__proto__': (ALL, {'action': ['__proto__', 'constructor']}),
    'nothing is admitted': ({}, {'object': ['nobody']}),
}


def within_cases():
    failed = {'status': ['failure', 'skipped']}
    for name, (filter, within) in WITHIN.items():
        yield f'within: {name}', summary({**filter, 'within': within}, [{'by': []}])
    yield (
        'within is not ignored by groupings of its own dimensions',
        summary(
            {'status': ['success'], 'action': ['update'], 'within': {**failed, 'direction': 'cloud-sync'}},
            [
                {'by': ['status'], 'ignoreOwn': True},
                {'by': ['status']},
                {'by': ['action', 'status'], 'ignoreOwn': True},
                {'by': ['type'], 'ignoreOwn': ['status', 'action']},
                {'by': ['direction'], 'ignoreOwn': True},
            ],
        ),
    )
    yield (
        'a brush within is not ignored with a bin',
        summary(
            {
                'range': WEEK_42,
                'brush': span('2026-10-12T12:00', '2026-10-13T00:00'),
                'within': {'brush': span('2026-10-12T00:00', '2026-10-14T00:00')},
            },
            [{'by': ['action'], 'bin': 'day', 'ignoreOwn': True}, {'by': ['action'], 'bin': 'day'}],
            BERLIN,
        ),
    )
    yield (
        'what top leaves out of what within admits',
        summary({**ALL, 'within': failed}, [{'by': ['error'], 'top': 2}, {'by': ['stage'], 'top': 1}]),
    )
    yield (
        'bins of all data span what within admits',
        summary(
            {'search': 'tie-', 'within': {'range': span('2026-10-12T11:00', '2026-10-12T14:00')}},
            [{'by': [], 'bin': 'auto'}, {'by': ['status'], 'bin': 'day'}],
            KATHMANDU,
        ),
    )
    nobody = {'within': {'object': ['nobody']}}
    yield 'all data without an event within has no bins', summary(nobody, [{'by': [], 'bin': 'day'}])
    yield (
        'a range without an event within has its bins',
        summary({'range': WEEK_42, **nobody}, [{'by': [], 'bin': 'day'}]),
    )
    yield 'objects within a status: their state is of that status', objects({'within': failed}, page={'limit': 12})
    yield (
        'objects that failed within an app, and their state now',
        objects(
            {'status': ['failure'], 'within': {'app': ['corp.contoso.com']}},
            sort={'by': 'events', 'descending': True},
            page={'limit': 12},
        ),
    )
    yield 'records within', records({**ALL, 'within': failed}, limit=4)
    tie = {'time': '2026-10-12T12:00:00.0000000Z', 'id': 'tie-c'}
    yield 'records within, behind one that it leaves out', records({'within': failed}, after=tie, limit=2)
    for name, filter in (
        ('inside', {'within': {'status': ['failure']}}),
        ('outside', {'within': {'status': ['success']}}),
        ('inside, but outside the filter', {'direction': 'entra-to-ad', 'within': {'status': ['failure']}}),
        ('outside, but inside the filter', {'status': ['failure'], 'within': {'direction': 'entra-to-ad'}}),
    ):
        yield f'a record within: {name}', {'kind': 'record', 'id': 'mixed-case', 'filter': filter}
    yield 'about: within', {'kind': 'about', 'filter': {'search': 'alex', 'within': failed}}
    yield 'about: nothing within', {'kind': 'about', 'filter': nobody}


def cases():
    for make in (
        about_cases,
        summary_cases,
        bin_cases,
        grouping_cases,
        objects_cases,
        records_cases,
        record_cases,
        within_cases,
    ):
        yield from make()
