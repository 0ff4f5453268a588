import { timeToMs } from '../../model/time.js';
import type { SyncDataSource } from '../data-source.js';
import type { DocumentReader } from '../memory/document.js';
import { LoadingSource, type LoadPart } from '../memory/loading-source.js';
import { pause } from '../memory/slices.js';
import { demoEnd, type DemoOptions } from './demo-options.js';
import type { planDemo } from './demo-records.js';

/** An invented tenant as a source, its maker loaded when needed, made in slices that keep the page responsive. *Now* is its end unless `now` says otherwise. */
export function demoSource({ now, ...options }: DemoOptions & { now?: () => number } = {}): SyncDataSource {
  const end = demoEnd(options);
  return new LoadingSource([toPart({ ...options, end })], { now: now ?? (() => timeToMs(end)) });
}

function toPart(options: DemoOptions): LoadPart {
  return {
    name: null,
    size: 1,
    async open() {
      await pause();
      const demo = await import('./demo-records.js');
      const { length, records } = demo.planDemo(options);
      return { reader: readDemo(records), length };
    },
  };
}

function* readDemo(records: ReturnType<typeof planDemo>['records']): DocumentReader {
  let at = 0;
  for (const raw of records) {
    at += 1;
    yield { raw, at };
  }
  return [];
}
