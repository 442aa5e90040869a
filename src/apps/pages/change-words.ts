import type { Benefit } from '#core/benefits/benefit.ts'
import type { ChangeKind } from '#core/benefits/difference.ts'
import type { ListKind } from '#core/benefits/month-queries.ts'
import type { BenefitSummary } from '#core/benefits/summarise-run.ts'
import { stopsByDecision } from './outcome-words.ts'

/** The lists of a month, in the order they are told. What leaves somebody worse off is only proposed. */
export const listNames: Readonly<Record<ListKind, string>> = {
  granted: '本月有',
  start: '新增',
  change: '变化',
  stop: '停发（建议）',
  held: '暂缓',
  unknown: '算不出',
}

/** What each list holds, for whoever opens it. */
export const listMeanings: Readonly<Record<ListKind, string>> = {
  granted: '按规则和已知事实，这个月应当有的人。',
  start: '上次没有、这次有的人。',
  change: '两次都有，金额不同的人。减少的只是建议。',
  stop: '上次有、这次不再符合条件的人。这只是建议，有人具名决定之前不停发。',
  held: '上次有、这次缺事实，算不出的人。先不停发，把事实查清。',
  unknown: '上次没有、这次缺事实，还算不出的人。',
}

export function isListKind(text: string): text is ListKind {
  return text in listNames
}

/**
 * Whether a list is counted among those somebody has to look at: a right that ends by law waits for nobody, and a proposal
 * that is not made again stops nothing.
 */
export function isCounted(kind: ListKind, benefit: Pick<Benefit, 'kind' | 'mode'>): boolean {
  return benefit.kind !== 'right' && (kind !== 'stop' || stopsByDecision(benefit))
}

/** How many people stand in one list of one benefit. */
export function sizeOf(kind: ListKind, { granted, changes }: BenefitSummary): number {
  return kind === 'granted' ? granted : changes[kind]
}

export const listKinds = Object.keys(listNames).filter(isListKind)

/** The lists of what is different from before. */
export const changeKinds = listKinds.filter(isChangeKind)

export function isChangeKind(kind: ListKind): kind is ChangeKind {
  return kind !== 'granted'
}
