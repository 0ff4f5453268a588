import { SourceError } from '../../model/source-error.js';

const GUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;
/** No segment is empty or begins with a dot; no `?`, `#`, `%`, `@`, `\`. */
const RESOURCE = /^\/subscriptions(\/[\p{L}\p{N}_()-][\p{L}\p{N}_().-]*)+$/iu;

/** The path of a workspace's queries. Throws `bad-query` for anything but a GUID. */
export function workspacePath(id: string): string {
  if (!GUID.test(id)) throw badId(id, 'a workspace id: it is a GUID, shown on the overview page of the workspace');
  return `/workspaces/${id}/query`;
}

/** The path of a resource's queries. Throws `bad-query` for anything but `/subscriptions/…`. */
export function resourcePath(id: string): string {
  if (!RESOURCE.test(id) || id.includes('..')) throw badId(id, 'a resource id: it begins with /subscriptions/');
  return `${id}/query`;
}

function badId(id: unknown, expected: string): SourceError {
  return new SourceError('bad-query', `“${String(id).slice(0, 100)}” is not ${expected}.`);
}
