import type { About, PartialAnswer, SyncQuestion, SyncResult } from '../model/question.js';
import { WIRE_VERSION, type WireAnswer } from '../sources/http/wire.js';
import { isShared } from '../sources/shared-answers.js';
import { withFewerRows } from './summary-bounds.js';

/** An answer as it leaves the server. */
export interface Published {
  body: string;
  /** Strong: equal for equal bodies only. */
  etag: string;
}

/** Larger ones are written again for each who asks: the answers they are made of are in memory already. UTF-16 units. */
const MOST_KEPT_TEXT = 250_000;

/** Shared answers never change: they are written once, however many ask. */
const known = {
  all: new WeakMap<SyncResult, Promise<Published>>(),
  forced: new WeakMap<SyncResult, Promise<Published>>(),
};

/**
 * The answer as JSON, without the source's own words; under a forced filter also without what `about` says of events
 * beyond it.
 */
export function publishedAnswer(question: SyncQuestion, result: SyncResult): Promise<Published> {
  const isForced = question.filter?.within !== undefined;
  const written = isForced ? known.forced : known.all;
  const found = written.get(result);
  if (found) return found;
  const published = publish(question.kind, isForced, result);
  if (isShared(result)) keep(written, result, published);
  return published;
}

/** While it is being written, all who ask get the same one, whatever its length. */
function keep(written: (typeof known)['all'], result: SyncResult, published: Promise<Published>): void {
  written.set(result, published);
  const forget = (): unknown => written.delete(result);
  published.then(({ body }) => body.length > MOST_KEPT_TEXT && forget(), forget);
}

async function publish(kind: string, isForced: boolean, result: SyncResult): Promise<Published> {
  const { value, partial } = withFewerRows(result);
  const answer: WireAnswer = {
    version: WIRE_VERSION,
    value: kind === 'about' && isForced ? withinOnly(value as About) : value,
    ...(partial && { partial: withoutDetail(partial) }),
  };
  const body = JSON.stringify(answer);
  return { body, etag: await etagOf(body) };
}

function withinOnly(about: About): About {
  return { ...about, loaded: null, broken: { count: 0, samples: [] }, duplicates: null };
}

function withoutDetail({ reason, limit }: PartialAnswer): PartialAnswer {
  return { reason, limit };
}

async function etagOf(body: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(body));
  return `"${[...new Uint8Array(digest, 0, 16)].map((byte) => byte.toString(16).padStart(2, '0')).join('')}"`;
}
