// Everything this chapter tells people, a line each: adding a notice is a file and a line here.
export { decisionChanged } from './decision-changed.ts'
export { entitled } from './entitled.ts'
export { needsOneAnswer } from './needs-one-answer.ts'
export { proposalAdverse } from './proposal-adverse.ts'
