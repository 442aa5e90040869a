import { type Text, text } from '#kernel/text.ts'
import type { StaffPerson } from './work-facts.ts'

/** What is known about one look at one person. What is absent or undefined is not known. */
export type LookFacts = {
  readonly staff: StaffPerson
  readonly person: StaffPerson
  /** Whether work linked the two when it happened. */
  readonly isLinked: boolean | undefined
  /** Distinct people whose record the actor opened within the hour, this one among them. */
  readonly peopleThisHour: number
}

export type SnoopingRule = {
  readonly id: string
  /** What the colleague is asked; says why, and blames nobody. */
  readonly question: Text
  readonly asks: (facts: LookFacts) => boolean
  /** After how many hours the same colleague is asked again: about the same person, or, where `isAboutPerson` is false, at all. */
  readonly again: { readonly afterHours: number; readonly isAboutPerson: boolean }
}

/** A question that was asked: by which rule, about which people, when. */
export type AskedQuestion = {
  readonly rule: string
  readonly people: readonly number[]
  readonly at: string
}

/** More than this many people an hour is more than somebody can work on. */
export const PEOPLE_AN_HOUR = 40

const daily = { afterHours: 24, isAboutPerson: true }
/** Whoever opens many records at once is asked once, not for each. */
const hourly = { afterHours: 1, isAboutPerson: false }

/** From the most telling to the least; a look is asked about by the first that holds. */
export const snoopingRules: readonly SnoopingRule[] = [
  {
    id: 'same-surname-and-village',
    question: text(
      '您看了一位与您同姓、同村（社区）的人的记录。这是工作需要吗？如是亲属，请交给同事办理。',
      'You opened the record of somebody of your surname and village. Was it for work? If you are related, hand it to a colleague.',
    ),
    asks: ({ staff, person }) => isSameSurname(staff, person) && isSameVillage(staff, person),
    again: daily,
  },
  {
    id: 'same-surname',
    question: text(
      '您看了一位与您同姓的人的记录，您手上没有与此人有关的事项。为什么看？',
      'You opened the record of somebody of your surname; no task of yours concerns them. Why?',
    ),
    asks: ({ staff, person, isLinked }) => isLinked === false && isSameSurname(staff, person),
    again: daily,
  },
  {
    id: 'same-village',
    question: text(
      '您看了一位与您住在同一村（社区）的人的记录，您手上没有与此人有关的事项。为什么看？',
      'You opened the record of somebody who lives in your village; no task of yours concerns them. Why?',
    ),
    asks: ({ staff, person, isLinked }) => isLinked === false && isSameVillage(staff, person),
    again: daily,
  },
  {
    id: 'many-people',
    question: text(
      `您一小时内打开了超过 ${PEOPLE_AN_HOUR} 个人的记录。是在办什么事？`,
      `You opened the records of more than ${PEOPLE_AN_HOUR} people within an hour. What was it for?`,
    ),
    asks: ({ peopleThisHour }) => peopleThisHour > PEOPLE_AN_HOUR,
    again: hourly,
  },
  {
    id: 'no-open-task',
    question: text(
      '您看了一个人的记录，您手上没有与此人有关的事项。为什么看？',
      'You opened a record; no task of yours concerns this person. Why?',
    ),
    asks: ({ isLinked }) => isLinked === false,
    again: hourly,
  },
]

/** The longest a question that was asked still matters. */
export const REMEMBERED_HOURS = Math.max(...snoopingRules.map(({ again }) => again.afterHours))

/**
 * By which rule a look is asked about; `undefined` where it is nothing out of the ordinary or was asked about not long ago.
 * `asked` are the questions this colleague was asked before.
 */
export function decideQuestion(
  look: { readonly personId: number; readonly at: string; readonly facts: LookFacts },
  asked: readonly AskedQuestion[],
): SnoopingRule | undefined {
  const rule = snoopingRules.find((each) => each.asks(look.facts))
  return rule && !asked.some((before) => answersFor(before, rule, look)) ? rule : undefined
}

function answersFor(
  { rule, people, at }: AskedQuestion,
  { id, again }: SnoopingRule,
  look: { readonly personId: number; readonly at: string },
): boolean {
  const hours = (Date.parse(look.at) - Date.parse(at)) / 3_600_000
  return rule === id && hours < again.afterHours && (!again.isAboutPerson || people.includes(look.personId))
}

function isSameSurname(one: StaffPerson, other: StaffPerson): boolean {
  return one.surname !== undefined && one.surname === other.surname
}

/** Villages of one name are in several townships. */
function isSameVillage(one: StaffPerson, other: StaffPerson): boolean {
  return (
    one.village !== undefined &&
    one.township !== undefined &&
    one.village === other.village &&
    one.township === other.township
  )
}
