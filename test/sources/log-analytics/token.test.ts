import { describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { InteractiveBrowserCredential, type TokenCredential as AzureCredential } from '@azure/identity';
import { clientError } from '../../../src/sources/log-analytics/client-error.js';
import { AccessTokens, type TokenSource } from '../../../src/sources/log-analytics/token.js';

const NOW = Date.parse('2026-09-10T12:00:00Z');
const HOUR = 3_600_000;

/** Tokens t1, t2, … of a source, and what it was asked for. */
function watched(source: (count: number) => unknown = (count) => ({ token: `t${count}`, expiresOn: NOW + HOUR })) {
  const clock = { now: NOW };
  const asked: { scope: string; claims: string | undefined; signal: AbortSignal }[] = [];
  const ask: TokenSource = (scope, { signal, claims }) => {
    asked.push({ scope, claims, signal });
    return Promise.resolve(source(asked.length) as string);
  };
  return { tokens: new AccessTokens(ask, 'scope', () => clock.now), asked, clock };
}

describe('An access token', () => {
  test('is asked for once by many at a time', async () => {
    const { tokens, asked } = watched();
    assert.deepEqual(await Promise.all([tokens.get(), tokens.get(), tokens.get()]), ['t1', 't1', 't1']);
    assert.deepEqual([asked.length, asked[0]!.scope], [1, 'scope']);
  });

  test('is kept until two minutes before it expires', async () => {
    const { tokens, clock } = watched();
    await tokens.get();
    clock.now = NOW + HOUR - 120_001;
    assert.equal(await tokens.get(), 't1');
    clock.now = NOW + HOUR - 120_000;
    assert.equal(await tokens.get(), 't2');
  });

  test('whose expiry is a date is kept as long', async () => {
    const { tokens, clock } = watched((count) => ({ token: `t${count}`, expiresOn: new Date(NOW + HOUR) }));
    await tokens.get();
    clock.now = NOW + HOUR - 120_001;
    assert.equal(await tokens.get(), 't1');
  });

  test('without an expiry is kept for five minutes', async () => {
    const { tokens, clock } = watched((count) => `t${count}`);
    await tokens.get();
    clock.now = NOW + 299_999;
    assert.equal(await tokens.get(), 't1');
    clock.now = NOW + 300_000;
    assert.equal(await tokens.get(), 't2');
  });

  test('about to expire is used, not kept', async () => {
    const { tokens } = watched((count) => ({ token: `t${count}`, expiresOn: NOW + 60_000 }));
    assert.deepEqual([await tokens.get(), await tokens.get()], ['t1', 't2']);
  });

  test('that was refused is not used again', async () => {
    const { tokens } = watched();
    tokens.forget(await tokens.get());
    assert.equal(await tokens.get(), 't2');
  });

  test('refused by an old answer leaves the new one', async () => {
    const { tokens } = watched();
    const old = await tokens.get();
    tokens.forget(old);
    await tokens.get();
    assert.equal(await tokens.get(undefined, { token: old, claims: 'c' }), 't2');
  });

  test('with claims is asked for with them, and then kept', async () => {
    const { tokens, asked } = watched();
    const old = await tokens.get();
    assert.equal(await tokens.get(undefined, { token: old, claims: 'c' }), 't2');
    assert.equal(await tokens.get(), 't2');
    assert.deepEqual(asked.map(({ claims }) => claims), [undefined, 'c']); // prettier-ignore
  });

  test('with claims is not replaced by one without, asked for earlier', async () => {
    const answers: ((token: unknown) => void)[] = [];
    const { tokens } = watched(() => new Promise((resolve) => answers.push(resolve)));
    const [first, second] = [tokens.get(), tokens.get(undefined, { token: 'old', claims: 'c' })];
    await settled();
    answers[1]!({ token: 'new', expiresOn: NOW + HOUR });
    answers[0]!({ token: 'stale', expiresOn: NOW + HOUR });
    assert.deepEqual([await first, await second, await tokens.get()], ['stale', 'new', 'new']);
  });
});

describe('A failure to get a token', () => {
  test('is not kept', async () => {
    const { tokens } = watched((count) => (count === 1 ? Promise.reject(new Error('no')) : `t${count}`));
    await assert.rejects(tokens.get(), { name: 'SourceError', reason: 'unauthorised' });
    assert.equal(await tokens.get(), 't2');
  });

  for (const nothing of [null, undefined, '', ' ', 'two words', 'line\n', 7, {}, { token: null }]) {
    test(`is what gives ${JSON.stringify(nothing)}`, async () => {
      await assert.rejects(watched(() => nothing).tokens.get(), { name: 'SourceError', reason: 'unauthorised' });
    });
  }

  test('for want of a connection is told as that', async () => {
    const { tokens } = watched(() => Promise.reject(new TypeError('Failed to fetch')));
    const error = await tokens.get().catch((thrown: unknown) => clientError(thrown));
    assert.equal((error as { reason: string }).reason, 'unreachable');
  });

  test('that throws at once rejects', async () => {
    const tokens = new AccessTokens(() => assert.fail('no'), 'scope', () => NOW); // prettier-ignore
    await assert.rejects(tokens.get(), { reason: 'unauthorised' });
  });
});

describe('Who waits for a token', () => {
  test('and leaves gets the reason at once; the others still get the token', async () => {
    let give: (token: string) => void = () => undefined;
    const { tokens, asked } = watched(() => new Promise<string>((resolve) => (give = resolve)));
    const controller = new AbortController();
    const [leaving, staying] = [tokens.get(controller.signal), tokens.get()];
    await settled();
    controller.abort(new Error('gone'));
    await assert.rejects(leaving, { message: 'gone' });
    assert.equal(asked[0]!.signal.aborted, false);
    give('t');
    assert.equal(await staying, 't');
  });

  test('last of all stops the request, and the next begins a new one', async () => {
    const { tokens, asked } = watched((count) => (count === 1 ? new Promise(() => undefined) : 't2'));
    const controller = new AbortController();
    const leaving = tokens.get(controller.signal);
    await settled();
    controller.abort(new Error('gone'));
    await assert.rejects(leaving, { message: 'gone' });
    assert.equal(asked[0]!.signal.aborted, true);
    assert.equal(await tokens.get(), 't2');
  });
});

describe('A credential', () => {
  test('is asked for the scope, the signal and the claims', async () => {
    const asked: unknown[] = [];
    const credential: TokenSource = {
      getToken: (scope, options) => {
        asked.push(scope, options?.abortSignal instanceof AbortSignal, options?.claims);
        return Promise.resolve({ token: 't', expiresOnTimestamp: NOW + HOUR });
      },
    };
    const tokens = new AccessTokens(credential, 'scope', () => NOW);
    await tokens.get(undefined, { token: 'old', claims: 'c' });
    assert.deepEqual(asked, ['scope', true, 'c']);
  });

  test('that has no token leaves nobody signed in', async () => {
    const tokens = new AccessTokens({ getToken: () => Promise.resolve(null) }, 'scope', () => NOW);
    await assert.rejects(tokens.get(), { reason: 'unauthorised' });
  });

  test('of the Azure packages is one', () => {
    const credentials: (credential: AzureCredential) => TokenSource = (credential) => credential;
    assert.equal(typeof credentials, 'function');
    assert.equal(typeof InteractiveBrowserCredential.prototype.getToken, 'function');
  });
});

async function settled(): Promise<void> {
  for (let turn = 0; turn < 3; turn++) await new Promise((resolve) => setImmediate(resolve));
}
