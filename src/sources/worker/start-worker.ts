/** Where the worker's script comes from. */
export interface WorkerOptions {
  /**
   * Makes the worker, a new one each time, from the package's `worker.js`: for pages whose scripts come from another
   * origin, or whose build tool does not find the file.
   */
  workerFactory?: (() => Worker) | undefined;
  /** Address of `worker.js`, of the page's own origin. Default: beside the module that starts it. */
  workerUrl?: string | URL | undefined;
}

/** Part of what browsers call `TrustedTypePolicyFactory`; `Worker` takes what its policies make where text is refused. */
interface PolicyFactory {
  createPolicy(name: string, rules: ScriptPolicy): ScriptPolicy;
}

interface ScriptPolicy {
  createScriptURL(address: string): string;
}

/** Ways to a worker, the host's own first. Each may throw, or lead to a worker that never comes up. */
export function waysToWorker({ workerFactory, workerUrl }: WorkerOptions): (() => Worker)[] {
  const own = (): Worker => {
    // Build tools know this form; the script needs nothing but itself, so that they may put it anywhere.
    const address = workerUrl ? new URL(workerUrl, location.href) : new URL('./worker.js', import.meta.url);
    return new Worker(trusted(address.href), { name: POLICY });
  };
  return workerFactory ? [workerFactory, own] : [own];
}

const POLICY = 'cloud-sync-insights';

let policy: ScriptPolicy | undefined;

/** Throws where the page's content policy does not allow ours. */
function trusted(address: string): string {
  const { trustedTypes } = globalThis as { trustedTypes?: PolicyFactory };
  if (!trustedTypes) return address;
  policy ??= trustedTypes.createPolicy(POLICY, { createScriptURL: ownOrigin });
  return policy.createScriptURL(address);
}

function ownOrigin(address: string): string {
  if (new URL(address).origin !== location.origin) throw new TypeError(`${address} is of another origin.`);
  return address;
}
