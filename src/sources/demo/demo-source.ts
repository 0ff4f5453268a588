import { timeToMs } from '../../model/time.js';
import type { SyncDataSource } from '../data-source.js';
import { LoadingSource } from '../memory/loading-source.js';
import type { FoundRecord, LogPart } from '../memory/log-part.js';
import { pause } from '../memory/slices.js';
import { demoEnd, type DemoOptions } from './demo-options.js';

/** An invented tenant as a source, its maker loaded when needed, made in slices that keep the page responsive. *Now* is its end unless `now` says otherwise. */
export function demoSource({ now, ...options }: DemoOptions & { now?: () => number } = {}): SyncDataSource {
  const end = demoEnd(options);
  return new LoadingSource([toPart({ ...options, end })], { now: now ?? (() => timeToMs(end)) });
}

/** Records made between two looks at the clock. */
const AT_ONCE = 200;

function toPart(options: DemoOptions): LogPart {
  return {
    name: null,
    size: 1,
    async *read() {
      await pause();
      const demo = await import('./demo-records.js');
      const { length, records } = demo.planDemo(options);
      let made: FoundRecord[] = [];
      let count = 0;
      for (const raw of records) {
        made.push({ raw, start: count++, length: 1 });
        if (made.length < AT_ONCE) continue;
        yield { records: made, read: count / length };
        made = [];
      }
      yield { records: made, read: 1 };
      return [];
    },
  };
}
