// Reporter for Node's test runner: a line for each file, failures with their message, and counts into the file TEST_COUNTS.
import { writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import { inspect } from 'node:util';

const isSuite = (data) => data.details?.type === 'suite';

/** A file that ends without having run a test is reported by Node as one test under the file's own path. */
const isWholeFile = (data) => data.nesting === 0 && data.file !== undefined && data.file.endsWith(data.name);

/** The message, and those lines of the stack that are ours. */
function describeError(error) {
  const cause = error?.cause ?? error;
  const text = cause instanceof Error ? (cause.stack ?? cause.message) : inspect(cause);
  return text
    .split('\n')
    .filter((line) => !/^\s+at /.test(line) || (line.includes(process.cwd()) && !line.includes('node_modules')))
    .map((line) => `      ${line}`)
    .join('\n');
}

export default async function* report(source) {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  const save = () => {
    if (process.env.TEST_COUNTS) writeFileSync(process.env.TEST_COUNTS, JSON.stringify(counts));
  };
  const path = [];
  const titleOf = (data) => [...path.slice(0, data.nesting), data.name].join(' › ');
  for await (const { type, data } of source) {
    if (type === 'test:start') path.splice(data.nesting, path.length, data.name);
    else if (type === 'test:stderr' || type === 'test:stdout') yield data.message;
    else if (type === 'test:pass' && !isSuite(data) && !isWholeFile(data)) {
      if (data.skip !== undefined || data.todo !== undefined) {
        counts.skipped++;
        yield `  – ${titleOf(data)} (skipped)\n`;
      } else counts.passed++;
    } else if (type === 'test:fail') {
      // A suite fails because a test in it did, which has been told already.
      if (data.details?.error?.failureType === 'subtestsFailed') continue;
      counts.failed++;
      // Now, too: a run that is stopped has no end.
      save();
      const file = data.file ? relative(process.cwd(), data.file) : '';
      const title = isWholeFile(data) ? file : `${titleOf(data)} (${file})`;
      yield `  ✗ ${title}\n${describeError(data.details?.error)}\n`;
    }
  }
  save();
}
