import { html, nothing, type TemplateResult } from 'lit';
import { NO_RATE, type NamedRates } from './naming.js';

/** The plot in numbers: a row for each bin. */
export function table(named: NamedRates): TemplateResult {
  const { words, time } = named;
  const caption = words.caption(time.bin);
  return html`<div class="chart table" part="table" role="region" aria-label=${caption} tabindex="0">
    <table>
      <caption>
        <span>${caption}</span>
      </caption>
      <thead>
        <tr>
          <th scope="col">${words.heads[time.bin]}</th>
          <th scope="col">${named.status('success')}</th>
          <th scope="col">${named.status('failure')}</th>
          <th scope="col">${words.rate}</th>
        </tr>
      </thead>
      <tbody>
        ${Array.from({ length: named.bins }, (_, bin) => row(named, bin))}
      </tbody>
    </table>
  </div>`;
}

function row(named: NamedRates, bin: number): TemplateResult {
  const [part, rate] = [named.part(bin), named.rate(bin)];
  return html`<tr>
    <th scope="row">${named.name(bin)}${part === null ? nothing : html` <span class="muted">(${part})</span>`}</th>
    <td>${named.count(bin, 'success')}</td>
    <td>${named.count(bin, 'failure')}</td>
    <td>
      ${
        rate ??
        html`<span aria-hidden="true">${NO_RATE}</span><span class="visually-hidden">${named.words.nothing}</span>`
      }
    </td>
  </tr>`;
}
