import type { SyncDataSource } from '../sources/data-source.js';
import { rejection } from './asking.js';
import { failure, inTime } from './contract.js';
import type { ContractCase } from './contract.js';

/** What a source under test asks: a service that takes a request and never answers it. Tell it what happens there. */
export interface SlowService {
  /** A request has come in. */
  arrived(): void;
  /** The request was given up by who sent it. */
  aborted(): void;
}

/** Makes a source over a service that never answers. */
export type MakeSlowSource = (service: SlowService) => SyncDataSource | Promise<SyncDataSource>;

const totals = { kind: 'summary', filter: {}, zone: 'UTC', groupings: [{ by: [] }] } as const;

async function assertAborts(make: MakeSlowSource): Promise<void> {
  const controller = new AbortController();
  let tellAborted = (): void => undefined;
  const aborted = new Promise<void>((resolve) => (tellAborted = resolve));
  // Later, so that a service may begin to listen to the signal after it has told of the request.
  const arrived = (): void => queueMicrotask(() => controller.abort());
  const source = await make({ arrived, aborted: tellAborted });
  try {
    const { signal } = controller;
    const thrown = await inTime(
      rejection(source, totals, { signal }),
      'No request came in, or its abort had no effect.',
    );
    if (thrown !== signal.reason) {
      const expected = 'a request to the service, then the reason of the signal';
      throw failure('An aborted question fails wrongly', totals, { path: 'query', expected, actual: thrown });
    }
    await inTime(aborted, 'The request was not aborted with the question: hand `signal` on to the service.', 2);
  } finally {
    source.close?.();
  }
}

/** For a source whose service can be made to hang: who no longer waits for an answer stops the request for it. */
export const slowCases: readonly ContractCase<MakeSlowSource>[] = [
  { name: 'an aborted question aborts the request to the service', run: assertAborts },
];
