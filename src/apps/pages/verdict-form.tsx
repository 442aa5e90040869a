import type { PageRequest } from '#platform/http.ts'
import { Actions, Button } from '#ui/page/button.tsx'
import { ChoiceQuestion } from '#ui/question/choice-question.tsx'
import { TextQuestion } from '#ui/question/text-question.tsx'
import { typedIn } from './form-route.ts'

const words: Readonly<Record<string, string>> = {
  justified: '该看',
  misuse: '不该看',
  unclear: '说不清，要再查',
}

export function verdictWords(verdict: string | null | undefined): string {
  return words[verdict ?? ''] ?? '等着'
}

const toMend = '请选一个结论，并写一句为什么'

export function verdictProblems(refused: PageRequest['form'] | undefined) {
  return refused ? [{ field: 'verdict', message: toMend }] : []
}

/** Whether a look was right, by somebody who did not look. */
export function VerdictForm({
  action,
  refused,
}: {
  readonly action: string
  readonly refused: PageRequest['form'] | undefined
}) {
  const typed = typedIn(refused)
  return (
    <form method="post" action={action} noValidate>
      <ChoiceQuestion
        name="verdict"
        question="结论"
        why="记下以后不能再改。"
        choices={[
          { value: 'justified', label: words['justified'] ?? '' },
          { value: 'misuse', label: words['misuse'] ?? '' },
          { value: 'unclear', label: words['unclear'] ?? '' },
        ]}
        chosen={typed('verdict')}
        error={refused && toMend}
      />
      <TextQuestion name="remark" question="为什么" why="写一句，至少两个字。" value={typed('remark')} long />
      <Actions>
        <Button label="记下结论" />
      </Actions>
    </form>
  )
}
