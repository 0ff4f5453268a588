import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatAge } from '../../src/elements/sync-error-list/age.js';

const now = Date.parse('2026-11-14T12:00:00Z');

for (const [time, expected] of [
  ['2026-11-14T11:59:30.0000000Z', '0 minutes ago'],
  ['2026-11-14T11:01:00.0000000Z', '59 minutes ago'],
  ['2026-11-14T11:00:00.0000000Z', '1 hour ago'],
  ['2026-11-12T11:00:00.0000000Z', '2 days ago'],
  ['2026-10-01T12:00:00.0000000Z', '1 month ago'],
  ['2024-11-01T12:00:00.0000000Z', '2 years ago'],
  ['2026-11-14T12:03:00.0000000Z', '0 minutes ago'],
] as const) {
  test(`at noon of 14 November ${time} is ${expected}`, () => {
    assert.equal(formatAge(time, now, 'en'), expected);
  });
}

test('text that is no locale means the default one', () => {
  assert.equal(
    formatAge('2026-11-14T11:00:00Z', now, 'en_US'),
    formatAge('2026-11-14T11:00:00Z', now, new Intl.NumberFormat().resolvedOptions().locale),
  );
});
