import { describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { directionOf, objectTypeOf, syncTypeOf, systemKey, valuesOf } from '../../src/model/dimension.js';
import { record } from './record.js';

describe('direction', () => {
  const cases: [job: string | null, source: string | null, target: string | null, expected: string][] = [
    ['AD2AADProvisioning.abc.def', null, null, 'ad-to-entra'],
    ['ad2aadpasswordhash.abc', 'x', 'y', 'ad-to-entra'],
    ['AAD2ADGroupProvisioning.abc', null, null, 'entra-to-ad'],
    ['scim.abc', 'Active Directory', 'Microsoft Entra ID', 'other'],
    [null, 'Active Directory', 'Microsoft Entra ID', 'ad-to-entra'],
    ['', 'ACTIVE DIRECTORY', 'azure active directory', 'ad-to-entra'],
    [null, 'Azure Active Directory', 'Active Directory', 'entra-to-ad'],
    [null, 'Active Directory', 'Salesforce', 'other'],
    [null, null, null, 'other'],
  ];
  for (const [job, source, target, expected] of cases) {
    test(`of ${job}, ${source} → ${target} is ${expected}`, () =>
      assert.equal(directionOf(job, source, target), expected));
  }
});

test('a renamed product is one system, a nameless one goes by its id', () => {
  const named = (name: string | null, id: string | null = 'i') => systemKey({ id, name });
  assert.equal(named('azure ACTIVE directory'), 'Microsoft Entra ID');
  assert.equal(named('microsoft entra id'), 'Microsoft Entra ID');
  assert.equal(named('Active Directory'), 'Active Directory');
  assert.equal(named(null), 'i');
  assert.equal(named(null, null), 'unknown');
});

test('sync type is password where the job says so', () => {
  assert.deepEqual(['AD2AADPasswordHash.x', 'x.PASSWORD', 'AD2AADProvisioning.x', null].map(syncTypeOf), [
    'password',
    'password',
    'object',
    'object',
  ]);
});

test('object type is the last segment of a URN, the source’s before the target’s', () => {
  assert.equal(objectTypeOf('urn:ietf:params:scim:schemas:core:2.0:User', 'Group'), 'user');
  assert.equal(objectTypeOf(null, 'Group'), 'group');
  assert.equal(objectTypeOf('', null), 'unknown');
});

test('only failed events have an error', () => {
  assert.deepEqual(valuesOf(record({ status: 'failure', errorCode: 'E1' }), 'error'), ['E1']);
  assert.deepEqual(valuesOf(record({ status: 'failure', errorCode: null }), 'error'), ['unknown']);
  assert.deepEqual(valuesOf(record({ status: 'warning', errorCode: 'E1' }), 'error'), []);
});

test('an event stands once in each of its stages', () => {
  const step = (name: string) => ({ name, type: null, status: null, description: null, details: [] });
  assert.deepEqual(valuesOf(record({ steps: [step('A'), step('B'), step('A')] }), 'stage'), ['A', 'B']);
  assert.deepEqual(valuesOf(record({ steps: [] }), 'stage'), ['unknown']);
});

test('what is empty is counted as unknown', () => {
  const dimensions = ['job', 'cycle', 'app', 'sourceSystem', 'targetSystem', 'object', 'targetName'] as const;
  assert.deepEqual(
    dimensions.map((dimension) => valuesOf(record({}), dimension)[0]),
    dimensions.map(() => 'unknown'),
  );
});
