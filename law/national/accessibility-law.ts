import { readDocument } from '#law/document.ts'

export const accessibilityLaw = readDocument({
  id: 'accessibility-law',
  title: { zh: '中华人民共和国无障碍环境建设法', en: 'Law on Building an Accessible Environment' },
  issuer: 'npc-standing-committee',
  kind: 'law',
  scope: 'national',
  issuedOn: '2023-06-28',
  inForceFrom: '2023-09-01',
  articles: {
    19: {
      zh: '政府支持家庭无障碍改造，对合规的残疾人和老年人家庭给予适当补贴。',
      en: 'The government supports barrier-free home alterations and subsidises eligible households of disabled or older people.',
    },
    24: {
      zh: '无障碍停车位优先供肢体残疾人使用，须放置专用标志或出示残疾人证。',
      en: 'Accessible parking gives priority to people with physical disabilities, who display the badge or show the disability certificate.',
    },
    32: {
      zh: '财政资金建设的网站、服务平台和应用须逐步达到国家信息无障碍标准。',
      en: 'Websites, platforms and apps built with public money meet the national accessibility standards step by step.',
    },
    35: {
      zh: '政务热线和各类紧急呼叫要一步步配上语音、大字、盲文和一键呼叫。',
      en: 'Government hotlines and emergency call systems gain voice, large print, braille and one-touch calling step by step.',
    },
    39: {
      zh: '公共服务场所配备无障碍设备，医疗、社保、金融、缴费事项须保留现场和人工办理。',
      en: 'Public service places provide accessible equipment, and health, social security, finance and bill payment keep a staffed counter.',
    },
    40: {
      zh: '行政、社区和水电气热服务机构设低位台或无障碍窗口，并备文字和语音提示设备。',
      en: 'Government, community and utility offices have a low counter or accessible window with text and voice aids.',
    },
    46: {
      zh: '公共场所和交通运营单位应为携带服务犬的残疾人提供便利，服务犬须佩戴识别装备。',
      en: 'Public places and transport accommodate disabled people with an assistance dog, which wears identifying gear.',
    },
    60: {
      zh: '主管部门定期委托第三方评估无障碍建设并公布结果。',
      en: 'The authorities have accessibility evaluated by a third party regularly and publish the result.',
    },
    61: {
      zh: '县级以上政府定期公布无障碍环境建设情况。',
      en: 'Governments from county level up regularly publish how the accessible environment is progressing.',
    },
    62: {
      zh: '任何人可就无障碍问题建议、投诉和举报，主管部门应及时处理并答复。',
      en: 'Anyone may suggest, complain or report on accessibility, and the authority handles it promptly and answers.',
    },
    63: {
      zh: '违反本法损害公共利益的，检察院可提检察建议或公益诉讼。',
      en: 'Where a breach harms the public interest the procuratorate may recommend or sue.',
    },
  },
})
