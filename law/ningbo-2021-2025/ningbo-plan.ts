import { readDocument } from '#law/document.ts'

/** The plan has no articles: its clauses and targets are in `plan.ts`. Its table of main indicators was not legible. */
export const ningboPlan = readDocument({
  id: 'ningbo-plan-2021-2025',
  title: {
    zh: '宁波市残疾人事业发展“十四五”规划',
    en: 'Ningbo Disability Plan 2021–2025',
  },
  issuer: 'nb-government',
  kind: 'plan',
  scope: 'ningbo',
  issuedOn: '2021-12-27',
  inForceFrom: '2021-01-01',
  inForceUntil: '2026-01-01',
  articles: {},
})
