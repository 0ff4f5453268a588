import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { AboutQuestion, PartialAnswer } from '../../src/model/question.js';
import type { Asker } from '../../src/panel/asker.js';
import { News } from '../../src/panel/news.js';
import type { QueryState } from '../../src/panel/query-controller.js';

const MORNING = '2026-11-20T08:00:00.0000000Z';
const NOON = '2026-11-20T12:00:00.0000000Z';
const EVENING = '2026-11-20T18:00:00.0000000Z';

describe('what is new', () => {
  it('is nothing at first, and what came after the last time that was seen, once there is a refresh', () => {
    const news = new News();
    news.follow(asker(0), upTo(MORNING));
    assert.equal(news.since, null);
    news.follow(asker(1), upTo(NOON));
    assert.equal(news.since, MORNING);
  });

  it('is what the last refresh brought, and nothing where it brought nothing', () => {
    const news = new News();
    news.follow(asker(0), upTo(MORNING));
    news.follow(asker(1), upTo(NOON));
    news.follow(asker(2), upTo(EVENING));
    assert.equal(news.since, NOON);
    news.follow(asker(3), upTo(EVENING));
    assert.equal(news.since, null);
  });

  it('is not what another range shows', () => {
    const news = new News();
    news.follow(asker(0), upTo(MORNING));
    news.follow(asker(0), upTo(EVENING));
    assert.equal(news.since, null);
  });

  it('is not what comes while a file is read for the first time', () => {
    const news = new News();
    for (const [revision, latest] of [MORNING, NOON, EVENING].entries())
      news.follow(asker(revision), upTo(latest, { reason: 'loading', limit: null }));
    news.follow(asker(3), upTo(EVENING));
    assert.equal(news.since, null);
  });

  it('starts anew with another source', () => {
    const news = new News();
    news.follow(asker(0), upTo(MORNING));
    news.follow({ revision: 1 } as Asker, upTo(NOON));
    assert.equal(news.since, null);
  });

  const same = { revision: 0 };
  const asker = (revision: number) => Object.assign(same, { revision }) as Asker;
  const upTo = (latest: string, partial: PartialAnswer | null = null) =>
    ({ kind: 'ready', answered: { value: { latest }, partial } }) as unknown as QueryState<AboutQuestion>;
});
