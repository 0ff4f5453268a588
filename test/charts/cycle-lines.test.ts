import { describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { cycleLines, touching, withSilences, type CycleEntry, type CycleLine } from '../../src/charts/cycle-lines.js';
import type { SummaryRow, SummaryTable } from '../../src/model/question.js';
import type { Silence } from '../../src/model/silences.js';
import { shortId, shortJobId } from '../../src/model/short-id.js';

describe('the lines of cycles', () => {
  test('have the usual statuses first, others behind, and actions as answered', () => {
    const [line] = cycleLines({
      tables: [
        table(row(['c1'], 12)),
        table(row(['c1', 'parked'], 5), row(['c1', 'failure'], 4), row(['c1', 'success'], 3)),
        table(row(['c1', 'update'], 9), row(['c1', 'create'], 3)),
      ],
    });
    assert.deepEqual(line?.statuses, [['success', 3], ['failure', 4], ['parked', 5]]); // prettier-ignore
    assert.deepEqual(line?.actions, [['update', 9], ['create', 3]]); // prettier-ignore
  });

  test('keep the order of the answer, whatever their ids', () => {
    const ids = ['b', '__proto__', 'constructor', 'a'];
    const tables = [
      table(...ids.map((id) => row([id], 1))),
      table(...ids.map((id) => row([id, 'failure'], 1))),
      table(),
    ];
    assert.deepEqual(cycleLines({ tables }).map(({ id, statuses }) => [id, statuses.length]), ids.map((id) => [id, 1])); // prettier-ignore
  });

  test('refuse an answer that lacks a table', () => assert.throws(() => cycleLines({ tables: [table()] }), TypeError));
});

describe('silences between cycles', () => {
  const lines = ['09', '07', '05'].map((hour) => line(hour));

  test('stand above the cycle that they followed, those without a cycle between them together', () => {
    const silences = [silence('07'), silence('07'), silence('06'), silence('05')];
    assert.deepEqual(places(withSilences(lines, silences)), ['09', '2 silent', '07', '2 silent', '05']);
  });

  test('come first where no cycle followed, and last where none came before', () => {
    assert.deepEqual(places(withSilences(lines, [silence('10'), silence('04')])), ['1 silent', '09', '07', '05', '1 silent']); // prettier-ignore
  });

  test('belong to the page on which they began', () => {
    const page = { since: time('05'), before: time('10') };
    const silences = [silence('11'), silence('10'), silence('08'), silence('04')];
    assert.deepEqual(places(withSilences(lines, silences, page)), ['09', '1 silent', '07', '05']);
  });

  test('are told from those that a chosen time does not touch', () => {
    const silences = [silence('01', '05'), silence('05', '07'), silence('07', '09')];
    const found = touching(silences, { from: time('05'), to: time('07') });
    assert.deepEqual(found.map(({ from }) => from), [time('05')]); // prettier-ignore
    assert.equal(touching(silences, undefined).length, 3);
  });
});

describe('short forms of ids', () => {
  for (const [id, short] of [
    ['c2a7e5b0-6d19-4b83-8f4c-d05e7a913c26', 'c2a7e5b0'],
    ['cycle-nights', 'cycle-nights'],
    ['a cycle id of more than twenty characters', 'a cycle id of mo…'],
    ['😀'.repeat(30), `${'😀'.repeat(16)}…`],
    ['', ''],
  ] as const) {
    test(`of “${id}”`, () => assert.equal(shortId(id), short));
  }

  for (const [id, short] of [
    [
      'AD2AADProvisioning.9f3c1e527a444b0e8d152c6b8e0f4a11.b7e0c9d4-1f62-4a38-8e57-3d9a6b2c5f08',
      'AD2AADProvisioning.b7e0c9d4',
    ],
    ['AD2AADPasswordHash.b7e0c9d4-1f62-4a38-8e57-3d9a6b2c5f08', 'AD2AADPasswordHash.b7e0c9d4'],
    ['AD2AADProvisioning.tenant.job', 'AD2AADProvisioni…'],
    ['b7e0c9d4-1f62-4a38-8e57-3d9a6b2c5f08', 'b7e0c9d4'],
  ] as const)
    // prettier-ignore
    test(`of the job “${id}”`, () => assert.equal(shortJobId(id), short));
});

function table(...rows: SummaryRow[]): SummaryTable {
  return { rows, other: [], otherValues: 0, next: null, bins: null };
}

function row(key: string[], events: number): SummaryRow {
  return { key, events, objects: events, firstSeen: time('01'), lastSeen: time('02') };
}

function line(hour: string): CycleLine {
  return { id: hour, jobId: 'job', events: 1, objects: 1, firstSeen: time(hour), lastSeen: time(hour), statuses: [], actions: [] }; // prettier-ignore
}

function silence(from: string, to = '23'): Silence {
  return { job: 'job', from: time(from), to: time(to), open: false, usual: { active: 1, of: 1 } };
}

function time(hour: string): string {
  return `2026-09-16T${hour}:00:00.0000000Z`;
}

function places(entries: readonly CycleEntry[]): string[] {
  return entries.map((entry) => ('cycle' in entry ? entry.cycle.id : `${entry.silences.length} silent`));
}
