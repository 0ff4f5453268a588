import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { ObjectsQuestion } from '../../src/model/question.js';
import { SourceError } from '../../src/model/source-error.js';
import { ForwardPages } from '../../src/panel/forward-pages.js';
import type { Answered, QueryState } from '../../src/panel/query-controller.js';

type State = QueryState<ObjectsQuestion>;
const idle: State = { kind: 'idle' };
const failed: State = { kind: 'error', error: new SourceError('timeout', 'Too slow.'), answered: null };

/** A page of the rows `from` up to `to`, with 250 in all. */
function page(question: ObjectsQuestion, from: number, to: number, more = to < 250): Answered<ObjectsQuestion> {
  const rows = Array.from({ length: to - from }, (_, index) => ({ key: `o${from + index}` }));
  const value = { rows, total: 250, next: more ? `o${to - 1}` : null };
  return { question, value: value as never, partial: null };
}

const ready = (answered: Answered<ObjectsQuestion>): State => ({ kind: 'ready', answered });
const question: ObjectsQuestion = { kind: 'objects', filter: {}, page: { limit: 100 } };
const firstPage = () => ready(page(question, 0, 100));
const keys = (pages: ForwardPages<ObjectsQuestion>) => pages.rows.map(({ key }) => key);

/** Answers what is wanted now with the rows up to `to`. */
function answer(pages: ForwardPages<ObjectsQuestion>, first: State, to: number, of = 'list'): void {
  const from = Number(pages.wanted!.page!.after!.slice(1)) + 1;
  pages.follow(of, first, ready(page(pages.wanted!, from, to)));
}

/** Two pages are shown. */
function twoPages(): { pages: ForwardPages<ObjectsQuestion>; first: State } {
  const pages = new ForwardPages<ObjectsQuestion>();
  const first = firstPage();
  pages.follow('list', first, idle);
  pages.more();
  answer(pages, first, 200);
  return { pages, first };
}

describe('pages of one list', () => {
  test('a first page is all until more is asked for', () => {
    const pages = new ForwardPages<ObjectsQuestion>();
    pages.follow('list', firstPage(), idle);
    assert.deepEqual([pages.rows.length, pages.total, pages.wanted, pages.end(idle)], [100, 250, null, 'more']);
  });

  test('more is asked for behind the last row, and is added below', () => {
    const pages = new ForwardPages<ObjectsQuestion>();
    const first = firstPage();
    pages.follow('list', first, idle);
    pages.more();
    assert.deepEqual(pages.wanted, { kind: 'objects', filter: {}, page: { after: 'o99', limit: 100 } });
    assert.equal(pages.end({ kind: 'loading', answered: null, progress: null }), 'loading');
    answer(pages, first, 200);
    assert.deepEqual([keys(pages)[0], keys(pages).at(-1), pages.added], ['o0', 'o199', { first: 101, last: 200 }]);
  });

  test('the last page ends the list', () => {
    const { pages, first } = twoPages();
    pages.more();
    answer(pages, first, 250);
    assert.deepEqual([pages.rows.length, pages.wanted, pages.end(idle)], [250, null, 'complete']);
  });

  test('a thousand rows are one question, more than a thousand are several', () => {
    const pages = new ForwardPages<ObjectsQuestion>();
    pages.follow('list', firstPage(), idle);
    pages.more(1000);
    assert.equal(pages.wanted!.page!.limit, 1000);
    pages.more(1200);
    assert.equal(pages.wanted!.page!.limit, 1000);
  });

  test('a failed page keeps those before it and stays wanted', () => {
    const { pages, first } = twoPages();
    pages.more();
    pages.follow('list', first, failed);
    assert.deepEqual([pages.rows.length, pages.end(failed), pages.wanted!.page!.after], [200, 'failed', 'o199']);
    answer(pages, first, 250);
    assert.equal(pages.rows.length, 250);
  });

  test('a refresh leaves the list as it was until it is there again up to where it had come', () => {
    const { pages } = twoPages();
    const before = pages.added;
    const first = firstPage();
    pages.follow('list', first, idle);
    assert.deepEqual([pages.rows.length, pages.wanted!.page], [200, { after: 'o99', limit: 100 }]);
    answer(pages, first, 200);
    assert.deepEqual([pages.rows.length, pages.wanted, pages.end(idle)], [200, null, 'more']);
    assert.equal(pages.added, before, 'nobody is told of rows added');
  });

  test('a long list is refreshed by one question more', () => {
    const pages = new ForwardPages<ObjectsQuestion>();
    const first = firstPage();
    pages.follow('list', first, idle);
    for (const to of [150, 190, 230]) {
      pages.more(40);
      answer(pages, first, to);
    }
    pages.follow('list', firstPage(), idle);
    assert.deepEqual(pages.wanted!.page, { after: 'o99', limit: 200 });
  });

  test('a refresh that fails half way keeps the last answer, and says so', () => {
    const { pages } = twoPages();
    pages.follow('list', firstPage(), failed);
    assert.deepEqual([pages.rows.length, pages.end(failed)], [200, 'outdated']);
  });

  test('a list that became shorter is shown at once', () => {
    const { pages } = twoPages();
    pages.follow('list', ready(page(question, 0, 30, false)), idle);
    assert.deepEqual([pages.rows.length, pages.end(idle)], [30, 'complete']);
  });

  test('what was asked for before a refresh is still wanted after it', () => {
    const pages = new ForwardPages<ObjectsQuestion>();
    pages.follow('list', firstPage(), idle);
    pages.more();
    pages.follow('list', firstPage(), idle);
    assert.deepEqual(pages.wanted!.page, { after: 'o99', limit: 100 });
  });

  test('another list begins with its first page; until that is there nothing is asked of the old one', () => {
    const { pages } = twoPages();
    pages.more();
    pages.follow('other', { kind: 'loading', answered: null, progress: null }, idle);
    assert.deepEqual([pages.rows.length, pages.wanted], [200, null]);
    pages.follow('other', ready(page(question, 0, 20, false)), idle);
    assert.deepEqual([pages.rows.length, pages.added, pages.end(idle)], [20, null, 'complete']);
  });

  test('an answer to what is no longer wanted is not taken', () => {
    const { pages, first } = twoPages();
    const late = ready(page({ ...question, page: { after: 'o99', limit: 100 } }, 100, 200));
    pages.follow('list', first, late);
    pages.more();
    pages.follow('list', first, late);
    assert.equal(pages.rows.length, 200);
  });

  test('a row that moved to a later page stands in the list once', () => {
    const { pages, first } = twoPages();
    pages.more();
    pages.follow('list', first, ready(page(pages.wanted!, 150, 250)));
    assert.equal(new Set(keys(pages)).size, pages.rows.length);
    assert.deepEqual([pages.rows.length, pages.added], [250, { first: 201, last: 250 }]);
  });

  test('a page without rows ends the list, whatever it says', () => {
    const { pages, first } = twoPages();
    pages.more();
    pages.follow('list', first, ready(page(pages.wanted!, 200, 200, true)));
    assert.deepEqual([pages.wanted, pages.end(idle)], [null, 'complete']);
  });
});
