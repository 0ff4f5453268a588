import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readArguments, USAGE } from '../../src/cli/arguments.js';

const refused = (words: string[], message: RegExp) =>
  assert.throws(() => readArguments(words), { name: 'UsageError', message });

describe('the command line', () => {
  test('names files and folders to serve, on any free port', () => {
    assert.deepEqual(readArguments(['serve', 'a.json', 'logs']), { kind: 'serve', paths: ['a.json', 'logs'], port: 0 });
  });

  test('may name the port, before or behind', () => {
    assert.deepEqual(readArguments(['serve', 'logs', '--port', '8080']), {
      kind: 'serve',
      paths: ['logs'],
      port: 8080,
    });
    assert.deepEqual(readArguments(['--port=8080', 'serve', 'logs']), { kind: 'serve', paths: ['logs'], port: 8080 });
  });

  test('asks for help or the version, whatever else it says', () => {
    assert.deepEqual(readArguments(['serve', '--help']), { kind: 'help' });
    assert.deepEqual(readArguments(['--version']), { kind: 'version' });
    for (const option of ['--port', '--help', '--version']) assert.ok(USAGE.includes(option), option);
  });

  test('takes a name that begins with a dash behind --', () => {
    assert.deepEqual(readArguments(['serve', '--', '-odd.json']), { kind: 'serve', paths: ['-odd.json'], port: 0 });
  });

  test('that is none is refused, and says why', () => {
    refused([], /^No command was given\.$/);
    refused(['show'], /^"show" is not a command/);
    refused(['serve'], /^No file and no folder was given\.$/);
    refused(['serve', 'logs', '--color'], /^Unknown option '--color'\.$/);
    refused(['serve', 'logs', '--port'], /--port/);
  });

  test('cannot open the page to other machines', () => {
    refused(['serve', 'logs', '--host', '0.0.0.0'], /^Unknown option '--host'\.$/);
  });

  for (const port of ['65536', '-1', '80.5', '0x50', ' ', 'http']) {
    test(`does not take ${JSON.stringify(port)} as a port`, () => {
      refused(['serve', 'logs', `--port=${port}`], /^--port has to be a number from 0 to 65535, not /);
    });
  }
});
