import { answerCases } from './answer-cases.js';
import { badQuestionCases } from './bad-question-cases.js';
import type { ContractCase, MakeSource } from './contract.js';
import { completeCases, duplicateCases, failingCases, partialCases } from './optional-cases.js';
import { promiseCases } from './promise-cases.js';
import { slowCases } from './slow-cases.js';
import type { MakeSlowSource } from './slow-cases.js';

/** What every source of this library keeps, and what yours should: right answers and good manners. Names are unique. */
export const sourceContract: readonly ContractCase[] = [
  ...answerCases,
  ...promiseCases,
  ...badQuestionCases,
  ...duplicateCases,
  ...completeCases,
];

/** Sources in special states, for those who can make them. */
export interface SourceContractOptions {
  /** Makes a source whose first loading fails and whose second succeeds. */
  makeFailing?: MakeSource;
  /** Makes a source that reads a part of the records only. */
  makePartial?: MakeSource;
  /** Makes a source over a service that never answers, and tells when its request comes in and when it is aborted. */
  makeSlow?: MakeSlowSource;
}

/** What {@link checkSource} found. */
export interface ContractReport {
  passed: number;
  failed: { name: string; message: string }[];
}

/** A test runner's function: `it` or `test` of Mocha, Vitest, Jest, `node:test`, `Deno.test`. */
export type TestFunction = (name: string, run: () => Promise<void>) => unknown;

/** A test runner that groups tests. */
export interface TestRunner {
  describe(name: string, body: () => void): unknown;
  it: TestFunction;
}

interface BoundCase {
  name: string;
  run: () => Promise<void>;
}

function boundCases(make: MakeSource, options: SourceContractOptions): BoundCase[] {
  const bind = <Make>(cases: readonly ContractCase<Make>[], maker: Make | undefined): BoundCase[] =>
    maker ? cases.map((one) => ({ name: one.name, run: () => one.run(maker) })) : [];
  return [
    ...bind(sourceContract, make),
    ...bind(failingCases, options.makeFailing),
    ...bind(partialCases, options.makePartial),
    ...bind(slowCases, options.makeSlow),
  ];
}

/** Runs the contract, one case after the other, without any test runner. Never rejects: what fails stands in the report. */
export async function checkSource(make: MakeSource, options: SourceContractOptions = {}): Promise<ContractReport> {
  const report: ContractReport = { passed: 0, failed: [] };
  for (const { name, run } of boundCases(make, options)) {
    try {
      await run();
      report.passed++;
    } catch (thrown) {
      report.failed.push({ name, message: thrown instanceof Error ? thrown.message : String(thrown) });
    }
  }
  return report;
}

/** Registers the contract with a test runner, a test for each case. */
export function runSourceContract(
  runner: TestRunner | TestFunction,
  make: MakeSource,
  options: SourceContractOptions = {},
): void {
  const cases = boundCases(make, options);
  if (typeof runner === 'function') cases.forEach(({ name, run }) => runner(name, run));
  else runner.describe('source contract', () => cases.forEach(({ name, run }) => runner.it(name, run)));
}
