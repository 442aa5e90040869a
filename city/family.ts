import type { Sex } from '#kernel/citizen-id.ts'
import type { EpochDay } from '#kernel/plain-date.ts'
import type { Random } from './random.ts'

/** A resident before a name and a number: what the certificate already decided. */
export type HolderDraft = {
  readonly sex: Sex
  readonly age: number
  readonly livesSingle: boolean
  readonly isOrphan: boolean
}

/** Whose father's name a person bears, apart from the head's own. */
type Line = 'head' | 'other' | 'child'

export type MemberDraft = {
  readonly relation: string
  readonly sex: Sex
  readonly age: number
  readonly line: Line
  /** The place among the holders the household was built around. */
  readonly holder?: number
}

const LARGEST_HOUSEHOLD = 6

/**
 * Builds a household of one to six around one or two holders: parents are at least eighteen years older than their
 * children, couples of near age; grown children who live single stay with ageing parents (以老养残).
 */
export function familyAround(
  holders: readonly [HolderDraft, ...HolderDraft[]],
  random: Random,
): readonly MemberDraft[] {
  const [first, second] = holders
  const members = second ? aroundTwo(first, second, random) : aroundOne(first, random)
  const isHolder = ({ holder }: MemberDraft) => holder !== undefined
  const spare = LARGEST_HOUSEHOLD - members.filter(isHolder).length
  const others = members.filter((member) => !isHolder(member)).slice(0, spare)
  return members.filter((member) => isHolder(member) || others.includes(member))
}

function aroundOne(holder: HolderDraft, random: Random): readonly MemberDraft[] {
  const { age } = holder
  const self = (relation: string, line: Line) => draft(relation, holder.sex, age, line, 0)
  if (holder.isOrphan) {
    const grandmother = draft('户主', 'female', age + random.between(48, 62), 'other')
    return [grandmother, self(holder.sex === 'male' ? '孙子' : '孙女', 'child')]
  }
  if (age < 22) {
    const parents = parentsAsHeads(age, random)
    const sibling = random.chance(0.4) ? [youngSibling(age, random)] : []
    return [
      ...parents,
      self(childRelation(holder.sex), 'child'),
      ...sibling,
      ...elders(parents, 0.25, random),
    ]
  }
  if (age < 60 && holder.livesSingle) {
    const parentAge = age + random.between(20, 30)
    const isLivingWithParents = parentAge <= 93 && random.chance(age < 45 ? 0.88 : 0.62)
    if (!isLivingWithParents) return [self('户主', 'head')]
    return [...parentsAsHeads(age, random), self(childRelation(holder.sex), 'child')]
  }
  const head = self('户主', 'head')
  if (age < 60)
    return [
      head,
      ...spouseOf(head, 0.86, random),
      ...childrenOf(head, random),
      ...elders([head], 0.15, random),
    ]
  if (random.chance(age < 80 ? 0.15 : 0.3)) return [head]
  return [head, ...spouseOf(head, age < 80 ? 0.75 : 0.4, random), ...grownChildOf(head, 0.4, random)]
}

function aroundTwo(first: HolderDraft, second: HolderDraft, random: Random): readonly MemberDraft[] {
  const [elder, younger] = first.age >= second.age ? [0, 1] : [1, 0]
  const [old, young] = first.age >= second.age ? [first, second] : [second, first]
  const apart = old.age - young.age
  if (apart >= 18 && apart <= 46) {
    const head = draft('户主', old.sex, old.age, 'head', elder)
    const child = draft(childRelation(young.sex), young.sex, young.age, 'child', younger)
    return [head, ...spouseOf(head, 0.55, random), child]
  }
  if (apart > 46) {
    const head = draft('户主', old.sex, old.age, 'head', elder)
    const between = old.age - Math.floor(apart / 2)
    const parent = random.chance(0.8) ? [draft('子', 'male', between, 'child')] : []
    return [
      head,
      ...parent,
      draft(young.sex === 'male' ? '孙子' : '孙女', young.sex, young.age, 'child', younger),
    ]
  }
  if (young.age >= 22 && random.chance(0.75)) {
    const head = draft('户主', old.sex, old.age, 'head', elder)
    const spouse = draft('配偶', otherSex(old.sex), young.age, 'other', younger)
    return [head, spouse, ...childrenOf(draft('', 'female', young.age, 'other'), random)]
  }
  const siblings = [
    draft(childRelation(old.sex), old.sex, old.age, 'child', elder),
    draft(childRelation(young.sex), young.sex, young.age, 'child', younger),
  ]
  if (old.age <= 62) return [...parentsAsHeads(old.age, random, young.age), ...siblings]
  return [
    draft('户主', old.sex, old.age, 'head', elder),
    draft(young.sex === 'male' ? '弟弟' : '妹妹', young.sex, young.age, 'head', younger),
  ]
}

/** Father or mother as head, usually both; old enough for the eldest child and, for a mother, young enough for the youngest. */
function parentsAsHeads(eldest: number, random: Random, youngest = eldest): readonly MemberDraft[] {
  const latest = Math.min(eldest + 30, youngest + 44)
  const motherAge = Math.max(eldest + 19, random.between(eldest + 19, latest))
  const mother = draft('户主', 'female', motherAge, 'other')
  const father = draft('户主', 'male', motherAge + random.below(5), 'head')
  const isOld = motherAge > 78
  if (random.chance(isOld ? 0.5 : 0.82)) return [father, { ...mother, relation: '配偶' }]
  return [random.chance(0.7) ? { ...mother, line: 'head' } : father]
}

function spouseOf(head: MemberDraft, share: number, random: Random): readonly MemberDraft[] {
  if (!random.chance(share)) return []
  return [draft('配偶', otherSex(head.sex), Math.max(22, head.age + random.between(-5, 5)), 'other')]
}

function childrenOf(parent: MemberDraft, random: Random): readonly MemberDraft[] {
  const count = random.among([
    [22, 0],
    [55, 1],
    [23, 2],
  ])
  return Array.from({ length: count }, () => parent.age - random.between(22, 34))
    .filter((age) => age >= 0 && age < 32)
    .map((age) => childAged(age, random))
}

/** A grown son or daughter at home, often with a family of their own. */
function grownChildOf(head: MemberDraft, share: number, random: Random): readonly MemberDraft[] {
  if (!random.chance(share)) return []
  const child = childAged(head.age - random.between(23, 34), random)
  const isMarried = random.chance(0.6)
  const inLaw = draft(
    child.sex === 'male' ? '儿媳' : '女婿',
    otherSex(child.sex),
    child.age + random.between(-3, 3),
    'other',
  )
  const grandchildAge = child.age - random.between(24, 31)
  const sex = random.pick(['male', 'female'] as const)
  const grandchild = draft(sex === 'male' ? '孙子' : '孙女', sex, grandchildAge, 'child')
  return [
    child,
    ...(isMarried ? [inLaw] : []),
    ...(isMarried && grandchildAge >= 0 && random.chance(0.7) ? [grandchild] : []),
  ]
}

function elders([head]: readonly MemberDraft[], share: number, random: Random): readonly MemberDraft[] {
  if (!head || !random.chance(share)) return []
  const age = head.age + random.between(21, 31)
  if (age > 96) return []
  const mother = draft('母亲', 'female', age, 'other')
  const father = draft('父亲', 'male', age + random.below(4), 'head')
  return random.among([
    [50, [mother]],
    [25, [father]],
    [25, [father, mother]],
  ])
}

function youngSibling(age: number, random: Random): MemberDraft {
  return childAged(Math.max(0, age - random.between(1, 7)), random)
}

function childAged(age: number, random: Random): MemberDraft {
  const sex = random.pick(['male', 'female'] as const)
  return draft(childRelation(sex), sex, age, 'child')
}

function childRelation(sex: Sex): string {
  return sex === 'male' ? '子' : '女'
}

function otherSex(sex: Sex): Sex {
  return sex === 'male' ? 'female' : 'male'
}

function draft(relation: string, sex: Sex, age: number, line: Line, holder?: number): MemberDraft {
  return { relation, sex, age, line, ...(holder !== undefined && { holder }) }
}

/** A day of birth for somebody of this age on the day before `end`. */
export function birthFor(age: number, end: EpochDay, random: Random): EpochDay {
  return end - 1 - Math.ceil(age * 365.25) - random.below(364)
}
