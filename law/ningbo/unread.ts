import { unreadDocument } from '#law/document.ts'

/** City and county documents nobody here has read; for most of them not even a number is known. */
export const unreadNingbo = [
  unreadDocument({
    id: 'family-means-ningbo',
    title: { zh: '宁波市社会救助家庭经济状况认定办法', en: 'Ningbo rules on assessing household means' },
    issuer: 'nb-civil-affairs',
    kind: 'rule',
    scope: 'ningbo',
    knownFrom: 'named',
  }),
  unreadDocument({
    id: 'two-subsidies-ningbo',
    title: {
      zh: '宁波市残疾人两项补贴实施通知',
      en: 'Ningbo notice on the two subsidies for disabled persons',
    },
    issuer: 'nb-civil-affairs',
    kind: 'notice',
    scope: 'ningbo',
    knownFrom: 'presumed',
  }),
  unreadDocument({
    id: 'minimum-living-guarantee-ningbo',
    title: {
      zh: '宁波市低保标准年度通知',
      en: 'Ningbo yearly notice of the minimum living guarantee standard',
    },
    issuer: 'nb-civil-affairs',
    kind: 'notice',
    scope: 'ningbo',
    knownFrom: 'presumed',
  }),
  unreadDocument({
    id: 'two-subsidies-county',
    title: {
      zh: '区县（市）残疾人两项补贴标准通知',
      en: 'County notice of the amounts of the two subsidies for disabled persons',
    },
    issuer: 'county-government',
    kind: 'notice',
    scope: 'county',
    knownFrom: 'presumed',
  }),
  unreadDocument({
    id: 'medical-premium-aid-ningbo',
    title: {
      zh: '宁波市居民医保个人缴费补贴标准',
      en: 'Ningbo standard of premium aid for resident medical insurance',
    },
    issuer: 'nb-healthcare-security',
    kind: 'notice',
    scope: 'ningbo',
    knownFrom: 'presumed',
  }),
  unreadDocument({
    id: 'child-rehabilitation-ningbo',
    title: {
      zh: '宁波市残疾儿童康复补贴标准',
      en: 'Ningbo amounts for the rehabilitation of disabled children',
    },
    issuer: 'nb-federation',
    kind: 'notice',
    scope: 'ningbo',
    knownFrom: 'presumed',
  }),
  unreadDocument({
    id: 'assistive-devices-ningbo',
    title: { zh: '宁波市辅助器具补贴目录', en: 'Ningbo assistive device catalogue and price limits' },
    issuer: 'nb-federation',
    kind: 'notice',
    scope: 'ningbo',
    knownFrom: 'presumed',
  }),
  unreadDocument({
    id: 'accident-insurance-ningbo',
    title: { zh: '宁波市残疾人意外伤害保险办法', en: 'Ningbo accident insurance of disabled residents' },
    issuer: 'nb-federation',
    kind: 'notice',
    scope: 'ningbo',
    knownFrom: 'presumed',
  }),
  unreadDocument({
    id: 'home-alteration-ningbo',
    title: {
      zh: '宁波市残疾人家庭无障碍改造补贴标准',
      en: 'Ningbo amounts for barrier-free home alterations',
    },
    issuer: 'nb-federation',
    kind: 'notice',
    scope: 'ningbo',
    knownFrom: 'presumed',
  }),
  unreadDocument({
    id: 'care-institutions-ningbo',
    title: {
      zh: '宁波市残疾人托养庇护补贴标准',
      en: 'Ningbo amounts for day and residential care and sheltered care',
    },
    issuer: 'nb-federation',
    kind: 'notice',
    scope: 'ningbo',
    knownFrom: 'presumed',
  }),
  unreadDocument({
    id: 'quota-levy-ningbo',
    title: { zh: '宁波市残疾人就业保障金征收和奖励通知', en: 'Ningbo notice on the quota levy and rewards' },
    issuer: 'nb-tax',
    kind: 'notice',
    scope: 'ningbo',
    knownFrom: 'presumed',
  }),
  unreadDocument({
    id: 'special-households-ningbo',
    title: {
      zh: '宁波市一户多残等特殊残疾人家庭的认定口径',
      en: 'Ningbo definition of households with several disabled members and the like',
    },
    issuer: 'nb-federation',
    kind: 'notice',
    scope: 'ningbo',
    knownFrom: 'presumed',
  }),
  unreadDocument({
    id: 'mandates-ningbo',
    title: {
      zh: '宁波市残疾人事项由监护人和他人代办的规定',
      en: 'Ningbo rules on guardians and others acting for disabled residents',
    },
    issuer: 'nb-federation',
    kind: 'notice',
    scope: 'ningbo',
    knownFrom: 'presumed',
  }),
  unreadDocument({
    id: 'payment-accounts-ningbo',
    title: {
      zh: '宁波市惠民补贴发放账户管理规定',
      en: 'Ningbo rules on the accounts subsidies are paid into',
    },
    issuer: 'nb-civil-affairs',
    kind: 'notice',
    scope: 'ningbo',
    knownFrom: 'presumed',
  }),
]
