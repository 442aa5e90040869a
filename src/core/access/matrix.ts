import type { Role } from './roles.ts'

/**
 * About whom a role may do something.
 *
 * `area`: everybody of the place of the duty. `case`: whom an open task or a break-glass links to the actor. `self` and
 * `ward`: oneself, the person one acts for. `nobody`: it is about no person. The others open a compartment: finding somebody
 * by their exact number, signing in, keeping accounts, reading the audit.
 */
export type Reach =
  | 'nobody'
  | 'self'
  | 'ward'
  | 'area'
  | 'case'
  | 'by-number'
  | 'area-and-number'
  | 'self-and-number'
  | 'sign-in'
  | 'accounts'
  | 'audit'

export type Row = Partial<Readonly<Record<Role, Reach>>>

const anybody: Row = {
  visitor: 'nobody',
  resident: 'nobody',
  guardian: 'nobody',
  'grid-worker': 'nobody',
  'village-worker': 'nobody',
  township: 'nobody',
  district: 'nobody',
  city: 'nobody',
  assessor: 'nobody',
  institution: 'nobody',
  employer: 'nobody',
  volunteer: 'nobody',
  payment: 'nobody',
  analyst: 'nobody',
  auditor: 'nobody',
  sysadmin: 'nobody',
}

const oneself: Row = { resident: 'self', guardian: 'ward' }
const offices: Row = { township: 'area', district: 'area', city: 'area' }
const field: Row = { 'grid-worker': 'area', 'village-worker': 'area' }

/**
 * The authorisation matrix: what may be done, by whom, about whom. Everything that is not written here is refused.
 *
 * Decisions, tests and `docs/permissions.txt` are made from these rows; a permission without a row cannot be used.
 */
export const matrix = {
  'sign-in': everyOf(anybody, 'sign-in'),
  'first-run': everyOf(anybody, 'sign-in'),
  'session.own': everySigned('sign-in'),
  'on-site': { 'village-worker': 'area', township: 'area', district: 'area' },
  'month.read': { ...offices, payment: 'area', auditor: 'nobody', analyst: 'nobody' },
  'month.find': everySigned('nobody'),
  'month.run': { city: 'area' },
  'decision.explain': { ...oneself, township: 'area', district: 'area', city: 'case', auditor: 'case' },
  'person.search': { ...everyOf(field, 'area-and-number'), ...everyOf(offices, 'area-and-number') },
  'person.list': { ...field, ...offices },
  'person.file': { ...oneself, ...field, township: 'area', district: 'area', city: 'case', auditor: 'case' },
  'person.reveal': { ...field, township: 'area', district: 'area' },
  'account.read': { ...oneself, township: 'area', district: 'area' },
  'account.record': {
    resident: 'self-and-number',
    guardian: 'self-and-number',
    township: 'area-and-number',
    district: 'area-and-number',
  },
  'account.confirm': { ...oneself, district: 'area' },
  'roster.read': { township: 'area', district: 'area', city: 'area', payment: 'area', auditor: 'nobody' },
  'roster.make': { township: 'area', district: 'area' },
  'roster.check': { district: 'area', city: 'area' },
  'roster.release': { payment: 'area', city: 'area' },
  'roster.file': { payment: 'area', city: 'area' },
  'payment.look': { township: 'area', district: 'area' },
  'contact.prefer': oneself,
  'contact.read': { ...oneself, ...field, township: 'area', district: 'area' },
  'duplicate.read': { township: 'area', district: 'area' },
  'person.merge': { district: 'area' },
  'mandate.read': { ...oneself, township: 'area', district: 'area' },
  'mandate.record': { township: 'area-and-number', district: 'area-and-number' },
  'mandate.end': { ...oneself, township: 'area', district: 'area' },
  'look.read': oneself,
  'question.answer': everyStaff('nobody'),
  'question.review': { auditor: 'audit' },
  'publicity.look': anybody,
  'publicity.read': { ...offices, auditor: 'nobody' },
  'publicity.make': { township: 'area', district: 'area' },
  'publicity.approve': { district: 'area', city: 'area' },
  'publicity.publish': { township: 'area', district: 'area' },
  'publicity.withdraw': offices,
  'publicity.record-objection': offices,
  'publicity.take-down-expired': {}, // by the system on its day
  'notice.read': oneself,
  'notice.record-reach': { ...field, township: 'area', district: 'area' },
  'import.read': { district: 'nobody', city: 'nobody', sysadmin: 'nobody', auditor: 'nobody' },
  'running.read': { city: 'nobody', auditor: 'nobody', sysadmin: 'nobody' },
  'duty.read': everyStaff('nobody'),
  'duty.keep': { sysadmin: 'accounts' },
  'duty.hand-over': everyStaff('accounts'),
  'emergency.confirm': { ...field, township: 'area' },
  'emergency.list': { ...field, township: 'area', district: 'area' },
  'break-glass.open': { ...everyOf(field, 'by-number'), ...everyOf(offices, 'by-number') },
  'task.open': { ...oneself, ...field, ...everyOf(offices, 'area') },
  'task.record': { ...field, township: 'area', district: 'area' },
  'task.read': { ...oneself, ...field, ...offices, auditor: 'case' },
  'task.work': { ...field, ...offices },
  'law.attach': {}, // at the command line only
  'audit.verify': {}, // at the command line only
  'break-glass.review': { district: 'nobody', city: 'nobody', auditor: 'nobody' },
} as const satisfies Record<string, Row>

export type Permission = keyof typeof matrix

function everySigned(reach: Reach): Row {
  const { visitor: _, ...signed } = anybody
  return everyOf(signed, reach)
}

function everyStaff(reach: Reach): Row {
  const { visitor: _, resident: __, guardian: ___, ...staff } = anybody
  return everyOf(staff, reach)
}

function everyOf(row: Row, reach: Reach): Row {
  return Object.fromEntries(Object.keys(row).map((role) => [role, reach]))
}
