import { assertFails, askRightly } from './asking.js';
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

/** Every question is answered rightly – or, of a kind that the source says it does not support, refused as `unsupported`. */
export const answerCases: readonly ContractCase[] = frozen(inOrder).map((answer) =>
  contractCase(answer.name, contractFixture, async (source) => {
    if (source.supports(answer.question)) await askRightly(source, answer);
    else await assertFails(source, answer.question, 'unsupported');
  }),
);
