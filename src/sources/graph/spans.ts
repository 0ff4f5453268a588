/** A stretch of time in milliseconds since 1970, half-open: `from` is included, `to` is not. */
export interface Span {
  from: number;
  to: number;
}

/** The spans and one more, in order, where they touch or overlap joined to one. */
export function withSpan(spans: readonly Span[], { from, to }: Span): Span[] {
  if (from >= to) return [...spans];
  const apart = spans.filter((one) => one.to < from || one.from > to);
  const joined = spans.filter((one) => one.to >= from && one.from <= to);
  const all = [...joined, { from, to }];
  const whole = { from: Math.min(...all.map((one) => one.from)), to: Math.max(...all.map((one) => one.to)) };
  return [...apart, whole].sort((one, other) => one.from - other.from);
}

/** What is left of the spans without another. */
export function withoutSpan(spans: readonly Span[], { from, to }: Span): Span[] {
  const parts = spans.flatMap((one) => [
    { from: one.from, to: Math.min(one.to, from) },
    { from: Math.max(one.from, to), to: one.to },
  ]);
  return parts.filter((one) => one.from < one.to);
}

/** What of the wanted spans lies in none of the others. */
export function missingSpans(wanted: readonly Span[], others: readonly Span[]): Span[] {
  return others.reduce((left, other) => withoutSpan(left, other), [...wanted]);
}

/** How many milliseconds of a span lie in the spans, none of which overlap. */
export function sharedTime(spans: readonly Span[], { from, to }: Span): number {
  return spans.reduce((sum, one) => sum + Math.max(0, Math.min(one.to, to) - Math.max(one.from, from)), 0);
}

/** Whether the spans, none of which overlap, hold all of another. */
export function covers(spans: readonly Span[], span: Span): boolean {
  return sharedTime(spans, span) === span.to - span.from;
}
