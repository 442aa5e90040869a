import { readDocument } from '#law/document.ts'

export const socialAssistanceMeasures = readDocument({
  id: 'social-assistance-measures',
  title: { zh: '社会救助暂行办法', en: 'Interim Measures on Social Assistance' },
  number: '国务院令第649号',
  issuer: 'state-council',
  kind: 'administrative-regulation',
  scope: 'national',
  issuedOn: '2014-02-21',
  amendedOn: '2019-03-02',
  inForceFrom: '2014-05-01',
  articles: {
    9: {
      zh: '家庭人均收入低于当地低保标准且财产合规的，可得低保。',
      en: 'A household with income per head below the local standard and compliant property receives the minimum living guarantee.',
    },
    10: {
      zh: '低保标准由省或设区的市确定公布并适时调整。',
      en: 'Provinces or cities set, publish and adjust the minimum living guarantee standard.',
    },
    11: {
      zh: '低保向户籍地乡镇书面申请，经调查、公示后由县级民政审批，不批须书面说理。',
      en: 'The minimum living guarantee is applied for in writing at the township of household registration, investigated, given public notice and decided by county civil affairs, with written reasons for a refusal.',
    },
    12: {
      zh: '低保金按差额逐月发放，对仍有困难的重度残疾人等另行保障。',
      en: 'The minimum living guarantee pays the gap each month; the severely disabled and others still in hardship are supported further.',
    },
    13: {
      zh: '低保家庭情况变化须告知，民政定期核查并决定增减或停发，停发须书面说理。',
      en: 'Households on the minimum living guarantee report changes; civil affairs checks regularly and decides on increase, reduction or stop, a stop with written reasons.',
    },
    14: {
      zh: '无劳动能力、无收入来源且无人能供养的老年人、残疾人和未满16周岁者，纳入特困供养。',
      en: 'Older people, disabled people and children under 16 with no capacity to work, income or able supporter receive destitute support.',
    },
    28: {
      zh: '低保家庭成员、特困人员和政府规定的其他困难人员可申请医疗救助。',
      en: 'People on the minimum living guarantee, on destitute support and others named by the government may apply for medical assistance.',
    },
    29: {
      zh: '医疗救助补贴参保个人缴费，并补助保险支付后难以承担的自负费用。',
      en: 'Medical assistance subsidises the premium and helps with own costs left after insurance.',
    },
    47: {
      zh: '因意外、大病、支出骤增等致生活暂陷严重困难的家庭可得临时救助。',
      en: 'Households in serious temporary hardship after accident, illness or a surge of spending may receive temporary assistance.',
    },
    58: {
      zh: '申请和受助家庭须如实申报，民政凭其委托核对收入和财产。',
      en: 'Applicants and assisted households declare truthfully, and civil affairs checks their means with their mandate.',
    },
  },
})
