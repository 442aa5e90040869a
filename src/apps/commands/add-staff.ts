import { createInterface } from 'node:readline/promises'
import { grantDuty, listStaff } from '#core/access/duties.ts'
import { inviteAgain } from '#core/access/invitation.ts'
import { isRole, type Role, roles } from '#core/access/roles.ts'
import { addStaff } from '#core/access/staff.ts'
import { openIdentity } from '#core/registry/identity.ts'
import { epochDayOf, plainDateOf } from '#kernel/plain-date.ts'
import { localOperator } from '#platform/actor.ts'
import { systemClock } from '#platform/clock.ts'
import type { CommandLine } from '#platform/config.ts'
import { execute } from '#platform/execute.ts'
import { appProblem } from '../problems.ts'
import { type Session, withSession } from '../session.ts'

/** `staff add <name> <unit> <role>`: an account, a duty there for a year, and the invitation to come in with. */
export async function addColleague(config: CommandLine): Promise<void> {
  const [name = '', unit = '', role = ''] = config.positionals
  if (!isRole(role) || !roles[role].isStaff)
    throw appProblem('role-unknown', { known: staffRoles.join('、') })
  const citizenId = await askOnTerminal('身份证号（只用来认出同一个人，不显示在命令里）：')
  await withSession(config, 'real', async (session) => {
    tell(await introduce(session, { name, unit, role, citizenId }))
  })
}

/** `staff invite <name> <unit>`: invites again whoever lost their keys; everything they came in with until now ends. */
export async function inviteColleague(config: CommandLine): Promise<void> {
  const [name = '', unit = ''] = config.positionals
  await withSession(config, 'real', async ({ database }) => {
    const asked = { database, actor: localOperator }
    const found = (await execute(listStaff, {}, asked)).filter(
      (each) => each.name === name && each.unit === unit,
    )
    const [colleague] = found
    if (!colleague || found.length > 1) throw appProblem('colleague-unknown', { found: found.length })
    tell((await execute(inviteAgain, { staffId: colleague.staffId }, asked)).invitation)
  })
}

type Colleague = {
  readonly name: string
  readonly unit: string
  readonly role: Role
  readonly citizenId: string
}

const YEAR = 365

/** Gives somebody an account and a duty in their own unit; answers with the invitation. */
export async function introduce(
  { database }: Pick<Session, 'database'>,
  { name, unit, role, citizenId }: Colleague,
): Promise<string> {
  const asked = { database, actor: localOperator }
  const added = await execute(addStaff(openIdentity(database.keys)), { name, citizenId, unit }, asked)
  const from = systemClock.today()
  const duty = { role, region: unit, from, until: plainDateOf(epochDayOf(from) + YEAR) }
  await execute(grantDuty, { staffId: added.staffId, ...duty }, asked)
  return added.invitation
}

const staffRoles = Object.entries(roles).flatMap(([code, { isStaff }]) => (isStaff ? [code] : []))

function tell(invitation: string): void {
  console.log(`邀请码（七天内有效，只能用一次，请当面或电话交给本人）：\n\n  ${invitation}\n`)
  console.log('本人打开登录页，选“第一次来：登录邀请”。')
}

async function askOnTerminal(question: string): Promise<string> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr })
  try {
    return await terminal.question(question)
  } finally {
    terminal.close()
  }
}
