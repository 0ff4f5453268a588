"""The contract data set in the formats of three services: Graph page, portal download, Log Analytics answer.

The Log Analytics rows hold the same events in all the ways the service has written them: either column generation,
status and error in the row or in its JSON, keys in either case, JSON as text or as an object, durations as text.
"""

import json

STEP_TYPES = ('import', 'scoping', 'matching', 'processing', 'referenceResolution', 'export')
STATUSES = ('success', 'failure', 'skipped', 'warning')

COLUMNS = [
    ('TenantId', 'string'),
    ('AADTenantId', 'string'),
    ('TimeGenerated', 'datetime'),
    ('OperationName', 'string'),
    ('OperationVersion', 'string'),
    ('Category', 'string'),
    ('ResultType', 'string'),
    ('ResultSignature', 'string'),
    ('ResultDescription', 'string'),
    ('DurationMs', 'long'),
    ('CorrelationId', 'string'),
    ('Action', 'string'),
    ('ProvisioningAction', 'string'),
    ('ChangeId', 'string'),
    ('CycleId', 'string'),
    ('Id', 'string'),
    ('InitiatedBy', 'string'),
    ('JobId', 'string'),
    ('ModifiedProperties', 'string'),
    ('ProvisioningSteps', 'string'),
    ('ServicePrincipal', 'string'),
    ('SourceIdentity', 'string'),
    ('SourceSystem', 'string'),
    ('StatusInfo', 'string'),
    ('ProvisioningStatusInfo', 'string'),
    ('TargetIdentity', 'string'),
    ('TargetSystem', 'string'),
    ('Type', 'string'),
]


def compact(value):
    return json.dumps(value, ensure_ascii=False, separators=(',', ':'))


def number_of(names, value):
    """The number the stream writes for a known name; any other word stays a word."""
    lower = [n.lower() for n in names]
    return lower.index(value.lower()) if value.lower() in lower else value


def renamed(part, index, names):
    """An identity, system or principal with the table's key names; some rows have them in lower case."""
    out = {names.get(key, key): value for key, value in part.items()}
    return {key.lower(): value for key, value in out.items()} if index % 13 == 5 else out


def log_analytics_row(record, index):
    info = record['provisioningStatusInfo']
    error = info['errorInformation'] or {}
    status = info['status']
    known = status in STATUSES
    only_old_info = (
        known
        and index % 11 == 7
        and not any(error.get(k) for k in ('errorCategory', 'additionalDetails', 'recommendedAction'))
    )
    in_row = index % 5 != 1 or only_old_info
    action = record['provisioningAction']
    names = {'id': 'Id', 'displayName': 'Name', 'initiatorType': 'Type'}

    def column(value):
        return value if index % 17 == 2 else compact(value)

    cells = {
        'TenantId': '41b7d0aa-5e2f-4c93-9b6d-0f8e7a6c5d42',
        'AADTenantId': record['tenantId'],
        'TimeGenerated': record['activityDateTime'],
        'OperationName': 'Provisioning activity',
        'OperationVersion': '1.0',
        'Category': 'ProvisioningLogs',
        'ResultType': '' if known and index % 11 in (3, 7) else status,
        'ResultSignature': (error.get('errorCode') or '') if in_row else '',
        'ResultDescription': (error.get('reason') or '') if in_row else '',
        'DurationMs': str(record['durationInMilliseconds'])
        if index % 4 == 3 and record['durationInMilliseconds'] is not None
        else record['durationInMilliseconds'],
        'CorrelationId': record['changeId'],
        'Action': '' if index % 3 == 2 else action,
        'ProvisioningAction': '' if index % 3 == 1 else action,
        'ChangeId': record['changeId'],
        'CycleId': record['cycleId'],
        'Id': record['id'],
        'InitiatedBy': column(renamed(record['initiatedBy'], index, names)),
        'JobId': record['jobId'],
        'ModifiedProperties': column(record['modifiedProperties']),
        'ProvisioningSteps': column(
            [
                {
                    **s,
                    'provisioningStepType': number_of(STEP_TYPES, s['provisioningStepType']),
                    'status': number_of(STATUSES, s['status']),
                }
                for s in record['provisioningSteps']
            ]
        ),
        'ServicePrincipal': column(renamed(record['servicePrincipal'], index, names)),
        'SourceIdentity': column(renamed(record['sourceIdentity'], index, names)),
        'SourceSystem': column(renamed(record['sourceSystem'], index, names)),
        'StatusInfo': column({'Status': STATUSES.index(status)}) if known else '',
        'ProvisioningStatusInfo': ''
        if only_old_info
        else column({'Status': status, 'errorInformation': info['errorInformation']}),
        'TargetIdentity': column(renamed(record['targetIdentity'], index, names)),
        'TargetSystem': column(renamed(record['targetSystem'], index, names)),
        'Type': 'AADProvisioningLogs',
    }
    return [cells[name] for name, _ in COLUMNS]


def formats(records):
    """File name and text of each format."""
    rows = [log_analytics_row(record, index) for index, record in enumerate(records)]
    table = {'name': 'PrimaryResult', 'columns': [{'name': n, 'type': t} for n, t in COLUMNS], 'rows': rows}
    page = {'@odata.context': 'https://graph.microsoft.com/v1.0/$metadata#auditLogs/provisioning', 'value': records}
    return {
        'graph.json': one_a_line(page, 'value', records),
        'portal.json': compact(records) + '\n',
        'log-analytics.json': '{"tables":[' + one_a_line(table, 'rows', rows).rstrip() + ']}\n',
    }


def one_a_line(outer, key, items):
    """JSON with one item of a list on each line, so that a change is readable in a diff."""
    head = compact({**outer, key: []})
    lines = ',\n'.join(compact(item) for item in items)
    return head[: head.rindex('[]')] + '[\n' + lines + '\n]' + head[head.rindex('[]') + 2 :] + '\n'
