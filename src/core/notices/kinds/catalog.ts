// Notices of no chapter in particular, a line each.
export { contactTrial } from './contact-trial.ts'
export { contestAnswered } from './contest-answered.ts'
export { contestReceived } from './contest-received.ts'
export { mandateBegun } from './mandate-begun.ts'
export { mandateEnded } from './mandate-ended.ts'
export { mandateEnding } from './mandate-ending.ts'
export { onSiteNotice } from './on-site.ts'
export { oneTimeCodeNotice } from './one-time-code.ts'
