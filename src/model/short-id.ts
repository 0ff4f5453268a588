const GUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;
const LONGEST = 20;

/** The first block of a GUID; other ids whole up to 20 characters, longer ones cut after 16. */
export function shortId(id: string): string {
  if (GUID.test(id)) return id.slice(0, 8);
  const characters = [...id];
  return characters.length <= LONGEST ? id : `${characters.slice(0, LONGEST - 4).join('')}…`;
}

/** A job's template and the short form of its own id, without the tenant's: `AD2AADProvisioning.b7e0c9d4`. */
export function shortJobId(jobId: string): string {
  const parts = jobId.split('.');
  const own = parts.at(-1)!;
  return parts.length > 1 && GUID.test(own) ? `${parts[0]!.slice(0, 40)}.${shortId(own)}` : shortId(jobId);
}
