/** What a code means and what to do about it. */
export interface ErrorText {
  code: string;
  title: string;
  cause: string;
  remedy: string;
  docsUrl: string;
}

/**
 * The text for a code: the exact code; else the code without regard to case, where cloud sync jobs prefer the cloud sync
 * entry (`TimeOut` of the agent is not `Timeout` of a target); else the longest known ending, since connectors put their
 * own name in front (`ContosoEntryConflict`); else `null`.
 */
export function findErrorText(
  code: string,
  texts: readonly ErrorText[],
  { cloudSync }: { cloudSync: boolean },
): ErrorText | null {
  const exact = texts.find((text) => text.code === code);
  if (exact) return exact;
  const lower = code.toLowerCase();
  const same = texts.filter((text) => text.code.toLowerCase() === lower);
  if (same.length > 0) return same.find((text) => isCloudSyncText(text) === cloudSync) ?? same[0]!;
  let longest: ErrorText | null = null;
  for (const text of texts) {
    if (text.code.length > (longest?.code.length ?? 0) && lower.endsWith(text.code.toLowerCase())) longest = text;
  }
  return longest;
}

function isCloudSyncText(text: ErrorText): boolean {
  return text.docsUrl.includes('/hybrid/cloud-sync/');
}
