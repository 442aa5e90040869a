import { readDocument } from '#law/document.ts'

export const ningboFitness = readDocument({
  id: 'ningbo-fitness',
  title: { zh: '宁波市全民健身条例', en: 'Ningbo Public Fitness Regulation' },
  issuer: 'nb-congress',
  kind: 'local-regulation',
  scope: 'ningbo',
  issuedOn: '2021-06-11',
  inForceFrom: '2021-10-01',
  articles: {
    19: {
      zh: '公共体育设施免费开放，确需收取成本费的应对残疾人等减免。',
      en: 'Public sports facilities are free; where a cost fee is unavoidable it is reduced or waived for disabled people and others.',
    },
  },
})
