import { css } from 'lit';

/** Looks of the side sheet in which a drill target opens. */
export const dialogStyles = css`
  dialog {
    position: fixed;
    inset-block: 0;
    inset-inline: auto 0;
    inline-size: min(960px, 100% - 48px);
    max-inline-size: 100%;
    block-size: 100%;
    max-block-size: 100%;
    margin: 0;
    padding: 0;
    border: 0;
    border-inline-start: 1px solid var(--_border);
    background: var(--_surface);
    color: var(--_text);
    font-family: var(--_font);
    font-size: var(--_font-size);
    line-height: 1.43;
    overflow: auto;
  }
  @media (max-width: 640px) {
    dialog {
      inline-size: 100%;
    }
  }
  @media print {
    dialog {
      position: static;
      inline-size: 100%;
      block-size: auto;
      max-block-size: none;
      break-before: page;
      overflow: visible;
    }
    .bar {
      display: none;
    }
  }
  dialog::backdrop {
    background: rgb(0 0 0 / 0.4);
  }
  .bar {
    position: sticky;
    inset-block-start: 0;
    z-index: 1;
    display: flex;
    gap: var(--_space);
    padding: var(--_space);
    background: var(--_surface);
    border-block-end: 1px solid var(--_border);
  }
  .bar > :last-child {
    margin-inline-start: auto;
  }
  .view[hidden],
  button[hidden] {
    display: none;
  }
`;
