import { SourceError } from '../../model/source-error.js';
import type { GraphClient, PageListener } from './graph-client.js';
import { keyOf, type GraphRecords } from './graph-records.js';
import { firstPage, followable, type Page } from './page.js';
import type { PageSizes } from './page-sizes.js';
import type { Span } from './spans.js';

/** How the walk through a slice's pages ended: all seen, or with a doubt that there is more. */
export type WalkEnd = { isDrained: true; pages: number } | { isDrained: false; doubt: string };

/** What a walk works with. */
export interface WalkTools {
  client: GraphClient;
  records: GraphRecords;
  sizes: PageSizes;
  signal: AbortSignal;
  listener: PageListener;
  /** A page has been taken in. */
  onPage(): void;
}

/** More pages than this are no walk but a loop, or too much to begin anew if the last one fails. */
const MOST_PAGES = 100;
const MOST_EMPTY = 5;

/**
 * Takes in all pages of a slice. Links that are missing behind a full page, lead elsewhere, repeat or are refused end the
 * walk with a doubt: what it brought is kept, and narrower slices show what is missing. Rejects with a `SourceError` or the
 * signal's reason.
 */
export async function walkSlice(span: Span, tools: WalkTools): Promise<WalkEnd> {
  const { client, records, sizes, signal } = tools;
  const asked = new Set<string>();
  const contents = new Set<string>();
  let empty = 0;
  for (let address = firstPage(client.endpoint, span); ;) {
    asked.add(address);
    const page = await pageAt(address, asked.size > 1, tools);
    if (page === null) return doubt('refused its own link to the next page');
    await records.take(page.records, signal);
    tools.onPage();
    const size = page.records.length;
    if (page.next === null) {
      if (sizes.isFull(size)) return doubt(`gave a page of ${size} records without a link to the next`);
      sizes.addLast(span, size);
      return { isDrained: true, pages: asked.size };
    }
    sizes.addLinked(size);
    const next = followable(page.next, client.endpoint);
    if (next === null) return doubt('gave a link to the next page that leads nowhere');
    empty = size === 0 ? empty + 1 : 0;
    const content = page.records.map(keyOf).join();
    if (asked.has(next) || empty > MOST_EMPTY || (size > 0 && contents.has(content))) {
      return doubt('gave the same page again and again');
    }
    if (asked.size >= MOST_PAGES) return doubt(`gave more than ${MOST_PAGES} pages`);
    contents.add(content);
    address = next;
  }
}

function doubt(what: string): WalkEnd {
  return { isDrained: false, doubt: `Microsoft Graph ${what}` };
}

/** The page, or `null` where a link is refused that the service gave itself. */
async function pageAt(address: string, isLink: boolean, tools: WalkTools): Promise<Page | null> {
  try {
    return await tools.client.page(address, tools.signal, tools.listener);
  } catch (thrown) {
    const isRefused = thrown instanceof SourceError && thrown.reason === 'bad-query';
    if (isLink && isRefused) return null;
    throw thrown;
  }
}
