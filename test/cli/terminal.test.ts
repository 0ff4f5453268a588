import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Terminal } from '../../src/cli/terminal.js';
import { bytesInWords, progressInWords, recordsInWords } from '../../src/cli/words.js';

function written(isTTY: boolean, action: (terminal: Terminal) => void): string {
  const texts: string[] = [];
  action(new Terminal({ isTTY, write: (text: string) => texts.push(text) }));
  return texts.join('');
}

const state = { files: 2, lacks: '', failure: null, isDone: false, revision: 1 };

describe('the terminal', () => {
  test('shows a passing line until the next one', () => {
    const shown = written(true, (terminal) => {
      terminal.passing('45%');
      terminal.passing('90%');
      terminal.line('done');
      terminal.line('more');
    });
    assert.equal(shown, '\r\u001b[K45%\r\u001b[K90%\r\u001b[Kdone\nmore\n');
  });

  test('writes no passing line to a file', () => {
    const shown = written(false, (terminal) => {
      terminal.passing('45%');
      terminal.line('done');
    });
    assert.equal(shown, 'done\n');
  });

  test('is not steered by names of files', () => {
    const shown = written(true, (terminal) => terminal.line('a\u001b]0;title\u0007\u202eb\nc\u009bd'));
    assert.equal(shown, 'a\ufffd]0;title\ufffd\ufffdb\ufffdc\ufffdd\n');
  });
});

describe('words', () => {
  test('give bytes in the unit that a person would', () => {
    const sizes = [0, 1, 999, 1200, 166_279, 2_147_483_648, 5e12];
    const words = ['0 bytes', '1 byte', '999 bytes', '1.2 kB', '166.3 kB', '2.1 GB', '5,000 GB'];
    assert.deepEqual(sizes.map(bytesInWords), words);
  });

  test('leave out what there is none of', () => {
    const counts = { ...state, bytes: 1_200_000, fraction: 0.454, records: 1204, broken: 2, duplicates: 1 };
    assert.equal(recordsInWords(counts), '1,204 records, 2 unreadable, 1 left out as duplicates');
    assert.equal(recordsInWords({ ...counts, records: 1, broken: 0, duplicates: 0 }), '1 record');
    assert.equal(progressInWords({ ...counts, broken: 0, duplicates: 0 }), '45% of 1.2 MB read, 1,204 records');
  });
});
