import { fact } from './fact.ts'
import { employmentRegister, medicalSecurity, ownChoice } from './systems.ts'

export const employed = fact.bool({
  id: 'person.employed',
  label: { zh: '已就业', en: 'In work' },
  question: { zh: '现在有没有工作？', en: 'Is the person in work?', easy: '现在上班吗？' },
  sensitivity: 'P3',
  stored: {
    from: 'spell',
    table: 'employment',
    present: true,
    absent: { is: false, when: 'list-complete' },
    list: 'employment',
    system: employmentRegister,
  },
})

/** Does not apply to somebody who is not in work. */
export const monthlyWage = fact.optionalInt({
  id: 'person.monthlyWage',
  label: { zh: '月工资', en: 'Monthly wage' },
  question: { zh: '每月工资多少？', en: 'What is the monthly wage?' },
  sensitivity: 'P4',
  range: [0, 100_000_000],
  unit: 'fen',
  stored: {
    from: 'spell',
    table: 'employment',
    column: 'monthly_wage_fen',
    absent: { is: 'not-applicable', when: 'list-complete' },
    list: 'employment',
    system: employmentRegister,
  },
})

/** Does not apply to somebody who is not in work. */
export const employedSince = fact.optionalDate({
  id: 'person.employedSince',
  label: { zh: '就业起始日期', en: 'Start of the job' },
  question: { zh: '从哪天开始上班？', en: 'When did the job start?' },
  sensitivity: 'P3',
  stored: {
    from: 'spell',
    table: 'employment',
    column: 'valid_from',
    absent: { is: 'not-applicable', when: 'list-complete' },
    list: 'employment',
    system: employmentRegister,
  },
})

export const insuranceScheme = fact.enum({
  id: 'person.insuranceScheme',
  label: { zh: '基本医疗保险', en: 'Basic medical insurance' },
  question: {
    zh: '参加的是居民医保还是职工医保？',
    en: 'Resident medical insurance, or that of employees?',
    easy: '有医保吗？',
  },
  sensitivity: 'P3',
  actionable: true,
  values: {
    none: { zh: '未参保', en: 'none' },
    resident: { zh: '城乡居民医保', en: 'resident medical insurance' },
    employee: { zh: '职工医保', en: 'employee medical insurance' },
  },
  stored: {
    from: 'spell',
    table: 'insurance',
    column: 'scheme',
    absent: { is: 'none', when: 'list-complete' },
    list: 'insurance',
    system: medicalSecurity,
  },
})

/** A recorded choice between aids for the same care; unknown until the person has made it. */
export const careChoice = fact.enum({
  id: 'person.careChoice',
  label: { zh: '护理类待遇的选择', en: 'Choice between care benefits' },
  question: {
    zh: '护理补贴、养老服务补贴、失能护理类补贴只能领一项，您选哪一项？',
    en: 'Only one of the nursing subsidy, the elderly-care service subsidy and the care allowance for incapacity can be had: which one?',
    easy: '两种钱只能领一种。您选哪种？',
  },
  sensitivity: 'P3',
  actionable: true,
  values: {
    'nursing-subsidy': { zh: '重度残疾人护理补贴', en: 'nursing subsidy' },
    'elderly-care-service': { zh: '养老服务补贴', en: 'elderly-care service subsidy' },
    'incapacity-care-allowance': { zh: '失能护理类补贴', en: 'care allowance for incapacity' },
  },
  stored: {
    from: 'spell',
    table: 'election',
    where: { column: 'matter', is: 'care-kind' },
    column: 'choice',
    list: 'elections',
    system: ownChoice,
  },
})
