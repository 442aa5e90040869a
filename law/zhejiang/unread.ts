import { unreadDocument } from '#law/document.ts'

/** Provincial documents that rules rest on and nobody here has read. */
export const unreadZhejiang = [
  unreadDocument({
    id: 'two-subsidies-zj-2021',
    title: {
      zh: '浙江省残疾人两项补贴实施办法',
      en: 'Zhejiang rules on the two subsidies for disabled persons',
    },
    number: '浙民福〔2021〕191号',
    issuer: 'zj-civil-affairs',
    kind: 'rule',
    scope: 'zhejiang',
    knownFrom: 'quoted',
  }),
  unreadDocument({
    id: 'child-rehabilitation-zj-2018',
    title: {
      zh: '浙江省残疾儿童康复制度的意见',
      en: 'Zhejiang opinion on the rehabilitation of disabled children',
    },
    number: '浙政发〔2018〕36号',
    issuer: 'zj-government',
    kind: 'notice',
    scope: 'zhejiang',
    knownFrom: 'named',
  }),
  unreadDocument({
    id: 'disability-plan-zj-2021',
    title: { zh: '浙江省残疾人事业发展“十四五”规划', en: 'Zhejiang disability plan 2021–2025' },
    number: '浙政发〔2021〕19号',
    issuer: 'zj-government',
    kind: 'plan',
    scope: 'zhejiang',
    knownFrom: 'named',
  }),
  unreadDocument({
    id: 'quota-levy-zj-2017',
    title: {
      zh: '浙江省残疾人就业保障金征收通知（不发宁波）',
      en: 'Zhejiang notice on the quota levy, not addressed to Ningbo',
    },
    number: '浙财社〔2017〕26号',
    issuer: 'zj-finance',
    kind: 'notice',
    scope: 'zhejiang-except-ningbo',
    knownFrom: 'named',
  }),
  unreadDocument({
    id: 'minimum-wage-zj',
    title: { zh: '浙江省最低工资标准的通知', en: 'Zhejiang notice on the minimum wage' },
    issuer: 'zj-government',
    kind: 'notice',
    scope: 'zhejiang',
    knownFrom: 'presumed',
  }),
  unreadDocument({
    id: 'zj-public-data',
    title: { zh: '浙江省公共数据条例', en: 'Zhejiang Public Data Regulation' },
    issuer: 'zj-congress',
    kind: 'local-regulation',
    scope: 'zhejiang',
    inForceFrom: '2022-03-01',
    knownFrom: 'recalled',
  }),
  unreadDocument({
    id: 'zj-road-traffic',
    title: { zh: '浙江省实施道路交通安全法办法', en: 'Zhejiang measures implementing the road traffic law' },
    issuer: 'zj-congress-standing-committee',
    kind: 'local-regulation',
    scope: 'zhejiang',
    knownFrom: 'named',
  }),
]
