import { describe, test } from 'node:test';
import assert from 'node:assert/strict';
import type { AccountInfo, IPublicClientApplication } from '@azure/msal-browser';
import { msalCredential, type MsalApplication } from '../../../src/sources/log-analytics/msal-credential.js';

const EXPIRES = new Date('2026-09-10T13:00:00Z');
const ANNE = { username: 'anne@contoso.example' };
type Account = typeof ANNE;

const interactionRequired = () => Object.assign(new Error('login_required'), { name: 'InteractionRequiredAuthError' });

/** An application that needs somebody to sign in for its first so many requests. */
function application(refusals = 0, error: () => Error = interactionRequired) {
  const requests: unknown[] = [];
  const pca: MsalApplication<Account> = {
    acquireTokenSilent: (request) => {
      requests.push(request);
      if (requests.length <= refusals) return Promise.reject(error());
      return Promise.resolve({ accessToken: 'eyJ', expiresOn: EXPIRES });
    },
  };
  return { pca, requests };
}

describe('A token of MSAL', () => {
  test('is had silently, for the account that is signed in now', async () => {
    const { pca, requests } = application();
    const token = await msalCredential(pca, () => ANNE).getToken('scope');
    assert.deepEqual(token, { token: 'eyJ', expiresOnTimestamp: EXPIRES.getTime() });
    assert.deepEqual(requests, [{ scopes: ['scope'], account: ANNE }]);
  });

  test('is asked for with the claims', async () => {
    const { pca, requests } = application();
    await msalCredential(pca, () => ANNE).getToken(['a', 'b'], { claims: '{}' });
    assert.deepEqual(requests, [{ scopes: ['a', 'b'], account: ANNE, claims: '{}' }]);
  });

  test('is asked for again after somebody signed in', async () => {
    const { pca, requests } = application(1);
    const calls: unknown[] = [];
    const onInteraction = (...given: unknown[]) => Promise.resolve(calls.push(given));
    const token = await msalCredential(pca, () => ANNE, onInteraction).getToken('scope', { claims: '{}' });
    assert.equal(token?.token, 'eyJ');
    assert.deepEqual(calls, [[['scope'], '{}']]);
    assert.equal(requests.length, 2);
  });

  test('makes one person sign in once for many questions', async () => {
    const { pca } = application(3);
    let times = 0;
    const credential = msalCredential(
      pca,
      () => ANNE,
      async () => {
        times++;
        await new Promise((resolve) => setImmediate(resolve));
      },
    );
    await Promise.all([credential.getToken('s'), credential.getToken('s'), credential.getToken('s')]);
    assert.equal(times, 1);
  });

  test('without an account needs somebody to sign in, whatever MSAL calls it', async () => {
    const { pca, requests } = application(1, () => Object.assign(new Error('no_account'), { name: 'BrowserAuthError' })); // prettier-ignore
    let account: Account | null = null;
    await msalCredential(pca, () => account, () => Promise.resolve((account = ANNE))).getToken('scope'); // prettier-ignore
    assert.deepEqual(requests, [{ scopes: ['scope'] }, { scopes: ['scope'], account: ANNE }]);
  });

  test('fails as MSAL failed where nobody can be asked', async () => {
    const credential = msalCredential(application(1).pca, () => ANNE);
    await assert.rejects(async () => credential.getToken('scope'), { name: 'InteractionRequiredAuthError' });
  });

  test('fails as MSAL failed where signing in would not help', async () => {
    const { pca } = application(1, () => Object.assign(new Error('timed_out'), { name: 'BrowserAuthError' }));
    const credential = msalCredential(pca, () => ANNE, () => assert.fail('nobody is to be asked')); // prettier-ignore
    await assert.rejects(async () => credential.getToken('scope'), { message: 'timed_out' });
  });

  test('fails as signing in failed, and asks again the next time', async () => {
    const { pca } = application(2);
    let times = 0;
    const onInteraction = () => (times++ === 0 ? Promise.reject(new Error('popup closed')) : Promise.resolve());
    const credential = msalCredential(pca, () => ANNE, onInteraction);
    await assert.rejects(async () => credential.getToken('scope'), { message: 'popup closed' });
    assert.equal((await credential.getToken('scope'))?.token, 'eyJ');
  });
});

/** Compiles only while MSAL's own application is what the adapter takes. */
export const assignable: (pca: IPublicClientApplication) => MsalApplication<AccountInfo> = (pca) => pca;
