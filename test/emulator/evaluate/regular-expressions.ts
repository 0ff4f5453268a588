/** The query asks for what the emulator does not do. */
export class Refused extends Error {
  override readonly name: string = 'Refused';
}

const patterns = new Map<string, RegExp>();

/** A pattern of Kusto's (Rust's syntax, Unicode throughout) as one of this language. Throws {@link Refused} where it cannot be. */
export function toRegExp(pattern: string, flags = ''): RegExp {
  const key = `${flags}/${pattern}`;
  const made = patterns.get(key) ?? compile(pattern, flags);
  made.lastIndex = 0;
  patterns.set(key, made);
  return made;
}

function compile(pattern: string, flags: string): RegExp {
  const leading = /^\(\?([ims]+)\)/.exec(pattern);
  const all = [...new Set(`${flags}${leading?.[1] ?? ''}u`)].join('');
  try {
    return new RegExp(translated(pattern.slice(leading?.[0].length ?? 0), pattern), all);
  } catch (cause) {
    throw cause instanceof Refused ? cause : new Refused(`The emulator cannot read the pattern ${pattern}.`, { cause });
  }
}

const WORD = '\\p{Alphabetic}\\p{M}\\p{Nd}\\p{Pc}\\p{Join_Control}';

const CLASSES: Readonly<Record<string, string>> = {
  d: '\\p{Nd}',
  D: '\\P{Nd}',
  s: '\\p{White_Space}',
  S: '\\P{White_Space}',
};

const OUTSIDE: Readonly<Record<string, string>> = {
  ...CLASSES,
  w: `[${WORD}]`,
  W: `[^${WORD}]`,
  b: `(?:(?<=[${WORD}])(?![${WORD}])|(?<![${WORD}])(?=[${WORD}]))`,
  A: '(?<![\\s\\S])',
  z: '(?![\\s\\S])',
};

const INSIDE: Readonly<Record<string, string>> = { ...CLASSES, w: WORD };

const POSIX: Readonly<Record<string, string>> = {
  alpha: 'A-Za-z',
  digit: '0-9',
  alnum: '0-9A-Za-z',
  upper: 'A-Z',
  lower: 'a-z',
  space: '\\t\\n\\v\\f\\r ',
  punct: '!-\\/:-@\\[-`{-~',
  xdigit: '0-9A-Fa-f',
  word: '0-9A-Za-z_',
};

const TOKENS = /\\x\{[0-9a-f]+\}|\\[pP](?:\{[^}]*\}|\w)|\\[\s\S]|\[:\^?[a-z]+:\]|\(\?P?<?[=!]?|[\s\S]/giu;

function translated(body: string, pattern: string): string {
  let inClass = false;
  return body.replace(TOKENS, (token) => {
    if (token.startsWith('\\')) return escaped(token, inClass, pattern);
    if (inClass && token.startsWith('[:')) return named(token, pattern);
    if (token.startsWith('[')) {
      if (inClass) throw new Refused(`The emulator does not know classes within classes: ${pattern}`);
      inClass = true;
      // `[:` outside of a class begins one.
      return token;
    }
    if (token === ']') inClass = false;
    return inClass ? token : grouped(token, pattern);
  });
}

function escaped(token: string, inClass: boolean, pattern: string): string {
  const letter = token.slice(1);
  if (/^[pP]/.test(letter)) return letter.length === 2 ? `\\${letter[0]}{${letter[1]}}` : token;
  if (letter.startsWith('x{')) return `\\u${letter.slice(1)}`;
  const known = inClass ? INSIDE : OUTSIDE;
  if (Object.hasOwn(known, letter)) return known[letter] ?? '';
  if (/^[nrtfvxu]$/.test(letter)) return token;
  if (/^[A-Za-z0-9]$/.test(letter))
    throw new Refused(`Kusto has no \\${letter} in patterns, or the emulator does not know it: ${pattern}`);
  return /^[\^$\\.*+?()[\]{}|/-]$/.test(letter) && (inClass || letter !== '-') ? token : letter;
}

function named(token: string, pattern: string): string {
  const name = token.slice(2, -2);
  const letters = Object.hasOwn(POSIX, name) ? POSIX[name] : undefined;
  if (letters === undefined) throw new Refused(`The emulator does not know the class ${token}: ${pattern}`);
  return letters;
}

/** Kusto's patterns cannot look ahead or behind. */
function grouped(token: string, pattern: string): string {
  if (!token.startsWith('(?')) return token;
  if (/[=!]$/.test(token)) throw new Refused(`Kusto's patterns cannot look around: ${pattern}`);
  return token === '(?P<' ? '(?<' : token;
}
