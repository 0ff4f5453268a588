export { checkSource, runSourceContract, sourceContract } from './source-contract.js';
export type { ContractReport, SourceContractOptions, TestFunction, TestRunner } from './source-contract.js';
export { failingCases as failingSourceContract, partialCases as partialSourceContract } from './optional-cases.js';
export { slowCases as slowSourceContract } from './slow-cases.js';
export type { MakeSlowSource, SlowService } from './slow-cases.js';
export type { ContractCase, ContractFixture, MakeSource } from './contract.js';
export { contractFixture } from './answer-cases.js';
export type { GraphIdentity, GraphRecord, GraphSystem } from './graph-record.js';
