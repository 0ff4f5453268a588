import { describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { SourceError } from '../../src/model/source-error.js';
import { ByteCursor } from '../../src/sources/files/byte-cursor.js';
import { ByteWindow, MORE } from '../../src/sources/files/byte-window.js';
import { NotJson } from '../../src/sources/files/document.js';
import { otherTextError } from '../../src/sources/files/other-text.js';
import { readDocument } from '../../src/sources/files/read-document.js';

interface Read {
  items: unknown[];
  lacks: string[];
}

/** Reads text that comes so many bytes at a time. */
function read(text: string, name = 'log.json', size = 7): Read {
  const bytes = new TextEncoder().encode(text);
  const view = new ByteWindow();
  const reader = readDocument(new ByteCursor(view), name, () => undefined);
  const items: unknown[] = [];
  let at = 0;
  for (let next = reader.next(); ; next = reader.next()) {
    if (next.done) return { items, lacks: next.value };
    if (next.value !== MORE)
      items.push(next.value.broken === undefined ? next.value.raw : { broken: next.value.broken });
    else {
      view.append(bytes.subarray(at, at + size));
      at += size;
      view.isLast = at >= bytes.length;
    }
  }
}

function failure(text: string, name = 'log.json'): string {
  try {
    read(text, name);
  } catch (thrown) {
    if (thrown instanceof NotJson) return otherTextError(thrown.head, name).message;
    assert.ok(thrown instanceof SourceError);
    assert.equal(thrown.reason, 'invalid-data');
    return thrown.message;
  }
  return assert.fail('the text was read');
}

const a = { id: 'a', activityDateTime: '2026-09-01T06:14:07Z', provisioningAction: 'create' };
const b = { id: 'b', activityDateTime: '2026-09-01T06:15:07Z', provisioningAction: 'update' };
const stream = { time: '2026-09-01T06:14:07Z', category: 'ProvisioningLogs', properties: { Id: 'a' } };
const columns = [{ name: 'TimeGenerated' }, { name: 'Id' }, { name: 'JobId' }];
const row = ['2026-09-01T06:14:07Z', 'a', 'j'];
const rowObject = { TimeGenerated: '2026-09-01T06:14:07Z', Id: 'a', JobId: 'j' };
const other = { name: 'Other', columns: [{ name: 'count_' }], rows: [[1]] };

describe('a file is known by its content', () => {
  const known: [what: string, text: string, items: unknown[]][] = [
    ['portal download', JSON.stringify([a, b]), [a, b]],
    ['portal download with a byte order mark', `\ufeff${JSON.stringify([a])}`, [a]],
    ['Graph page', JSON.stringify({ '@odata.context': 'x', value: [a, b] }, null, 2), [a, b]],
    ['Log Analytics answer', JSON.stringify({ tables: [{ name: 'PrimaryResult', columns, rows: [row] }] }), [rowObject]],
    ['rows that stand before their columns', JSON.stringify({ tables: [{ rows: [row], columns }] }), [rowObject]],
    ['several tables', JSON.stringify({ tables: [{ columns, rows: [row] }, { columns, rows: [row] }] }), [rowObject, rowObject]],
    ['answer of the Azure client', JSON.stringify({ status: 'Success', tables: [{ columnDescriptors: columns, rows: [row] }] }), [rowObject]],
    ['rows of the Azure command line', JSON.stringify([{ TableName: 'PrimaryResult', ...rowObject }]), [{ TableName: 'PrimaryResult', ...rowObject }]],
    ['stream records in a list', JSON.stringify([stream]), [stream]],
    ['stream records of an event hub', JSON.stringify({ records: [stream, stream] }), [stream, stream]],
    ['stream records line by line', `${JSON.stringify(stream)}\r\n\n${JSON.stringify(stream)}\n`, [stream, stream]],
    ['a single record', JSON.stringify(a, null, 2), [a]],
    ['canonical records', JSON.stringify([{ id: 'a', time: a.activityDateTime, source: { id: 's' } }]), [{ id: 'a', time: a.activityDateTime, source: { id: 's' } }]],
    ['an empty list', ' [ ] ', []],
    ['an empty page', '{"value":[]}', []],
    ['an empty table', JSON.stringify({ tables: [{ columns, rows: [] }] }), []],
  ]; // prettier-ignore
  for (const [what, text, items] of known) test(what, () => assert.deepEqual(read(text), { items, lacks: [] }));
});

describe('values that stand one after the other are all read', () => {
  const [page, next] = [{ value: [a] }, { value: [b] }];
  const compact = (...values: unknown[]) => values.map((value) => JSON.stringify(value));
  const pretty = (...values: unknown[]) => values.map((value) => JSON.stringify(value, null, 2));
  const known: [what: string, text: string][] = [
    ['lists on one line', compact([a], [b]).join('')],
    ['lists on two lines', compact([a], [b]).join('\r\n')],
    ['pages on one line', compact(page, next).join('')],
    ['pages on two lines', compact(page, next).join('\n')],
    ['pages over many lines', pretty(page, next).join('\n')],
    ['a page over many lines with a byte order mark, then a list', `\ufeff${pretty(page).join('')}\n${compact([b]).join('')}`],
    ['records without a line break', compact(a, b).join('')],
    ['records over many lines', pretty(a, b).join('\n')],
    ['a list with its brackets on lines of their own', `[\n${compact(a, b).join('\n,\n')}\n]`],
  ]; // prettier-ignore
  for (const [what, text] of known) test(what, () => assert.deepEqual(read(text), { items: [a, b], lacks: [] }));

  test('a page of something else among them is named', () => {
    const audit = { value: [{ id: '1', activityDateTime: 'x', activityDisplayName: 'y' }] };
    const { items, lacks } = read(compact(page, audit, next).join(''));
    assert.deepEqual(items, [a, b]);
    assert.match(lacks.join(), /^log\.json holds an audit log, not provisioning logs\./);
  });

  test('a page that breaks off is named, the next one is read', () => {
    const { items, lacks } = read(`${JSON.stringify({ value: [a, b] }).slice(0, -20)}\n${JSON.stringify(next)}`);
    assert.deepEqual(items, [a, b]);
    assert.match(lacks.join(), /^log\.json is not valid JSON: .* The record before that is shown\./);
  });

  test('other text behind them is named with its position', () => {
    const { items, lacks } = read('[{"id":"a","jobId":"j"}] and so on');
    assert.equal(items.length, 1);
    assert.deepEqual(lacks, [
      'log.json is not valid JSON: found “a”, expected “{” or “[” at byte 25. ' +
        'The record before that is shown. The file is damaged or was edited: download it again.',
    ]);
  });
});

describe('a file that is something else says what it is and what to do', () => {
  const foreign: [what: string, text: string, is: RegExp, remedy: RegExp][] = [
    ['nothing', '', /log\.json is empty/, /Download it again/],
    ['spaces', ' \r\n', /is empty/, /Download it again/],
    ['portal CSV', 'Date,Identity,Action\n1,2,3', /is CSV/, /open all of them together/],
    ['CSV with semicolons', '"Date";"Identity";"Action"', /is CSV/, /as JSON/],
    ['HTML', '<!doctype html><title>Sign in</title>', /is a web page/, /sign in and download it again/],
    ['ZIP', 'PK\u0003\u0004\u0014', /is a ZIP archive/, /Unpack it/],
    ['UTF-16', '\ufffd\ufffd[\0', /is UTF-16 text/, /Save it as UTF-8/],
    ['UTF-16 without a mark', '[\0{\0', /is UTF-16 text/, /Save it as UTF-8/],
    ['UTF-16 without a mark, high bytes first', '\0[\0{', /is UTF-16 text/, /Save it as UTF-8/],
    ['plain words', 'Hello there', /is not JSON/, /as JSON/],
    ['a sign-in log', JSON.stringify({ value: [{ id: '1', createdDateTime: 'x', appDisplayName: 'y' }] }), /holds a sign-in log, not provisioning logs/, /Download the provisioning logs/],
    ['an audit log', JSON.stringify([{ id: '1', activityDateTime: 'x', activityDisplayName: 'y' }]), /holds an audit log/, /Download the provisioning logs/],
    ['a sign-in stream', JSON.stringify([{ time: 'x', category: 'SignInLogs', properties: {} }]), /category “SignInLogs”/, /provisioning logs/],
    ['package.json', JSON.stringify({ name: 'x', version: '1.0.0', dependencies: {} }), /holds a package description/, /provisioning logs/],
    ['some other JSON', '{"a":1,"b":{"c":[]}}', /JSON with the keys a, b, not/, /provisioning logs/],
    ['records of a shape of their own', '[{"eventId":1,"When":2,"c":3,"d":4,"e":5,"f":6}]', /the keys eventId, When, c, d, e, …, not/, /provisioning logs/],
    ['numbers', '[1,2,3]', /JSON without any objects/, /provisioning logs/],
    ['a query that counts', JSON.stringify({ tables: [other] }), /the table “Other” with the columns count_, not log rows/, /whole AADProvisioningLogs rows/],
    ['an error of the service', '{"error":{"code":"BadArgumentError","message":"No such table"}}', /reports an error \(BadArgumentError: No such table\)/, /Repeat the download/],
    ['truncated JSON', '[{"id":"a","activityDate', /ends in the middle at byte 24/, /download it again/],
    ['a truncated page', '{"value":', /ends in the middle at byte 9/, /download it again/],
    ['JSON with a slip', '{"value" [1]}', /found “\[”, expected “:” at byte 9/, /download it again/],
  ]; // prettier-ignore
  for (const [what, text, is, remedy] of foreign) {
    test(what, () => {
      const message = failure(text);
      assert.match(message, is);
      assert.match(message, remedy);
      assert.match(message, /Expected provisioning logs: /);
    });
  }

  test('under its name, which is cut if it is long', () =>
    assert.match(failure('', 'x'.repeat(500)), /^x{60}… is empty/));
});

describe('nothing is lost in silence', () => {
  test('a page that names a next one is incomplete', () => {
    const { items, lacks } = read(JSON.stringify({ '@odata.nextLink': 'https://graph', value: [a] }));
    assert.deepEqual(items, [a]);
    assert.match(lacks[0] ?? '', /^log\.json: this is one page of a longer answer/);
  });

  test('a next link of null is no next page', () =>
    assert.deepEqual(read('{"value":[],"@odata.nextLink":null}').lacks, []));

  test('an error beside the tables makes the answer incomplete', () => {
    const error = { code: 'PartialError', message: 'Too much' };
    assert.match(
      read(JSON.stringify({ tables: [{ columns, rows: [row] }], error })).lacks[0] ?? '',
      /incomplete answer \(PartialError: Too much\)/,
    );
    const partial = { partialTables: [{ columnDescriptors: columns, rows: [row] }], partialError: error };
    assert.match(read(JSON.stringify(partial)).lacks[0] ?? '', /PartialError: Too much/);
  });

  test('a table of something else beside the log is named', () => {
    const { items, lacks } = read(JSON.stringify({ tables: [other, { columns, rows: [row] }] }));
    assert.deepEqual(
      [items.length, lacks],
      [1, ['log.json: the table “Other” with the columns count_ was not read: it holds no log rows.']],
    );
  });

  test('rows with too few or too many values are broken, the others are kept', () => {
    const { items } = read(JSON.stringify({ tables: [{ columns, rows: [row, ['x'], [...row, 'more'], 'text'] }] }));
    assert.deepEqual(items, [
      rowObject,
      { broken: 'The row has 1 values, but the table has 3 columns.' },
      { broken: 'The row has 4 values, but the table has 3 columns.' },
      { broken: 'The row is not a list of values.' },
    ]);
  });

  test('what stands before a break is kept, and the break is named', () => {
    const { items, lacks } = read(`${JSON.stringify([a, b]).slice(0, -1)},{"id":"c`);
    assert.deepEqual(items, [a, b]);
    assert.match(
      lacks[0] ?? '',
      /ends in the middle at byte \d+\. The 2 records before that are shown\. .*download it again/,
    );
  });

  test('a record that is not valid inside is broken, the list goes on', () => {
    assert.deepEqual(read(`[${JSON.stringify(a)},{"id":nothing},${JSON.stringify(b)}]`).items, [
      a,
      { broken: `The record at byte ${JSON.stringify(a).length + 2} is not valid JSON.` },
      b,
    ]);
  });

  test('a line that is not valid is broken, the others are kept', () => {
    const line = JSON.stringify(stream);
    assert.deepEqual(read(`${line}\n{"cut\n${line}`).items, [
      stream,
      { broken: `The record at byte ${line.length + 1} is not valid JSON.` },
      stream,
    ]);
  });

  test('a first line that is cut is broken, the others are kept', () => {
    const line = JSON.stringify(stream);
    assert.deepEqual(read(`{"time":"2026-09\n${line}\n${line}`), {
      items: [{ broken: 'The record at byte 0 is not valid JSON.' }, stream, stream],
      lacks: [],
    });
  });

  test('odd items before the first record are given too', () =>
    assert.deepEqual(read(JSON.stringify([null, 5, a])).items, [null, 5, a]));

  test('brackets and quotes inside text are text', () => {
    const tricky = { ...a, id: '\\"]}[{\\\\"' };
    assert.deepEqual(read(JSON.stringify([tricky, b])).items, [tricky, b]);
  });
});
