import type { Actor } from '#platform/actor.ts'
import { shownName } from '#platform/showing.ts'
import type { FactChange } from './changes-since.ts'
import type { FactGroup } from './dated-facts.ts'
import type { Difference } from './differences.ts'
import type { PersonFile, TimelinePage } from './person-file.ts'
import type { AnySpellTable } from './spells.ts'
import type { TimelineEvent } from './timeline.ts'

/** Statements about where somebody lives and with whom; all others may say what is secret. */
const notSecret: ReadonlySet<AnySpellTable> = new Set(['hukou', 'death', 'household_member'])

/**
 * A file as the actor may see it: names, and what is secret, by how the actor's role is shown them. What is left out is left
 * out here, not on the page; which facts are recorded stays to be seen, what they say does not.
 */
export function shownFile(actor: Actor, file: PersonFile): PersonFile {
  const { identity } = file
  const secrets = actor.shows('secret', identity.personId)
  const nameOf = (personId: number, name: string) => shownName(actor, personId, name)
  const seesAll = secrets === 'full'
  return {
    ...file,
    secrets,
    identity: {
      ...identity,
      name: nameOf(identity.personId, identity.name),
      mergedFiles: identity.mergedFiles.map((each) => ({ ...each, name: nameOf(each.personId, each.name) })),
    },
    household: {
      members: file.household.members.map((each) => ({ ...each, name: nameOf(each.personId, each.name) })),
    },
    facts: seesAll ? file.facts : file.facts.map(withoutSecrets),
    accounts: seesAll ? file.accounts : [],
    benefits: secrets === 'hidden' ? undefined : file.benefits,
    timeline: shownTimeline(actor, identity.personId, file.timeline),
    changes: file.changes && {
      ...file.changes,
      facts: seesAll ? file.changes.facts : file.changes.facts.map(unstatedChange),
      events: seesAll ? file.changes.events : file.changes.events.map(unstatedEvent),
    },
  }
}

/** A page of a timeline without what its events state, for whoever may not see that. */
export function shownTimeline(actor: Actor, personId: number, page: TimelinePage): TimelinePage {
  return actor.shows('secret', personId) === 'full'
    ? page
    : { ...page, events: page.events.map(unstatedEvent) }
}

/** What two files say differently, each side as far as the actor may see what is secret of its person. */
export function shownDifference(
  actor: Actor,
  [one, other]: readonly [number, number],
  difference: Difference,
): Difference {
  if (notSecret.has(difference.table)) return difference
  const isShown = (personId: number) => actor.shows('secret', personId) === 'full'
  return {
    ...difference,
    one: isShown(one) ? difference.one : [],
    other: isShown(other) ? difference.other : [],
  }
}

function withoutSecrets(group: FactGroup): FactGroup {
  return {
    ...group,
    facts: group.facts.map((fact) => (fact.sensitivity === 'P4' ? { ...fact, values: [] } : fact)),
  }
}

function unstatedChange(change: FactChange): FactChange {
  if (notSecret.has(change.table)) return change
  return { ...change, stated: [], ...(change.before && { before: { ...change.before, stated: [] } }) }
}

function unstatedEvent(event: TimelineEvent): TimelineEvent {
  return 'stated' in event && !notSecret.has(event.table) ? { ...event, stated: [] } : event
}
