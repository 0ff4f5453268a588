import { css } from 'lit';

/** Looks of the filter bar; below 480 px every filter takes a line of its own. */
export const filterBarStyles = css`
  :host {
    --_body-min-size: 0;
  }
  .panel {
    block-size: auto;
  }
  .state {
    padding-block: 0;
  }
  .controls {
    display: grid;
    flex: 1 1 100%;
    gap: var(--_space);
    min-inline-size: 0;
  }
  .filters,
  .active,
  .chips,
  .rest {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: calc(var(--_space) * 0.75);
    min-inline-size: 0;
  }
  .filter {
    display: flex;
    min-inline-size: 0;
    max-inline-size: 100%;
  }
  .opener {
    display: flex;
    align-items: center;
    gap: 0.5ch;
    min-block-size: 32px;
    max-inline-size: 100%;
    text-align: start;
  }
  .opener::after {
    content: '';
    flex: none;
    align-self: center;
    inline-size: 6px;
    block-size: 6px;
    margin-inline-start: 4px;
    border: solid currentcolor;
    border-width: 0 1.5px 1.5px 0;
    rotate: 45deg;
    translate: 0 -2px;
  }
  .opener:disabled {
    border-style: dashed;
    color: inherit;
    cursor: default;
  }
  .opener:disabled::after {
    content: none;
  }
  .opener[aria-expanded='true'] {
    border-color: var(--_accent);
    background: var(--_accent-surface);
  }
  .name {
    flex: none;
    color: var(--_text-muted);
  }
  .chosen {
    min-inline-size: 0;
    max-inline-size: 26ch;
    overflow: hidden;
    font-weight: 600;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .more {
    min-block-size: 32px;
    color: var(--_accent);
  }
  input {
    min-block-size: 32px;
    border: 1px solid var(--_border-strong);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: inherit;
    font: inherit;
  }
  input:not([type='checkbox']) {
    padding-inline: var(--_space);
  }
  input::placeholder {
    color: var(--_text-muted);
    opacity: 1;
  }
  .search {
    display: flex;
    flex: 1 1 300px;
    align-items: center;
    gap: 0.5ch;
    max-inline-size: 420px;
  }
  .search input {
    flex: 1;
    min-inline-size: 0;
  }
  .chips {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .chips li {
    min-inline-size: 0;
    max-inline-size: 100%;
  }
  .chip {
    display: flex;
    align-items: center;
    gap: 0.75ch;
    max-inline-size: min(100%, 72ch);
    border-color: var(--_accent);
    border-radius: 14px;
    background: var(--_accent-surface);
  }
  .chip.fixed {
    min-block-size: 28px;
    padding: 2px calc(var(--_space) * 1.25);
    border: 1px dashed var(--_border-strong);
    background: none;
  }
  .chip .label {
    min-inline-size: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .result {
    margin: 0;
    font-weight: 600;
  }
  .result + p {
    margin: 0;
    max-inline-size: 80ch;
  }
  .popup {
    position: fixed;
    inset: auto;
    inline-size: 340px;
    max-inline-size: calc(100vw - 16px);
    margin: 0;
    padding: calc(var(--_space) * 1.5);
    border: 1px solid var(--_border-strong);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: var(--_text);
    box-shadow: 0 4px 16px rgb(0 0 0 / 0.2);
    overflow: auto;
    overscroll-behavior: contain;
  }
  .popup:not(.placed) {
    visibility: hidden;
  }
  .popup:focus {
    outline: none;
  }
  fieldset {
    display: grid;
    gap: calc(var(--_space) / 2);
    min-inline-size: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }
  fieldset p {
    margin: 0;
    overflow-wrap: anywhere;
  }
  legend {
    margin-block-end: calc(var(--_space) / 2);
    padding: 0;
    font-weight: 600;
  }
  form {
    margin-block-start: calc(var(--_space) * 1.5);
    padding-block-start: calc(var(--_space) * 1.5);
    border-block-start: 1px solid var(--_border);
  }
  .presets {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(120px, 1fr));
    gap: calc(var(--_space) / 2);
  }
  .presets button {
    text-align: start;
  }
  .presets .muted {
    display: block;
    font-size: 0.93em;
  }
  .find {
    position: sticky;
    inset-block-start: calc(var(--_space) * -1.5);
    z-index: 1;
    inline-size: 100%;
    min-inline-size: 0;
  }
  .value {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr) auto;
    align-items: center;
    gap: var(--_space);
    min-block-size: 28px;
    border-radius: var(--_radius);
    cursor: pointer;
  }
  .value:hover {
    background: var(--_surface-raised);
  }
  .value .label {
    display: -webkit-box;
    overflow: hidden;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 3;
    overflow-wrap: anywhere;
  }
  .value .muted {
    font-size: 0.93em;
    font-variant-numeric: tabular-nums;
  }
  .value input {
    inline-size: 18px;
    min-block-size: 18px;
    block-size: 18px;
    margin: 0 3px;
    accent-color: var(--_accent);
  }
  .time {
    display: grid;
    gap: 2px;
  }
  .time input {
    inline-size: 100%;
    min-inline-size: 0;
    color-scheme: inherit;
  }
  .problem {
    color: var(--_danger);
  }
  [aria-invalid='true'] {
    border-color: var(--_danger);
  }
  button[aria-disabled='true'] {
    color: var(--_text-muted);
    cursor: default;
  }
  .rest {
    padding-block-start: var(--_space);
    border-block-start: 1px solid var(--_border);
  }
  .rest button {
    max-inline-size: 100%;
    overflow-wrap: anywhere;
  }
  @container (inline-size < 480px) {
    .filter,
    .opener,
    .search {
      flex: 1 1 100%;
      inline-size: 100%;
      max-inline-size: none;
    }
    .chosen {
      flex: 1;
      max-inline-size: none;
    }
    .search {
      flex-wrap: wrap;
    }
    .search input {
      flex: 1 1 100%;
    }
  }
  @media (forced-colors: active) {
    .opener[aria-expanded='true'] {
      outline: 2px solid Highlight;
    }
    [aria-invalid='true'] {
      outline: 2px solid LinkText;
    }
  }
  @media print {
    .panel-header > .controls {
      display: grid;
    }
    .more,
    .search {
      display: none;
    }
  }
`;
