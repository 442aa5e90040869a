import { readDocument } from '#law/document.ts'

export const ningboVolunteering = readDocument({
  id: 'ningbo-volunteering',
  title: { zh: '宁波市志愿服务条例', en: 'Ningbo Volunteer Service Regulation' },
  issuer: 'nb-congress-standing-committee',
  kind: 'local-regulation',
  scope: 'ningbo',
  issuedOn: '2011-12-27',
  amendedOn: '2021-12-03',
  inForceFrom: '2022-03-01',
  articles: {
    11: {
      zh: '志愿者在统一系统注册，未经本人同意不得公开或提供其个人信息。',
      en: 'Volunteers register in the common system; their personal information is not disclosed without consent.',
    },
    19: {
      zh: '全市志愿服务数据由统一系统管理，组织须及时准确记录服务情况。',
      en: 'Volunteer data of the city is kept in one system, where organisations record service promptly and accurately.',
    },
    33: {
      zh: '政府可购买助残等志愿服务的运营管理，并公开目录、标准和预算。',
      en: 'The government may buy in the running of volunteer services, help for disabled people among them, and publishes catalogue, standards and budget.',
    },
    35: {
      zh: '在统一系统注册并参加其发布活动的志愿者，由本市提供人身意外等保险。',
      en: 'The city insures registered volunteers against accident in activities published through the system.',
    },
    38: {
      zh: '志愿服务组织可按时长、质量、评价等评定志愿者星级。',
      en: 'Organisations may award star ratings by hours, quality and assessment.',
    },
  },
})
