import { readDocument } from '#law/document.ts'

/** The copy that was read lacks its last articles, and with them the day it took effect. */
export const ningboNonMotorVehicles = readDocument({
  id: 'ningbo-non-motor-vehicles',
  title: { zh: '宁波市非机动车管理条例', en: 'Ningbo Non-motor Vehicle Regulation' },
  issuer: 'nb-congress-standing-committee',
  kind: 'local-regulation',
  scope: 'ningbo',
  issuedOn: '2003-07-30',
  amendedOn: '2019-06-13',
  articles: {
    12: {
      zh: '残疾人机动轮椅车须登记领取行驶证和号牌方可上路，新车15日内可凭购车凭证临时上路。',
      en: 'A motor wheelchair needs registration, licence and plate; a new one may run on its proof of purchase for 15 days.',
    },
    14: {
      zh: '非机动车登记不收费，登记点设在街道乡镇等便民处。',
      en: 'Registering a non-motor vehicle is free and possible in townships and other convenient places.',
    },
    17: {
      zh: '残疾人机动轮椅车在非机动车道时速不超过15公里。',
      en: 'A motor wheelchair keeps to 15 km/h in the non-motor lane.',
    },
  },
})
