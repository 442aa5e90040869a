import { openIdentity } from '#core/registry/identity.ts'
import {
  type AccountRemarks,
  type AccountsOfPerson,
  confirmAccount,
  listAccounts,
  type LookedAtAccount,
  type PaymentAccount,
  recordAccount,
} from '#core/registry/payment-accounts.ts'
import { formatPlainDate } from '#engine/format-value.ts'
import { type Text, text } from '#kernel/text.ts'
import type { PageRequest, Route } from '#platform/http.ts'
import type { Problem } from '#platform/problem.ts'
import { platformProblem } from '#platform/problems.ts'
import { Phrase } from '#ui/language.tsx'
import { BackLink } from '#ui/page/back-link.tsx'
import { Actions, Button, LinkButton } from '#ui/page/button.tsx'
import { EmptyState } from '#ui/page/empty-state.tsx'
import { IdentityBar } from '#ui/page/identity-bar.tsx'
import { NoticeStrip } from '#ui/page/notice-strip.tsx'
import { Outcome } from '#ui/paper/outcome.tsx'
import { ChoiceQuestion } from '#ui/question/choice-question.tsx'
import type { FieldProblem } from '#ui/question/error-summary.tsx'
import { ManyQuestion } from '#ui/question/many-question.tsx'
import { TextQuestion } from '#ui/question/text-question.tsx'
import { SummaryList } from '#ui/record/summary-list.tsx'
import { sourceWords } from './event-words.ts'
import { askedOf, formRoute, type Refused, saidOf, typedIn } from './form-route.ts'
import { framed, type Here, sent, shown, type Site, type SitePage } from './site.tsx'

const path = '/people/:person/accounts'

/** 打到哪里: a person’s accounts at the desk, written down by one colleague and compared by another. */
export function accountDeskPages(site: Site): readonly Route[] {
  const record = recordAccount(openIdentity(site.database.keys))
  return [
    shown(site, path, async ({ params: { person = '' } }, here) =>
      listPage(person, here, await here.ask(listAccounts, { personId: person })),
    ),
    sent(site, `${path}/confirm`, async ({ params: { person }, form: { account, how } }, here) => {
      await here.ask(confirmAccount, { personId: person, accountId: account, how })
      return { redirect: `/people/${person}/accounts` }
    }),
    shown(site, `${path}/new`, ({ params }, here) => newPage(params, here)),
    formRoute(
      site,
      `${path}/new`,
      async (request, here) => {
        const { person = '' } = request.params
        const { number, bank, holder, holderName } = request.form
        const compared = [request.form['compared'] ?? []].flat().includes('yes')
        const given = { personId: person, number, bank, holder, holderName, compared }
        return framed(here, request, recordedPage(person, await here.ask(record, given)))
      },
      ({ params, form }, here, error) => newPage(params, here, { form, error }),
    ),
  ]
}

const holders = {
  own: text('本人', 'the person'),
  guardian: text('代领款的人', 'whoever receives for them'),
  institution: text('代领款的机构', 'the institution that receives for them'),
} as const satisfies Record<PaymentAccount['holder'], Text>

const nameChecks: Readonly<Record<PaymentAccount['nameCheck'], Text>> = {
  same: text('和应该的一样', 'as it should be'),
  variant: text('只差异体字或繁简，请对着证件看一眼', 'differs in the form of a character only'),
  unreadable: text('能看清的字都一样，有看不清的，请对着证件看一眼', 'agrees as far as it can be read'),
  different: text('不一样，银行会退回来', 'differs: a bank would send the money back'),
}

const confirmedHow: Readonly<Record<string, Text>> = {
  'card-seen': text('和卡或存折对过', 'compared with the card'),
  'bank-answer': text('和银行对过', 'compared with the bank’s answer'),
  'paid-before': text('以前打成功过', 'paid into before'),
  'own-word': text('本人说就打到这里', 'by the person’s own word'),
}

function listPage(person: string, here: Here, { name, secrets, accounts }: AccountsOfPerson): SitePage {
  const today = here.clock.today()
  const open = accounts.filter(({ until }) => until === null || until > today)
  const waiting = open.filter(({ confirmedAt }) => confirmedAt === null)
  return {
    part: '/people',
    shell: 'console',
    above: <BackLink href={`/people/${person}`} to={text('一人一档', 'The file')} />,
    answer: answerOf(secrets, open.length, waiting.length),
    title: text('钱打到哪里', 'Where the money goes'),
    body: (
      <>
        <IdentityBar name={name} needs={[]} facts={[]} />
        {secrets !== 'full' ? (
          <Withheld person={person} here={here} />
        ) : (
          accounts.length === 0 && (
            <EmptyState
              what={text('还没有登记过账户。', 'No account has been recorded.')}
              why={text(
                '看过银行卡或存折以后，在这里登记；由另一位同事核对。',
                'Record one after seeing the card; a colleague compares it.',
              )}
            />
          )
        )}
        {accounts.map((account) => (
          <AccountCard
            key={account.accountId}
            person={person}
            account={account}
            isWaiting={waiting.includes(account)}
            mayConfirm={here.actor.may('account.confirm') !== undefined}
          />
        ))}
        {here.actor.may('account.record') && (
          <Actions>
            <LinkButton
              weight="other"
              label={text('登记一个账户', 'Record an account')}
              href={`/people/${person}/accounts/new`}
            />
          </Actions>
        )}
      </>
    ),
  }
}

function answerOf(secrets: AccountsOfPerson['secrets'], open: number, waiting: number): Text {
  if (secrets !== 'full') return text('账户平时不显示', 'Accounts are not shown as a rule')
  if (waiting > 0) return text(`${waiting} 个账户等着核对`, `${waiting} to be compared`)
  return open > 0
    ? text('账户核对过了', 'The account has been compared')
    : text('没有能打钱的账户', 'There is no account')
}

function Withheld({ person, here }: { readonly person: string; readonly here: Here }) {
  return (
    <>
      <NoticeStrip tone="info">
        <p>
          <Phrase
            zh="有这个人的事在办，或者有同事登记的账户等着核对，可以打开半小时；打开留记录。"
            en="Where something is being done about this person, or an account a colleague recorded waits, it can be shown for half an hour; that is kept on record."
          />
        </p>
      </NoticeStrip>
      {here.actor.may('person.reveal') && (
        <form method="post" action={`/people/${person}/reveal`}>
          <input type="hidden" name="back" value={`/people/${person}/accounts`} />
          <Actions>
            <Button label={text('为了在办的事，打开半小时', 'Show it for half an hour, for this work')} />
          </Actions>
        </form>
      )}
    </>
  )
}

type CardProps = {
  readonly person: string
  readonly account: LookedAtAccount
  readonly isWaiting: boolean
  readonly mayConfirm: boolean
}

function AccountCard({ person, account, isWaiting, mayConfirm }: CardProps) {
  return (
    <section className="card">
      <h2>
        <Phrase
          zh={`${account.bank}，尾号 ${account.lastFour}`}
          en={`${account.bank}, ending ${account.lastFour}`}
        />
      </h2>
      {isWaiting && account.isSharedByMany && <SharedByMany people={account.people} />}
      <SummaryList
        entries={[
          {
            label: text('户主', 'Holder'),
            value: (
              <>
                <Phrase {...holders[account.holder]} />：<span translate="no">{account.holderName}</span>
              </>
            ),
          },
          { label: text('户名核对', 'Name'), value: <Phrase {...nameChecks[account.nameCheck]} /> },
          { label: text('谁说的', 'Recorded by'), value: <Phrase {...recordedBy(account)} /> },
          { label: text('从哪天起', 'Since'), value: <Phrase {...formatPlainDate(account.from)} /> },
          ...(account.until === null
            ? []
            : [
                {
                  label: text('到哪天为止', 'Until'),
                  value: <Phrase {...formatPlainDate(account.until)} />,
                },
              ]),
          { label: text('核对', 'Compared'), value: <Phrase {...standing(account)} /> },
        ]}
      />
      {isWaiting && <Confirming person={person} account={account} mayConfirm={mayConfirm} />}
    </section>
  )
}

function recordedBy({ source, isOwnRecord }: LookedAtAccount): Text {
  return isOwnRecord ? text('您登记的', 'you') : sourceWords(source)
}

function standing({ confirmedAt, confirmedHow: how }: PaymentAccount): Text {
  if (confirmedAt === null) return text('还没有核对，钱不会打过去', 'not yet, no money goes there')
  return confirmedHow[how ?? ''] ?? text('核对过了', 'done')
}

function SharedByMany({ people }: { readonly people: number }) {
  return (
    <NoticeStrip tone="warn">
      <p>
        <Phrase
          zh={`您看得到的人里，有 ${people} 个人都说这是自己的账户。先问清楚，再核对。`}
          en={`Of the people you see, ${people} call this account their own. Find out why before you confirm it.`}
        />
      </p>
    </NoticeStrip>
  )
}

function Confirming({ person, account, mayConfirm }: Omit<CardProps, 'isWaiting'>) {
  if (!mayConfirm || account.isOwnRecord)
    return (
      <p>
        <Phrase
          zh={
            mayConfirm
              ? '登记的人自己不能核对，请另一位同事看过再定。'
              : '由区（县、市）残联的同事核对；登记的人自己不能核对。'
          }
          en="A colleague of the district compares it; nobody confirms what they recorded themselves."
        />
      </p>
    )
  return (
    <form method="post" action={`/people/${person}/accounts/confirm`}>
      <input type="hidden" name="account" value={account.accountId} />
      <p>
        <Phrase
          zh="请对着卡、存折或者银行的答复看过户名和尾号。按下就定了，以后的钱打到这里。"
          en="Compare name and last digits with the card or the bank’s answer. Once you press, money goes there."
        />
      </p>
      <Actions>
        {(['card-seen', 'bank-answer', 'paid-before'] as const).map((how, at) => (
          <Button
            key={how}
            weight={at === 0 ? 'main' : 'other'}
            label={confirmedHow[how] ?? how}
            name="how"
            value={how}
            about={account.lastFour}
          />
        ))}
      </Actions>
    </form>
  )
}

async function newPage(
  { person = '' }: PageRequest['params'],
  here: Here,
  refused?: Refused<Problem>,
): Promise<SitePage> {
  if (!here.actor.may('account.record')) throw platformProblem('not-allowed')
  const { name } = await here.ask(listAccounts, { personId: person })
  const typed = typedIn(refused?.form)
  const problems = refused ? problemsOf(refused) : []
  const asked = askedOf(problems)
  return {
    part: '/people',
    shell: 'console',
    above: <BackLink href={`/people/${person}/accounts`} to={text('钱打到哪里', 'Where the money goes')} />,
    answer: text('登记一个账户', 'Record an account'),
    problems,
    body: (
      <form method="post" action={`/people/${person}/accounts/new`} noValidate>
        <IdentityBar name={name} needs={[]} facts={[]} />
        <NoticeStrip tone="info">
          <p>
            <Phrase
              zh="从今天起换成这个账户；由另一位同事核对以后，钱才会打过去。以前的账户留着记录。"
              en="From today this account takes the place of the one before; money goes there once a colleague has compared it."
            />
          </p>
        </NoticeStrip>
        <TextQuestion
          {...asked('number')}
          question={text('账号', 'Number of the card or account')}
          why={text(
            '对着卡或存折写，空格不要紧。以后只显示最后四位。',
            'As on the card; spaces are fine. Only the last four digits are ever shown.',
          )}
          value={typed('number')}
        />
        <ManyQuestion
          name="compared"
          question={text('逐位对过吗？', 'Compared digit by digit?')}
          why={text(
            '校验不通过、但卡上确实如此时才勾。',
            'Only where the number fails its check and still is what the card says.',
          )}
          choices={[{ value: 'yes', label: text('逐位对过，确实如此', 'Compared, it is so') }]}
          chosen={[refused?.form['compared'] ?? []].flat()}
        />
        <TextQuestion
          {...asked('bank')}
          question={text('开户银行', 'Bank')}
          why={text('写得出网点的，一起写。', 'With the branch, if you know it.')}
          value={typed('bank')}
        />
        <ChoiceQuestion
          {...asked('holder')}
          question={text('是谁的账户？', 'Whose account is it?')}
          why={text(
            '不是本人的，要先登记代为领款的授权。',
            'For somebody else’s a mandate to receive money comes first.',
          )}
          choices={[
            { value: 'own', label: holders.own },
            { value: 'guardian', label: holders.guardian },
            { value: 'institution', label: holders.institution },
          ]}
          chosen={typed('holder')}
        />
        <TextQuestion
          {...asked('holderName')}
          question={text('户名', 'Name on the account')}
          why={text(
            '和卡或存折上一样；和应有的姓名不同，银行会退回来。',
            'As on the card; a bank sends money back where the name is another.',
          )}
          value={typed('holderName')}
        />
        <Actions>
          <Button label={text('登记，请同事核对', 'Record it for a colleague to compare')} />
        </Actions>
      </form>
    ),
  }
}

const fields = ['number', 'bank', 'holder', 'holderName'] as const
type Field = (typeof fields)[number]

const wanted: Readonly<Record<Field, Text>> = {
  number: text('请写账号', 'Write the number'),
  bank: text('请写哪家银行', 'Write which bank'),
  holder: text('请选是谁的账户', 'Choose whose account it is'),
  holderName: text('请写卡上的户名', 'Write the name on the card'),
}

/** What has to be put right, and at which field. */
function problemsOf({ form, error }: Refused<Problem>): readonly FieldProblem[] {
  const { code } = error
  const typed = typedIn(form)
  if (code === 'invalid-input') {
    const left = fields.filter((field) => typed(field).trim().length < (field === 'bank' ? 2 : 1))
    return left.length > 0
      ? left.map((field) => ({ field, message: wanted[field] }))
      : [{ field: 'number', message: saidOf(error) }]
  }
  const field: Field =
    code === 'holder-name-differs' ? 'holderName' : code === 'no-money-mandate' ? 'holder' : 'number'
  return [{ field, message: saidOf(error) }]
}

function recordedPage(
  person: string,
  { accountId, nameCheck, people, isSharedByMany }: AccountRemarks,
): SitePage {
  return {
    part: '/people',
    shell: 'console',
    answer: text('登记好了，等另一位同事核对', 'Recorded; a colleague compares it'),
    title: text('登记一个账户', 'Record an account'),
    body: (
      <>
        <Outcome seal="登记" reference={accountId.slice(0, 8)}>
          <p>
            <Phrase
              zh="核对以前，钱不会打过去；从哪个月算起不变。"
              en="No money goes there before that; the month it counts from stays."
            />
          </p>
          <p>
            <Phrase zh="户名：" en="Name: " />
            <Phrase {...nameChecks[nameCheck]} />
          </p>
        </Outcome>
        {isSharedByMany && <SharedByMany people={people} />}
        <Actions>
          <LinkButton label={text('回到一人一档', 'Back to the file')} href={`/people/${person}`} />
        </Actions>
      </>
    ),
  }
}
