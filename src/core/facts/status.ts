import { fact } from './fact.ts'
import { amountOf, held } from './shared-status.ts'
import { sharedStatuses } from './systems.ts'

export const workInjuryCare = held(
  'person.workInjuryCare',
  'work-injury-care',
  { zh: '领取工伤保险生活护理费', en: 'Receives work-injury care payment' },
  { zh: '是否领取工伤保险生活护理费？', en: 'Is a work-injury care payment received?' },
)

export const orphanAllowance = held(
  'person.orphanAllowance',
  'orphan-allowance',
  { zh: '领取孤儿基本生活费', en: 'Receives orphan allowance' },
  { zh: '是否领取孤儿基本生活费？', en: 'Is an orphan allowance received?' },
)

export const childHardshipAllowance = held(
  'person.childHardshipAllowance',
  'child-hardship-allowance',
  { zh: '领取困境儿童基本生活费', en: 'Receives allowance for children in difficulty' },
  { zh: '是否领取困境儿童基本生活费？', en: 'Is an allowance for children in difficulty received?' },
)

export const imprisoned = held(
  'person.imprisoned',
  'imprisoned',
  { zh: '正在服刑', en: 'Serving a prison sentence' },
  { zh: '是否正在监狱服刑？', en: 'Is a prison sentence being served?' },
)

export const labourCapacityLost = held(
  'person.labourCapacityLost',
  'labour-capacity-lost',
  { zh: '丧失劳动能力', en: 'Has lost the capacity to work' },
  { zh: '是否经认定丧失劳动能力？', en: 'Has loss of the capacity to work been recognised?' },
)

export const severeMentalDisorder = held(
  'person.severeMentalDisorder',
  'severe-mental-disorder',
  { zh: '严重精神障碍患者登记在册', en: 'Registered with a severe mental disorder' },
  { zh: '是否登记为严重精神障碍患者？', en: 'Is a severe mental disorder registered?' },
)

/** Already receives the minimum living guarantee as a household of one; civil affairs has decided. */
export const singlePersonGuarantee = held(
  'person.singlePersonGuarantee',
  'on-single-person-guarantee',
  { zh: '已按单人保享受低保', en: 'Already on the single-person guarantee (minimum living guarantee)' },
  {
    zh: '是否已经按单人保享受低保？',
    en: 'Is the minimum living guarantee already received as a single-person guarantee?',
  },
)

/** Recognised one by one by civil affairs; nothing else may be read as hardship. */
export const otherHardship = held(
  'person.otherHardship',
  'other-hardship',
  { zh: '民政认定的其他困难残疾人', en: 'Recognised by civil affairs as in other hardship' },
  { zh: '是否经民政认定为其他困难残疾人？', en: 'Has civil affairs recognised other hardship?' },
)

export const elderlyCareAllowance = amountOf(
  'person.elderlyCareAllowance',
  'elderly-care-allowance',
  { zh: '每月老年护理类补贴', en: 'Monthly care allowance for the elderly' },
  { zh: '每月领多少老年护理类补贴？', en: 'How much care allowance for the elderly is received a month?' },
)

export const elderlyLivingAllowance = amountOf(
  'person.elderlyLivingAllowance',
  'elderly-living-allowance',
  { zh: '每月老年生活类补贴', en: 'Monthly living allowance for the elderly' },
  { zh: '每月领多少老年生活类补贴？', en: 'How much living allowance for the elderly is received a month?' },
)

export const elderlyCareService = amountOf(
  'person.elderlyCareService',
  'elderly-care-service',
  { zh: '每月养老服务补贴', en: 'Monthly elderly-care service subsidy' },
  { zh: '每月领多少养老服务补贴？', en: 'How much elderly-care service subsidy is received a month?' },
)

/** 失能护理类补贴 of other schemes, which may not be had beside the nursing subsidy. */
export const incapacityCareAllowance = amountOf(
  'person.incapacityCareAllowance',
  'incapacity-care-allowance',
  { zh: '每月失能护理类补贴', en: 'Monthly care allowance for incapacity' },
  { zh: '每月领多少失能护理类补贴？', en: 'How much care allowance for incapacity is received a month?' },
)

export const dutyDisabilityCareAllowance = amountOf(
  'person.dutyDisabilityCareAllowance',
  'duty-disability-care-allowance',
  { zh: '每月因公致残护理类补贴', en: 'Monthly care allowance for disability on duty' },
  {
    zh: '每月领多少因公致残护理类补贴？',
    en: 'How much care allowance for disability on duty is received a month?',
  },
)

export const dutyDisabilityLivingAllowance = amountOf(
  'person.dutyDisabilityLivingAllowance',
  'duty-disability-living-allowance',
  { zh: '每月因公致残生活类补贴', en: 'Monthly living allowance for disability on duty' },
  {
    zh: '每月领多少因公致残生活类补贴？',
    en: 'How much living allowance for disability on duty is received a month?',
  },
)

export const veteranCadreCareAllowance = amountOf(
  'person.veteranCadreCareAllowance',
  'veteran-cadre-care-allowance',
  { zh: '每月离休护理类补贴', en: 'Monthly care allowance for veteran cadres' },
  {
    zh: '每月领多少离休护理类补贴？',
    en: 'How much care allowance for veteran cadres is received a month?',
  },
)

export const veteranCadreLivingAllowance = amountOf(
  'person.veteranCadreLivingAllowance',
  'veteran-cadre-living-allowance',
  { zh: '每月离休生活类补贴', en: 'Monthly living allowance for veteran cadres' },
  {
    zh: '每月领多少离休生活类补贴？',
    en: 'How much living allowance for veteran cadres is received a month?',
  },
)

/**
 * Registered with health, which hands in nobody’s complete list: who is not among the shared statuses may have lost an
 * only child all the same. Never read out of who lives in a household.
 */
export const lostOnlyChild = fact.bool({
  id: 'person.lostOnlyChild',
  label: { zh: '登记为失独', en: 'Registered as having lost the only child' },
  question: { zh: '是否登记为失独家庭的父母？', en: 'Is the loss of the only child registered?' },
  sensitivity: 'P4',
  stored: {
    from: 'spell',
    table: 'status',
    where: { column: 'kind', is: 'lost-only-child' },
    present: true,
    list: 'status',
    system: sharedStatuses,
  },
})
