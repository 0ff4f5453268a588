import { assertFails, askRightly } from './asking.js';
import { contractCase, frozen } from './contract.js';
import type { ContractCase, ContractFixture } from './contract.js';
import { expectedAnswers } from './contract-cases.js';
import { contractRecords } from './contract-fixture.js';

/** The contract's records, frozen. */
export const contractFixture: ContractFixture = frozen({ records: contractRecords });

/** Every question is answered rightly – or, of a kind that the source says it does not support, refused as `unsupported`. */
export const answerCases: readonly ContractCase[] = frozen(expectedAnswers).map((answer) =>
  contractCase(answer.name, contractFixture, async (source) => {
    if (source.supports(answer.question)) await askRightly(source, answer);
    else await assertFails(source, answer.question, 'unsupported');
  }),
);
