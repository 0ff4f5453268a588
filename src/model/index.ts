export type * from './record.js';
export { UNKNOWN } from './record.js';
export type * from './filter.js';
export { DIMENSIONS } from './filter.js';
export type * from './question.js';
export { SourceError, toSourceError } from './source-error.js';
export type { SourceErrorReason } from './source-error.js';

export { justAfter, msToTime, timeToMs, toTimeText } from './time.js';
export { parseDuration, resolveRange, roundNow } from './range.js';
export { binStart, checkZone, nextBinStart, viewerZone, zoneOffsets } from './zone.js';
export type { ZoneOffset } from './zone.js';
export { autoBin, binFinder, BINS, binStarts } from './bins.js';
export {
  directionOf,
  isListDimension,
  LIST_DIMENSIONS,
  objectTypeOf,
  syncTypeOf,
  systemKey,
  valuesOf,
} from './dimension.js';
export { filterValue, normaliseFilter, resolveFilter } from './filter-normal.js';
export type { NormalFilter, ResolvedFilter } from './filter-normal.js';
export {
  activeDimensions,
  addFilter,
  clearFilter,
  createMatcher,
  toggleValue,
  withoutDimension,
} from './filter-match.js';
export type { FilterExceptions } from './filter-match.js';
export { normaliseQuestion, questionKey } from './question-key.js';
export { mergeQuestions } from './merge.js';
export type { MergedQuestion } from './merge.js';
export { answerInSteps, answerQuestion, prepareStore } from './answer.js';
export type { AnswerOptions } from './answer.js';
export { prepareInSteps, PreparedStore } from './store.js';
export type { RecordStore } from './store.js';
export { leanRecord } from './records.js';
export { finish } from './steps.js';
export type { Steps } from './steps.js';
export {
  formatBin, formatClock, formatCount, formatDate, formatDateTime, formatDuration, formatObjects, formatPercent, formatSpan,
  zoneLabel,
} from './formats.js'; // prettier-ignore
export type { TimeStyle } from './formats.js';
