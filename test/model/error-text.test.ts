import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { errorTexts } from '../../src/locales/en/error-texts.js';
import { findErrorText } from '../../src/model/error-text.js';

const titleOf = (code: string, cloudSync = true) => findErrorText(code, errorTexts, { cloudSync })?.title ?? null;

describe('the text of an error code', () => {
  test('TimeOut is the agent and Timeout the target, whatever the job', () => {
    for (const cloudSync of [true, false]) {
      assert.equal(titleOf('TimeOut', cloudSync), 'Agent did not answer in time');
      assert.equal(titleOf('Timeout', cloudSync), 'Target too slow');
    }
  });

  test('in another case is the one of the job: agent for cloud sync, target for others', () => {
    assert.equal(titleOf('TIMEOUT', true), 'Agent did not answer in time');
    assert.equal(titleOf('TIMEOUT', false), 'Target too slow');
  });

  test('is found in any case', () => {
    assert.equal(titleOf('duplicatetargetentries'), 'Several matches in the target');
    assert.equal(titleOf('INVALIDANCHOR'), 'Known object is gone');
  });

  test('of a connector is the one of the longest known ending', () => {
    assert.equal(titleOf('ContosoEntryConflict'), 'Object collides with an existing one');
    assert.equal(titleOf('ContosoConflict'), 'Value collides with another object');
    assert.equal(titleOf('contosoentryconflict'), 'Object collides with an existing one');
  });

  test('that nobody wrote is null', () => {
    assert.equal(titleOf('ContosoFlux'), null);
    assert.equal(titleOf('EntryConflictContoso'), null);
    assert.equal(titleOf(''), null);
  });

  test('of a name that objects inherit is null', () => {
    for (const code of ['__proto__', 'constructor', 'toString', 'hasOwnProperty']) assert.equal(titleOf(code), null);
  });
});

describe('the catalogue of error texts', () => {
  test('has each code once, with cause, remedy and a page of Microsoft', () => {
    assert.equal(new Set(errorTexts.map(({ code }) => code)).size, errorTexts.length);
    for (const { code, title, cause, remedy, docsUrl } of errorTexts) {
      for (const words of [title, cause, remedy]) assert.ok(words.trim(), code);
      assert.equal(new URL(docsUrl).host, 'learn.microsoft.com', code);
    }
  });
});
