import { css } from 'lit';

/** Colour of each series as `--_mark`: known values by name, others by number, never by text from a log. */
export const seriesStyles = css`
  .series-create {
    --_mark: var(--_series-create);
  }
  .series-update {
    --_mark: var(--_series-update);
  }
  .series-delete {
    --_mark: var(--_series-delete);
  }
  .series-disable {
    --_mark: var(--_series-disable);
  }
  .series-stageddelete {
    --_mark: var(--_series-stageddelete);
  }
  .series-other {
    --_mark: var(--_series-other);
  }
  .series-success {
    --_mark: var(--_series-success);
  }
  .series-failure {
    --_mark: var(--_series-failure);
  }
  .series-skipped {
    --_mark: var(--_series-skipped);
  }
  .series-warning {
    --_mark: var(--_series-warning);
  }
  .series-user {
    --_mark: var(--_series-user);
  }
  .series-group {
    --_mark: var(--_series-group);
  }
  .series-contact {
    --_mark: var(--_series-contact);
  }
  .series-unknown {
    --_mark: var(--_series-unknown);
  }
  .series-rest {
    --_mark: var(--_series-rest);
  }
  .series-1 {
    --_mark: var(--_series-1);
  }
  .series-2 {
    --_mark: var(--_series-2);
  }
  .series-3 {
    --_mark: var(--_series-3);
  }
  .series-4 {
    --_mark: var(--_series-4);
  }
`;
