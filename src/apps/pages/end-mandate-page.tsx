import { isGiven } from '#core/registry/mandates.ts'
import { registryProblem } from '#core/registry/problems.ts'
import { type Text, text } from '#kernel/text.ts'
import type { PageRequest } from '#platform/http.ts'
import type { Problem } from '#platform/problem.ts'
import { Phrase } from '#ui/language.tsx'
import { BackLink } from '#ui/page/back-link.tsx'
import { Actions, Button } from '#ui/page/button.tsx'
import { IdentityBar } from '#ui/page/identity-bar.tsx'
import { ChoiceQuestion } from '#ui/question/choice-question.tsx'
import type { FieldProblem } from '#ui/question/error-summary.tsx'
import { TextQuestion } from '#ui/question/text-question.tsx'
import { SummaryList } from '#ui/record/summary-list.tsx'
import { askedOf, type Refused, saidOf, typedIn } from './form-route.ts'
import {
  aDate,
  choicesOf,
  entriesOf,
  isDate,
  isWords,
  lastingUntil,
  mayStillCount,
  readMandates,
  thisPage,
} from './mandate-parts.tsx'
import type { Here, SitePage } from './site.tsx'

const endings = {
  ward: text('本人说不要了', 'the person no longer wants it'),
  delegate: text('代办人不办了', 'the delegate no longer does it'),
  court: text('法院另有决定', 'a court has decided otherwise'),
  federation: text('残联发现不该再办', 'the federation found that it should end'),
  'entered-wrongly': text('登记错了，从来不算数', 'it was entered wrongly and never counted'),
} as const satisfies Record<string, Text>

/** How a colleague ends a mandate, and what was to be put right. */
export async function endPage(
  { person = '', mandate: mandateId }: PageRequest['params'],
  at: Here,
  refused?: Refused<Problem>,
): Promise<SitePage> {
  const { name, mandates } = await readMandates(at, person)
  const mandate = mandates.find((each) => each.mandateId === mandateId)
  if (!mandate || !mayStillCount(mandate)) throw registryProblem('mandate-not-standing')
  const typed = typedIn(refused?.form)
  const problems = refused ? endProblemsOf(refused) : []
  const asked = askedOf(problems)
  return {
    part: '/people',
    shell: 'console',
    above: <BackLink href={`/people/${person}/mandates`} to={thisPage} />,
    answer: text('停止一份授权', 'End a mandate'),
    problems,
    body: (
      <form method="post" action={`/people/${person}/mandates/${mandateId}/end`} noValidate>
        <IdentityBar name={name} needs={[]} facts={[]} />
        <SummaryList
          entries={[
            {
              label: text('谁', 'Who'),
              value: <span translate="no">{mandate.delegateName}</span>,
            },
            ...entriesOf(mandate),
          ]}
        />
        <p>
          {isGiven(mandate.basis) ? (
            <Phrase
              zh="从停的那天起不能再办；以前办过的都还在，双方都会收到通知。"
              en="It ends on that day; what was done stays, and both are told."
            />
          ) : (
            <Phrase
              zh="这一份凭的是法律或法院的决定：看过材料才能停。以前办过的都还在，双方都会收到通知。"
              en="This one rests on the law or on a court: end it only after seeing the papers. What was done stays, and both are told."
            />
          )}
        </p>
        <ChoiceQuestion
          {...asked('because')}
          question={text('为什么停？', 'Why does it end?')}
          why={text('打电话来说的也可以。', 'A telephone call is enough.')}
          choices={choicesOf(endings)}
          chosen={typed('because')}
        />
        <TextQuestion
          {...asked('toldBy')}
          question={text('谁说的，怎么说的', 'Who said so, and how')}
          why={text('比如：本人打电话；判决书哪一份。', 'The person, by telephone, say; or which decision.')}
          value={typed('toldBy')}
        />
        <TextQuestion
          {...asked('endsOn')}
          question={text('从哪天起停', 'From which day')}
          why={text('写成 2026-12-01。', 'Written 2026-12-01.')}
          value={refused ? typed('endsOn') : lastingUntil(mandate, at.clock.today())}
        />
        <Actions>
          <Button label={text('停止', 'End it')} />
        </Actions>
      </form>
    ),
  }
}

function endProblemsOf({ form, error }: Refused<Problem>): readonly FieldProblem[] {
  const typed = typedIn(form)
  if (error.code === 'dates-reversed') return [{ field: 'endsOn', message: saidOf(error) }]
  const left = [
    ...(Object.hasOwn(endings, typed('because'))
      ? []
      : [{ field: 'because', message: text('请选为什么停', 'Choose why') }]),
    ...(isWords(typed('toldBy'))
      ? []
      : [{ field: 'toldBy', message: text('请写谁说的', 'Write who said so') }]),
    ...(isDate(typed('endsOn')) ? [] : [{ field: 'endsOn', message: aDate }]),
  ]
  return left.length > 0 ? left : [{ field: 'because', message: saidOf(error) }]
}
