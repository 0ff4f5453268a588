import { css } from 'lit';

/** Looks of buttons and of what has the focus. */
export const buttonStyles = css`
  button {
    min-block-size: 28px;
    min-inline-size: 24px;
    padding: 2px calc(var(--_space) * 1.25);
    border: 1px solid var(--_border-strong);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: inherit;
    font: inherit;
    cursor: pointer;
  }
  button:hover {
    background: var(--_surface-raised);
  }
  :focus-visible {
    outline: 2px solid var(--_focus);
    outline-offset: 1px;
  }
`;
