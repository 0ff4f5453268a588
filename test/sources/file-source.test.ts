import { describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import { fileSource, type LogFile, type SyncProgress } from '../../src/sources/index.js';

const about = { kind: 'about', filter: { direction: 'all' } } as const;
const record = (id: string) => ({ id, activityDateTime: '2026-09-01T06:14:07Z', provisioningAction: 'create' });
const file = (name: string, records: unknown[]) => new File([JSON.stringify(records)], name);
const csv = () => new File(['Date,Identity,Action\n1,2,3'], 'portal.csv');

/** A file whose text comes, or fails to, when the test says so. */
function heldFile(name: string): LogFile & { give(text: string): void; fail(error: unknown): void } {
  const { promise, resolve, reject } = withResolvers<string>();
  const file = promise.then((text) => new Blob([text]));
  file.catch(() => undefined);
  const stream = () => {
    const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
    file.then((blob) => blob.stream().pipeTo(writable)).catch((error: unknown) => writable.abort(error)).catch(() => undefined); // prettier-ignore
    return readable;
  };
  const slice = (start: number, end: number) => ({
    arrayBuffer: async () => (await file).slice(start, end).arrayBuffer(),
  });
  return { name, size: 100, stream, slice, give: resolve, fail: reject };
}

function withResolvers<T>() {
  let resolve!: (value: T) => void;
  let reject!: (reason: unknown) => void;
  const promise = new Promise<T>((one, other) => ([resolve, reject] = [one, other]));
  return { promise, resolve, reject };
}

describe('several files', () => {
  test('are one source: an id in both is counted once and named', async () => {
    const source = fileSource([
      file('one.json', [record('a'), record('b')]),
      file('two.json', [record('b'), record('c')]),
    ]);
    const { value, partial } = await settled(source);
    assert.deepEqual([value.events, value.duplicates, partial], [3, { count: 1, samples: ['b'] }, undefined]);
  });

  test('of one name do not hide each other’s records without ids', async () => {
    const { id: _id, ...nameless } = record('');
    const { value } = await settled(fileSource([file('x.json', [nameless]), file('x.json', [nameless])]));
    assert.deepEqual([value.events, value.duplicates?.count], [2, 0]);
  });

  test('that are named like the second of a name keep all their records too', async () => {
    const { id: _id, ...nameless } = record('');
    const files = ['x', 'x', 'x (2)'].map((name) => file(name, [nameless]));
    const { value } = await settled(fileSource(files));
    assert.deepEqual([value.events, value.duplicates?.count], [3, 0]);
  });

  test('show the good ones where one is foreign, and name that one', async () => {
    const { value, partial } = await settled(fileSource([csv(), file('good.json', [record('a')])]));
    assert.equal(value.events, 1);
    assert.deepEqual(
      [value.broken.count, value.broken.samples[0]?.file, value.broken.samples[0]?.index],
      [1, 'portal.csv', null],
    );
    assert.equal(partial?.reason, 'unread');
    assert.match(partial?.detail ?? '', /portal\.csv/);
  });

  test('that are all foreign fail every question with each one’s reason', async () => {
    const source = fileSource([csv(), new File([''], 'empty.json')]);
    const message = /empty\.json is empty.*portal\.csv/;
    await assert.rejects(source.query(about), { name: 'SourceError', reason: 'invalid-data', message });
    await assert.rejects(source.query({ kind: 'records', filter: {} }), { message });
  });

  test('with a page of a longer answer say that there is more', async () => {
    const text = JSON.stringify({ value: [record('a')], '@odata.nextLink': 'https://graph' });
    const { partial } = await settled(fileSource([new File([text], 'page.json')]));
    assert.equal(partial?.reason, 'unread');
    assert.match(partial?.detail ?? '', /page\.json: this is one page/);
  });
});

describe('a file', () => {
  test('that cannot be read any more is an error that names it, never an empty result', async () => {
    const gone = heldFile('gone.json');
    gone.fail(new DOMException('The file could not be found.', 'NotFoundError'));
    await assert.rejects(fileSource([gone]).query(about), {
      reason: 'unreachable',
      message: /gone\.json could not be read.*choose it again/,
    });
  });

  for (const [what, mark, isHighFirst] of [
    ['UTF-16 as PowerShell writes it', '\ufeff', false],
    ['UTF-16, high bytes first', '\ufeff', true],
    ['UTF-16 without a mark', '', false],
    ['UTF-16 without a mark, high bytes first', '', true],
  ] as const) {
    test(`in ${what} is read`, async () => {
      const bytes = Buffer.from(`${mark}[${JSON.stringify(record('ä'))}]`, 'utf16le');
      const source = fileSource([new File([isHighFirst ? bytes.swap16() : bytes], 'wide.json')]);
      const { value } = await source.query({ kind: 'record', id: 'ä' });
      assert.equal(value?.id, 'ä');
    });
  }

  test('in gzip of several members is read, and its records are read again for their details', async () => {
    const members = [record('a'), record('b')].map((one) => gzipSync(`${JSON.stringify(one)}\n`));
    const source = fileSource([new File(members, 'two.json.gz')]);
    assert.equal((await settled(source)).value.events, 2);
    const { value } = await source.query({ kind: 'record', id: 'b' });
    assert.deepEqual(JSON.parse(value?.raw ?? '{}'), record('b'));
  });

  test('in gzip that is cut off keeps what came before and says so', async () => {
    const whole = gzipSync(
      JSON.stringify(Array.from({ length: 2000 }, (_, index) => record(`id ${(index * 7919) % 104729}`))),
    );
    const source = fileSource([new File([whole.subarray(0, whole.length - 100)], 'cut.json.gz')]);
    const { value, partial } = await settled(source);
    assert.ok((value.events ?? 0) > 0 && (value.events ?? 0) <= 2000);
    assert.match(partial?.detail ?? '', /cut\.json\.gz/);
  });

  test('that changed says so when one of its records is looked at', async () => {
    const kept = heldFile('kept.json');
    kept.give(JSON.stringify([record('a')]));
    const changing = { ...kept, size: 100, lastModified: 1 };
    const source = fileSource([changing]);
    await settled(source);
    changing.lastModified = 2;
    await assert.rejects(source.query({ kind: 'record', id: 'a' }), {
      reason: 'unreachable',
      message: /kept\.json was changed or moved since it was read: open it again/,
    });
  });

  test('without records is an empty answer', async () => {
    assert.equal((await fileSource([file('none.json', [])]).query(about)).value.events, 0);
  });

  test('is needed', () =>
    assert.rejects(fileSource([]).query(about), { reason: 'invalid-data', message: 'No file was given.' }));
});

describe('while files are read', () => {
  test('questions wait for a moment, then say that more is coming; watchers hear of it', async () => {
    const [one, two] = [heldFile('one.json'), heldFile('two.json')];
    const source = fileSource([one, two]);
    const first = source.query(about);
    one.give(JSON.stringify([record('a')]));
    assert.deepEqual(await first.then(({ value, partial }) => [value.events, partial]), [
      1,
      { reason: 'loading', limit: null },
    ]);
    const more = withResolvers<void>();
    source.watch?.(more.resolve);
    two.give(JSON.stringify([record('b')]));
    await more.promise;
    assert.deepEqual(await source.query(about).then(({ value, partial }) => [value.events, partial]), [2, undefined]);
  });

  test('a foreign first file does not pass for an empty log', async () => {
    const two = heldFile('two.json');
    const source = fileSource([csv(), two]);
    const first = source.query(about);
    setTimeout(() => two.give(JSON.stringify([record('a')])), 20);
    assert.equal((await first).value.events, 1);
  });

  test('progress is told to the host and to who asks', async () => {
    const [host, asker]: [SyncProgress[], SyncProgress[]] = [[], []];
    const files = [file('one.json', [record('a')]), file('two.json', [record('b')])];
    const source = fileSource(files, { onProgress: (progress) => host.push(progress) });
    await source.query(about, { onProgress: (progress) => asker.push(progress) });
    await settled(source);
    assert.deepEqual(host.at(-1), { records: 2, fraction: 1 });
    assert.ok(asker.length >= 1);
  });

  test('the thread is given back: timers run while 20,000 records are read', async () => {
    const records = Array.from({ length: 20_000 }, (_, index) => record(`r${index}`));
    let [turns, longest, last] = [0, 0, performance.now()];
    const timer = setInterval(() => {
      turns += 1;
      longest = Math.max(longest, performance.now() - last);
      last = performance.now();
    });
    await settled(fileSource([file('large.json', records)]));
    clearInterval(timer);
    assert.ok(turns >= 5, `${turns} turns, longest wait ${longest} ms`);
  });

  test('closing fails waiting and later questions as closed', async () => {
    const source = fileSource([heldFile('never.json')]);
    const waiting = source.query(about);
    source.close?.();
    await assert.rejects(waiting, { reason: 'closed' });
    await assert.rejects(source.query(about), { reason: 'closed' });
  });

  test('the signal of the source stops it with its own reason', async () => {
    const stop = new AbortController();
    const source = fileSource([heldFile('never.json')], { signal: stop.signal });
    const waiting = source.query(about);
    stop.abort('enough');
    await assert.rejects(waiting, (reason) => reason === 'enough');
  });

  test('an aborted question rejects at once, the others are answered', async () => {
    const one = heldFile('one.json');
    const source = fileSource([one]);
    const abort = new AbortController();
    const [aborted, other] = [source.query(about, { signal: abort.signal }), source.query(about)];
    abort.abort('changed');
    await assert.rejects(aborted, (reason) => reason === 'changed');
    one.give(JSON.stringify([record('a')]));
    assert.equal((await other).value.events, 1);
  });
});

/** The answer when all is read. */
async function settled(source: ReturnType<typeof fileSource>) {
  for (;;) {
    const more = withResolvers<void>();
    const stop = source.watch?.(more.resolve);
    const answer = await source.query(about);
    if (answer.partial?.reason !== 'loading') {
      stop?.();
      return answer;
    }
    await more.promise;
  }
}
