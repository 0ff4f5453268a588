import { html, type TemplateResult } from 'lit';

/** More letters than this no question may search for. */
const LONGEST_SEARCH = 200;

interface SearchBox {
  /** Text that is searched for now. */
  value: string;
  /** What can be searched for: "Name, UPN or id". */
  label: string;
  /** Word on the button. */
  button: string;
  /** Called with the trimmed text when a person is done with it: on Enter, on leaving the box, on emptying it. */
  search(text: string): void;
}

/** A box for search text of one panel. */
export function searchBox({ value, label, button, search }: SearchBox): TemplateResult {
  const done = (input: HTMLInputElement) => {
    const text = input.value.trim();
    if (text !== value) search(text);
  };
  return html`<form
    part="search"
    class="search"
    @submit=${(event: SubmitEvent) => {
      event.preventDefault();
      done((event.currentTarget as HTMLFormElement).querySelector('input')!);
    }}
  >
    <input
      type="search"
      aria-label=${label}
      placeholder=${label}
      maxlength=${LONGEST_SEARCH}
      spellcheck="false"
      autocomplete="off"
      .value=${value}
      @change=${(event: Event) => done(event.currentTarget as HTMLInputElement)}
      @input=${({ currentTarget }: InputEvent) => {
        const input = currentTarget as HTMLInputElement;
        if (input.value === '') done(input);
      }}
    />
    <button type="submit">${button}</button>
  </form>`;
}
