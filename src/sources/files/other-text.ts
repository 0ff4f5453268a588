import type { SourceError } from '../../model/source-error.js';
import { foreignError } from './document.js';
import { isUtf16, shorten } from './recognise.js';

/** `invalid-data` for a file whose text does not begin like JSON: says what it seems to be and what to do. */
export function otherTextError(text: string, fileName: string): SourceError {
  const { what, remedy } = describe(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text);
  return foreignError(shorten(fileName), what, remedy);
}

/** What text seems to be, with the remedy; two sentences' ends. */
function describe(text: string): { what: string; remedy: string } {
  const start = text.slice(0, 2000).trimStart();
  if (start === '')
    return { what: 'is empty', remedy: 'Download it again; the filter of the download may have left nothing.' };
  if (start.startsWith('PK\u0003\u0004'))
    return { what: 'is a ZIP archive', remedy: 'Unpack it and open the JSON files inside.' };
  if (isUtf16(text)) return { what: 'is UTF-16 text', remedy: 'Save it as UTF-8.' };
  if (start.startsWith('<')) {
    return {
      what: 'is a web page or XML',
      remedy: 'A sign-in page may have been saved instead of the download: sign in and download it again.',
    };
  }
  const [line = ''] = start.split(/\r?\n/, 1);
  if ((line.match(/[,;\t]/g) ?? []).length >= 2) {
    return {
      what: 'is CSV',
      remedy:
        'Give the files of a CSV download names that end in .csv and open all of them together, or download the logs as JSON.',
    };
  }
  return { what: 'is not JSON', remedy: 'Download the logs again, as JSON.' };
}
