import { describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { logsService, type LogsCloud } from '../../../src/sources/log-analytics/clouds.js';

const custom = (endpoint: string, audience = 'https://api.loganalytics.io') => logsService({ endpoint, audience });

describe('Each cloud', () => {
  for (const [cloud, host] of [
    [undefined, 'https://api.loganalytics.io'],
    ['public', 'https://api.loganalytics.io'],
    ['government', 'https://api.loganalytics.us'],
    ['china', 'https://api.loganalytics.azure.cn'],
  ] as [LogsCloud | undefined, string][]) {
    test(`of ${host} has its own host and audience`, () => {
      assert.deepEqual(logsService(cloud), { endpoint: `${host}/v1`, scope: `${host}/.default` });
    });
  }

  for (const cloud of ['Public', 'toString', '__proto__', '', null, 7]) {
    test(`${String(cloud)} is none`, () => {
      assert.throws(() => logsService(cloud as never), { name: 'TypeError', message: /^cloud: / });
    });
  }
});

describe('Another endpoint', () => {
  for (const [given, endpoint] of [
    ['https://api.loganalytics.azure.com', 'https://api.loganalytics.azure.com/v1'],
    ['https://api.loganalytics.azure.com/', 'https://api.loganalytics.azure.com/v1'],
    ['https://portal.example/logs/v1/', 'https://portal.example/logs/v1'],
    ['http://localhost:8080/v1', 'http://localhost:8080/v1'],
    ['http://127.0.0.1:8080', 'http://127.0.0.1:8080/v1'],
    ['http://[::1]:8080', 'http://[::1]:8080/v1'],
  ] as const) {
    test(`${given} is taken`, () => assert.equal(custom(given).endpoint, endpoint));
  }

  for (const given of [
    'http://portal.example/v1',
    'http://127.0.0.1.example/v1',
    'http://localhost.example/v1',
    'ftp://localhost/v1',
    'https://user@portal.example/v1',
    'https://:word@portal.example/v1',
    'https://portal.example/v1?a=b',
    'https://portal.example/v1#a',
    '/v1',
    '',
  ]) {
    test(`${given || 'nothing'} is refused in words that name the option`, () => {
      assert.throws(() => custom(given), { name: 'TypeError', message: /^cloud\.endpoint: / });
    });
  }

  test('asks for tokens of its audience', () => {
    assert.equal(custom('https://a.example', 'api://logs').scope, 'api://logs/.default');
    assert.equal(custom('https://a.example', 'api://logs/.default').scope, 'api://logs/.default');
  });

  test('without an audience is refused', () => {
    assert.throws(() => custom('https://a.example', ''), { name: 'TypeError', message: /^cloud\.audience: / });
  });
});
