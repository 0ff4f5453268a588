/** One level of the service's own account of an error. */
export interface ErrorPart {
  code: string;
  message: string;
}

interface RawError {
  code?: unknown;
  message?: unknown;
  innererror?: RawError;
  innerError?: RawError;
  details?: RawError[];
}

const DEEPEST = 20;

/** The levels of an error: its own, those of its `details`, then inwards. Never throws. */
export function errorParts(error: unknown): ErrorPart[] {
  const parts: ErrorPart[] = [];
  const visit = (level: RawError | null | undefined, depth: number) => {
    if (typeof level !== 'object' || level === null || depth > DEEPEST) return;
    parts.push({ code: wordOf(level.code), message: wordOf(level.message) });
    if (Array.isArray(level.details)) for (const one of level.details.slice(0, DEEPEST)) visit(one, depth + 1);
    visit(level.innererror ?? level.innerError, depth + 1);
  };
  visit(error as RawError, 0);
  return parts.slice(0, 100);
}

/** The levels of the error in the text of an answer: none where it has no error. */
export function partsIn(text: string): ErrorPart[] {
  try {
    const body = JSON.parse(text) as ({ error?: RawError | string } & RawError) | null;
    const error = body?.error ?? body;
    return errorParts(typeof error === 'string' ? { code: error } : error);
  } catch {
    return [];
  }
}

const wordOf = (value: unknown) => (typeof value === 'string' || typeof value === 'number' ? String(value) : '');

/** Words of the service as one line of at most 300 characters, without anything like an access token. */
export function inOneLine(text: string): string {
  const line = text
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .replace(/eyJ\w{9}[\w.%+/=-]*/g, '…')
    .trim();
  return line.length > 300 ? `${line.slice(0, 299)}…` : line;
}
