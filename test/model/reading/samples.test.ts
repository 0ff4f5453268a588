import { test } from 'node:test';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { readRecord } from '../../../src/model/reading/read-record.js';
import type { SyncRecordDetail } from '../../../src/model/record.js';
import { ByteCursor } from '../../../src/sources/files/byte-cursor.js';
import { ByteWindow, MORE } from '../../../src/sources/files/byte-window.js';
import { readDocument } from '../../../src/sources/files/read-document.js';

function recordsOf(name: string): SyncRecordDetail[] {
  const view = new ByteWindow();
  view.append(readFileSync(new URL(`../../fixtures/samples/${name}`, import.meta.url)));
  view.isLast = true;
  return [...readDocument(new ByteCursor(view), name, () => undefined)].map((item, index) => {
    assert.ok(item !== MORE && 'raw' in item);
    const read = readRecord(item.raw, { file: name, index });
    assert.ok('record' in read);
    return read.record;
  });
}

const graph = recordsOf('graph-provisioning-response.json');
const portal = recordsOf('portal-download.json');
const table = recordsOf('loganalytics-query-response.json');

/** Graph gives whole seconds, and every format its own raw text. */
function comparable(records: SyncRecordDetail[]): unknown[] {
  return records.map(({ raw: _raw, time, ...record }) => ({ ...record, time: time.slice(0, 19) }));
}

test('the three formats give the same six records', () => {
  assert.equal(graph.length, 6);
  assert.deepEqual(comparable(portal), comparable(graph));
  assert.deepEqual(comparable(table), comparable(graph));
});

test('the second record is the failure that the sample shows', () => {
  const { id, time, action, status, errorCode, durationMs, direction, syncType, app, object, target, steps } =
    table[1]!;
  assert.deepEqual(
    [id, time, action, status],
    ['c8417e5a-0d26-4f93-b1a8-36e9d7c5b402', '2026-09-01T06:16:09.0472210Z', 'update', 'failure'],
  );
  assert.deepEqual(
    [errorCode, durationMs, direction, syncType, app.name],
    ['DuplicateTargetEntries', 1874, 'ad-to-entra', 'object', 'corp.contoso.com'],
  );
  assert.equal(object, 'd4e5f6a7-1b2c-4d3e-8f90-a1b2c3d4e5f6');
  assert.equal(target.upn, 'jonas.lind@contoso.com');
  assert.deepEqual(steps.map(({ type, status }) => [type, status]), [['import', 'success'], ['scoping', 'success'], ['export', 'failure']]); // prettier-ignore
});

test('the fourth record is a password hash', () => assert.equal(portal[3]!.syncType, 'password'));
