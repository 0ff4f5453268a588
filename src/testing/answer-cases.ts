import { assertFails, askRightly, askRightlyOrRefused, mayRefuse } from './asking.js';
import { contractCase, frozen } from './contract.js';
import type { ContractCase, ContractFixture } from './contract.js';
import { expectedAnswers } from './contract-cases.js';
import { contractRecords } from './contract-fixture.js';
import type { ExpectedAnswer } from './expected-answer.js';

/** The contract's records, frozen. */
export const contractFixture: ContractFixture = frozen({ records: contractRecords });

/** Whole records come first: they name the field that an adapter gets wrong, where counts only say that one is. */
const inOrder = [...expectedAnswers].sort((a, b) => Number(isRecord(b)) - Number(isRecord(a)));

function isRecord({ question }: ExpectedAnswer): boolean {
  return question.kind === 'record';
}

/**
 * Every question is answered rightly – or, of a kind that the source says it does not support, refused as `unsupported`. A
 * source that is not `restrictable` may refuse `within`; what it must not do is answer as if it were not there.
 */
export const answerCases: readonly ContractCase[] = frozen(inOrder).map((answer) =>
  contractCase(answer.name, contractFixture, async (source) => {
    const { question } = answer;
    if (!source.supports(question)) await assertFails(source, question, 'unsupported');
    else if (mayRefuse(source, question)) await askRightlyOrRefused(source, answer);
    else await askRightly(source, answer);
  }),
);
