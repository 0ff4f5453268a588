import { css } from 'lit';

/**
 * Colour of each series as `--_mark`, with the default of its public custom property: known values by name, others by
 * number, never by text from a log.
 */
export const seriesStyles = css`
  .series-create {
    --_mark: var(--sync-series-create, light-dark(#0f6cbd, #4d9fe8));
  }
  .series-update {
    --_mark: var(--sync-series-update, light-dark(#5b4fc7, #a89cf2));
  }
  .series-delete {
    --_mark: var(--sync-series-delete, light-dark(#c4314b, #f0778a));
  }
  .series-disable {
    --_mark: var(--sync-series-disable, light-dark(#b05a00, #f0a85c));
  }
  .series-stageddelete {
    --_mark: var(--sync-series-stageddelete, light-dark(#8b2e9e, #d48ae3));
  }
  .series-other {
    --_mark: var(--sync-series-other, light-dark(#00797a, #35bdbd));
  }
  .series-success {
    --_mark: var(--sync-series-success, light-dark(#22813a, #58c471));
  }
  .series-failure {
    --_mark: var(--sync-series-failure, light-dark(#c4314b, #f0778a));
  }
  .series-skipped {
    --_mark: var(--sync-series-skipped, light-dark(#6e7b8b, #9fb0c3));
  }
  .series-warning {
    --_mark: var(--sync-series-warning, light-dark(#b05a00, #f0a85c));
  }
  .series-user {
    --_mark: var(--sync-series-user, light-dark(#0f6cbd, #4d9fe8));
  }
  .series-group {
    --_mark: var(--sync-series-group, light-dark(#5b4fc7, #a89cf2));
  }
  .series-contact {
    --_mark: var(--sync-series-contact, light-dark(#00797a, #35bdbd));
  }
  .series-unknown {
    --_mark: var(--sync-series-unknown, light-dark(#6e6e6e, #a3a3a3));
  }
  .series-rest {
    --_mark: var(--sync-series-rest, light-dark(#8a8a8a, #7d7d7d));
  }
  .series-1 {
    --_mark: var(--sync-series-1, light-dark(#7a5b00, #d9b64a));
  }
  .series-2 {
    --_mark: var(--sync-series-2, light-dark(#3a6b35, #8cc587));
  }
  .series-3 {
    --_mark: var(--sync-series-3, light-dark(#9b3d6f, #e794bd));
  }
  .series-4 {
    --_mark: var(--sync-series-4, light-dark(#2d6a8f, #7fbfe3));
  }
`;
