import { describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { chipsOf, readableFilter } from '../../src/elements/sync-filter-bar/chosen-filter.js';
import { placeBeside } from '../../src/elements/sync-filter-bar/popups.js';
import { customRange, localEnds, rangeChoices, rangeLabel } from '../../src/elements/sync-filter-bar/ranges.js';
import { shownFilters } from '../../src/elements/sync-filter-bar/shown-filters.js';
import { text } from '../../src/elements/sync-filter-bar/text.js';
import type { SyncFilter, SyncRange } from '../../src/model/filter.js';

const style = { locale: 'en-GB', zone: 'Europe/Berlin' };
const choices = (chosen: SyncRange | undefined, usual: SyncRange) => rangeChoices(chosen, usual, text, style);

describe('the choice of ranges', () => {
  test('has the presets of the original and all loaded data, which is the default of local data', () => {
    const labels = choices(undefined, 'all').map(({ label }) => label);
    assert.equal(labels.length, 16);
    assert.deepEqual(labels.slice(0, 2), ['Last 5 minutes', 'Last 15 minutes']);
    assert.deepEqual(labels.slice(-2), ['Last 90 days', 'All loaded data (default)']);
  });

  test('marks the source’s default and what is chosen, however long it is written', () => {
    const chosen = choices({ last: 'P2D' }, { last: 'P14D' }).filter((choice) => choice.chosen);
    assert.deepEqual(chosen, [{ range: { last: 'PT48H' }, label: 'Last 48 hours', isDefault: false, chosen: true }]);
    const usual = choices(undefined, { last: 'P14D' }).filter((choice) => choice.chosen);
    assert.deepEqual(usual, [{ range: undefined, label: 'Last 14 days (default)', isDefault: true, chosen: true }]);
  });

  test('has a default of its own length in its place', () => {
    const labels = choices(undefined, { last: 'P5D' }).map(({ label }) => label);
    assert.deepEqual(labels.slice(8, 11), ['Last 3 days', 'Last 5 days (default)', 'Last 7 days']);
  });

  test('names other ranges by what they span', () => {
    assert.equal(rangeLabel({ last: 'P5D' }, text, style), 'Last 5 days');
    const span = { from: '2026-11-12T23:00:00.0000000Z', to: '2026-11-14T23:00:00.0000000Z' };
    assert.match(rangeLabel(span, text, style), /^13\s?–\s?14 Nov 2026$/);
  });
});

describe('a range of local times', () => {
  test('is counted in the clocks of the zone', () => {
    const { range } = customRange('2026-11-20T01:00', '2026-11-20T13:00', 'Europe/Berlin');
    assert.deepEqual(range, { from: '2026-11-20T00:00:00.0000000Z', to: '2026-11-20T12:00:00.0000000Z' });
    assert.deepEqual(localEnds(range, 'Asia/Kathmandu'), { from: '2026-11-20T05:45', to: '2026-11-20T17:45' });
  });

  test('takes both readings of a clock put back', () => {
    const read = customRange('2026-10-25T02:30', '2026-10-25T02:30', 'Europe/Berlin');
    const range = { from: '2026-10-25T00:30:00.0000000Z', to: '2026-10-25T01:30:00.0000000Z' };
    assert.deepEqual(read, { range, from: 2, to: 2, problem: null });
  });

  const problems: [from: string, to: string, problem: string][] = [
    ['', '2026-11-20T13:00', 'incomplete'],
    ['2026-03-29T02:30', '2026-03-29T05:00', 'from'],
    ['2026-03-28T02:30', '2026-03-29T02:30', 'to'],
    ['2026-11-20T13:00', '2026-11-20T13:00', 'order'],
    ['2026-11-20T13:00', '2026-11-20T12:59', 'order'],
  ];
  for (const [from, to, problem] of problems) {
    test(`from "${from}" to "${to}" is refused: ${problem}`, () => {
      assert.deepEqual(customRange(from, to, 'Europe/Berlin'), { range: null, problem });
    });
  }
});

describe('chips', () => {
  const chips = (filter: SyncFilter) =>
    chipsOf(filter, filter, text, style).map(({ name, value }) => `${name}: ${value}`);

  test('name every part that people or panels chose, but neither range nor direction', () => {
    const filter: SyncFilter = {
      range: 'all',
      direction: 'all',
      status: ['Failure'],
      job: ['unknown'],
      object: ['o-1'],
      identity: ['unknown'],
      search: ' Ada ',
      brush: { from: '2026-11-12T23:00:00Z', to: '2026-11-13T23:00:00Z' },
    };
    assert.deepEqual(chips(filter), [
      'Status: Failure',
      'Job: Unknown',
      'Object: o-1',
      'Identity: unknown',
      'Search: Ada',
      'Chosen time: 13 Nov 2026',
    ]);
  });

  test('more than three values share one', () => {
    assert.deepEqual(chips({ error: ['A', 'B', 'C'] }), ['Error: A', 'Error: B', 'Error: C']);
    assert.deepEqual(chips({ error: ['A', 'B', 'C', 'D'] }), ['Error: 4 values']);
  });

  test('take away what they name and leave the rest', () => {
    const filter: SyncFilter = { range: 'all', status: ['Failure', 'warning'], search: 'x' };
    const [failure, , search] = chipsOf(filter, filter, text, style);
    assert.deepEqual(failure!.rest, { range: 'all', status: ['warning'], search: 'x' });
    assert.deepEqual(search!.rest, { range: 'all', status: ['Failure', 'warning'] });
  });

  test('stand for what can be read, whatever a page set as filter', () => {
    const wrong = { status: 'failure', range: { last: 'soon' }, error: ['A', 7], job: ['__proto__'], what: 1 };
    assert.deepEqual(readableFilter(wrong as unknown as SyncFilter), { job: ['__proto__'] });
  });
});

describe('a popup', () => {
  const view = { width: 1000, height: 800 };
  const size = { width: 340, height: 300 };
  const button = (left: number, top: number) => ({ left, right: left + 100, top, bottom: top + 32 });

  test('stands below its button', () => {
    assert.deepEqual(placeBeside(button(50, 100), size, view, false), { x: 50, y: 136, height: 300 });
  });

  test('from right to left its right edge is the button’s', () => {
    assert.deepEqual(placeBeside(button(500, 100), size, view, true), { x: 260, y: 136, height: 300 });
  });

  test('stands above where there is more room', () => {
    assert.deepEqual(placeBeside(button(50, 700), size, view, false), { x: 50, y: 396, height: 300 });
  });

  test('is never cut off by the window’s edges', () => {
    assert.deepEqual(placeBeside(button(950, 100), size, view, false), { x: 652, y: 136, height: 300 });
    assert.deepEqual(placeBeside(button(0, 100), size, view, true), { x: 8, y: 136, height: 300 });
    const tall = { width: 264, height: 2000 };
    const small = { width: 280, height: 400 };
    assert.deepEqual(placeBeside(button(16, 150), tall, small, false), { x: 8, y: 186, height: 206 });
  });
});

describe('the filters shown', () => {
  test('are the usual ones, and more behind a button', () => {
    const { usual, more } = shownFilters(null);
    assert.deepEqual(usual, ['range', 'direction', 'status', 'action', 'type', 'search']);
    assert.equal(more.length, 8);
  });

  test('are those named, in that order and once, without names nobody knows', () => {
    const { usual, more } = shownFilters('error, status,colour,__proto__, error,search');
    assert.deepEqual([usual, more], [['error', 'status', 'search'], []]);
  });
});
