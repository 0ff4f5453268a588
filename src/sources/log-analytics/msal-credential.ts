import type { TokenCredential } from './token.js';

/** What is used of MSAL's `PublicClientApplication`. */
export interface MsalApplication<Account> {
  acquireTokenSilent(request: {
    scopes: string[];
    account?: Account;
    claims?: string;
  }): Promise<{ accessToken: string; expiresOn: Date | null }>;
}

/** Signs somebody in: opens the popup or the page for it, and resolves when that is done. */
export type SignIn = (scopes: string[], claims: string | undefined) => Promise<unknown>;

/**
 * Tokens from the MSAL instance that a page has already. Never opens anything itself: where somebody has to sign in,
 * `onInteraction` is called, once at a time; without it the call fails as MSAL failed.
 *
 * @param account who is signed in, asked anew for every token
 */
export function msalCredential<Account>(
  application: MsalApplication<Account>,
  account: () => Account | null,
  onInteraction?: SignIn,
): TokenCredential {
  let interaction: Promise<unknown> | null = null;
  const silently = (scopes: string[], claims: string | undefined) => {
    const who = account();
    return application.acquireTokenSilent({ scopes, ...(who && { account: who }), ...(claims && { claims }) });
  };
  const signIn = async (action: SignIn, scopes: string[], claims: string | undefined) => {
    interaction ??= action(scopes, claims).finally(() => (interaction = null));
    await interaction;
  };
  return {
    async getToken(scopeOrScopes, { claims } = {}) {
      const scopes = [scopeOrScopes].flat();
      const result = await silently(scopes, claims).catch(async (error: unknown) => {
        const needsSomebody = account() === null || (error as Error).name === 'InteractionRequiredAuthError';
        if (!onInteraction || !needsSomebody) throw error;
        await signIn(onInteraction, scopes, claims);
        return silently(scopes, claims);
      });
      return { token: result.accessToken, expiresOnTimestamp: result.expiresOn?.getTime() ?? Date.now() + 300_000 };
    },
  };
}
