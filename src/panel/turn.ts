const queue: (() => void)[] = [];
let channel: MessageChannel | undefined;

/**
 * Resolves in a task of its own, one waiter a task: panels whose answers arrive together draw one after the other and
 * give the thread back in between. Not tied to animation frames, which stop in hidden tabs.
 */
export function turn(): Promise<void> {
  return new Promise((resolve) => {
    queue.push(resolve);
    if (queue.length === 1) next();
  });
}

function next(): void {
  if (!channel) {
    channel = new MessageChannel();
    channel.port1.onmessage = () => {
      queue.shift()?.();
      if (queue.length > 0) next();
    };
  }
  channel.port2.postMessage(null);
}
