import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { AboutQuestion } from '../../src/model/question.js';
import { Asker } from '../../src/panel/asker.js';
import { memorySource } from '../../src/sources/index.js';
import { ControlledSource } from '../support/controlled-source.js';

const about: AboutQuestion = { kind: 'about', filter: {} };

describe('news that nobody heard', () => {
  test('between an answer and the first listener makes a new revision: a panel off the page was given the source', async () => {
    const asker = new Asker(new ControlledSource(memorySource([])));
    await asker.ask(about);
    const before = asker.revision;
    asker.subscribe(() => undefined);
    assert.equal(asker.revision, before + 1);
  });

  test('cannot be where somebody listened all the time', async () => {
    const asker = new Asker(new ControlledSource(memorySource([])));
    asker.subscribe(() => undefined);
    await asker.ask(about);
    asker.subscribe(() => undefined);
    assert.equal(asker.revision, 0);
  });

  test('cannot be of a source that tells none', async () => {
    const asker = new Asker(memorySource([]));
    await asker.ask(about);
    asker.subscribe(() => undefined);
    assert.equal(asker.revision, 0);
  });
});
