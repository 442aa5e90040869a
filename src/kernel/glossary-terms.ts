/**
 * The words of the domain: id | Chinese, and other forms | English, and other forms | name in code | not to be confused with.
 *
 * By subject: certificate, income status, money, care and work, how the work is done, who does it. A concept shown to
 * people gets its line here before it gets a label.
 */
export const boundTerms = `
  disability-certificate | 残疾人证 | disability certificate | Certificate | e-certificate
  e-certificate | 电子证照 / 电子残疾人证 | e-certificate | CertificateProof | disability-certificate
  category | 残疾类别 / 类别 | category | category
  level | 残疾等级 / 等级 | level | level | care-level
  visual | 视力残疾 | visual disability | visual
  hearing | 听力残疾 | hearing disability | hearing
  speech | 言语残疾 | speech disability | speech
  physical | 肢体残疾 | physical disability | physical
  intellectual | 智力残疾 | intellectual disability | intellectual | mental
  mental | 精神残疾 | mental disability | mental | intellectual
  multiple | 多重残疾 | multiple disabilities | multiple
  disability-assessment | 残疾评定 | disability assessment | disabilityAssessment | care-level

  minimum-living-guarantee | 低保 / 最低生活保障 | minimum living guarantee | minimumLivingGuarantee | low-income-margin, living-subsidy
  low-income-margin | 低边 / 最低生活保障边缘 / 低保边缘 | low-income margin | lowIncomeMargin | minimum-living-guarantee
  destitute-support | 特困供养 / 特困人员救助供养 / 特困人员供养 / 特困 | destitute support / destitute | destituteSupport
  phase-out | 渐退期 / 渐退 | phase-out year / phase-out | phaseOut
  single-person-guarantee | 单人保 | single-person guarantee | singlePersonGuarantee | minimum-living-guarantee
  temporary-assistance | 临时救助 | temporary assistance | temporaryAssistance
  orphan | 孤儿 | orphan | orphan | child-in-difficulty
  child-in-difficulty | 困境儿童 | child in difficulty / children in difficulty | childInDifficulty | orphan
  household-registration | 户籍 / 户口 | household registration / household register / hukou / registered | householdRegistration

  two-subsidies | 两项补贴 | two subsidies | twoSubsidies
  living-subsidy | 困难残疾人生活补贴 / 生活补贴 | living subsidy | living-subsidy | minimum-living-guarantee, nursing-subsidy
  nursing-subsidy | 重度残疾人护理补贴 / 护理补贴 | nursing subsidy | nursing-subsidy | long-term-care-insurance, work-injury-care, living-subsidy
  care-level | 护理等级 | care level | careLevel | level
  long-term-care-insurance | 长期护理保险 / 长护险 | long-term care insurance | longTermCareInsurance | nursing-subsidy
  work-injury-care | 工伤保险生活护理费 / 工伤生活护理费 / 生活护理费 | work-injury care payment | workInjuryCare | nursing-subsidy
  resident-medical-insurance | 城乡居民基本医疗保险 / 居民医保 | resident medical insurance / resident medical-insurance | residentMedicalInsurance | medical-assistance
  premium-aid | 个人缴费补贴 / 参保缴费补贴 | premium aid | premiumAid
  medical-assistance | 医疗救助 | medical assistance | medicalAssistance | resident-medical-insurance
  accident-insurance | 意外伤害保险 / 意外险 | accident insurance | accidentInsurance
  roster | 发放名册 / 发放花名册 / 名册 | roster | Roster
  arrears | 补发 | arrears | arrears | recovery
  recovery | 追回 | recovery / recover | recovery | arrears
  entitled-unpaid | 应享未享 | entitled but not paid | entitledUnpaid | paid-unentitled
  paid-unentitled | 不应享已享 | paid but not entitled | paidUnentitled | entitled-unpaid
  take-higher | 择高 | take the higher / the higher | takeHigher

  care | 托养 | day and residential care / day care / residential care | care | sheltered-care, elderly-care-home
  sheltered-care | 庇护 | sheltered care | shelteredCare | care, sheltered-employment
  disability-home | 残疾人之家 | Disability Home | disabilityHome | elderly-care-home
  elderly-care-home | 养老机构 | elderly-care home | elderlyCareHome | care, disability-home
  sheltered-employment | 辅助性就业 | sheltered employment | shelteredEmployment | supported-employment
  supported-employment | 支持性就业 | supported employment | supportedEmployment | sheltered-employment
  quota-employment | 按比例就业 | quota employment | quotaEmployment
  quota-levy | 残疾人就业保障金 / 残保金 / 保障金 | quota levy | quotaLevy | minimum-living-guarantee
  annual-review | 年审 | annual review | annualReview
  public-notice | 公示 | public notice | publicNotice | credit-record
  credit-record | 失信 | credit record | creditRecord | public-notice
  rehabilitation | 精准康复 | targeted rehabilitation | rehabilitation | medical-rehabilitation
  medical-rehabilitation | 医疗康复 | medical rehabilitation | medicalRehabilitation | rehabilitation
  assistive-device | 辅助器具 / 辅具 | assistive device | assistiveDevice
  fitting | 适配 | fitting / fitted | fitting

  person-file | 一人一档 | person file | personFile | individual-plan
  individual-plan | 一人一策 | individual plan | individualPlan | person-file, life-event
  life-event | 一件事 | life-event bundle | lifeEvent | individual-plan
  proactive | 非依申请自动办理 / 非依申请 | proactive determination | proactive | paid-unasked
  paid-unasked | 免申即享 | paid without asking | paidUnasked | proactive
  petition | 信访 | petition | petition | hotline
  hotline | 12385 | hotline / 12385 | hotlineCall | petition
  home-visit | 访视 | home visit | homeVisit
  unverified | 待核实 | unverified / not yet verified / to be verified | unverified
  demonstration-data | 演示数据 | demonstration data | demo

  federation | 残疾人联合会 / 残联 | disabled persons' federation / federation | federation | working-committee, civil-affairs
  working-committee | 残疾人工作委员会 / 残工委 | working committee | workingCommittee | federation
  civil-affairs | 民政 | civil affairs | civilAffairs | federation
  community-worker | 专职委员 | community disability worker | communityWorker | liaison
  liaison | 联络员 | liaison | liaison | community-worker
  guardian | 监护人 | guardian | guardian
`

/** How binding a sentence of law is. Ordinary words too, which a sentence may well translate otherwise: recommended only. */
export const dutyWords = `
  duty-must | 必须 | must | must
  duty-shall | 应当 | shall | shall
  duty-may | 可以 | may | may | duty-shall
  duty-must-not | 不得 | must not / may not | mustNot
  duty-entitled | 有权 | has the right to | hasRight | duty-may
`
