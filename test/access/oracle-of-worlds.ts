import { aboutWhom } from './oracle.ts'
import { type File, type Mandate, type Session, wholeOf, type World } from './world.ts'

/** As whom a session acts and whom that reaches: the second half of the oracle, which knows nothing of the program either. */
export type Reached = {
  readonly role: string
  readonly region: string
  readonly scopes: readonly string[]
  readonly own: readonly number[]
  readonly place: readonly number[]
  readonly linked: readonly number[]
}

/** Nobody whose session, duty or working life is over. */
export function reachedBy(world: World, session: Session): Reached | undefined {
  const { now, today, files, duties, standIns, links, tasks, staff } = world
  const idleMinutes = (Date.parse(now) - Date.parse(session.seen)) / 60_000
  if (session.ended || session.expires <= now || idleMinutes > (session.staff ? 30 : 120)) return undefined
  const whole = (ids: readonly number[]) => allFilesOf(files, ids)
  if (session.person !== null) {
    const nothing = { region: '', place: [], linked: [] }
    if (session.actingFor === null)
      return { ...nothing, role: 'resident', scopes: [], own: whole([session.person]) }
    const holds = world.mandates.filter((each) => stands(world, session, each))
    const scopes = holds.flatMap((each) => each.scopes)
    return { ...nothing, role: 'guardian', scopes, own: holds.length > 0 ? whole([session.actingFor]) : [] }
  }
  const isOn = ({ from, until }: { from: string; until: string | null }, at: string) =>
    from <= at && (until === null || at < until)
  const colleague = staff.find(({ id }) => id === session.staff)
  if (!colleague || (colleague.left !== null && colleague.left <= today)) return undefined
  const duty = duties.find(({ id }) => id === session.duty)
  const standsIn = standIns.some(
    (each) => each.duty === duty?.id && each.staff === colleague.id && isOn(each, today),
  )
  if (!duty || !isOn(duty, today) || (duty.ended !== null && duty.ended <= today)) return undefined
  if (duty.staff !== colleague.id && !standsIn) return undefined
  const linked = [
    ...links.filter((each) => each.staff === colleague.id && isOn(each, now)),
    ...tasks.filter((each) => each.holder === colleague.id && each.isOpen),
  ].map(({ file }) => file)
  return { ...duty, scopes: [], own: [], place: inPlace(files, duty.region), linked: whole(linked) }
}

/** The files somebody may see in an operation. */
export function seenIn(world: World, by: Reached, operation: string): ReadonlySet<number> {
  const [whom] = (aboutWhom(by.role, operation, by.scopes) ?? 'nobody').split('+')
  if (whom === 'anyone') return new Set(world.files.map(({ id }) => id))
  if (whom === 'own') return new Set(by.own)
  return new Set(whom === 'place' ? [...by.place, ...by.linked] : whom === 'linked' ? by.linked : [])
}

/** An office sees the files in its place, a village or grid all files of whoever has one there. */
function inPlace(files: readonly File[], region: string): number[] {
  const [office, village, grid] = region.split('/')
  const there = files.filter(
    (file) => office === 'ningbo' || file.district === office || file.township === office,
  )
  if (village === undefined) return there.map(({ id }) => id)
  return allFilesOf(
    files,
    there.filter((file) => file.village === village && (!grid || file.grid === grid)).map(({ id }) => id),
  )
}

function allFilesOf(files: readonly File[], ids: readonly number[]): number[] {
  const wholes = new Set(ids.map((id) => wholeOf(files, id)))
  return files.filter(({ id }) => wholes.has(wholeOf(files, id))).map(({ id }) => id)
}

/** Whether a mandate lets this session act today: both alive, the ward a minor for a parent, no later word of a court. */
function stands(
  { files, mandates, today }: World,
  { person, actingFor }: Session,
  mandate: Mandate,
): boolean {
  const same = (one: number, other: number | null) =>
    other !== null && wholeOf(files, one) === wholeOf(files, other)
  if (!same(mandate.delegate, person) || wholeOf(files, mandate.ward) !== actingFor) return false
  if (today < mandate.from || (mandate.until !== null && mandate.until <= today)) return false
  const isGone = (id: number) =>
    files.some((file) => same(file.id, id) && file.diedOn !== null && file.diedOn <= today)
  if (isGone(mandate.ward) || isGone(mandate.delegate)) return false
  const court = mandates.some(
    (each) =>
      each.basis === 'court' &&
      same(each.ward, mandate.ward) &&
      mandate.from < each.from &&
      each.from <= today,
  )
  const born =
    files.find(({ id }) => id === actingFor)?.bornOn ?? files.find(({ id }) => id === mandate.ward)?.bornOn
  return (
    !court &&
    (mandate.basis !== 'birth' ||
      (typeof born === 'string' && today < `${Number(born.slice(0, 4)) + 18}${born.slice(4)}`))
  )
}
