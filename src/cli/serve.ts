import { randomBytes } from 'node:crypto';
import { SourceError } from '../model/source-error.js';
import { createSyncHandler } from '../server/create-sync-handler.js';
import { nodeListener } from '../server/node-listener.js';
import type { ServeOptions } from './arguments.js';
import { DiskFile } from './disk-file.js';
import { type Findings, findFiles } from './find-files.js';
import { type Loopback, openLoopback } from './loopback.js';
import { pageFiles } from './page-files.js';
import { Reading } from './reading.js';
import { servedSource } from './served-source.js';
import { siteListener, type SiteOptions } from './site.js';
import type { Terminal } from './terminal.js';
import { filesInWords, progressInWords, recordsInWords } from './words.js';

/** Where people read what goes on, and what goes wrong. */
export interface Terminals {
  terminal: Terminal;
  problems: Terminal;
}

const PROGRESS_MS = 250;

/**
 * Reads the logs and shows the workbook over them to browsers of this machine, until Ctrl+C. Throws a `SourceError` if there
 * is nothing to show, or nowhere to show it.
 */
export async function serve({ paths, port }: ServeOptions, { terminal, problems }: Terminals): Promise<void> {
  const found = await findFiles(paths);
  if (found.files.length === 0) throw nothingFound(paths, found);
  const files = await pageFiles();
  const loopback = await openLoopback(port);
  const interrupted = interruption();
  const reading = new Reading(
    found.files.map((file) => new DiskFile(file)),
    found.failures,
  );
  try {
    const token = randomBytes(24).toString('base64url');
    const questions = questionsListener(reading, loopback, problems);
    loopback.answer(siteListener({ hosts: loopback.hosts, token, files, state: () => reading.state, questions }));
    terminal.line(`http://127.0.0.1:${loopback.port}/${token}/`);
    terminal.line(`shows ${filesInWords(reading.state)} to browsers of this machine. Ctrl+C ends it.`);
    await told(reading, interrupted, terminal);
    await interrupted;
  } finally {
    reading.close();
    await loopback.close();
  }
}

function questionsListener(reading: Reading, { port }: Loopback, problems: Terminal): SiteOptions['questions'] {
  const handler = createSyncHandler(servedSource(reading.source), {
    // Who asks knows the page's address.
    authorize: () => ({}),
    defaultRange: 'all',
    maxRange: null,
    questionsPerMinute: null,
    maxAge: null,
    onError: (error) => problems.line(`A question of the page failed: ${String(error)}`),
  });
  return nodeListener(handler, { origin: `http://127.0.0.1:${port}` });
}

/** Says how far the reading has come until it is done or nobody wants it any more. Throws what kept all from being read. */
async function told(reading: Reading, interrupted: Promise<void>, terminal: Terminal): Promise<void> {
  const timer = setInterval(() => terminal.passing(progressInWords(reading.state)), PROGRESS_MS);
  const isRead = await Promise.race([reading.done.then(() => true), interrupted.then(() => false)]);
  clearInterval(timer);
  if (!isRead) return;
  const { failure, lacks } = reading.state;
  if (failure !== null) throw new SourceError('invalid-data', failure);
  terminal.line(`${recordsInWords(reading.state)}.`);
  if (lacks) terminal.line(`Not complete: ${lacks}`);
}

function interruption(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
}

function nothingFound(paths: readonly string[], { failures }: Findings): SourceError {
  const [first] = failures;
  if (first) return first;
  const message = `No .json, .ndjson, .jsonl, .csv, .log or .gz was found in ${paths.join(', ')}. Give a file, or another folder.`;
  return new SourceError('invalid-data', message);
}
