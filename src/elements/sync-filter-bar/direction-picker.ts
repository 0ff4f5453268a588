import { html, nothing, type TemplateResult } from 'lit';
import type { DirectionFilter } from '../../model/filter.js';
import { formatCount } from '../../model/formats.js';
import { valueLabel } from '../../panel/labels.js';
import type { Text } from './text.js';
import type { ValueListState } from './value-list.js';

const DIRECTIONS: readonly DirectionFilter[] = ['ad-to-entra', 'entra-to-ad', 'cloud-sync', 'all'];
const CLOUD_SYNC: readonly string[] = ['ad-to-entra', 'entra-to-ad'];

/** The four choices of direction, with the number of their events once it is known. */
export function directionPicker(
  list: ValueListState,
  chosen: DirectionFilter,
  text: Text,
  locale: string,
  choose: (direction: DirectionFilter) => void,
): TemplateResult {
  const events = (direction: DirectionFilter) => {
    const counted = list.values.filter(({ value }) => admits(direction, value));
    return counted.reduce((sum, value) => sum + value.events, 0);
  };
  return html`<fieldset>
    <legend>${text.panel.dimensions['direction']}</legend>
    <div class="presets">
      ${DIRECTIONS.map(
        (direction) =>
          html`<button
            type="button"
            aria-pressed=${direction === chosen ? 'true' : 'false'}
            @click=${() => choose(direction)}
          >
            ${valueLabel('direction', direction, text)}
            ${
              list.kind === 'ready'
                ? html`<span class="muted"
                    ><bdi
                      >${text.panel.count.events(formatCount(events(direction), locale), events(direction) === 1)}</bdi
                    ></span
                  >`
                : nothing
            }
          </button>`,
      )}
    </div>
  </fieldset>`;
}

function admits(direction: DirectionFilter, value: string): boolean {
  if (direction === 'all') return true;
  return direction === 'cloud-sync' ? CLOUD_SYNC.includes(value) : value === direction;
}
