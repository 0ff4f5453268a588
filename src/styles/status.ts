import { css } from 'lit';

/** The colour of each status, for its shape and word. */
export const statusColors = css`
  .status-success {
    color: var(--_success);
  }
  .status-failure {
    color: var(--_danger);
  }
  .status-warning {
    color: var(--_warning);
  }
  .status-skipped,
  .status-unknown {
    color: var(--_text-muted);
  }
`;

/** Looks of a status: shape and word in its colour. */
export const statusStyles = css`
  .status {
    display: inline-flex;
    align-items: baseline;
    gap: calc(var(--_space) / 2);
  }
  .status-icon {
    flex: none;
    align-self: center;
  }
  ${statusColors}
  @media (forced-colors: active) {
    .status {
      color: CanvasText;
    }
  }
`;
