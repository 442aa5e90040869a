import { type Text, text } from '#kernel/text.ts'
import type { Showing, Shown } from '#platform/actor.ts'

/** Where the people a duty is about live; `none` for duties that are about nobody in particular. */
export type Area = 'grid' | 'village' | 'township' | 'district' | 'city' | 'none'

type RoleDefinition = {
  readonly name: Text
  readonly area: Area
  readonly shows: Readonly<Record<Shown, Showing>>
  /** Whether it is held by somebody who works here and is given by a duty. */
  readonly isStaff: boolean
}

function role(
  zh: string,
  en: string,
  area: Area,
  [name, contact, secret]: readonly [Showing, Showing, Showing],
  isStaff = true,
): RoleDefinition {
  return { name: text(zh, en), area, shows: { name, contact, secret }, isStaff }
}

/** Who there is, and how each sees names, contacts and secrets. A level alone shows nothing: the city sees nobody's name. */
export const roles = {
  visitor: role('没有登录的人', 'somebody not signed in', 'none', ['hidden', 'hidden', 'hidden'], false),
  resident: role('本人', 'resident', 'none', ['full', 'full', 'full'], false),
  guardian: role('监护人或代办人', 'guardian or delegate', 'none', ['full', 'full', 'full'], false),
  'grid-worker': role('网格员', 'grid worker', 'grid', ['full', 'reveal', 'hidden']),
  'village-worker': role('村（社区）联络员', 'village liaison', 'village', ['full', 'reveal', 'hidden']),
  township: role('镇街残联', 'township federation', 'township', ['full', 'full', 'reveal']),
  district: role('区（县、市）残联', 'district federation', 'district', ['full', 'full', 'reveal']),
  city: role('市残联', 'city federation', 'city', ['reveal', 'reveal', 'reveal']),
  assessor: role('评残医生', 'assessor', 'none', ['full', 'full', 'reveal']),
  institution: role('服务机构', 'institution', 'none', ['masked', 'masked', 'hidden']),
  employer: role('用人单位', 'employer', 'none', ['masked', 'hidden', 'hidden']),
  volunteer: role('志愿者', 'volunteer', 'none', ['masked', 'hidden', 'hidden']),
  payment: role('发放和财务', 'payment office', 'district', ['full', 'hidden', 'masked']),
  analyst: role('政策分析', 'policy analyst', 'none', ['hidden', 'hidden', 'hidden']),
  auditor: role('审计监督', 'auditor', 'none', ['reveal', 'reveal', 'reveal']),
  sysadmin: role('系统管理', 'system administrator', 'none', ['hidden', 'hidden', 'hidden']),
} as const satisfies Record<string, RoleDefinition>

export type Role = keyof typeof roles

export const roleCodes = Object.keys(roles).filter(isRole)

export function isRole(code: string): code is Role {
  return Object.hasOwn(roles, code)
}
