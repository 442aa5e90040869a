import type { Text } from '#kernel/text.ts'

/** The systems facts come from, as they are named to the person whose facts they are. */
export const certificateSystem: Text = { zh: '全国残疾人证系统', en: 'the national certificate system' }
export const populationRegister: Text = { zh: '公安人口信息', en: 'the population register' }
export const socialAssistance: Text = { zh: '民政社会救助系统', en: 'the social assistance system' }
export const careAssessment: Text = { zh: '自理能力评估', en: 'the self-care assessment' }
export const careHomes: Text = { zh: '托养机构名册', en: 'the register of care homes' }
export const sharedStatuses: Text = { zh: '部门共享信息', en: 'data shared by other departments' }
export const medicalSecurity: Text = { zh: '医保参保信息', en: 'the medical insurance register' }
export const employmentRegister: Text = { zh: '就业登记信息', en: 'the employment register' }
export const civilAffairsRuling: Text = { zh: '民政部门的认定', en: 'the ruling of civil affairs' }
export const ownChoice: Text = { zh: '本人的选择', en: 'the person’s own choice' }
