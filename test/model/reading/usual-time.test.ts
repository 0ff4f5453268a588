import { test } from 'node:test';
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { usualTimeToMs } from '../../../src/model/reading/usual-time.js';

test('times of the usual form are the instants that Date knows', () => {
  const range = {
    min: new Date('2000-01-01T00:00:00Z'),
    max: new Date('2099-12-31T23:59:59.999Z'),
    noInvalidDate: true,
  };
  fc.assert(
    fc.property(fc.date(range), fc.stringMatching(/^\d{4}$/), (date, ticks) => {
      assert.equal(usualTimeToMs(date.toISOString()), date.getTime());
      assert.equal(usualTimeToMs(date.toISOString().replace('Z', `${ticks}Z`)), date.getTime());
    }),
    { seed: 20_261_124, numRuns: 2000 },
  );
});

for (const text of [
  '2026-02-29T00:00:00Z', '2100-01-01T00:00:00Z', '1999-12-31T00:00:00Z', '2026-09-01T24:00:00Z', '2026-13-01T00:00:00Z',
  '2026-09-01T06:14:07', '2026-09-01 06:14:07Z', '2026-09-01T06:14:07.Z', '2026-09-01T06:14:07.12345678Z', '',
]) {
  test(`“${text}” is left to who knows all forms`, () => assert.ok(Number.isNaN(usualTimeToMs(text))));
} // prettier-ignore
