import { waitUntil as poll } from '@open-wc/testing';

type Options = Parameters<typeof poll>[2];

/** Waits until `isSo`, by default as long as a machine under load needs: the framework's one second is too short. */
export function waitUntil(isSo: () => unknown, message?: string, options: Options = {}): Promise<void> {
  return poll(isSo, message, { timeout: 8000, ...options });
}
