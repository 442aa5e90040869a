import { readDocument } from '#law/document.ts'

export const ningboScenicAreas = readDocument({
  id: 'ningbo-scenic-areas',
  title: { zh: '宁波市旅游景区条例', en: 'Ningbo Scenic Areas Regulation' },
  number: '宁波市第十三届人大常委会公告第27号',
  issuer: 'nb-congress-standing-committee',
  kind: 'local-regulation',
  scope: 'ningbo',
  issuedOn: '2010-12-07',
  inForceFrom: '2011-05-01',
  articles: {
    26: {
      zh: '旅游景区依规对残疾人等群体减免门票。',
      en: 'Scenic areas reduce or waive tickets for disabled people and other groups under the rules.',
    },
  },
})
