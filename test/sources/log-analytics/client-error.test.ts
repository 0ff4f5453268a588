import { describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { AuthenticationRequiredError, CredentialUnavailableError } from '@azure/identity';
import { SourceError } from '../../../src/model/source-error.js';
import { clientError } from '../../../src/sources/log-analytics/client-error.js';
import { isRunaway, partialOf } from '../../../src/sources/log-analytics/partial-answer.js';
import { ServiceFailure } from '../../../src/sources/log-analytics/service-failure.js';
import * as answers from './service-answers.js';

const NOW = Date.parse('2026-09-10T12:00:00Z');

const answered = (status: number, body: unknown, headers: Record<string, string> = {}) => {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return clientError(new TypeError("Cannot read properties of undefined (reading 'code')"), {
    reply: { status, headers: new Headers(headers), text },
    now: () => NOW,
  });
};

const named = (name: string, message = '') => Object.assign(new Error(message), { name });

describe('An answer that is no result means', () => {
  const coded = (code: string) => ({ error: { code, message: '' } });
  const cases: [status: number, body: unknown, reason: string, words: RegExp][] = [
    [401, answers.noAccess, 'unauthorised', /sign in again/],
    [403, coded('InvalidAuthenticationToken'), 'unauthorised', /sign in again/],
    [403, coded('InvalidAuthenticationTokenAudience'), 'unauthorised', /sign in again/],
    [403, coded('InvalidAuthenticationTokenTenant'), 'unauthorised', /to the tenant of the workspace/],
    [403, { error: 'invalid_grant', error_description: 'AADSTS70002' }, 'unauthorised', /sign in again/],
    [403, answers.noAccess, 'forbidden', /role Log Analytics Reader/],
    [403, '', 'forbidden', /role Log Analytics Reader/],
    [403, { error: { code: 'InsufficientAccessError', innererror: { code: 'NspValidationFailedError' } } }, 'forbidden', /this network/], // prettier-ignore
    [403, coded('WorkspaceNotFoundError'), 'unreachable', /not in this tenant/],
    [400, coded('PathNotFoundError'), 'unreachable', /not in this tenant/],
    [404, coded('ResourceNotFoundError'), 'unreachable', /not in this tenant/],
    [404, '<html>', 'unreachable', /not in this tenant/],
    [400, answers.noTable, 'no-table', /no diagnostic setting sends them/],
    [400, answers.badArgument('SEM0100', "Failed to resolve table or column expression named 'Foo'"), 'bad-query', /'Foo'/], // prettier-ignore
    [400, '', 'bad-query', /does not take this query$/],
    [413, '<html>', 'bad-query', /does not take this query$/],
    [429, '', 'throttled', /retry later/],
    [503, '', 'unreachable', /out of order \(status 503\)/],
    [500, '', 'unreachable', /out of order \(status 500\)/],
    [408, '', 'timeout', /shorter range/],
    [504, answers.gatewayTimeout, 'timeout', /shorter range/],
    [200, '<html>', 'invalid-data', /not a result/],
    [302, '', 'invalid-data', /not a result/],
  ];
  for (const [status, body, reason, words] of cases) {
    test(`${status} ${JSON.stringify(body).slice(0, 60)} is ${reason}`, () => {
      const error = answered(status, body);
      assert.equal(error.reason, reason);
      assert.match(error.message, words);
    });
  }

  test('until when it is throttled, where it says so', () => {
    assert.equal(answered(429, '', { 'Retry-After': '30' }).retryAt, NOW + 30_000);
    assert.equal(answered(503, '', { 'Retry-After': '30' }).reason, 'throttled');
    assert.equal(answered(429, '').retryAt, null);
  });

  test('a failure with the correlation id in its words, where somebody may have to look it up', () => {
    assert.match(answered(504, answers.gatewayTimeout).message, new RegExp(`Correlation id: ${answers.CORRELATION}`));
  });

  test('nothing of the service’s own words, ids or queries but for bad queries', () => {
    const body = { error: { code: 'InternalError', message: 'at Stack.frame() T | where secret == 1' } };
    for (const status of [401, 403, 404, 429, 500, 502, 503, 504]) {
      assert.doesNotMatch(answered(status, body).message, /Stack|secret/);
    }
  });

  test('hostile words in one line of at most 300 characters', () => {
    const { message } = answered(400, answers.badArgument('SYN0001', `<img src=x onerror=alert(1)>\n\u0007${'x'.repeat(999)}`)); // prettier-ignore
    const words = message.replace('Log Analytics does not take this query: ', '');
    assert.equal(words.length, 300);
    assert.match(words, /^<img src=x onerror=alert\(1\)> x+…$/);
  });

  test('no more than it can hold when nested ten thousand times', () => {
    const deep = `${'{"innererror":'.repeat(10_000)}{}${'}'.repeat(10_000)}`;
    assert.equal(answered(400, `{"error":${deep}}`).reason, 'bad-query');
  });

  for (const body of [
    'null',
    '7',
    '"text"',
    '[]',
    '{"error":null}',
    '{"error":[7]}',
    '{"error":{"details":[null,7],"message":{}}}',
    '{"error":{"code":"__proto__","message":"constructor"}}',
  ]) {
    // prettier-ignore
    test(`no mishap with ${body}`, () => assert.equal(answered(400, body).reason, 'bad-query'));
  }
});

describe('Without an answer', () => {
  const cases: [name: string, thrown: unknown, reason: string][] = [
    ['a credential that needs somebody to sign in', new AuthenticationRequiredError({ scopes: ['s'], message: 'no' }), 'unauthorised'], // prettier-ignore
    ['a credential that is not there', new CredentialUnavailableError('no'), 'unauthorised'],
    ['a failure of MSAL', named('InteractionRequiredAuthError'), 'unauthorised'],
    ['a RestError of the network', Object.assign(named('RestError'), { code: 'REQUEST_SEND_ERROR' }), 'unreachable'],
    ['a fetch that found nobody', new TypeError('Failed to fetch'), 'unreachable'],
    ['a time limit of the host', named('TimeoutError'), 'timeout'],
    ['an abort that nobody asked for', named('AbortError'), 'timeout'],
    ['anything else', new Error('odd'), 'invalid-data'],
    ['no error at all', undefined, 'invalid-data'],
    ['an object', { message: 'x' }, 'invalid-data'],
  ];
  for (const [name, thrown, reason] of cases) {
    test(`${name} is ${reason}`, () => {
      const error = clientError(thrown);
      assert.deepEqual([error.reason, error.cause], [reason, thrown]);
    });
  }

  test('a RestError that has one is told by it', () => {
    const error = Object.assign(named('RestError'), { statusCode: 400, details: answers.noTable });
    assert.equal(clientError(error).reason, 'no-table');
  });

  test('a SourceError stays itself', () => {
    const error = new SourceError('closed', 'closed');
    assert.equal(clientError(error), error);
  });
});

describe('Whatever is thrown, clientError returns', () => {
  const hostile = () => assert.fail('it was read');
  const cyclic: Record<string, unknown> = { code: 'a' };
  cyclic.innererror = cyclic;
  const sent = (headers: object) => Object.assign(new Error('x'), { request: { headers } });
  const all: [name: string, thrown: unknown, reason: string][] = [
    ['cyclic details', Object.assign(new Error('x'), { statusCode: 500, details: cyclic }), 'unreachable'],
    ['a BigInt in its details', Object.assign(new Error('x'), { statusCode: 403, details: { a: 1n } }), 'forbidden'],
    ['a token sent and a BigInt', Object.assign(sent(new Headers({ authorization: 'Bearer t' })), { details: 1n }), 'invalid-data'], // prettier-ignore
    ['a message that throws', Object.defineProperty(new Error(), 'message', { get: hostile }), 'invalid-data'],
    ['a status that throws', Object.defineProperty(new Error(), 'statusCode', { get: hostile }), 'invalid-data'],
    ['details that throw', Object.defineProperty(new Error(), 'details', { get: hostile }), 'invalid-data'],
    ['a name that is no text', Object.assign(new Error('x'), { name: Symbol('x') }), 'invalid-data'],
    ['headers that cannot be changed', sent({ get: () => 'Bearer t', delete: hostile }), 'invalid-data'],
    ['headers that answer oddly', sent({ get: () => 7 }), 'invalid-data'],
    ['a proxy that refuses all', new Proxy(Object.freeze({}), { get: hostile, getPrototypeOf: hostile }), 'invalid-data'], // prettier-ignore
  ];
  for (const [name, thrown, reason] of all) {
    test(`with ${name}`, () => assert.equal(clientError(thrown).reason, reason));
  }

  test('what a failure means although its token cannot be taken out, without that', () => {
    const thrown = Object.assign(sent({ get: () => 'Bearer t', delete: hostile }), { statusCode: 403 });
    const { reason, cause } = clientError(thrown);
    assert.deepEqual([reason, (cause as Error).cause], ['forbidden', undefined]);
  });

  test('nothing of what could not be freed of its token', () => {
    assert.equal(clientError(sent({ get: () => 'Bearer t', delete: hostile })).cause, undefined);
  });

  test('no words that look like an access token', () => {
    const token = 'eyJ0eXAiOiJKV1Qi.eyJhdWQi/x%2F+y==';
    const error = clientError(new Error(`bad ${token}`));
    assert.deepEqual([error.message.includes('eyJ'), error.cause], [false, undefined]);
    assert.match(answered(400, answers.badArgument('SYN0001', `at '${token}'`)).message, /: at '…'$/);
    assert.equal(partialOf({ message: `at ${token}` }).detail, 'at …');
  });
});

describe('A query that needs too much memory', () => {
  const words = 'Query execution has exceeded the allowed limits (80DA0007): low memory condition (E_LOW_MEMORY_CONDITION).'; // prettier-ignore
  const operator = 'The Sort operator has exceeded the memory budget during evaluation. Results may be incorrect or incomplete (E_RUNAWAY_QUERY).'; // prettier-ignore

  test('is known by what clientError returns, and told with a remedy', () => {
    const error = answered(400, answers.badArgument('-2133196793', 'x'));
    assert.deepEqual([isRunaway(error), error.reason], [true, 'bad-query']);
    assert.match(error.message, /more memory .* shorter range/);
  });

  for (const [name, error] of [
    ['a partial error', answers.partialError('-2133196799', operator)],
    ['the words of a partial error', { code: 'PartialError', message: words }],
    ['a RestError', Object.assign(named('RestError'), { details: answers.badArgument('X', words) })],
    ['a RestError of monitor-query', Object.assign(named('RestError'), { details: { error: { code: 'X', message: '', innerError: { code: 'Y', message: operator } } } })], // prettier-ignore
    ['a failure of the service', new ServiceFailure({ status: 400, text: JSON.stringify(answers.badArgument('X', operator)) }, NOW)], // prettier-ignore
  ] as const) {
    test(`is known by ${name}`, () => assert.equal(isRunaway(error), true));
  }

  test('is not any other failure', () => {
    for (const other of [null, undefined, 7, new Error('no'), answers.tooManyRows, answered(400, answers.noTable)]) {
      assert.equal(isRunaway(other), false);
    }
  });
});

describe('A partial answer', () => {
  const part = (error: unknown) => [partialOf(error).reason, partialOf(error).limit];

  test('ends at a number of rows', () => {
    assert.deepEqual(part(answers.tooManyRows), ['rows', 500_000]);
    assert.deepEqual(part({ message: 'Query result set has exceeded the internal record count limit 500000 (E_QUERY_RESULT_SET_TOO_LARGE).' }), ['rows', 500_000]); // prettier-ignore
    assert.deepEqual(part(answers.partialError('-2133196797', 'The results of this query exceed the set limit of 30,000 records.')), ['rows', 30_000]); // prettier-ignore
  });

  test('ends at a number of bytes', () => {
    assert.deepEqual(part(answers.tooManyBytes), ['size', 64_000_000]);
    assert.deepEqual(part({ message: 'Query result set has exceeded the internal data size limit 67108864 (E_QUERY_RESULT_SET_TOO_LARGE).' }), ['size', 67_108_864]); // prettier-ignore
    assert.deepEqual(part(answers.partialError('-2133196797', 'too large')), ['size', null]);
  });

  test('ends in time', () => {
    assert.deepEqual(part(answers.partialError('1', 'Kusto query timed out')), ['time', null]);
  });

  test('ends for reasons of the service', () => {
    for (const error of [answers.partialError('-2133196799', 'E_RUNAWAY_QUERY'), { code: 'PartialError' }, {}, null]) {
      assert.deepEqual(part(error), ['service', null]);
    }
  });

  test('nested a hundred thousand times is no mishap', () => {
    let nested: object = {};
    for (let level = 0; level < 100_000; level++) nested = { innererror: nested };
    assert.deepEqual(part(nested), ['service', null]);
  });

  test('says the innermost words, if any', () => {
    assert.equal(partialOf(answers.partialError('1', 'one\ntwo')).detail, 'one two');
    assert.deepEqual(partialOf({}), { reason: 'service', limit: null });
  });
});
