import type { ReadingState } from './reading.js';

const UNITS = ['kilobyte', 'megabyte', 'gigabyte'];
const STEP = 1000;

/** "3 files, 1.2 MB". */
export function filesInWords({ files, bytes }: Pick<ReadingState, 'files' | 'bytes'>): string {
  return `${counted(files, 'file')}, ${bytesInWords(bytes)}`;
}

/** "1,204 records, 2 unreadable, 3 left out as duplicates"; zeros are left out. */
export function recordsInWords({ records, broken, duplicates }: ReadingState): string {
  const besides = [
    ...(broken > 0 ? [`${broken.toLocaleString('en')} unreadable`] : []),
    ...(duplicates > 0 ? [`${duplicates.toLocaleString('en')} left out as duplicates`] : []),
  ];
  return [counted(records, 'record'), ...besides].join(', ');
}

/** "45% of 1.2 GB read, 1,204 records"; what is unreadable is counted, too. */
export function progressInWords(state: ReadingState): string {
  const share = state.fraction.toLocaleString('en', { style: 'percent' });
  return `${share} of ${bytesInWords(state.bytes)} read, ${recordsInWords(state)}`;
}

/** "1.2 MB". */
export function bytesInWords(bytes: number): string {
  const power = Math.min(Math.floor(Math.log(Math.max(bytes, 1)) / Math.log(STEP)), UNITS.length);
  const unit = UNITS[power - 1] ?? 'byte';
  const style = { style: 'unit', unit, maximumFractionDigits: 1, unitDisplay: power > 0 ? 'short' : 'long' } as const;
  return new Intl.NumberFormat('en', style).format(bytes / STEP ** power);
}

/** Names of files and what was found in them must not steer the terminal, nor turn what is written around them. */
export function plainText(text: string): string {
  return text.replace(/[\p{Cc}\p{Bidi_Control}\u2028\u2029]/gu, '\uFFFD');
}

function counted(count: number, what: string): string {
  return `${count.toLocaleString('en')} ${what}${count === 1 ? '' : 's'}`;
}
