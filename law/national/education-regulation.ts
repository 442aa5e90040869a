import { readDocument } from '#law/document.ts'

export const educationRegulation = readDocument({
  id: 'education-regulation',
  title: { zh: '残疾人教育条例', en: 'Regulation on the Education of Disabled Persons' },
  number: '国务院令第674号',
  issuer: 'state-council',
  kind: 'administrative-regulation',
  scope: 'national',
  issuedOn: '1994-08-23',
  amendedOn: '2017-02-01',
  inForceFrom: '2017-05-01',
  articles: {
    17: {
      zh: '残疾儿童依能力就近入普通学校、指定学校或特教学校，不能到校者送教上门并纳入学籍。',
      en: 'By ability, disabled children attend the nearest ordinary, a designated or a special school; those who cannot attend are taught at home and stay on the school register.',
    },
    20: {
      zh: '县级设残疾人教育专家委员会，可评估入学能力；评估结果属隐私，只能用于教育和康复。',
      en: 'A county expert committee may assess a child before placement; the result is private and serves education and rehabilitation only.',
    },
    21: {
      zh: '监护人与学校有入学争议的，可申请县级教育部门，由其委托评估并兼顾意愿后决定。',
      en: 'When guardian and school disagree on placement, the county education department has the child assessed and decides with regard to the family’s wishes.',
    },
    23: {
      zh: '随班就读学生用普通课程和教材，学习要求可适度放宽。',
      en: 'Disabled pupils in ordinary classes follow the ordinary curriculum with flexible requirements.',
    },
    31: {
      zh: '政府让更多残疾幼儿入园，支持普通园、特教学校和儿童福利、康复机构招收。',
      en: 'Governments raise the share of disabled children in preschool and support kindergartens, special schools, welfare and rehabilitation institutions that take them.',
    },
    52: {
      zh: '残疾人参加国家教育考试可申请支持条件和合理便利，考试机构须依规提供。',
      en: 'Disabled candidates in state examinations may ask for support and reasonable accommodation, which is provided under the rules.',
    },
  },
})
