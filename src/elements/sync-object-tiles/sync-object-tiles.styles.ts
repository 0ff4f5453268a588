import { css } from 'lit';

/** Looks of the tiles: as many beside each other as fit, two from 320 px. */
export const objectTilesStyles = css`
  :host {
    --_body-min-size: 7.5rem;
  }
  .tiles {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 132px), 1fr));
    gap: var(--_space);
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .tile {
    position: relative;
    display: flex;
    flex-direction: column;
    gap: 2px;
    min-inline-size: 0;
    max-inline-size: 320px;
    padding: var(--_space) calc(var(--_space) * 1.5);
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    font-variant-numeric: tabular-nums;
    overflow-wrap: anywhere;
  }
  .all {
    background: var(--_surface-raised);
  }
  .tile:has(.filter:hover) {
    background: var(--_surface-raised);
  }
  .tile.chosen {
    border-color: var(--_accent);
    background: var(--_accent-surface);
  }
  .label {
    display: flex;
    align-items: center;
    gap: calc(var(--_space) / 2);
    min-block-size: 24px;
    margin: 0;
    font-weight: 600;
  }
  .status-icon {
    flex: none;
  }
  button.filter {
    min-block-size: 24px;
    min-inline-size: 0;
    padding: 0;
    border: 0;
    font-weight: inherit;
    text-align: start;
  }
  button.filter,
  button.filter:hover,
  button.filter[aria-pressed='true'] {
    background: none;
  }
  .filter::after {
    content: '';
    position: absolute;
    inset: 0;
    border-radius: inherit;
  }
  button.filter:focus-visible {
    outline: 0;
  }
  .filter:focus-visible::after {
    outline: 2px solid var(--_focus);
    outline-offset: 1px;
    border-radius: var(--_radius);
  }
  .label bdi {
    display: -webkit-box;
    overflow: hidden;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
  }
  .objects,
  .events {
    margin: 0;
  }
  .number {
    font-size: 1.7em;
    font-weight: 600;
    line-height: 1.25;
  }
  button.number {
    position: relative;
    z-index: 1;
    padding: 0;
    text-align: start;
  }
  .events {
    font-size: 0.86em;
  }
  .trend {
    min-block-size: 26px;
    margin-block-start: auto;
    padding-block-start: calc(var(--_space) / 2);
    color: var(--_accent);
  }
  .sparkline {
    display: block;
    inline-size: 100%;
  }
  .dimmed,
  .dimmed button,
  .dimmed .trend {
    color: var(--_text-muted);
  }
  .dimmed .label,
  .dimmed .number {
    font-weight: 400;
  }
  .note {
    margin: var(--_space) 0 0;
    font-size: 0.86em;
  }
  @media (forced-colors: active) {
    button.filter[aria-pressed='true'] {
      outline: 0;
    }
    .tile.chosen {
      border-color: Highlight;
      outline: 1px solid Highlight;
    }
  }
`;
