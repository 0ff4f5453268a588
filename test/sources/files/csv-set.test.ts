import { describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import { readFileSync } from 'node:fs';
import { csvSets, looksLikeCsv, type CsvHeadings } from '../../../src/sources/files/csv-set.js';
import { contractRecords } from '../../../src/testing/contract-fixture.js';
import type { GraphRecord } from '../../../src/testing/graph-record.js';
import { csvOf, detailOf, downloadOf, leanOf, partOf, partsOf, readWhole, tablesOf } from './csv-download.js';

const portal = JSON.parse(
  readFileSync(new URL('../../fixtures/samples/portal-download.json', import.meta.url), 'utf8'),
) as GraphRecord[];
const ids = new Set<string>();
const distinct = contractRecords.filter(({ id }) => !ids.has(id) && ids.add(id));
const asRaw = (found: readonly { raw?: unknown }[]) => found.map(({ raw }) => raw);

describe('a download as CSV gives the records that it gives as JSON', () => {
  test('six records of the portal, as tables and counts see them', async () => {
    const { found, lacks } = await readWhole(await partOf(downloadOf(portal)));
    assert.deepEqual(asRaw(found).map(leanOf), portal.map(leanOf));
    assert.deepEqual([found.length, lacks], [6, []]);
  });

  test('all records of the contract, with semicolons and line feeds', async () => {
    const files = downloadOf(distinct, { separator: ';', lineBreak: '\n' });
    const { found } = await readWhole(await partOf(files));
    assert.deepEqual(asRaw(found).map(leanOf), distinct.map(leanOf));
    assert.ok(found.length > 150);
  });

  test('and in full when each is read again', async () => {
    const part = await partOf(downloadOf(portal));
    const { found } = await readWhole(part);
    for (const [index, { start, length }] of found.entries()) {
      const { raw: _raw, ...full } = detailOf(await part.reread!(start, length));
      const { raw: _other, initiatedBy, ...expected } = detailOf(portal[index]);
      assert.deepEqual(full, { ...expected, initiatedBy: { ...initiatedBy, id: null } });
    }
  });

  for (const [name, encode] of [
    ['with the mark of UTF-8', (text: string) => [`\ufeff${text}`]],
    ['zipped', (text: string) => [gzipSync(text)]],
  ] as const) {
    test(`also ${name}, whole and when read again`, async () => {
      const plain = await Promise.all(downloadOf(portal).map(async (file) => [await file.text(), file.name] as const));
      const files = plain.map(([text, fileName]) => new File(encode(text), fileName));
      const heads = plain.map(([text]) => text.slice(0, 2000));
      const [part] = csvSets(files.map((file, index) => ({ file, name: file.name, head: heads[index] ?? '' })));
      assert.ok(part);
      const { found } = await readWhole(part);
      assert.deepEqual(asRaw(found).map(leanOf), portal.map(leanOf));
      const again = detailOf(await part.reread!(found[1]?.start ?? 0, found[1]?.length ?? 0));
      assert.equal(
        again.steps[2]?.description,
        "User 'jonas.lind@contoso.com' could not be updated in Microsoft Entra ID",
      );
      assert.deepEqual(again.changes[0]?.name, 'ProxyAddresses');
    });
  }

  test('a record read again has cells of other headings under their own names', async () => {
    const part = await partOf(downloadOf(portal));
    const { found } = await readWhole(part);
    const raw = (await part.reread!(found[0]?.start ?? 0, found[0]?.length ?? 0)) as Record<string, unknown>;
    assert.deepEqual(raw['otherColumns'], { Region: 'eu' });
  });

  test('bytes told grow up to the size of all three files', async () => {
    const part = await partOf(downloadOf(portal));
    const { read } = await readWhole(part);
    assert.deepEqual(
      [...read].sort((one, other) => one - other),
      read,
    );
    assert.equal(read.at(-1), part.size);
  });
});

describe('files that belong together', () => {
  const { events, steps, changes } = tablesOf(portal);
  const file = (rows: typeof events, name: string) => new File([csvOf(rows)], name);

  test('are told apart by their headings, whatever their names say', async () => {
    const files = [file(steps, 'a.csv'), file(changes, 'ProvisioningLogs.csv'), file(events, 'c.csv')];
    const part = await partOf(files);
    assert.equal(part.name, 'c.csv');
    assert.deepEqual(asRaw((await readWhole(part)).found).map(leanOf), portal.map(leanOf));
  });

  test('are put together by their names where there are several downloads', async () => {
    const [first, second] = [tablesOf(portal.slice(0, 2)), tablesOf(portal.slice(2))];
    const parts = await partsOf([
      file(second.steps, 'ProvisioningLogs_ProvisioningSteps (1).csv'),
      file(first.events, 'ProvisioningLogs.csv'),
      file(second.events, 'ProvisioningLogs (1).csv'),
      file(first.steps, 'ProvisioningLogs_ProvisioningSteps.csv'),
    ]);
    const found = await Promise.all(parts.map(async (part) => asRaw((await readWhole(part)).found).map(leanOf)));
    assert.deepEqual(found, [portal.slice(0, 2).map(leanOf), portal.slice(2).map(leanOf)]);
  });

  test('events alone are shown and say what they lack', async () => {
    const { found, lacks } = await readWhole(await partOf([file(events, 'mine.csv')]));
    assert.equal(found.length, 6);
    assert.deepEqual(lacks, [
      'mine.csv came without steps (ProvisioningLogs_ProvisioningSteps) and changed properties (ProvisioningLogs_ModifiedProperties): its events show none. Choose all files of the download together.',
    ]);
  });

  test('steps and changed properties without events fail and are named', async () => {
    const part = await partOf([file(steps, 's.csv'), file(changes, 'c.csv')]);
    await assert.rejects(readWhole(part), {
      name: 'SourceError',
      reason: 'invalid-data',
      message: /^s\.csv, c\.csv hold only steps/,
    });
  });

  test('steps of changes that no event has are told', async () => {
    const part = await partOf([file(events.slice(0, 3), 'e.csv'), file(steps, 's.csv'), file(changes, 'c.csv')]);
    const { lacks } = await readWhole(part);
    assert.deepEqual(lacks[0], 's.csv has steps of 4 changes that e.csv does not have.');
  });

  test('events of one change stay apart, and that each has all its steps is told', async () => {
    const [head = [], first = []] = events;
    const retry = first.map((cell, index) => (index === 0 ? 'retry' : cell));
    const part = await partOf([file([head, first, retry], 'e.csv'), file(steps.slice(0, 3), 's.csv')]);
    const { found, lacks } = await readWhole(part);
    assert.deepEqual(
      asRaw(found).map((raw) => detailOf(raw).id),
      [portal[0]?.id, 'retry'],
    );
    assert.deepEqual(
      asRaw(found).map((raw) => detailOf(raw).steps.length),
      [2, 2],
    );
    assert.match(lacks[0] ?? '', /^1 change in e\.csv has more than one event\. s\.csv does not tell them apart/);
  });

  test('of a change with thousands of steps an event shows the first, and that is told', async () => {
    const [head = [], first = []] = steps;
    const many = Array.from({ length: 3000 }, () => first);
    const part = await partOf([file(events.slice(0, 2), 'e.csv'), file([head, ...many], 's.csv')]);
    const { found, lacks } = await readWhole(part);
    assert.equal(detailOf(found[0]?.raw).steps.length, 1000);
    assert.equal(lacks[0], 's.csv has more than 1,000 steps of one change; the first are shown.');
  });

  test('a file of steps that cannot be read leaves the events as they are', async () => {
    const part = await partOf([
      file(events, 'ProvisioningLogs.csv'),
      new File(['a,b,c\n1,2,3'], 'ProvisioningLogs_ProvisioningSteps.csv'),
    ]);
    const { found, lacks } = await readWhole(part);
    assert.equal(found.length, 6);
    assert.match(
      lacks[0] ?? '',
      /^ProvisioningLogs_ProvisioningSteps\.csv has no column for changeId, and none for step\.name/,
    );
  });
});

describe('cells', () => {
  const read = async (headings: string[], ...rows: (string | null)[][]) => {
    const text = csvOf([['Change ID', 'Date', ...headings], ...rows.map((row) => ['c1', '2026-09-01', ...row])]);
    return asRaw((await readWhole(await partOf([new File([text], 'x.csv')]))).found).map(detailOf);
  };

  test('of an object may be its JSON text, or its name', async () => {
    const json = '{"id":"s1","displayName":"Amira","details":{"UserPrincipalName":"a@contoso.com"}}';
    const found = await read(
      ['Source identity', 'Target system', 'Status info'],
      [json, 'Microsoft Entra ID', 'Failure'],
    );
    const [{ source, targetSystem, status } = assert.fail()] = found;
    assert.deepEqual(source, { id: 's1', name: 'Amira', type: null, upn: 'a@contoso.com' });
    assert.deepEqual([targetSystem.name, status], ['Microsoft Entra ID', 'failure']);
  });

  test('of an object and of its parts complete each other', async () => {
    const found = await read(['Source ID', 'Source identity', 'Source UPN'], ['other', '{"id":"s1"}', 'a@contoso.com']);
    assert.deepEqual(found[0]?.source, { id: 's1', name: null, type: null, upn: 'a@contoso.com' });
  });

  test('may hold steps and changed properties, which then nothing is said to lack', async () => {
    const steps = '[{"name":"EntryImport","provisioningStepType":0,"status":0}]';
    const text = csvOf([
      ['Change ID', 'Date', 'Provisioning steps', 'Modified properties'],
      ['c1', '2026-09-01', steps, '[]'],
    ]);
    const { found, lacks } = await readWhole(await partOf([new File([text], 'x.csv')]));
    assert.deepEqual(detailOf(found[0]?.raw).steps[0]?.name, 'EntryImport');
    assert.deepEqual(lacks, []);
  });

  test('that are cut in the middle of their JSON break the record as they do in other files', async () => {
    await assert.rejects(
      read(['Source identity'], ['{"id":"s1']),
      /SourceIdentity: “\{"id":"s1” found, expected an object/,
    );
  });
});

describe('rows that cannot be read', () => {
  const good = 'c1,2026-09-01T06:14:07Z,create';
  const read = async (...lines: string[]) =>
    (await readWhole(await partOf([new File([['changeId,Date,Action', ...lines].join('\n')], 'x.csv')]))).found;

  test('are broken with their line, and the good ones around them are kept', async () => {
    const found = await read(good, 'c2,2026-09-01', '"a\n\nb",2026-09-01,create,more', good, 'c3,,x', '"c"4,5,6', good);
    assert.deepEqual(
      found.map(({ broken }) => broken),
      [
        undefined,
        'Line 3: 2 cells found, expected 3.',
        'Line 4: 4 cells found, expected 3.',
        undefined,
        'Line 8, “Date”: nothing found, expected a time in which day and month cannot be confused, as 2026-09-01T06:14:07Z.',
        'Line 9: a quote inside the quoted cell 1 is not doubled.',
        undefined,
      ],
    );
  });

  test('a day that may be a month is refused, not guessed', async () => {
    const [row] = await read('c1,"9/1/2026, 6:14:07 AM",create');
    assert.match(row?.broken ?? '', /^Line 2, “Date”: “9\/1\/2026, 6:14:07 AM” found, expected a time/);
  });

  test('of steps are told with the first line of them', async () => {
    const files = downloadOf(portal);
    const steps = new File(
      [files[1] ?? '', 'short\r\n,no,change,id,at,all\r\n'],
      'ProvisioningLogs_ProvisioningSteps.csv',
    );
    const { lacks } = await readWhole(await partOf([files[0] ?? steps, steps, files[2] ?? steps]));
    assert.deepEqual(lacks, [
      'ProvisioningLogs_ProvisioningSteps.csv: 2 rows could not be read. Line 17: 1 cell found, expected 6.',
    ]);
  });

  test('because reading breaks off keep those before', async () => {
    const [events] = downloadOf(portal);
    assert.ok(events);
    const bytes = new Uint8Array(await events.arrayBuffer());
    const chunks = [bytes, new Error('The disk is gone.')];
    const stream = () =>
      new ReadableStream<Uint8Array>({
        pull(controller) {
          const next = chunks.shift();
          if (next instanceof Uint8Array) controller.enqueue(next);
          else controller.error(next);
        },
      });
    const file = {
      name: 'x.csv',
      size: bytes.length,
      stream,
      slice: (start: number, end: number) => events.slice(start, end),
    };
    const [part] = csvSets([{ file, name: file.name, head: await events.text() }]);
    assert.ok(part);
    const { found, lacks } = await readWhole(part);
    assert.equal(found.length, 6);
    assert.match(lacks[0] ?? '', /The 6 rows before that are shown\.$/);
  });

  test('a quote that is never closed costs one row', async () => {
    const found = await read(good, 'c2,"2026-09-01,create', good, good);
    assert.deepEqual(
      found.map(({ broken }) => broken),
      [undefined, 'Line 3: the quoted cell 2 does not end.', undefined, undefined],
    );
  });
});

describe('headings', () => {
  const german = [
    ['Änderungs-ID', 'Datum (UTC)', 'Vorgang', 'Ergebnis'],
    ['c1', '2026-09-01 06:14:07', 'Create', 'Failure'],
  ];
  const headings = { time: 'Datum (UTC)', changeId: 'änderungs id', action: 'Vorgang', status: 'Ergebnis' };
  const file = new File([csvOf(german, { separator: ';' })], 'Protokoll.csv');

  test('of another language are named, with what is missing and how to say it', async () => {
    await assert.rejects(readWhole(await partOf([file])), {
      reason: 'invalid-data',
      message:
        'Protokoll.csv has no column for time, and none for id or changeId. Headings not known: “Änderungs-ID”, ' +
        '“Datum (UTC)”, “Vorgang”, “Ergebnis”. Say which of them it is, as in ' +
        "fileSource(files, { headings: { time: '…' } }), or download the logs as JSON.",
    });
  });

  test('are read as the reader says, with one heading or several', async () => {
    const { found } = await readWhole(await partOf([file], { ...headings, status: ['Status', 'Ergebnis'] }));
    const { changeId, time, action, status } = detailOf(found[0]?.raw);
    assert.deepEqual([changeId, time, action, status], ['c1', '2026-09-01T06:14:07.0000000Z', 'create', 'failure']);
  });

  test('that the reader names but the file lacks are told', async () => {
    const { lacks } = await readWhole(await partOf([file], { ...headings, jobId: 'Auftrag' }));
    assert.equal(lacks[0], 'Protokoll.csv has no heading “Auftrag”, which `headings` names for jobId.');
  });

  test('named for what is no field are told, with the fields there are', async () => {
    const wrong = { zeit: 'Datum (UTC)' } as CsvHeadings;
    await assert.rejects(readWhole(await partOf([file], wrong)), {
      message: /`headings` names “zeit”, which is no field: they are time, id, changeId, .*change\.newValue\.$/,
    });
  });

  test('that the reader names win over those known', async () => {
    const text = csvOf([
      ['Change ID', 'Date', 'When'],
      ['c1', 'never', '2026-09-01T06:14:07Z'],
    ]);
    const { found } = await readWhole(await partOf([new File([text], 'x.csv')], { time: 'When' }));
    assert.equal(detailOf(found[0]?.raw).time, '2026-09-01T06:14:07.0000000Z');
  });

  test('like those of prototypes are cells like others', async () => {
    const text = csvOf([
      ['__proto__', 'constructor', 'Change ID', 'Date', '', ''],
      ['a', 'b', 'c1', '2026-09-01', 'd', 'e'],
    ]);
    const part = await partOf([new File([text], 'x.csv')]);
    const { found } = await readWhole(part);
    const raw = (await part.reread!(found[0]?.start ?? 0, found[0]?.length ?? 0)) as { otherColumns: object };
    assert.deepEqual(Object.entries(raw.otherColumns), [
      ['__proto__', 'a'],
      ['constructor', 'b'],
      ['column 5', 'd'],
      ['column 6', 'e'],
    ]);
  });
});

describe('reading again', () => {
  test('fails as unreachable when the file was changed', async () => {
    const [events, ...others] = downloadOf(portal);
    assert.ok(events);
    const state = { size: events.size, lastModified: 1 };
    const live = {
      name: events.name,
      get size() { return state.size; },
      get lastModified() { return state.lastModified; },
      stream: () => events.stream(),
      slice: (start: number, end: number) => events.slice(start, end),
    }; // prettier-ignore
    const heads = await Promise.all([events, ...others].map((file) => file.text()));
    const [part] = csvSets(
      [live, ...others].map((file, index) => ({ file, name: file.name, head: heads[index] ?? '' })),
    );
    assert.ok(part);
    const { found } = await readWhole(part);
    const again = () => part.reread!(found[0]?.start ?? 0, found[0]?.length ?? 0);
    assert.ok(await again());
    state.lastModified = 2;
    await assert.rejects(again(), {
      reason: 'unreachable',
      message: 'ProvisioningLogs.csv was moved or changed since it was opened: choose it again.',
    });
  });

  test('fails as unreachable when a file of steps is gone', async () => {
    const [events, steps] = downloadOf(portal);
    assert.ok(events && steps);
    let isGone = false;
    const file = {
      name: steps.name,
      size: steps.size,
      stream: () => steps.stream(),
      slice: (start: number, end: number) =>
        isGone ? { arrayBuffer: () => Promise.reject(new Error('gone')) } : steps.slice(start, end),
    };
    const candidates = [events, file].map(async (one, index) => ({
      file: one,
      name: one.name,
      head: await [events, steps][index]!.text(),
    }));
    const [part] = csvSets(await Promise.all(candidates));
    assert.ok(part);
    const { found } = await readWhole(part);
    isGone = true;
    await assert.rejects(part.reread!(found[0]?.start ?? 0, found[0]?.length ?? 0), {
      reason: 'unreachable',
      message: /^ProvisioningLogs_ProvisioningSteps\.csv was moved/,
    });
  });

  test('ends with the signal’s reason, as reading does', async () => {
    const reason = new Error('enough');
    const part = await partOf(downloadOf(portal));
    await assert.rejects(readWhole(part, AbortSignal.abort(reason)), reason);
    const { found } = await readWhole(part);
    await assert.rejects(
      part.reread!(found[0]?.start ?? 0, found[0]?.length ?? 0, { signal: AbortSignal.abort(reason) }),
      reason,
    );
  });
});

test('text looks like CSV if its first line has cells', () => {
  const texts = [
    'Date,Identity,Action\n1,2,3',
    '\ufeffsep=;\nChange ID;Name',
    'a\tb\tc',
    'Hello, world',
    '[1,2,3]',
    '<a,b,c>',
    '',
  ];
  assert.deepEqual(texts.map(looksLikeCsv), [true, true, true, false, false, false, false]);
});
