import type { TemplateResult } from 'lit';
import type { AnswerTo, SyncQuestion } from '../model/question.js';

/** Words and templates that a panel hands to its frame. */
export interface PanelParts<Q extends SyncQuestion> {
  /** Heading unless the user sets one. */
  title: string;
  /** What the numbers count, for the footer. */
  counts: 'events' | 'objects' | 'both';
  /** Is there nothing to show? */
  isEmpty(value: AnswerTo<Q>, question: Q): boolean;
  /** Title in place of "No events match" where no filter is active: a panel of failures has nothing to show when all went well. */
  emptyTitle?: string;
  /** Stands in place of all usual words where there is nothing to show. */
  empty?(): TemplateResult;
  /** What stands where the panel asks nothing, since its question is `null`. */
  idle?: TemplateResult;
  /** The value drawn. `question` is the one it answers, which may be older than the present one. */
  content(value: AnswerTo<Q>, question: Q): TemplateResult;
  /** One short phrase for screen readers when a new value is shown, e.g. "5 codes, 320 events". */
  summary(value: AnswerTo<Q>, question: Q): string;
  /** Buttons beside the heading. */
  actions?: TemplateResult;
}
