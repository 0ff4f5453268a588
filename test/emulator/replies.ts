import { randomUUID } from 'node:crypto';
import type { Diagnostic } from './kusto.js';

/** An answer before it is sent. */
export interface Reply {
  readonly status: number;
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** One level of the service's errors. */
export interface ServiceError {
  readonly code: string;
  readonly message: string;
  readonly [more: string]: unknown;
}

/** An answer with an error in the service's shape. */
export function failure(status: number, error: ServiceError, headers: Readonly<Record<string, string>> = {}): Reply {
  const { message, code, ...more } = error;
  return { status, headers, body: JSON.stringify({ error: { message, code, correlationId: randomUUID(), ...more } }) };
}

/** 400: what is wrong with the query, in the innermost error. */
export function badQuery(innererror: ServiceError): Reply {
  const message = 'The request had some invalid properties';
  return failure(400, { code: 'BadArgumentError', message, innererror });
}

/** What the parser found, as the service says it. */
export function diagnosedError(diagnostics: readonly Diagnostic[]): ServiceError {
  const syntax = diagnostics.find(({ isSyntax }) => isSyntax);
  if (syntax) {
    const { line, column, text: token } = syntax;
    const at = `on line [${line},${column - 1}]`;
    return {
      code: 'SyntaxError',
      message: 'A recognition error occurred in the query.',
      innererror: {
        code: 'SYN0002',
        message: `Query could not be parsed at '${token}' ${at}`,
        line,
        pos: column - 1,
        token,
      },
    };
  }
  const [first] = diagnostics;
  return semanticError(codeOf(first), wordsOf(first));
}

/** An error of meaning, as the service says it. */
export function semanticError(code: string, message: string): ServiceError {
  return { code: 'SemanticError', message: 'A semantic error occurred.', innererror: { code, message } };
}

const UNKNOWN_NAME = new Set(['KS142', 'KS204']);

function codeOf(diagnostic: Diagnostic | undefined): string {
  return UNKNOWN_NAME.has(diagnostic?.code ?? '') ? 'SEM0100' : 'SEM0001';
}

/** The service's words where they are known, else the parser's with its place. */
function wordsOf(diagnostic: Diagnostic | undefined): string {
  if (!diagnostic) return 'A semantic error occurred.';
  if (!UNKNOWN_NAME.has(diagnostic.code)) {
    return `${diagnostic.message} (at line ${diagnostic.line}, column ${diagnostic.column})`;
  }
  return `'${diagnostic.operator}' operator: Failed to resolve ${whatAt(diagnostic)} expression named '${diagnostic.text}'`;
}

function whatAt({ code }: Diagnostic): string {
  return code === 'KS204' ? 'table or column' : 'scalar';
}

/** The error beside the rows of an answer that is not whole. */
export function partialError(code: string, message: string): ServiceError {
  return {
    code: 'PartialError',
    message: 'There were some errors when processing your query.',
    details: [
      {
        code: 'EngineError',
        message: 'Something went wrong processing your query on the server.',
        innererror: { code, message, severity: 2, severityName: 'Error' },
      },
    ],
  };
}

/** The rows stop at a limit of so many `records` or `bytes`. */
export function tooLarge(limit: number, unit: 'records' | 'bytes'): ServiceError {
  const kept = 'so not all records were returned';
  const more = 'see https://aka.ms/kustoquerylimits for more information and possible solutions';
  const code = `E_QUERY_RESULT_SET_TOO_LARGE, 0x80DA0003, ${more}`;
  return partialError(
    '-2133196797',
    `The results of this query exceed the set limit of ${limit} ${unit}, ${kept} (${code}).`,
  );
}

/** The query needed more than it may have. */
export function runaway(message: string): ServiceError {
  return partialError(
    '-2133196799',
    `Query execution has exceeded the allowed limits (80DA0001): ${message} (E_RUNAWAY_QUERY).`,
  );
}
