"""The contract data set: every rule of docs/counting.md has at least one row here, named after the rule.

`records()` gives Microsoft Graph shaped records. Everything else (formats, expectations) is derived from them.
"""

import json
from datetime import datetime, timedelta, timezone
from pathlib import Path

TENANT = '9f3c1e52-7a44-4b0e-8d15-2c6b8e0f4a11'

USERS = 'AD2AADProvisioning.contoso.b7e0'
PASSWORDS = 'AD2AADPasswordHash.contoso.e41a'
EMEA = 'AD2AADProvisioning.contoso.f00d'
LOWER_CASE_JOB = 'ad2aadprovisioning.contoso.1a2b'
GROUPS_BACK = 'AAD2ADGroupProvisioning.contoso.77aa'
EXCHANGE_BACK = 'AAD2ADExchangeHybridWriteback.contoso.88bb'
SAAS = 'scim.contoso.99cc'
SAAS_PASSWORD = 'scim.contoso.MyPASSWORDvault'

CORP = {'id': 'sp-corp', 'displayName': 'corp.contoso.com'}
FABRIKAM = {'id': 'sp-emea', 'displayName': 'emea.fabrikam.com'}
SALES = {'id': 'sp-sales', 'displayName': 'Sales cloud'}
NO_NAME_APP = {'id': 'sp-nameless', 'displayName': ''}
NO_APP = {'id': '', 'displayName': ''}


def system(name, id):
    return {'id': id, 'displayName': name, 'details': {}}


AD = system('Active Directory', 'sys-ad')
ENTRA = system('Microsoft Entra ID', 'sys-entra')
OLD_ENTRA = system('Azure Active Directory', 'sys-entra')
LOWER_ENTRA = system('azure active directory', 'sys-entra')
SALES_CLOUD = system('Sales cloud', 'sys-sales')
NAMELESS_SYSTEM = system('', 'sys-nameless')
NO_SYSTEM = system('', '')
WORKDAY = system('Workday', 'sys-workday')


def identity(id='', name='', type='', **details):
    return {'id': id, 'displayName': name, 'identityType': type, 'details': details}


NOBODY = identity()


def person(key, name, type='user'):
    """An AD object and its counterpart in Entra, as (source, target); only users have a UPN."""
    upn = {'UserPrincipalName': f'{key}@contoso.com'} if type == 'user' else {}
    return identity(f'ad-{key}', name, type), identity(f'entra-{key}', name, type.capitalize(), **upn)


PEOPLE = [
    person('mei', 'Mei Tanaka'),
    person('omar', 'Omar Farouk'),
    person('ines', 'Inês Carvalho'),
    person('alex1', 'Alex Kim'),
    person('alex2', 'Alex Kim'),
    person('board', 'Board members', 'group'),
    person('nils', 'Nils Ørsted'),
    person('supplier', 'Wingtip Supplier', 'contact'),
    person('zoe', 'Zoë Müller'),
    person('staff', 'all staff', 'group'),
    person('ravi', 'Ravi Patel'),
]
MEI, OMAR, INES, ALEX1, ALEX2, BOARD, NILS, SUPPLIER, ZOE, STAFF, RAVI = PEOPLE

IMPORT = ('EntryImportUpdate', 'import', 'success')
SCOPE = ('EntrySynchronizationScoping', 'scoping', 'success')
EXPORT = ('EntryExportUpdate', 'export', 'success')


def step(name, type, status, description='', **details):
    return {
        'name': name,
        'provisioningStepType': type,
        'status': status,
        'description': description,
        'details': details,
    }


def event(
    id,
    time,
    action,
    status,
    who=(NOBODY, NOBODY),
    *,
    job=USERS,
    cycle='cycle-a',
    change=None,
    app=CORP,
    systems=(AD, ENTRA),
    code=None,
    reason=None,
    info=None,
    duration=500,
    steps=(IMPORT, EXPORT),
    changes=(),
):
    error = None
    if code is not None or reason is not None:
        error = {'errorCode': code, 'reason': reason, **(info or {})}
    return {
        'id': id,
        'activityDateTime': time,
        'tenantId': TENANT,
        'jobId': job,
        'cycleId': cycle,
        'changeId': change if change is not None else f'change-{id}',
        'provisioningAction': action,
        'durationInMilliseconds': duration,
        'servicePrincipal': app,
        'sourceSystem': systems[0],
        'targetSystem': systems[1],
        'initiatedBy': {'id': '', 'displayName': 'Azure AD Provisioning Service', 'initiatorType': 'system'},
        'sourceIdentity': who[0],
        'targetIdentity': who[1],
        'provisioningStatusInfo': {'status': status, 'errorInformation': error},
        'provisioningSteps': [s if isinstance(s, dict) else step(*s) for s in steps],
        'modifiedProperties': [{'displayName': n, 'oldValue': o, 'newValue': v} for n, o, v in changes],
    }


def ordinary():
    """Sixty days' work of one tenant: an event every 16 hours 48 minutes from Monday 2026-09-28."""
    start = datetime(2026, 9, 28, 5, 7, tzinfo=timezone.utc)
    for i in range(60):
        at = start + timedelta(minutes=1008 * i, seconds=(7 * i) % 60)
        time = at.strftime('%Y-%m-%dT%H:%M:%S') + f'.{(i * 1234567) % 10_000_000:07d}Z'
        who = PEOPLE[(i * 3) % len(PEOPLE)]
        job, app = (
            (EMEA, FABRIKAM)
            if i % 7 == 3
            else (PASSWORDS, CORP)
            if i % 7 == 5 and who[0]['identityType'] == 'user'
            else (USERS, CORP)
        )
        action = 'update' if job == PASSWORDS else ('create', 'update', 'update', 'other', 'disable', 'delete')[i % 6]
        status, code, reason = 'success', None, None
        if i % 5 == 2:
            status = 'skipped'
        if i % 9 == 4:
            status = 'failure'
            code, reason = (
                ('DuplicateTargetEntries', 'More than one object in the target matches.'),
                ('AttributeValidationFailed', f'mail: the value of event {i} is not valid.'),
                ('HybridSynchronizationActiveDirectoryInvalidUPN', 'The UPN is not valid.'),
            )[i // 9 % 3]
        if i % 23 == 11:
            status = 'warning'
        last = {
            'success': EXPORT,
            'failure': ('EntryExportUpdate', 'export', 'failure'),
            'skipped': ('EntrySynchronizationSkip', 'export', 'skipped'),
            'warning': ('EntryExportUpdate', 'export', 'warning'),
        }[status]
        yield event(
            f'day-{i:03d}',
            time,
            action,
            status,
            who,
            job=job,
            app=app,
            cycle=f'cycle-{i // 8:02d}',
            code=code,
            reason=reason,
            duration=100 + (i * 37) % 900,
            steps=(IMPORT, SCOPE, last),
        )


def rules():
    """One row at least for every rule, named after it."""
    yield event(
        'no-ids',
        '2026-10-05T09:00:00.0000000Z',
        'create',
        'success',
        (identity(name='Nameless row', type='user'), NOBODY),
    )
    yield event(
        'no-ids-failed', '2026-10-05T09:00:01.0000000Z', 'update', 'failure', code='NoIdentity', reason='No id.'
    )
    yield event(
        'only-target-id',
        '2026-10-05T09:01:00.0000000Z',
        'update',
        'success',
        (NOBODY, identity('entra-only', 'Target Only', 'User', UserPrincipalName='target.only@contoso.com')),
    )
    yield event(
        'only-target-again',
        '2026-10-07T09:01:00.0000000Z',
        'delete',
        'success',
        (NOBODY, identity('entra-only', 'Target Only', 'User')),
    )
    yield event(
        'type-of-target',
        '2026-10-05T09:02:00.0000000Z',
        'update',
        'success',
        (identity('ad-device', 'Kiosk 7'), identity('entra-device', 'Kiosk 7', 'Device')),
    )
    yield event(
        'type-urn',
        '2026-10-05T09:03:00.0000000Z',
        'create',
        'success',
        (identity('ad-urn', 'Urn Person', 'urn:ietf:params:scim:schemas:core:2.0:User'), NOBODY),
    )
    yield event(
        'type-mixed-case',
        '2026-10-05T09:04:00.0000000Z',
        'update',
        'success',
        (identity('ad-mixed', 'Mixed Type', 'InetOrgPerson'), NOBODY),
    )
    yield event(
        'type-nobody-knew',
        '2026-10-05T09:05:00.0000000Z',
        'update',
        'success',
        (identity('ad-robot', 'Robot 5', 'serviceRobot'), NOBODY),
    )
    yield event(
        'same-object-other-type',
        '2026-10-08T09:05:00.0000000Z',
        'update',
        'failure',
        (identity('ad-robot', 'Robot 5', 'device'), NOBODY),
        code='TypeChanged',
        reason='Was a robot.',
    )
    yield event(
        'no-type', '2026-10-05T09:06:00.0000000Z', 'update', 'success', (identity('ad-typeless', 'Typeless'), NOBODY)
    )

    yield event('old-product-name', '2026-10-06T10:00:00.0000000Z', 'update', 'success', MEI, systems=(AD, OLD_ENTRA))
    yield event(
        'old-name-lower-case', '2026-10-06T10:00:30.0000000Z', 'update', 'skipped', OMAR, systems=(AD, LOWER_ENTRA)
    )
    yield event('no-job-to-entra', '2026-10-06T10:01:00.0000000Z', 'create', 'success', INES, job='')
    yield event(
        'no-job-to-old-name', '2026-10-06T10:02:00.0000000Z', 'create', 'success', ZOE, job='', systems=(AD, OLD_ENTRA)
    )
    yield event(
        'no-job-to-ad',
        '2026-10-06T10:03:00.0000000Z',
        'update',
        'success',
        (identity('entra-team', 'Team Blue', 'Group'), identity('ad-team', 'Team Blue', 'group')),
        job='',
        systems=(ENTRA, AD),
    )
    yield event(
        'no-job-from-hr',
        '2026-10-06T10:04:00.0000000Z',
        'create',
        'success',
        (identity('hr-17', 'Hired Today', 'worker'), NOBODY),
        job='',
        systems=(WORKDAY, AD),
    )
    yield event(
        'no-job-no-systems',
        '2026-10-06T10:05:00.0000000Z',
        'create',
        'success',
        RAVI,
        job='',
        systems=(NO_SYSTEM, NO_SYSTEM),
    )
    yield event('job-in-lower-case', '2026-10-06T10:06:00.0000000Z', 'update', 'success', NILS, job=LOWER_CASE_JOB)
    yield event(
        'group-to-ad',
        '2026-10-06T10:07:00.0000000Z',
        'create',
        'success',
        (identity('entra-team', 'Team Blue', 'Group'), identity('ad-team', 'Team Blue', 'group')),
        job=GROUPS_BACK,
        systems=(ENTRA, AD),
        cycle='cycle-back',
    )
    yield event(
        'group-to-ad-failed',
        '2026-10-06T10:08:00.0000000Z',
        'update',
        'failure',
        (identity('entra-team2', 'Team Red', 'Group'), NOBODY),
        job=GROUPS_BACK,
        systems=(ENTRA, AD),
        cycle='cycle-back',
        code='HybridSynchronizationActiveDirectoryGroupNotFound',
        reason='No such group.',
    )
    yield event(
        'exchange-to-ad',
        '2026-10-06T10:09:00.0000000Z',
        'update',
        'success',
        (
            identity('entra-mei', 'Mei Tanaka', 'User', UserPrincipalName='mei@contoso.com'),
            identity('ad-mei', 'Mei Tanaka', 'user'),
        ),
        job=EXCHANGE_BACK,
        systems=(OLD_ENTRA, AD),
        cycle='cycle-back',
    )
    yield event(
        'saas-created',
        '2026-10-06T10:10:00.0000000Z',
        'create',
        'success',
        (
            identity('entra-omar', 'Omar Farouk', 'User', UserPrincipalName='omar@contoso.com'),
            identity('sales-1', 'omar', 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User'),
        ),
        job=SAAS,
        app=SALES,
        systems=(ENTRA, SALES_CLOUD),
        cycle='cycle-saas',
    )
    yield event(
        'saas-failed',
        '2026-10-06T10:11:00.0000000Z',
        'create',
        'failure',
        (identity('entra-zoe', 'Zoë Müller', 'User', UserPrincipalName='zoe@contoso.com'), NOBODY),
        job=SAAS,
        app=SALES,
        systems=(ENTRA, SALES_CLOUD),
        cycle='cycle-saas',
        code='SystemForCrossDomainIdentityManagementBadRequest',
        reason='HTTP 400.',
    )
    yield event(
        'saas-password-word',
        '2026-10-06T10:12:00.0000000Z',
        'update',
        'success',
        (identity('entra-ravi', 'Ravi Patel', 'User'), NOBODY),
        job=SAAS_PASSWORD,
        app=SALES,
        systems=(ENTRA, SALES_CLOUD),
        cycle='cycle-saas',
    )
    yield event(
        'password-failed',
        '2026-10-06T10:13:00.0000000Z',
        'update',
        'failure',
        RAVI,
        job=PASSWORDS,
        code='PasswordHashNotAccepted',
        reason='Password hash was not accepted.',
        duration=12,
    )
    yield event(
        'nameless-system', '2026-10-06T10:14:00.0000000Z', 'update', 'success', NILS, systems=(NAMELESS_SYSTEM, ENTRA)
    )
    yield event('no-system', '2026-10-06T10:15:00.0000000Z', 'update', 'success', NILS, systems=(NO_SYSTEM, NO_SYSTEM))
    yield event('nameless-app', '2026-10-06T10:16:00.0000000Z', 'update', 'success', NILS, app=NO_NAME_APP)
    yield event('no-app', '2026-10-06T10:17:00.0000000Z', 'update', 'success', NILS, app=NO_APP)
    yield event('no-cycle', '2026-10-06T10:18:00.0000000Z', 'update', 'success', NILS, cycle='')
    yield event('', '2026-10-06T10:19:00.0000000Z', 'update', 'success', NILS, change='id-from-change')

    yield event('action-nobody-knew', '2026-10-07T08:00:00.0000000Z', 'Restore', 'success', MEI)
    yield event('no-action', '2026-10-07T08:01:00.0000000Z', '', 'success', OMAR)
    yield event('no-action-failed', '2026-10-07T08:02:00.0000000Z', '', 'failure', OMAR, code='', reason='')
    yield event('no-status', '2026-10-07T08:03:00.0000000Z', 'update', '', INES)
    yield event('status-nobody-knew', '2026-10-07T08:04:00.0000000Z', 'update', 'Quarantined', ALEX1)
    yield event(
        'mixed-case',
        '2026-10-07T08:05:00.0000000Z',
        'CreaTe',
        'FAILURE',
        ALEX2,
        code='DuplicateTargetEntries',
        reason='More than one object in the target matches.',
    )
    yield event('spaces-around', '2026-10-07T08:06:00.0000000Z', '  Disable ', ' Success  ', ALEX2)
    yield event('only-spaces', '2026-10-07T08:06:30.0000000Z', '   ', 'success', ALEX2)
    yield event(
        'failed-no-code', '2026-10-07T08:07:00.0000000Z', 'update', 'failure', ALEX1, reason='The agent did not answer.'
    )
    yield event(
        'failed-no-code-later',
        '2026-10-09T08:07:00.0000000Z',
        'delete',
        'failure',
        BOARD,
        reason='The agent did not answer in time.',
    )
    yield event(
        'skipped-with-code',
        '2026-10-07T08:08:00.0000000Z',
        'other',
        'skipped',
        ZOE,
        code='AttributeValidationFailed',
        reason='Skipped: mail is not valid.',
    )
    yield event(
        'success-with-code',
        '2026-10-07T08:09:00.0000000Z',
        'update',
        'success',
        ZOE,
        code='OnlyInfo',
        reason='Done after a retry.',
    )
    yield event('staged', '2026-10-07T08:10:00.0000000Z', 'StagedDelete', 'skipped', SUPPLIER)
    yield event('staged-again', '2026-10-07T08:11:00.0000000Z', 'stageddelete', 'skipped', RAVI)
    yield event('warned', '2026-10-07T08:12:00.0000000Z', 'update', 'Warning', STAFF, code='SlowTarget', reason='Slow.')
    yield event(
        'full-error',
        '2026-10-07T08:13:00.0000000Z',
        'create',
        'failure',
        ALEX1,
        code='InsufficientRights',
        reason='The agent account may not write.',
        duration=5000,
        info={
            'errorCategory': 'nonServiceFailure',
            'additionalDetails': 'OU=Sales',
            'recommendedAction': 'https://aka.ms/agent-rights',
        },
    )
    yield event('no-duration', '2026-10-07T08:14:00.0000000Z', 'update', 'success', ALEX1, duration=None)
    yield event('negative-duration', '2026-10-07T08:15:00.0000000Z', 'update', 'success', ALEX1, duration=-1)
    yield event('duration-4321', '2026-10-07T08:16:00.0000000Z', 'update', 'success', ALEX1, duration=4321)
    yield event('duration-zero', '2026-10-07T08:17:00.0000000Z', 'update', 'success', ALEX1, duration=0)

    tie = '2026-10-12T12:00:00.0000000Z'
    for id in ('tie-b', 'tie-d', 'tie-a', 'tie-c'):
        yield event(id, tie, 'update', 'success', {'a': MEI, 'b': OMAR, 'c': MEI, 'd': INES}[id[-1]])
    for last in (3, 1, 2):
        yield event(f'below-ms-{last}', f'2026-10-12T12:00:05.123000{last}Z', 'update', 'success', MEI)
    yield event('whole-second', '2026-10-12T12:00:06Z', 'update', 'success', MEI)
    yield event('three-decimals', '2026-10-12T12:00:06.007Z', 'update', 'success', MEI)

    for id, time in (
        ('before-range', '2026-10-11T23:59:59.9999999Z'),
        ('at-range-start', '2026-10-12T00:00:00.0000000Z'),
        ('end-of-range', '2026-10-18T23:59:59.9999999Z'),
        ('at-range-end', '2026-10-19T00:00:00.0000000Z'),
        ('berlin-midnight', '2026-10-24T22:00:00.0000000Z'),
        ('before-berlin-midnight', '2026-10-24T21:59:59.9999999Z'),
        ('first-0230-berlin', '2026-10-25T00:30:00.0000000Z'),
        ('second-0230-berlin', '2026-10-25T01:30:00.0000000Z'),
        ('after-the-change-berlin', '2026-10-25T02:00:00.0000000Z'),
        ('last-of-long-day-berlin', '2026-10-25T22:59:59.9999999Z'),
        ('midnight-after-berlin', '2026-10-25T23:00:00.0000000Z'),
        ('first-0130-new-york', '2026-11-01T05:30:00.0000000Z'),
        ('second-0130-new-york', '2026-11-01T06:30:00.0000000Z'),
        ('last-of-long-day-ny', '2026-11-02T04:59:59.9999999Z'),
        ('midnight-after-ny', '2026-11-02T05:00:00.0000000Z'),
        ('before-kathmandu-midnight', '2026-11-02T18:14:59.9999999Z'),
        ('kathmandu-midnight', '2026-11-02T18:15:00.0000000Z'),
        ('santiago-skipped-midnight', '2026-09-06T04:00:00.0000000Z'),
        ('before-santiago-midnight', '2026-09-06T03:59:59.0000000Z'),
        ('santiago-next-midnight', '2026-09-07T03:00:00.0000000Z'),
        ('in-chatham-change', '2026-09-26T14:05:00.0000000Z'),
        ('before-lord-howe-change', '2026-10-03T15:20:00.0000000Z'),
        ('after-lord-howe-change', '2026-10-03T15:40:00.0000000Z'),
        ('first-0030-havana', '2026-11-01T04:30:00.0000000Z'),
    ):
        status = 'failure' if id in ('second-0230-berlin', 'second-0130-new-york') else 'success'
        code = 'NightShift' if status == 'failure' else None
        yield event(id, time, 'update', status, PEOPLE[len(id) % len(PEOPLE)], cycle='cycle-nights', code=code)

    hostile = '2026-10-20T10:%02d:00.0000000Z'
    names = [
        ('html', '<img src=x onerror=alert(1)>'),
        ('formula', "=cmd|' /C calc'!A1"),
        ('bidi', 'safe\u202etxt.exe\u200f'),
        ('long', 'long name ' * 30),
        ('proto', '__proto__'),
        ('emoji', 'Party 🎉👩‍👩‍👧 team'),
        ('control', 'bell\u0007tab\tline\nend\u0001'),
        ('quotes', 'O\'Neil "Bob" \\ `x` ${y} %00 </script>'),
    ]
    for minute, (key, name) in enumerate(names):
        yield event(
            f'hostile-{key}',
            hostile % minute,
            'create',
            'success',
            (identity(f'ad-{key}', name, 'user'), identity(f'entra-{key}', name, 'User')),
        )
    yield event(
        'proto-everywhere',
        hostile % 20,
        '__proto__',
        '__proto__',
        (identity('__proto__', '__proto__', '__proto__'), NOBODY),
        cycle='__proto__',
        duration=1,
        app={'id': '__proto__', 'displayName': '__proto__'},
        steps=[('__proto__', '__proto__', '__proto__')],
    )
    yield event(
        'proto-error',
        hostile % 21,
        'update',
        'failure',
        (identity('__proto__', '__proto__', '__proto__'), NOBODY),
        code='__proto__',
        reason='__proto__',
        steps=[('constructor', 'export', 'failure')],
    )
    yield event(
        'constructor-error',
        hostile % 22,
        'constructor',
        'failure',
        (identity('constructor', 'toString', 'hasOwnProperty'), NOBODY),
        code='constructor',
        reason='valueOf',
        steps=[('constructor', 'export', 'failure')],
    )

    yield event('no-steps', '2026-10-21T09:00:00.0000000Z', 'update', 'success', NILS, steps=())
    yield event(
        'step-repeated',
        '2026-10-21T09:01:00.0000000Z',
        'update',
        'success',
        NILS,
        steps=[
            step('EntryImportUpdate', 'Import', 'Success', 'Read.', objectGUID='g-1'),
            step('EntryEscrowRetry', 'processing', 'success', 'Tried again.', Attempt='1'),
            step('EntryEscrowRetry', 'processing', 'success', 'Tried again.', Attempt='2'),
            step('EntryLookup', 'referenceresolution', 'skipped', 'Manager not found.', PropertyName='manager'),
            step('EntryQuality', 'Quality', 'Odd', 'A step type nobody knew of.'),
            step('EntryExportUpdate', 'export', 'success', 'Written.', ReportableIdentifier='nils@contoso.com'),
        ],
    )
    yield event(
        'changes',
        '2026-10-21T09:02:00.0000000Z',
        'update',
        'success',
        NILS,
        changes=[
            ('Department', None, 'Sales'),
            ('Manager', 'Mei Tanaka', None),
            ('AccountEnabled', True, False),
            ('ProxyAddresses', ['SMTP:a@contoso.com'], {'n': 1}),
            ('<b>Title</b>', '=1+1', '=2+2'),
        ],
    )
    yield event(
        'name-changed',
        '2026-10-22T09:00:00.0000000Z',
        'update',
        'success',
        (
            identity('ad-renamed', 'Carla Before', 'user'),
            identity('entra-renamed', 'Carla Before', 'User', UserPrincipalName='before@contoso.com'),
        ),
    )
    yield event(
        'name-changed-later',
        '2026-10-22T10:00:00.0000000Z',
        'update',
        'success',
        (
            identity('ad-renamed', 'Carla After', 'user'),
            identity('entra-renamed', 'Carla After', 'User', UserPrincipalName='after@contoso.com'),
        ),
    )
    yield event(
        'name-lost',
        '2026-10-22T11:00:00.0000000Z',
        'delete',
        'failure',
        (identity('ad-renamed', '', 'user'), NOBODY),
        code='EntryNotFound',
        reason='Nothing to delete.',
    )


def samples():
    """The six sample events of the log schema, with the times of their Log Analytics rows."""
    return json.loads((Path(__file__).parent / 'samples.json').read_text(encoding='utf-8'))


def records():
    """Graph shaped records, in no order: newest and oldest mixed, as pages of a service may come."""
    made = list(rules()) + list(ordinary()) + samples()
    return [made[(i * 89) % len(made)] for i in range(len(made))]


def duplicates():
    """Two records with one id, and one with another: kept apart from all other cases."""
    return [
        event('twice', '2026-10-05T10:00:00.0000000Z', 'create', 'success', MEI),
        event('once', '2026-10-05T10:01:00.0000000Z', 'update', 'success', OMAR),
        event('twice', '2026-10-05T10:00:00.0000000Z', 'create', 'success', MEI),
    ]


if __name__ == '__main__':
    ids = [r['id'] or r['changeId'] for r in records()]
    assert len(set(ids)) == len(ids), 'an id stands twice'
    print(len(ids), 'events')
