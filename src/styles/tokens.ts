import { css } from 'lit';

/**
 * Every public custom property with its default, as a private property that the panels use. Light and dark follow the
 * page's `color-scheme`.
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

    --_series-create: var(--sync-series-create, light-dark(#0f6cbd, #4d9fe8));
    --_series-update: var(--sync-series-update, light-dark(#5b4fc7, #a89cf2));
    --_series-delete: var(--sync-series-delete, light-dark(#c4314b, #f0778a));
    --_series-disable: var(--sync-series-disable, light-dark(#b05a00, #f0a85c));
    --_series-stageddelete: var(--sync-series-stageddelete, light-dark(#8b2e9e, #d48ae3));
    --_series-other: var(--sync-series-other, light-dark(#00797a, #35bdbd));
    --_series-success: var(--sync-series-success, light-dark(#22813a, #58c471));
    --_series-failure: var(--sync-series-failure, light-dark(#c4314b, #f0778a));
    --_series-skipped: var(--sync-series-skipped, light-dark(#6e7b8b, #9fb0c3));
    --_series-warning: var(--sync-series-warning, light-dark(#b05a00, #f0a85c));
    --_series-user: var(--sync-series-user, light-dark(#0f6cbd, #4d9fe8));
    --_series-group: var(--sync-series-group, light-dark(#5b4fc7, #a89cf2));
    --_series-contact: var(--sync-series-contact, light-dark(#00797a, #35bdbd));
    --_series-unknown: var(--sync-series-unknown, light-dark(#6e6e6e, #a3a3a3));
    --_series-rest: var(--sync-series-rest, light-dark(#8a8a8a, #7d7d7d));
    --_series-1: var(--sync-series-1, light-dark(#7a5b00, #d9b64a));
    --_series-2: var(--sync-series-2, light-dark(#3a6b35, #8cc587));
    --_series-3: var(--sync-series-3, light-dark(#9b3d6f, #e794bd));
    --_series-4: var(--sync-series-4, light-dark(#2d6a8f, #7fbfe3));
  }
`;
