import { writeFileSync } from 'node:fs';

function count(suite, counts) {
  for (const test of suite?.tests ?? []) {
    if (test.skipped) counts.skipped++;
    else if (test.passed) counts.passed++;
    else counts.failed++;
  }
  for (const inner of suite?.suites ?? []) count(inner, counts);
}

/**
 * Counts of all test files. A file that could not be loaded, or failed outside of its tests, counts as one failure.
 * @param {Pick<import('@web/test-runner').TestSession, 'testResults' | 'errors' | 'passed'>[]} sessions
 */
export function countSessions(sessions) {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  for (const session of sessions) {
    const before = counts.failed;
    count(session.testResults, counts);
    if (!session.passed && counts.failed === before) counts.failed++;
  }
  return counts;
}

/**
 * Test-runner reporter that writes `{passed, failed, skipped}` as JSON.
 * @param {string | undefined} file where to; without it nothing is written
 */
export function countingReporter(file) {
  return {
    stop({ sessions }) {
      if (file) writeFileSync(file, JSON.stringify(countSessions([...sessions])));
    },
  };
}
