import { css } from 'lit';

/** Looks of buttons that choose an order: one row without gaps. */
export const orderButtonsStyles = css`
  .order {
    display: flex;
  }
  .order button {
    border-radius: 0;
  }
  .order button:first-child {
    border-start-start-radius: var(--_radius);
    border-end-start-radius: var(--_radius);
  }
  .order button:last-child {
    margin-inline-start: -1px;
    border-start-end-radius: var(--_radius);
    border-end-end-radius: var(--_radius);
  }
  .order button[aria-pressed='true'] {
    position: relative;
  }
`;
