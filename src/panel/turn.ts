const waiting = new Map<object, { promise: Promise<void>; resolve: () => void }>();
let channel: MessageChannel | undefined;

/**
 * Resolves in a task of its own, one panel a task: panels whose answers arrive together draw one after the other and give
 * the thread back in between, and each draws once for all answers it waits for. Not tied to animation frames, which stop
 * in hidden tabs.
 */
export function turn(panel: object): Promise<void> {
  let own = waiting.get(panel);
  if (!own) {
    let resolve = () => {};
    const promise = new Promise<void>((done) => (resolve = done));
    own = { promise, resolve };
    waiting.set(panel, own);
    if (waiting.size === 1) next();
  }
  return own.promise;
}

function next(): void {
  if (!channel) {
    channel = new MessageChannel();
    channel.port1.onmessage = () => {
      const [first] = waiting;
      if (!first) return;
      waiting.delete(first[0]);
      first[1].resolve();
      if (waiting.size > 0) next();
    };
  }
  channel.port2.postMessage(null);
}
