import { css } from 'lit';
import { visuallyHidden } from './visually-hidden.js';

/** Looks of the frame that every panel shares. */
export const panelStyles = css`
  :host {
    display: block;
    container-type: inline-size;
    min-inline-size: 0;
    color: var(--_text);
    font-family: var(--_font);
    font-size: var(--_font-size);
    font-weight: 400;
    line-height: 1.43;
    text-align: start;
  }
  :host([hidden]) {
    display: none;
  }
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  .panel {
    display: flex;
    flex-direction: column;
    gap: var(--_space);
    position: relative;
    block-size: 100%;
    padding: calc(var(--_space) * 2);
    background: var(--_surface);
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
  }
  .panel-header {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: var(--_space);
  }
  .panel-heading {
    margin: 0;
    font-size: 1.15em;
    font-weight: 600;
    overflow-wrap: anywhere;
  }
  .panel-body {
    flex: 1;
    min-inline-size: 0;
    min-block-size: var(--_body-min-size, 8rem);
  }
  .panel-body[inert] {
    opacity: 0.6;
  }
  .panel-footer {
    display: flex;
    flex-wrap: wrap;
    gap: 0 calc(var(--_space) * 1.5);
    color: var(--_text-muted);
    font-size: 0.86em;
  }
  .panel-footer > * {
    overflow-wrap: anywhere;
  }
  .busy {
    position: absolute;
    inset-block-start: 0;
    inset-inline: 0;
    block-size: 3px;
    overflow: hidden;
    contain: strict;
    border-start-start-radius: var(--_radius);
    border-start-end-radius: var(--_radius);
  }
  /* Always there: what comes and goes would lay the panel out twice for each refresh. Short waits show nothing. */
  .busy::after {
    content: '';
    position: absolute;
    inset-block: 0;
    left: 0;
    inline-size: 40%;
    background: var(--_accent);
    transform: translateX(-100%);
  }
  :host([data-busy]) .busy::after {
    animation: busy 1.4s ease-in-out 150ms infinite;
  }
  @keyframes busy {
    from {
      transform: translateX(-100%);
    }
    to {
      transform: translateX(250%);
    }
  }
  .state {
    display: grid;
    gap: var(--_space);
    align-content: center;
    justify-items: start;
    min-block-size: inherit;
    padding-block: var(--_space);
  }
  .state > * {
    margin: 0;
    max-inline-size: 65ch;
    overflow-wrap: anywhere;
  }
  .state-title {
    font-weight: 600;
  }
  .state pre {
    max-inline-size: 100%;
    padding: var(--_space);
    overflow-x: auto;
    background: var(--_surface-raised);
    border-radius: var(--_radius);
    font: 0.93em / 1.5 var(--_font-mono);
    direction: ltr;
    text-align: left;
  }
  .notice {
    padding: var(--_space) calc(var(--_space) * 1.5);
    border-inline-start: 3px solid var(--_warning);
    border-radius: var(--_radius);
    margin-block-end: var(--_space);
    background: var(--_warning-surface);
    overflow-wrap: anywhere;
  }
  .muted {
    color: var(--_text-muted);
  }
  .new {
    padding-inline: 4px;
    border: 1px solid var(--_accent);
    border-radius: var(--_radius);
    color: var(--_accent);
    font-size: 0.79em;
    font-weight: 600;
  }
  button[aria-pressed='true'] {
    background: var(--_accent-surface);
    border-color: var(--_accent);
  }
  button.link,
  a {
    color: var(--_accent);
  }
  button.link {
    min-block-size: 24px;
    padding: 0 2px;
    border: 0;
    background: none;
    text-decoration: underline;
    text-underline-offset: 2px;
  }
  button.plain {
    border-color: transparent;
    background: none;
  }
  button.plain:hover {
    background: var(--_surface-raised);
  }
  summary {
    min-block-size: 24px;
    cursor: pointer;
  }
  .visually-hidden {
    ${visuallyHidden}
  }
  @media print {
    .panel-header > :not(.panel-heading) {
      display: none;
    }
    .panel {
      break-inside: auto;
    }
  }
  @media (forced-colors: active) {
    .notice {
      border: 1px solid CanvasText;
    }
    button[aria-pressed='true'] {
      outline: 2px solid Highlight;
    }
    .busy::after {
      background: Highlight;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    :host([data-busy]) .busy::after {
      animation: none;
      transform: none;
      inline-size: 100%;
    }
  }
`;
