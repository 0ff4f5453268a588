/** The page that the command serves: the workbook, and above it how far the reading of the files has come. */
import type { ReadingState } from '../reading.js';
import { filesInWords, progressInWords, recordsInWords } from '../words.js';
import { FollowedSource } from './followed-source.js';

const FOLLOW_MS = 1000;
const ENDED = 'The command that serves this page has ended. Start it again, and open the address that it prints.';

const source = new FollowedSource();
const part = <E extends HTMLElement>(selector: string): E => document.querySelector<E>(selector)!;
const [reading, progress, soFar] = [part('.reading'), part<HTMLProgressElement>('progress'), part('.so-far')];
const [outcome, lacks] = [part('.outcome'), part('.lacks')];
let toldRevision = 0;

void begin();

/** Panels ask when it is known what their answers are from, so that they need not ask again. */
async function begin(): Promise<void> {
  toldRevision = (await readState())?.revision ?? 0;
  part<HTMLElementTagNameMap['sync-workbook']>('sync-workbook').source = source;
  await follow();
}

async function follow(): Promise<void> {
  const state = await readState();
  if (state) show(state);
  else say(lacks, ENDED);
  if (!state?.isDone || toldRevision !== state.revision) setTimeout(() => void follow(), FOLLOW_MS);
}

/** `null`: the command does not answer. */
async function readState(): Promise<ReadingState | null> {
  try {
    const response = await fetch('state');
    return response.ok ? ((await response.json()) as ReadingState) : null;
  } catch {
    return null;
  }
}

function show(state: ReadingState): void {
  reading.hidden = state.isDone;
  progress.value = state.fraction;
  soFar.textContent = state.isDone ? '' : progressInWords(state);
  say(outcome, state.isDone && state.failure === null ? `${filesInWords(state)}: ${recordsInWords(state)}.` : '');
  say(lacks, state.failure ?? (state.lacks && `Not complete: ${state.lacks}`));
  if (source.isBusy || state.revision === toldRevision) return;
  toldRevision = state.revision;
  source.tellMore();
}

/** The same words again are no news to those who listen. */
function say(where: HTMLElement, words: string): void {
  if (where.textContent !== words) where.textContent = words;
}
