"""A Graph record as the canonical record of docs/counting.md ("Reading a record"), written from that page alone."""

import json
import re
from datetime import datetime, timezone

STEP_TYPES = ('import', 'scoping', 'matching', 'processing', 'referenceResolution', 'export')
TICKS = 10_000_000


def or_none(text):
    return text if text else None


def ticks(time):
    """Times as whole numbers of 100 ns: no rounding anywhere."""
    match = re.fullmatch(r'(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d{1,7}))?Z', time)
    seconds = int(datetime.fromisoformat(match[1]).replace(tzinfo=timezone.utc).timestamp())
    return seconds * TICKS + int((match[2] or '').ljust(7, '0'))


def time_text(value):
    at = datetime.fromtimestamp(value // TICKS, timezone.utc)
    return at.strftime('%Y-%m-%dT%H:%M:%S') + f'.{value % TICKS:07d}Z'


def word(text):
    return (text or '').strip().lower() or 'unknown'


def identity_type(text):
    return or_none((text or '').split(':')[-1].lower())


def identity(part):
    return {
        'id': or_none(part['id']),
        'name': or_none(part['displayName']),
        'type': identity_type(part['identityType']),
        'upn': or_none(part['details'].get('UserPrincipalName')),
    }


def id_and_name(part):
    return {'id': or_none(part['id']), 'name': or_none(part['displayName'])}


def direction(job, source, target):
    if job:
        if job.lower().startswith('ad2aad'):
            return 'ad-to-entra'
        return 'entra-to-ad' if job.lower().startswith('aad2ad') else 'other'
    entra = ('Microsoft Entra ID', 'Azure Active Directory')
    if source == 'Active Directory' and target in entra:
        return 'ad-to-entra'
    return 'entra-to-ad' if source in entra and target == 'Active Directory' else 'other'


def step(part):
    known = {name.lower(): name for name in STEP_TYPES}
    type = part['provisioningStepType']
    return {
        'name': part['name'],
        'type': or_none(known.get(type.lower(), type)),
        'status': or_none(part['status'].strip().lower()),
    }


def lean(raw):
    error = raw['provisioningStatusInfo']['errorInformation'] or {}
    source, target = identity(raw['sourceIdentity']), identity(raw['targetIdentity'])
    source_system, target_system = id_and_name(raw['sourceSystem']), id_and_name(raw['targetSystem'])
    duration = raw['durationInMilliseconds']
    job = or_none(raw['jobId'])
    return {
        'id': raw['id'] or raw['changeId'],
        'time': time_text(ticks(raw['activityDateTime'])),
        'tenantId': or_none(raw['tenantId']),
        'action': word(raw['provisioningAction']),
        'status': word(raw['provisioningStatusInfo']['status']),
        'type': source['type'] or target['type'] or 'unknown',
        'errorCode': or_none(error.get('errorCode')),
        'reason': or_none(error.get('reason')),
        'durationMs': duration if duration is not None and duration >= 0 else None,
        'jobId': job,
        'cycleId': or_none(raw['cycleId']),
        'changeId': or_none(raw['changeId']),
        'direction': direction(job, source_system['name'], target_system['name']),
        'syncType': 'password' if 'password' in (job or '').lower() else 'object',
        'app': id_and_name(raw['servicePrincipal']),
        'sourceSystem': source_system,
        'targetSystem': target_system,
        'source': source,
        'target': target,
        'object': source['id'] or target['id'],
        'steps': [step(part) for part in raw['provisioningSteps']],
    }


def property_value(value):
    return value if value is None or isinstance(value, str) else json.dumps(value, separators=(',', ':'))


def detail(raw):
    """The full record without `raw`, which shows each format as it is."""
    error = raw['provisioningStatusInfo']['errorInformation'] or {}
    initiator = raw['initiatedBy']
    return {
        **lean(raw),
        'steps': [
            {**step(s), 'description': or_none(s['description']), 'details': [[k, v] for k, v in s['details'].items()]}
            for s in raw['provisioningSteps']
        ],
        'changes': [
            {
                'name': p['displayName'],
                'oldValue': property_value(p['oldValue']),
                'newValue': property_value(p['newValue']),
            }
            for p in raw['modifiedProperties']
        ],
        'initiatedBy': {
            'type': or_none(initiator['initiatorType']),
            'id': or_none(initiator['id']),
            'name': or_none(initiator['displayName']),
        },
        'errorInfo': {
            'category': or_none(error.get('errorCategory')),
            'additionalDetails': or_none(error.get('additionalDetails')),
            'recommendedAction': or_none(error.get('recommendedAction')),
        },
        'sourceDetails': [[k, v] for k, v in raw['sourceIdentity']['details'].items()],
        'targetDetails': [[k, v] for k, v in raw['targetIdentity']['details'].items()],
        'unreadable': [],
    }
