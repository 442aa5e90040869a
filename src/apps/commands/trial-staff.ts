import { grantDuty, listStaff } from '#core/access/duties.ts'
import type { Role } from '#core/access/roles.ts'
import { addStaff } from '#core/access/staff.ts'
import { openIdentity } from '#core/registry/identity.ts'
import { checkCharacter } from '#kernel/citizen-id.ts'
import { epochDayOf, plainDateOf } from '#kernel/plain-date.ts'
import { localOperator } from '#platform/actor.ts'
import { systemClock } from '#platform/clock.ts'
import { execute } from '#platform/execute.ts'
import type { Session } from '../session.ts'

type Invented = { readonly name: string; readonly unit: string; readonly role: Role; readonly region: string }

/** Colleagues of the trial, one for each place and task a visitor may want to see the city from; named after mountains. */
const colleagues: readonly Invented[] = [
  { name: '四明', unit: 'ningbo', role: 'city', region: 'ningbo' },
  { name: '天童', unit: 'haishu', role: 'district', region: 'haishu' },
  { name: '雪窦', unit: 'fenghua', role: 'district', region: 'fenghua' },
  { name: '太白', unit: 't-330203001', role: 'township', region: 't-330203001' },
  { name: '招宝', unit: 't-330203001', role: 'village-worker', region: 't-330203001/望潮社区' },
  { name: '达蓬', unit: 'haishu', role: 'payment', region: 'haishu' },
  { name: '五磊', unit: 'ningbo', role: 'auditor', region: 'ningbo' },
  { name: '它山', unit: 'ningbo', role: 'sysadmin', region: 'ningbo' },
]

const YEAR = 365

/** Gives the trial's colleagues their accounts and duties for a year from today; those who have one keep it. */
export async function employTrialStaff({ database }: Session): Promise<void> {
  const asked = { database, actor: localOperator }
  const identity = openIdentity(database.keys)
  const known = new Set((await execute(listStaff, {}, asked)).map(({ name }) => name))
  const from = systemClock.today()
  const until = plainDateOf(epochDayOf(from) + YEAR)
  for (const [at, { name, unit, role, region }] of colleagues.entries()) {
    if (known.has(name)) continue
    const seventeen = `3302031970010110${at}`
    const citizenId = seventeen + checkCharacter(seventeen)
    const { staffId } = await execute(addStaff(identity), { name, citizenId, unit }, asked)
    await execute(grantDuty, { staffId, role, region, from, until }, asked)
  }
}
