import { askedPause, type HeaderReader } from './retry.js';

/** What the service answered. */
export interface ServiceReply {
  status: number;
  headers?: HeaderReader | undefined;
  text: string;
}

/** An answer that is no result. Its body may name ids and queries: for the host's own records, not for people to read. */
export class ServiceFailure extends Error {
  override readonly name = 'ServiceFailure';
  readonly status: number;
  /** The service's code, such as `BadArgumentError`. */
  readonly code: string | null;
  /** What Microsoft's support asks for. */
  readonly correlationId: string | null;
  /** When the service takes questions again, in milliseconds since 1970; `null` where it does not say. */
  readonly retryAt: number | null;
  /** At most the first 64,000 characters. */
  readonly body: string;

  constructor({ status, headers, text }: ServiceReply, now: number, options?: { cause: unknown }) {
    super(`Log Analytics answered with status ${status}.`, options);
    const asked = askedPause(headers, now);
    this.status = status;
    this.body = text.slice(0, 64_000);
    this.code = /"code"\s*:\s*"(\w{1,64})"/.exec(this.body)?.[1] ?? null;
    this.correlationId = /"correlationId"\s*:\s*"([\w-]{1,64})"/.exec(this.body)?.[1] ?? null;
    this.retryAt = asked === null ? null : now + asked;
  }
}
