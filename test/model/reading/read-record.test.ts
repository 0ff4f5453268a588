import { describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { readRecord } from '../../../src/model/reading/read-record.js';
import type { SyncRecordDetail } from '../../../src/model/record.js';

const time = '2026-09-01T06:14:07Z';
const place = { file: 'export.json', index: 7 };

function read(raw: unknown): SyncRecordDetail {
  const result = readRecord(raw, place);
  assert.ok('record' in result, JSON.stringify(result));
  return result.record;
}

function reasonOf(raw: unknown): string {
  const result = readRecord(raw, place);
  assert.ok('broken' in result, 'the record was kept');
  assert.deepEqual([result.broken.file, result.broken.index], ['export.json', 7]);
  return result.broken.reason;
}

const error = {
  errorCode: 'Inner',
  reason: 'Inner reason',
  errorCategory: 'failure',
  additionalDetails: 'More',
  recommendedAction: 'Do',
};

/** Raw parts beside a time, and what the record says. */
const table: [promise: string, raw: Record<string, unknown>, expected: Partial<SyncRecordDetail>][] = [
  ['Id names the event', { Id: 'a', ChangeId: 'b' }, { id: 'a', changeId: 'b' }],
  ['the change id stands in for an empty id', { Id: '', ChangeId: 'b' }, { id: 'b' }],
  ['file and position stand in for both', {}, { id: 'export.json#7', changeId: null }],
  ['Id wins over id', { id: 'small', Id: 'capital' }, { id: 'capital' }],
  ['an empty Id leaves it to id', { id: 'small', Id: '' }, { id: 'small' }],
  ['keys are read in any case', { PROVISIONINGACTION: 'Create', jObId: 'j' }, { action: 'create', jobId: 'j' }],
  ['AADTenantId is the tenant', { TimeGenerated: time, TenantId: 'workspace', AADTenantId: 't' }, { tenantId: 't' }],
  ['TenantId of a row is the workspace', { TimeGenerated: time, TenantId: 'workspace' }, { tenantId: null }],
  ['tenantId of Graph is the tenant', { tenantId: 't' }, { tenantId: 't' }],
  ['the action is trimmed, in lower case', { ProvisioningAction: ' StagedDelete ' }, { action: 'stageddelete' }],
  ['Action stands in where ProvisioningAction is empty', { ProvisioningAction: '', Action: 'Delete' }, { action: 'delete' }],
  ['no action is unknown', { Action: ' ' }, { action: 'unknown' }],
  ['ResultType is the status', { ResultType: 'Failure', StatusInfo: '{"Status":0}' }, { status: 'failure' }],
  ['then ProvisioningStatusInfo', { ProvisioningStatusInfo: '{"Status":"Skipped"}' }, { status: 'skipped' }],
  ['then StatusInfo, whose numbers are words', { StatusInfo: '{"Status":3}' }, { status: 'warning' }],
  ['status 0', { ResultType: 0 }, { status: 'success' }],
  ['status 1', { provisioningStatusInfo: { status: 1 } }, { status: 'failure' }],
  ['status 2 as text', { statusInfo: { status: '2' } }, { status: 'skipped' }],
  ['a new status is kept', { ResultType: 'Postponed' }, { status: 'postponed' }],
  ['no status is unknown', { ResultType: null }, { status: 'unknown' }],
  ['the source type comes first', { SourceIdentity: '{"identityType":"Group"}', TargetIdentity: '{"identityType":"User"}' }, { type: 'group' }],
  ['then the target type', { sourceIdentity: { identityType: '' }, targetIdentity: { identityType: 'Contact' } }, { type: 'contact' }],
  ['a URN is cut to its last segment', { sourceIdentity: { identityType: 'urn:ietf:params:scim:schemas:core:2.0:User' } }, { type: 'user' }],
  ['no type is unknown', { sourceIdentity: {} }, { type: 'unknown' }],
  ['ResultSignature is the code', { ResultSignature: 'Outer', ProvisioningStatusInfo: { errorInformation: error } }, { errorCode: 'Outer' }],
  ['then the error information', { provisioningStatusInfo: { errorInformation: error } }, {
    errorCode: 'Inner', reason: 'Inner reason',
    errorInfo: { category: 'failure', additionalDetails: 'More', recommendedAction: 'Do' },
  }],
  ['then the old status', { statusInfo: { errorCode: 'Old', reason: 'Old reason' } }, { errorCode: 'Old', reason: 'Old reason' }],
  ['ResultDescription is the reason', { ResultDescription: 'Outer reason', ProvisioningStatusInfo: { errorInformation: error } }, { reason: 'Outer reason' }],
  ['a duration may be text', { DurationMs: '2143' }, { durationMs: 2143 }],
  ['Graph calls it durationInMilliseconds', { durationInMilliseconds: 12 }, { durationMs: 12 }],
  ['a duration below 0 is none', { durationMs: -1 }, { durationMs: null }],
  ['a duration that is no number is none', { durationMs: 'Infinity' }, { durationMs: null }],
  ['the app may be JSON text', { ServicePrincipal: '{"Id":"i","Name":"n"}' }, { app: { id: 'i', name: 'n' } }],
  ['or the first of a list', { servicePrincipal: [{ id: 'i', displayName: 'n' }, { id: 'j' }] }, { app: { id: 'i', name: 'n' } }],
  ['systems have id and name', { SourceSystem: '{"Id":"s","Name":"Active Directory"}', targetSystem: { displayName: 'Microsoft Entra ID' } }, {
    sourceSystem: { id: 's', name: 'Active Directory' }, targetSystem: { id: null, name: 'Microsoft Entra ID' }, direction: 'ad-to-entra',
  }],
  ['the UPN stands in the details', { targetIdentity: { details: { userprincipalname: 'a@b.c', More: 1 } } }, {
    target: { id: null, name: null, type: null, upn: 'a@b.c' }, targetDetails: [['userprincipalname', 'a@b.c'], ['More', '1']],
  }],
  ['the source id is the object', { sourceIdentity: { id: 's' }, targetIdentity: { id: 't' } }, { object: 's' }],
  ['then the target id', { sourceIdentity: { id: '' }, targetIdentity: { id: 't' } }, { object: 't' }],
  ['neither is no object', { sourceIdentity: null }, { object: null }],
  ['the job gives direction and sync type', { JobId: 'aad2adPasswordX' }, { direction: 'entra-to-ad', syncType: 'password' }],
  ['step numbers are words', { ProvisioningSteps: '[{"name":"E","provisioningStepType":4,"status":1,"details":{"a":true}}]' }, {
    steps: [{ name: 'E', type: 'referenceResolution', status: 'failure', description: null, details: [['a', 'true']] }],
  }],
  ['step types have their known spelling, new ones are kept', { provisioningSteps: [{ name: 'E', provisioningStepType: 'EXPORT' }, { provisioningStepType: 'New' }] }, {
    steps: [
      { name: 'E', type: 'export', status: null, description: null, details: [] },
      { name: '', type: 'New', status: null, description: null, details: [] },
    ],
  }],
  ['changes are text, null or JSON text', { modifiedProperties: [{ displayName: 'P', oldValue: null, newValue: { a: [1] } }, { displayName: 'Q', oldValue: '', newValue: true }] }, {
    changes: [{ name: 'P', oldValue: null, newValue: '{"a":[1]}' }, { name: 'Q', oldValue: '', newValue: 'true' }],
  }],
  ['who started it', { InitiatedBy: '{"Type":"system","Id":"","Name":"Service"}' }, { initiatedBy: { type: 'system', id: null, name: 'Service' } }],
  ['cut steps are named and left empty', { ProvisioningSteps: '[{"name":"E' }, { steps: [], unreadable: ['ProvisioningSteps'] }],
  ['steps that are no list are named', { ProvisioningSteps: '5' }, { steps: [], unreadable: ['ProvisioningSteps'] }],
]; // prettier-ignore

describe('a record of the service', () => {
  for (const [promise, raw, expected] of table) {
    test(promise, () => {
      const record = read({ activityDateTime: time, ...raw });
      const found = Object.fromEntries(
        Object.keys(expected).map((key) => [key, record[key as keyof SyncRecordDetail]]),
      );
      assert.deepEqual(found, expected);
    });
  }

  test('keeps all seven decimals of its time', () => {
    assert.equal(read({ TimeGenerated: '2026-09-01T06:14:07.3186241Z' }).time, '2026-09-01T06:14:07.3186241Z');
  });

  test('without a zone is in UTC, with an offset is converted', () => {
    assert.equal(read({ activityDateTime: '2026-09-01T06:14:07' }).time, '2026-09-01T06:14:07.0000000Z');
    assert.equal(read({ activityDateTime: '2026-09-01T08:14:07+02:00' }).time, '2026-09-01T06:14:07.0000000Z');
  });

  test('takes the dates that the Azure client makes of times', () => {
    assert.equal(read({ TimeGenerated: new Date('2026-09-01T06:14:07.318Z') }).time, '2026-09-01T06:14:07.3180000Z');
  });

  test('of the diagnostic stream is read from its properties, with the envelope behind', () => {
    const record = read({
      time: '2026-09-01T00:00:00Z', category: 'ProvisioningLogs', tenantId: 't', resultType: 'Failure', durationMs: '31',
      properties: { Id: 'a', ActivityDateTime: time, Action: 'Update', SourceIdentity: { Id: 's', Name: 'n', identityType: 'user' } },
    }); // prettier-ignore
    assert.deepEqual(
      [record.id, record.time, record.tenantId, record.status, record.durationMs, record.action, record.object],
      ['a', '2026-09-01T06:14:07.0000000Z', 't', 'failure', 31, 'update', 's'],
    );
  });

  test('shows itself as it was read: JSON inside stays text', () => {
    const raw = { activityDateTime: time, ServicePrincipal: '{"Id":"i"}' };
    assert.equal(
      read(raw).raw,
      '{\n  "activityDateTime": "2026-09-01T06:14:07Z",\n  "ServicePrincipal": "{\\"Id\\":\\"i\\"}"\n}',
    );
  });

  test('is not changed by reading', () => {
    const raw = Object.freeze({
      activityDateTime: time,
      provisioningSteps: Object.freeze([Object.freeze({ name: 'E' })]),
    });
    assert.equal(read(raw).steps[0]?.name, 'E');
  });
});

describe('a record is broken', () => {
  const broken: [why: string, raw: unknown, reason: RegExp][] = [
    ['if it is no object', 'text', /The record is “text”, expected an object/],
    ['if it is a list', [], /a list/],
    [
      'without a time',
      { Id: 'a' },
      /^No time: expected time, activityDateTime or TimeGenerated; the record has the keys Id\.$/,
    ],
    [
      'without a time, and of a shape of its own',
      { eventId: 1, When: 2, c: 3, d: 4, e: 5, f: 6 },
      /the record has the keys eventId, When, c, d, e, …\.$/,
    ],
    ['with an empty time', { id: 'a', time: null }, /^time: null found, expected a time/],
    ['if it is empty', {}, /the record has no keys\.$/],
    ['with a time that is none', { activityDateTime: 'soon' }, /activityDateTime: “soon” found, expected a time/],
    ['with a time before 2000', { activityDateTime: '1999-12-31T23:59:59Z' }, /2000 to 2099/],
    ['with a time after 2099', { activityDateTime: '2100-01-01T00:00:00Z' }, /2000 to 2099/],
    [
      'with a cut source identity',
      { TimeGenerated: time, SourceIdentity: '{"Id":"a' },
      /SourceIdentity: “{"Id":"a” found/,
    ],
    ['with a cut target identity', { TimeGenerated: time, TargetIdentity: '{' }, /TargetIdentity/],
    ['with a cut status', { TimeGenerated: time, ProvisioningStatusInfo: '{"Status"' }, /ProvisioningStatusInfo/],
    ['with a cut old status', { TimeGenerated: time, StatusInfo: 'x' }, /StatusInfo/],
    ['if it is of another log', { TimeGenerated: time, Category: 'SignInLogs' }, /Category: “SignInLogs” found/],
    ['if its envelope holds no object', { time, properties: '{"a' }, /properties/],
  ];
  for (const [why, raw, reason] of broken) test(why, () => assert.match(reasonOf(raw), reason));

  test('with a sentence that stays short', () => {
    assert.ok(reasonOf({ time: 'x'.repeat(1e6) }).length < 200);
    const long = 'x'.repeat(1e6);
    assert.ok(reasonOf({ [`a${long}`]: 1, [`b${long}`]: 2, [`c${long}`]: 3 }).length < 200);
  });
});

describe('a canonical record', () => {
  test('reads back as itself', () => {
    const record = read({ activityDateTime: time, Id: 'a', JobId: 'AD2AADProvisioning', sourceIdentity: { id: 's', details: { a: 'b' } },
      provisioningSteps: [{ name: 'E', provisioningStepType: 5, status: 1, details: { k: 'v' } }], modifiedProperties: [{ displayName: 'P', newValue: 'n' }] }); // prettier-ignore
    assert.deepEqual(read(record), record);
  });

  test('needs a time and an id only', () => {
    const { raw: _raw, ...record } = read({ id: 'a', time });
    assert.deepEqual(record, {
      id: 'a', time: '2026-09-01T06:14:07.0000000Z', tenantId: null, action: 'unknown', status: 'unknown', type: 'unknown',
      errorCode: null, reason: null, durationMs: null, jobId: null, cycleId: null, changeId: null, direction: 'other', syncType: 'object',
      app: { id: null, name: null }, sourceSystem: { id: null, name: null }, targetSystem: { id: null, name: null },
      source: { id: null, name: null, type: null, upn: null }, target: { id: null, name: null, type: null, upn: null },
      object: null, steps: [], changes: [], initiatedBy: { type: null, id: null, name: null },
      errorInfo: { category: null, additionalDetails: null, recommendedAction: null }, sourceDetails: [], targetDetails: [], unreadable: [],
    }); // prettier-ignore
  });

  test('may name an object instead, and say its direction itself', () => {
    const record = read({
      time,
      source: { id: 's', name: 'n', type: 'User' },
      action: 'Create',
      status: 'success',
      direction: 'ad-to-entra',
    });
    assert.deepEqual(
      [record.id, record.object, record.type, record.action, record.direction],
      ['export.json#7', 's', 'user', 'create', 'ad-to-entra'],
    );
  });

  test('without any id is broken', () => assert.match(reasonOf({ time, action: 'create' }), /id: nothing found/));
});
