import { VERSION } from '../version.js';

/** Registers a class under a tag. If the tag is taken the first registration stays and one warning names both versions. */
export function define(
  tag: string,
  constructor: CustomElementConstructor,
  registry: CustomElementRegistry = customElements,
): void {
  const present = registry.get(tag);
  if (present === constructor) return;
  if (!present) {
    registry.define(tag, versioned(constructor));
    return;
  }
  const version = (present as { syncVersion?: string }).syncVersion ?? 'unknown';
  console.warn(
    `cloud-sync-insights: <${tag}> is registered already (version ${version}); version ${VERSION} is not used.`,
  );
}

function versioned(constructor: CustomElementConstructor): CustomElementConstructor {
  return Object.assign(constructor, { syncVersion: VERSION });
}
