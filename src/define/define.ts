import { VERSION } from '../version.js';

/** Other versions that were found and named already: all elements of one copy share the warning. */
const named = new Set<string>();

/**
 * Registers a class under a tag. If the tag is taken the first registration stays; one warning for all elements names
 * both versions. A class that the host registered under a tag of its own stands under this one, too.
 */
export function define(
  tag: string,
  constructor: CustomElementConstructor,
  registry: CustomElementRegistry = customElements,
): void {
  const present = registry.get(tag);
  if (present === constructor || present?.prototype instanceof constructor) return;
  if (present) return warnOf((present as { syncVersion?: string }).syncVersion, tag);
  Object.assign(constructor, { syncVersion: VERSION });
  try {
    registry.define(tag, constructor);
  } catch (thrown) {
    if (!(thrown instanceof DOMException) || thrown.name !== 'NotSupportedError') throw thrown;
    // A registry takes a class only once.
    registry.define(tag, class extends constructor {});
  }
}

function warnOf(version: string | undefined, tag: string): void {
  const key = version ?? tag;
  if (named.has(key)) return;
  named.add(key);
  const found =
    version === undefined
      ? `<${tag}> is registered already, by something else`
      : `version ${version} is on this page already`;
  const unused = version === VERSION ? 'a second copy of it' : `version ${VERSION}`;
  console.warn(`cloud-sync-insights: ${found}; ${unused} is not used.`);
}
