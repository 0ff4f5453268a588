// Checks, after the build, that every entry of the package leads to a file and can be imported without a page.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { filesBelow } from './files.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const { name, version, exports } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const all = filesBelow(join(root, 'dist')).map((file) => `./dist/${file}`);

/** What `*` stands for in each file that a pattern reaches: the same text wherever the pattern has a star. */
function starsOf(pattern) {
  const [first, ...rest] = pattern.split('*').map((part) => part.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&'));
  const shape = new RegExp(`^${first}(.+?)${rest.join('\\1')}$`);
  return all.flatMap((file) => shape.exec(file)?.[1] ?? []);
}

const problems = [];
const importable = [];
for (const [entry, target] of Object.entries(exports)) {
  for (const path of typeof target === 'string' ? [target] : Object.values(target)) {
    const found = path.includes('*') ? starsOf(path).length > 0 : existsSync(join(root, path));
    if (!found) problems.push(`"${entry}" leads to ${path}, where there is nothing`);
  }
  if (typeof target === 'string' || !target.default) continue;
  const stars = target.default.includes('*') ? starsOf(target.default) : [''];
  importable.push(...stars.map((star) => name + entry.slice(1).replace('*', star)));
}

for (const specifier of problems.length > 0 ? [] : importable) {
  try {
    const module = await import(specifier);
    if ('VERSION' in module && module.VERSION !== version) {
      problems.push(`${specifier} says it is version ${module.VERSION}, the package is ${version}`);
    }
  } catch (error) {
    problems.push(`import('${specifier}') fails without a page: ${error.message}`);
  }
}

for (const problem of problems) console.log(problem);
if (problems.length === 0) console.log(`${importable.length} entries can be imported without a page.`);
process.exitCode = problems.length > 0 ? 1 : 0;
