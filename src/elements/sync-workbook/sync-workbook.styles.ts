import { css } from 'lit';

export const workbookStyles = css`
  :host {
    display: block;
    container-type: inline-size;
    min-inline-size: 0;
    color: var(--_text);
    font-family: var(--_font);
    font-size: var(--_font-size);
    line-height: 1.43;
    text-align: start;
  }
  :host([hidden]),
  [hidden] {
    display: none !important;
  }
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  .workbook,
  .opened {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: calc(var(--_space) * 1.5);
  }
  .header {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: var(--_space);
  }
  .heading {
    font-size: 1.43em;
    font-weight: 600;
    overflow-wrap: anywhere;
  }
  .buttons {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space);
  }
  .header .buttons {
    margin-inline-start: auto;
  }
  .message {
    margin: 0;
    overflow-wrap: anywhere;
  }
  .message:empty {
    position: absolute;
  }
  button {
    min-block-size: 32px;
    padding: 2px calc(var(--_space) * 1.5);
  }
  .tabs {
    display: flex;
    flex-wrap: wrap;
    gap: 0 calc(var(--_space) * 0.5);
    border-block-end: 1px solid var(--_border);
  }
  [role='tab'] {
    min-block-size: 36px;
    border: 0;
    border-block-end: 3px solid transparent;
    border-radius: var(--_radius) var(--_radius) 0 0;
    background: none;
  }
  [role='tab'][aria-selected='true'] {
    border-block-end-color: var(--_accent);
    font-weight: 600;
  }
  .view {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: calc(var(--_space) * 1.5);
    align-items: stretch;
  }
  .view > p {
    margin: 0;
    min-block-size: 24rem;
  }
  @container (min-width: 900px) {
    .view {
      grid-template-columns: repeat(2, minmax(0, 1fr));
    }
    .wide {
      grid-column: 1 / -1;
    }
  }
  @media (forced-colors: active) {
    [role='tab'][aria-selected='true'] {
      border-block-end-color: Highlight;
    }
  }
  @media print {
    .tabs,
    .buttons {
      display: none;
    }
    .view > * {
      break-inside: avoid;
    }
  }
`;
