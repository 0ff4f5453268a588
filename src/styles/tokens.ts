import { css } from 'lit';

/**
 * The public custom properties of all panels with their defaults, as private properties that the panels use. Light and
 * dark follow the page's `color-scheme`.
 */
export const tokens = css`
  :host {
    --_font: var(--sync-font, 'Segoe UI', 'Segoe UI Web (West European)', system-ui, -apple-system, sans-serif);
    --_font-mono: var(--sync-font-mono, Consolas, 'Cascadia Mono', Menlo, monospace);
    --_font-size: var(--sync-font-size, 14px);
    --_space: var(--sync-space, 8px);
    --_radius: var(--sync-radius, 4px);
    --_text: var(--sync-color-text, light-dark(#242424, #f5f5f5));
    --_text-muted: var(--sync-color-text-muted, light-dark(#5c5c5c, #b8b8b8));
    --_surface: var(--sync-color-surface, light-dark(#ffffff, #1f1f1f));
    --_surface-raised: var(--sync-color-surface-raised, light-dark(#f5f5f5, #2b2b2b));
    --_border: var(--sync-color-border, light-dark(#e0e0e0, #454545));
    --_border-strong: var(--sync-color-border-strong, light-dark(#767676, #8f8f8f));
    --_accent: var(--sync-color-accent, light-dark(#0f6cbd, #62abf5));
    --_accent-surface: var(--sync-color-accent-surface, light-dark(#ebf3fc, #0e2d4a));
    --_focus: var(--sync-color-focus, var(--_accent));
    --_success: var(--sync-color-success, light-dark(#0e700e, #5ec75a));
    --_warning: var(--sync-color-warning, light-dark(#8a5100, #fbb36a));
    --_warning-surface: var(--sync-color-warning-surface, light-dark(#fff8f0, #3a2410));
    --_danger: var(--sync-color-danger, light-dark(#b10e1c, #f1707b));
    --_danger-surface: var(--sync-color-danger-surface, light-dark(#fdf3f4, #3b1519));
    --_neutral: var(--sync-color-neutral, light-dark(#6e6e6e, #a3a3a3));
  }
`;
