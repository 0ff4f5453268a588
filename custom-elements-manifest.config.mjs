/** Tag and class of an element's own file, by the rule that tag = folder = file and the class is the tag in Pascal case. */
function elementOf(path) {
  const tag = /^src\/elements\/([^/]+)\/\1\.ts$/.exec(path)?.[1];
  const name = tag?.replace(/(^|-)([a-z0-9])/g, (_, __, letter) => letter.toUpperCase());
  return tag && { tag, name };
}

/** Elements are registered in src/define, which the analyzer cannot follow: names each class's tag. */
const tagByFolder = {
  name: 'tag-by-folder',
  moduleLinkPhase({ moduleDoc }) {
    const element = elementOf(moduleDoc.path);
    const declaration = element && moduleDoc.declarations?.find(({ name }) => name === element.name);
    if (!declaration) return;
    declaration.tagName = element.tag;
    declaration.customElement = true;
    moduleDoc.exports?.push({
      kind: 'custom-element-definition',
      name: element.tag,
      declaration: { name: element.name, module: moduleDoc.path },
    });
  },
};

const LIFECYCLE = new Set(
  'attributeChangedCallback connectedCallback disconnectedCallback adoptedCallback createRenderRoot firstUpdated getUpdateComplete performUpdate render scheduleUpdate shouldUpdate update updated willUpdate'.split(
    ' ',
  ),
);

const isPublic = ({ name, privacy = 'public' }) =>
  privacy !== 'private' && privacy !== 'protected' && !/^[#_]/.test(name) && !LIFECYCLE.has(name);

/** Keeps what a user of an element can use: its public members, and only the elements. */
const publicOnly = {
  name: 'public-only',
  packageLinkPhase({ customElementsManifest }) {
    customElementsManifest.modules = customElementsManifest.modules.filter(({ path }) => elementOf(path));
    for (const module of customElementsManifest.modules) {
      module.declarations = module.declarations.filter(({ customElement, tagName }) => customElement && tagName);
      const kept = new Set(module.declarations.map(({ name }) => name));
      module.exports = module.exports.filter(({ declaration }) => kept.has(declaration.name));
      for (const declaration of module.declarations) {
        declaration.members = declaration.members?.filter(isPublic);
        declaration.attributes = declaration.attributes?.filter(({ fieldName }) => isPublic({ name: fieldName ?? '' }));
      }
    }
  },
};

/** Paths as they are in the published package. */
const publishedPaths = {
  name: 'published-paths',
  packageLinkPhase({ customElementsManifest }) {
    const published = (path) => path?.replace(/^\/?src\/(.*)\.[jt]s$/, 'dist/$1.js');
    const rename = (value) => {
      if (value === null || typeof value !== 'object') return;
      for (const [key, inner] of Object.entries(value)) {
        if ((key === 'path' || key === 'module') && typeof inner === 'string') value[key] = published(inner);
        else rename(inner);
      }
    };
    rename(customElementsManifest.modules);
  },
};

export default {
  globs: ['src/elements/**/*.ts', 'src/panel/**/*.ts'],
  outdir: '.',
  litelement: true,
  packagejson: false,
  plugins: [tagByFolder, publicOnly, publishedPaths],
};
