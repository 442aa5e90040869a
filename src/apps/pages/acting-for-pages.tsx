import { documentOf, formatCitation } from '#core/citations/citation.ts'
import { ageOfMajority, figureOn } from '#core/registry/figures.ts'
import { openIdentity } from '#core/registry/identity.ts'
import { mandateBases, mandateScopes } from '#core/registry/mandate.ts'
import {
  endMandate,
  type NamedMandates,
  type RecordedMandate,
  recordMandate,
} from '#core/registry/mandates.ts'
import type { KnownMandate } from '#core/registry/standing-mandates.ts'
import { text } from '#kernel/text.ts'
import type { PageRequest, Route } from '#platform/http.ts'
import type { Problem } from '#platform/problem.ts'
import { Phrase } from '#ui/language.tsx'
import { BackLink } from '#ui/page/back-link.tsx'
import { Actions, Button, LinkButton } from '#ui/page/button.tsx'
import { Disclosure } from '#ui/page/disclosure.tsx'
import { EmptyState } from '#ui/page/empty-state.tsx'
import { IdentityBar } from '#ui/page/identity-bar.tsx'
import { NoticeStrip } from '#ui/page/notice-strip.tsx'
import { Outcome } from '#ui/paper/outcome.tsx'
import { ChoiceQuestion } from '#ui/question/choice-question.tsx'
import type { FieldProblem } from '#ui/question/error-summary.tsx'
import { IdNumberQuestion } from '#ui/question/id-number-question.tsx'
import { ManyQuestion } from '#ui/question/many-question.tsx'
import { TextQuestion } from '#ui/question/text-question.tsx'
import { SummaryList } from '#ui/record/summary-list.tsx'
import { endPage } from './end-mandate-page.tsx'
import { askedOf, formRoute, type Refused, saidOf, typedIn } from './form-route.ts'
import {
  aDate,
  choicesOf,
  entriesOf,
  isDate,
  isRelation,
  isWords,
  mayStillCount,
  readMandates,
  relations,
  scopesWords,
  thisPage,
} from './mandate-parts.tsx'
import { framed, type Here, shown, type Site, type SitePage } from './site.tsx'

const path = '/people/:person/mandates'

/** 谁可以替他办: who may act for a person, recorded by a colleague who has seen the papers, and ended by telephone. */
export function actingForPages(site: Site): readonly Route[] {
  const record = recordMandate(openIdentity(site.database.keys))
  return [
    shown(site, path, async ({ params: { person = '' } }, here) =>
      listPage(person, here, await readMandates(here, person)),
    ),
    shown(site, `${path}/new`, ({ params }, here) => newPage(params, here)),
    formRoute(
      site,
      `${path}/new`,
      async (request, here) => {
        const { person = '' } = request.params
        const { basis, number, name, relation, evidence, moneyEvidence, from, until } = request.form
        const recorded = await here.ask(record, {
          wardId: person,
          basis,
          ...(basis === 'institution' ? { creditCode: number } : { citizenId: number, relation }),
          name,
          scopes: [request.form['scopes'] ?? []].flat(),
          evidence,
          ...(moneyEvidence !== '' && { moneyEvidence }),
          from,
          ...(until !== '' && { until }),
        })
        return framed(here, request, recordedPage(recorded, await readMandates(here, person), person))
      },
      ({ params, form }, here, error) => newPage(params, here, { form, error }),
    ),
    shown(site, `${path}/:mandate/end`, async ({ params }, here) => endPage(params, here)),
    formRoute(
      site,
      `${path}/:mandate/end`,
      async ({ params: { person, mandate }, form: { because, toldBy, endsOn } }, here) => {
        await here.ask(endMandate, { wardId: person, mandateId: mandate, because, toldBy, endsOn })
        return { redirect: `/people/${person}/mandates` }
      },
      ({ params, form }, here, error) => endPage(params, here, { form, error }),
    ),
  ]
}

/** What ends a mandate by itself. */
function EndsByItself({ here }: { readonly here: Here }) {
  const years = figureOn(ageOfMajority, here.clock.today())
  const law = formatCitation(documentOf('civil-code'))
  return (
    <p>
      <Phrase
        zh={`父母的代办到本人满 ${years} 岁为止；本人或代办人去世、法院后来另有决定的，从那天起自动不算数，不用另外来停。依据：${law.zh}。`}
        en={`Parents act until the person is ${years}; the death of either, or a later decision of a court, ends a mandate of itself. By: ${law.en}.`}
      />
    </p>
  )
}

function listPage(person: string, at: Here, { name, mandates, competing }: NamedMandates): SitePage {
  const open = mandates.filter(mayStillCount)
  const over = mandates.filter((each) => !mayStillCount(each))
  const count = open.filter(({ standing }) => standing.stands).length
  return {
    part: '/people',
    shell: 'console',
    above: <BackLink href={`/people/${person}`} to={text('一人一档', 'The file')} />,
    answer:
      count === 0
        ? text('没有人能替他（她）办', 'Nobody may act for them')
        : text(`${count} 个人或机构能替他（她）办`, `${count} may act for them`),
    title: thisPage,
    body: (
      <>
        <IdentityBar name={name} needs={[]} facts={[]} />
        <EndsByItself here={at} />
        {competing.map(([one, other]) => (
          <Competing
            key={`${one} ${other}`}
            both={mandates.filter((each) => [one, other].includes(each.mandateId))}
          />
        ))}
        {mandates.length === 0 && (
          <EmptyState
            what={text('还没有登记过。', 'None has been recorded.')}
            why={text('看过身份证件和证明以后，在这里登记。', 'Record one after seeing the papers.')}
          />
        )}
        {open.map((mandate) => (
          <section className="card" key={mandate.mandateId}>
            <h2 translate="no">{mandate.delegateName}</h2>
            <SummaryList entries={entriesOf(mandate)} />
            <Actions>
              <LinkButton
                weight="other"
                label={text('停止', 'End it')}
                about={mandate.delegateName}
                href={`/people/${person}/mandates/${mandate.mandateId}/end`}
              />
            </Actions>
          </section>
        ))}
        {over.length > 0 && (
          <Disclosure label={text(`已经停了的 ${over.length} 份`, `${over.length} that have ended`)}>
            {over.map((mandate) => (
              <section key={mandate.mandateId}>
                <h2 translate="no">{mandate.delegateName}</h2>
                <SummaryList entries={entriesOf(mandate)} />
              </section>
            ))}
          </Disclosure>
        )}
        <Actions>
          <LinkButton
            label={text('登记一份授权', 'Record a mandate')}
            href={`/people/${person}/mandates/new`}
          />
        </Actions>
      </>
    ),
  }
}

function Competing({ both }: { readonly both: readonly KnownMandate[] }) {
  const names = both.map(({ delegateName }) => delegateName)
  return (
    <NoticeStrip tone="warn">
      <p>
        <Phrase
          zh={`${names.join('和')}的授权可能不是都要的：请和本人核对，不要的停掉。`}
          en={`Those of ${names.join(' and ')} may not both be meant: ask, and end the one that is not.`}
        />
      </p>
    </NoticeStrip>
  )
}

async function newPage(
  { person = '' }: PageRequest['params'],
  at: Here,
  refused?: Refused<Problem>,
): Promise<SitePage> {
  const { name } = await readMandates(at, person)
  const typed = typedIn(refused?.form)
  const problems = refused ? problemsOf(refused) : []
  const asked = askedOf(problems)
  return {
    part: '/people',
    shell: 'console',
    above: <BackLink href={`/people/${person}/mandates`} to={thisPage} />,
    answer: text('登记一份授权', 'Record a mandate'),
    problems,
    body: (
      <form method="post" action={`/people/${person}/mandates/new`} noValidate>
        <IdentityBar name={name} needs={[]} facts={[]} />
        <EndsByItself here={at} />
        <ChoiceQuestion
          {...asked('basis')}
          question={text('凭什么替他（她）办？', 'On what ground?')}
          why={text('看过证明再选。', 'Choose after seeing the papers.')}
          choices={choicesOf(mandateBases)}
          chosen={typed('basis')}
        />
        <TextQuestion
          {...asked('name')}
          question={text('代办的人或机构叫什么', 'Name of the person or institution')}
          why={text('和证件上一样。', 'As on the paper.')}
          value={typed('name')}
        />
        <IdNumberQuestion
          {...asked('number')}
          question={text(
            '代办人的身份证号，或者机构的统一社会信用代码',
            'Citizen number, or credit code of the institution',
          )}
          why={text('只用来认是谁，以后不会显示出来。', 'Only to tell who it is; it is never shown again.')}
          value={typed('number')}
        />
        <ChoiceQuestion
          {...asked('relation')}
          question={text('代办人是本人的什么人？', 'Who are they to the person?')}
          why={text('机构代办的不选。', 'Not for an institution.')}
          choices={choicesOf(relations)}
          chosen={typed('relation')}
        />
        <ManyQuestion
          {...asked('scopes')}
          question={text('能替他（她）办什么？', 'What may they do?')}
          why={text('只选证明上写的。', 'Only what the paper says.')}
          choices={choicesOf(mandateScopes)}
          chosen={[refused?.form['scopes'] ?? []].flat()}
        />
        <TextQuestion
          {...asked('evidence')}
          question={text('看了什么证明', 'Which paper')}
          why={text('哪一份、谁出的、哪天的。不要写号码。', 'Which, from whom, of which day. No numbers.')}
          value={typed('evidence')}
        />
        <TextQuestion
          {...asked('moneyEvidence')}
          question={text('代为领款的另一份证明', 'A second proof, to receive money')}
          why={text(
            '选了代为领款才要，例如本人当面确认、村（社区）证明。',
            'Only to receive money: the person’s own word, say, or the village’s.',
          )}
          value={typed('moneyEvidence')}
        />
        <TextQuestion
          {...asked('from')}
          question={text('从哪天起', 'From')}
          why={text('写成 2026-12-01。', 'Written 2026-12-01.')}
          value={refused ? typed('from') : at.clock.today()}
        />
        <TextQuestion
          {...asked('until')}
          question={text('到哪天为止', 'Until')}
          why={text(
            '这天起不能再办；证明上没写就空着。',
            'The first day it no longer holds; blank where the paper names none.',
          )}
          value={typed('until')}
        />
        <Actions>
          <Button label={text('登记', 'Record it')} />
        </Actions>
      </form>
    ),
  }
}

const fieldOfProblem: Readonly<Record<string, string>> = {
  'not-a-minor': 'basis',
  'number-unusable': 'number',
  'mandate-of-oneself': 'number',
  'delegate-minor': 'number',
  'mandate-cycle': 'number',
  'too-many-wards': 'number',
  'second-proof-needed': 'moneyEvidence',
  'dates-reversed': 'until',
}

/** What has to be put right, and at which question. */
function problemsOf({ form, error }: Refused<Problem>): readonly FieldProblem[] {
  const typed = typedIn(form)
  const said = saidOf(error)
  const field = fieldOfProblem[error.code]
  if (field !== undefined) return [{ field, message: said }]
  const basis = typed('basis')
  const left = [
    ...(Object.hasOwn(mandateBases, basis)
      ? []
      : [['basis', text('请选凭什么', 'Choose the ground')] as const]),
    ...(isWords(typed('name'))
      ? []
      : [['name', text('请写代办的人或机构叫什么', 'Write the name')] as const]),
    ...(basis === 'institution' || isRelation(typed('relation'))
      ? []
      : [['relation', text('请选代办人是本人的什么人', 'Choose who they are')] as const]),
    ...([form['scopes'] ?? []].flat().length > 0
      ? []
      : [['scopes', text('请选能办什么，至少一项', 'Choose at least one')] as const]),
    ...(isWords(typed('evidence'))
      ? []
      : [['evidence', text('请写看了什么证明', 'Write which paper')] as const]),
    ...(isDate(typed('from')) ? [] : [['from', aDate] as const]),
    ...(typed('until') === '' || isDate(typed('until')) ? [] : [['until', aDate] as const]),
  ].map(([name, message]) => ({ field: name, message }))
  return left.length > 0 ? left : [{ field: 'basis', message: said }]
}

function recordedPage(
  { mandateId, competing, delegateIsStaff }: RecordedMandate,
  { mandates }: NamedMandates,
  person: string,
): SitePage {
  return {
    part: '/people',
    shell: 'console',
    answer: text('登记好了', 'Recorded'),
    title: text('登记一份授权', 'Record a mandate'),
    body: (
      <>
        <Outcome seal="登记" reference={mandateId.slice(0, 8)}>
          {mandates
            .filter((each) => each.mandateId === mandateId)
            .map(({ delegateName, scopes, standing }) => (
              <p key={mandateId}>
                <span translate="no">{delegateName}</span>
                <Phrase
                  {...(standing.stands
                    ? text('今天起可以：', ' may from today: ')
                    : text('到了那天可以：', ' may, once it begins: '))}
                />
                <Phrase {...scopesWords(scopes)} />
                <Phrase zh="。" en="." />
              </p>
            ))}
          <p>
            <Phrase
              zh="双方都会收到通知，本人随时可以停。"
              en="Both are told, and the person may end it at any time."
            />
          </p>
        </Outcome>
        {delegateIsStaff && (
          <NoticeStrip tone="warn">
            <p>
              <Phrase
                zh="代办人在这里工作：这个人的事，不要由他（她）来定。"
                en="The delegate works here: what is decided about this person should not be decided by them."
              />
            </p>
          </NoticeStrip>
        )}
        {competing.length > 0 && (
          <Competing both={mandates.filter((each) => [mandateId, ...competing].includes(each.mandateId))} />
        )}
        <Actions>
          <LinkButton
            label={text('回到「谁可以替他办」', 'Back to who may act')}
            href={`/people/${person}/mandates`}
          />
        </Actions>
      </>
    ),
  }
}
