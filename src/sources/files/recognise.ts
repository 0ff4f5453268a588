import { isCanonical } from '../../model/reading/canonical-record.js';
import { fieldsOf, firstText, isEmpty, keysInWords, textOf, type Fields } from '../../model/reading/fields.js';

/** Keys that only provisioning logs have, whatever their shape. */
const MARKS = [
  'provisioningaction', 'provisioningstatusinfo', 'provisioningsteps', 'sourceidentity', 'targetidentity', 'cycleid',
  'changeid', 'jobid',
]; // prettier-ignore

/** Whether a parsed value is a provisioning record of any known shape, by its keys. */
export function looksLikeRecord(raw: unknown): boolean {
  const fields = fieldsOf(raw);
  if (fields === null) return false;
  if (hasMark(fields) || fields.get('category') === 'ProvisioningLogs') return true;
  const properties = fieldsOf(fields.get('properties'));
  if (properties !== null) return hasMark(properties);
  const hasSides = fieldsOf(fields.get('source')) !== null || fieldsOf(fields.get('target')) !== null;
  return isCanonical(fields) && (hasSides || (fields.has('action') && fields.has('status')));
}

/** Whether a table with these columns holds provisioning events, one a row. */
export function looksLikeLogTable(columns: readonly string[]): boolean {
  const lower = columns.map((column) => column.toLowerCase());
  return lower.includes('timegenerated') && MARKS.some((mark) => lower.includes(mark));
}

function hasMark(fields: Fields): boolean {
  return MARKS.some((mark) => fields.has(mark));
}

/** What kind of thing a JSON value that is no provisioning record seems to be, for a sentence `… holds <this>`. */
export function describeForeign(raw: unknown): string {
  const fields = fieldsOf(raw);
  if (fields === null) return Array.isArray(raw) ? 'JSON lists inside a list' : 'JSON without any objects';
  const category = textOf(fields.get('category'));
  if (fields.has('activitydisplayname')) return 'an audit log';
  if (fields.has('createddatetime') && (fields.has('appdisplayname') || fields.has('conditionalaccessstatus'))) {
    return 'a sign-in log';
  }
  if (category !== null) return `records of the category “${shorten(category)}”`;
  if (fields.has('version') && (fields.has('dependencies') || fields.has('scripts'))) return 'a package description';
  return fields.size === 0 ? 'an empty JSON object' : `JSON with ${keysInWords(raw as object)}`;
}

/** The service's own words in the `error` of an answer; `null` if there is none. */
export function errorWords(error: unknown): string | null {
  const fields = fieldsOf(error);
  if (fields === null) return isEmpty(error) ? null : (textOf(error) ?? 'an error without words');
  const words = [firstText(fields, 'code'), firstText(fields, 'message')].filter((text) => text !== null);
  return words.length === 0 ? 'an error without words' : words.join(': ');
}

/** Whether text that was read as UTF-8 is UTF-16: its mark is no character then, and every other byte is zero. */
export function isUtf16(text: string): boolean {
  return text.startsWith('\ufffd\ufffd') || text.charCodeAt(0) === 0 || text.charCodeAt(1) === 0;
}

/** Text of a log shortened for a sentence. */
export function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
