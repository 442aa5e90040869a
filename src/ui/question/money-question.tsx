import type { Question } from './field.tsx'
import { NumberQuestion } from './number-question.tsx'

/** An amount in yuan, as people say it; turning it into fen is the reader's work. */
export function MoneyQuestion(asked: Question & { readonly value?: string | undefined }) {
  return <NumberQuestion {...asked} unit={{ zh: '元', en: 'yuan' }} decimals />
}
