import { type Text, text } from '#kernel/text.ts'

/** How a field is shown: as it is, masked until asked for with a reason, masked for good, or not at all. */
export type Showing = 'full' | 'reveal' | 'masked' | 'hidden'

/** Where the people a duty is about live; `none` for duties that are about nobody in particular. */
export type Area = 'grid' | 'village' | 'township' | 'district' | 'city' | 'none'

type RoleDefinition = {
  readonly name: Text
  readonly area: Area
  /** Personal data: name in full, address, phone. */
  readonly personal: Showing
  /** Secret personal data: numbers, accounts, income, health, category and level. */
  readonly secret: Showing
  /** Whether it is held by somebody who works here and is given by a duty. */
  readonly isStaff: boolean
}

function role(
  zh: string,
  en: string,
  area: Area,
  personal: Showing,
  secret: Showing,
  isStaff = true,
): RoleDefinition {
  return { name: text(zh, en), area, personal, secret, isStaff }
}

/** Who there is. A level alone never shows secret data: the city sees everybody masked. */
export const roles = {
  visitor: role('没有登录的人', 'somebody not signed in', 'none', 'hidden', 'hidden', false),
  resident: role('本人', 'resident', 'none', 'full', 'full', false),
  guardian: role('监护人或代办人', 'guardian or delegate', 'none', 'full', 'full', false),
  'grid-worker': role('网格员', 'grid worker', 'grid', 'reveal', 'hidden'),
  'village-worker': role('村（社区）联络员', 'village liaison', 'village', 'reveal', 'hidden'),
  township: role('镇街残联', 'township federation', 'township', 'full', 'reveal'),
  district: role('区（县、市）残联', 'district federation', 'district', 'full', 'reveal'),
  city: role('市残联', 'city federation', 'city', 'masked', 'hidden'),
  assessor: role('评残医生', 'assessor', 'none', 'full', 'reveal'),
  institution: role('服务机构', 'institution', 'none', 'masked', 'hidden'),
  employer: role('用人单位', 'employer', 'none', 'masked', 'hidden'),
  volunteer: role('志愿者', 'volunteer', 'none', 'masked', 'hidden'),
  payment: role('发放和财务', 'payment office', 'district', 'masked', 'masked'),
  analyst: role('政策分析', 'policy analyst', 'none', 'hidden', 'hidden'),
  auditor: role('审计监督', 'auditor', 'none', 'masked', 'hidden'),
  sysadmin: role('系统管理', 'system administrator', 'none', 'hidden', 'hidden'),
} as const satisfies Record<string, RoleDefinition>

export type Role = keyof typeof roles

export const roleCodes = Object.keys(roles).filter(isRole)

export function isRole(code: string): code is Role {
  return code in roles
}
