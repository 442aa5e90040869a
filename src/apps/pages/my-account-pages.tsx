import { scheduleWords } from '#core/benefits/outcome-words.ts'
import { sayNoAccount } from '#core/casework/no-account.ts'
import { openIdentity } from '#core/registry/identity.ts'
import { listPersonMandates } from '#core/registry/mandates.ts'
import {
  acceptAccount,
  isConfirmedOn,
  listAccounts,
  type PaymentAccount,
  recordAccount,
} from '#core/registry/payment-accounts.ts'
import { spaced } from '#core/notices/said-words.ts'
import { formatNumber, formatPlainDate, joinTexts } from '#engine/format-value.ts'
import { type Text, text } from '#kernel/text.ts'
import type { Route } from '#platform/http.ts'
import type { Problem } from '#platform/problem.ts'
import { Phrase } from '#ui/language.tsx'
import { BackLink } from '#ui/page/back-link.tsx'
import { Actions, Button, LinkButton } from '#ui/page/button.tsx'
import { NoticeStrip } from '#ui/page/notice-strip.tsx'
import { PhoneLink } from '#ui/page/phone-link.tsx'
import { Outcome } from '#ui/paper/outcome.tsx'
import { ChoiceQuestion } from '#ui/question/choice-question.tsx'
import type { FieldProblem } from '#ui/question/error-summary.tsx'
import type { Choice } from '#ui/question/option.tsx'
import { TextQuestion } from '#ui/question/text-question.tsx'
import { SummaryList } from '#ui/record/summary-list.tsx'
import { formRoute, type Refused } from './form-route.ts'
import { mine } from './mine.ts'
import { monthOf, type OwnMoney, ownMoneyIn } from './my-month.ts'
import { type Here, framed, sent, shown, type Site, type SitePage } from './site.tsx'

const path = '/my/account'
const back = <BackLink href="/my" to={text('我的', 'Mine')} />

/** 打到哪里: to which account the money goes, asked once and only while nobody has confirmed one. */
export function myAccountPages(site: Site): readonly Route[] {
  const record = recordAccount(openIdentity(site.database.keys))
  return [
    shown(site, path, async (_, here) => accountPage(here, await read(here))),
    sent(site, path, async (request, here) => {
      const own = await read(here)
      const { account } = request.form
      if (own.choices.every(({ value }) => value !== account))
        return framed(here, request, { ...accountPage(here, own, choose), status: 422 })
      if (account === 'none') {
        const { taskId, dueOn } = await here.ask(sayNoAccount, { personId: own.personId })
        return framed(here, request, noAccountPage(taskId, dueOn, own.money))
      }
      if (account === 'own' || account === 'guardian') return { redirect: `${path}/new?holder=${account}` }
      await here.ask(acceptAccount, { personId: own.personId, accountId: account })
      const chosen = own.accounts.find(({ accountId }) => accountId === account)
      return framed(here, request, chosenPage(chosen, own.money))
    }),
    shown(site, `${path}/new`, ({ query }, here) => {
      mine(here)
      return newPage(holderOf(query['holder']))
    }),
    formRoute(
      site,
      `${path}/new`,
      async (request, here) => {
        const { holder, number, bank, holderName } = request.form
        const personId = mine(here)
        const { accountId } = await here.ask(record, {
          personId,
          number,
          bank,
          holderName,
          holder: holderOf(holder),
        })
        return framed(
          here,
          request,
          recordedPage(accountId, String(number), ownMoneyIn(await monthOf(here, personId))),
        )
      },
      ({ form }, _, error) => newPage(holderOf(form['holder']), { form, error }),
    ),
  ]
}

const choose = text('请选择打到哪里', 'Choose where it should go')

type Holder = 'own' | 'guardian'

function holderOf(given: unknown): Holder {
  return given === 'guardian' ? 'guardian' : 'own'
}

type OwnAccounts = {
  readonly personId: number
  readonly accounts: readonly PaymentAccount[]
  readonly confirmed: PaymentAccount | undefined
  /** Written down by the person, and waiting for a colleague to compare it. */
  readonly waiting: PaymentAccount | undefined
  readonly money: readonly OwnMoney[]
  readonly choices: readonly Choice[]
}

async function read(here: Here): Promise<OwnAccounts> {
  const personId = mine(here)
  const today = here.clock.today()
  const { accounts } = await here.ask(listAccounts, { personId })
  const open = accounts.filter(({ until }) => until === null || until > today)
  const { mandates } = await here.ask(listPersonMandates, { personId })
  const receivers = mandates.filter(
    ({ standing, scopes, delegateId }) =>
      standing.stands && delegateId !== undefined && scopes.includes('receive-money'),
  )
  const unconfirmed = open.filter(({ confirmedAt, source }) => confirmedAt === null && source !== 'self')
  return {
    personId,
    accounts,
    confirmed: open.find((each) => isConfirmedOn(each, today)),
    waiting: open.find(({ confirmedAt, source }) => confirmedAt === null && source === 'self'),
    money: ownMoneyIn(await monthOf(here, personId)),
    choices: [
      ...unconfirmed.map((account) => ({
        value: account.accountId,
        label: accountWords(account),
        hint: holderWords(account),
      })),
      { value: 'own', label: text('本人的银行卡或存折', 'My own card or passbook') },
      ...(receivers.length > 0
        ? [{ value: 'guardian', label: text('代领款的人的账户', 'The account of whoever receives for me') }]
        : []),
      {
        value: 'none',
        label: text('没有能收钱的账户', 'There is no account'),
        hint: text('没关系，镇街会帮您办。', 'That is fine: the township helps you to get one.'),
      },
    ],
  }
}

function accountWords({ bank, lastFour }: PaymentAccount): Text {
  return text(`${bank}，尾号 ${spaced(lastFour)}`, `${bank}, ending ${spaced(lastFour)}`)
}

function holderWords({ holder, holderName }: PaymentAccount): Text {
  const whose = {
    own: text('开户名', 'In the name of'),
    guardian: text('代领人', 'Received by'),
    institution: text('代领机构', 'Received by'),
  }[holder]
  return text(`${whose.zh}：${holderName}`, `${whose.en}: ${holderName}`)
}

/** `重度残疾人护理补贴每月 500.00 元` */
function moneyWords(money: readonly OwnMoney[]): Text | undefined {
  if (money.length === 0) return undefined
  return joinTexts(
    money.map(({ benefit: { name, pays }, amountFen }) => {
      const [span, amount] = [scheduleWords[pays.every], formatNumber(amountFen, 'fen')]
      return text(`${name.zh}${span.zh} ${amount.zh}`, `${name.en}: ${amount.en} ${span.en}`)
    }),
    '，',
    ', ',
  )
}

function whyAsked(money: readonly OwnMoney[]): Text {
  const what = moneyWords(money)
  if (!what) return text('有钱要发给您的时候，就打到这里。', 'Whatever is paid to you goes there.')
  return text(
    `按规则您应当有：${what.zh}。什么时候答都可以，从哪个月算起不变。`,
    `By the rules you are entitled to: ${what.en}. Answer when you like; the month it counts from stays.`,
    '有钱要给您。钱打到哪里？晚一点答也没关系。',
  )
}

function accountPage(here: Here, own: OwnAccounts, error?: Text): SitePage {
  if (own.confirmed) return confirmedPage(own.confirmed)
  const [first, second, ...rest] = own.choices
  if (!first || !second) throw new Error('there is always one’s own account and none')
  const question = text('钱打到哪里？', 'Where should the money go?')
  return {
    above: back,
    answer: question,
    answerInBody: true,
    problems: error === undefined ? [] : [{ field: 'account', message: error }],
    body: (
      <>
        <form method="post" action={path} noValidate>
          <ChoiceQuestion
            name="account"
            question={question}
            why={whyAsked(own.money)}
            choices={[first, second, ...rest]}
            error={error}
            isPageHeading
          />
          <Actions>
            <Button label={text('继续', 'Continue')} />
            <LinkButton weight="other" label={text('打电话办 12385', 'Do it by phone')} href="tel:12385" />
          </Actions>
        </form>
        {own.waiting && (
          <NoticeStrip tone="info">
            <p>
              <Phrase
                zh={`您填过尾号 ${spaced(own.waiting.lastFour)} 的账户，正在等工作人员核对。没有变，就不用再答。`}
                en={`You gave an account ending ${spaced(own.waiting.lastFour)}; a worker is checking it. If nothing changed, you need not answer again.`}
              />
            </p>
          </NoticeStrip>
        )}
      </>
    ),
  }
}

function confirmedPage(account: PaymentAccount): SitePage {
  const day = formatPlainDate(account.from)
  return {
    above: back,
    answer: text(
      `钱打到尾号 ${spaced(account.lastFour)} 的账户`,
      `The money goes to the account ending ${spaced(account.lastFour)}`,
    ),
    title: text('钱打到哪里', 'Where the money goes'),
    body: (
      <>
        <SummaryList
          entries={[
            { label: text('银行', 'Bank'), value: account.bank },
            { label: text('户名', 'Holder'), value: <span translate="no">{account.holderName}</span> },
            { label: text('从哪天起', 'Since'), value: <Phrase {...day} /> },
          ]}
        />
        <h2>
          <Phrase zh="要换账户" en="To change it" />
        </h2>
        <p>
          <Phrase
            zh="请带新的银行卡到镇街残联，或者打电话请人上门。网上不能换，免得别人拿了您的手机把钱改走。"
            en="Bring the new card to the township federation, or call for a visit. It cannot be changed here, so that nobody with your telephone leads the money elsewhere."
            easy="要换，请打电话。网上不能换，这样更安全。"
          />
        </p>
        <p>
          <PhoneLink />
        </p>
      </>
    ),
  }
}

const fields = ['number', 'bank', 'holderName'] as const
type Field = (typeof fields)[number]

const missing: Readonly<Record<Field, Text>> = {
  number: text('请填卡号或账号', 'Fill in the number'),
  bank: text('请写哪家银行', 'Write which bank'),
  holderName: text('请写卡上的户名', 'Write the name on the card'),
}

/** What has to be put right, and at which field. */
function problemsOf({
  form,
  error,
}: Refused<Problem>): readonly (FieldProblem & { readonly field: Field })[] {
  if (error.code === 'account-unusable') return [{ field: 'number', message: error.text }]
  if (error.code === 'invalid-input')
    return fields
      .filter((field) => String(form[field] ?? '').trim().length < (field === 'bank' ? 2 : 1))
      .map((field) => ({ field, message: missing[field] }))
  return [{ field: 'holderName', message: error.text }]
}

function newPage(holder: Holder, refused?: Refused<Problem>): SitePage {
  const problems = refused ? problemsOf(refused) : []
  const typed = (field: Field) => ({
    name: field,
    value: String(refused?.form[field] ?? ''),
    error: problems.find((each) => each.field === field)?.message,
  })
  return {
    above: <BackLink href={path} />,
    answer:
      holder === 'own'
        ? text('您的账户是哪一个？', 'Which is your account?')
        : text('代领款的人的账户是哪一个？', 'Which is the account of whoever receives for you?'),
    problems,
    body: (
      <form method="post" action={`${path}/new`} noValidate>
        <input type="hidden" name="holder" value={holder} />
        <TextQuestion
          {...typed('number')}
          question={text('卡号或账号', 'Number of the card or account')}
          why={text(
            '照卡或存折抄，空格不要紧。页面上只显示末四位。',
            'As on the card; spaces are fine. Only the last four digits are ever shown.',
          )}
        />
        <TextQuestion
          {...typed('bank')}
          question={text('哪家银行', 'Which bank')}
          why={text('写得出网点的，一起写。', 'With the branch, if you know it.')}
        />
        <TextQuestion
          {...typed('holderName')}
          question={text('卡上的户名', 'Name on the card')}
          why={
            holder === 'own'
              ? text(
                  '要和您的姓名一样，不然银行会退回来。',
                  'It has to be your name, or the bank sends the money back.',
                )
              : text(
                  '要和登记的代领人的姓名一样。',
                  'It has to be the name of whoever is recorded to receive for you.',
                )
          }
        />
        <Actions>
          <Button label={text('就打到这里', 'Use this account')} />
        </Actions>
      </form>
    ),
  }
}

const done = (
  <Actions>
    <LinkButton label={text('回到我的', 'Back to my page')} href="/my" />
  </Actions>
)

/** What comes next for the money, by whose word. */
function NextForMoney({ money }: { readonly money: readonly OwnMoney[] }) {
  const what = moneyWords(money)
  if (!what) return null
  const deciders = [...new Map(money.map(({ benefit: { decidedBy } }) => [decidedBy.zh, decidedBy])).values()]
  const who = joinTexts(deciders, '、', ', ')
  return (
    <p>
      <Phrase
        zh={`${what.zh}。待${who.zh}决定，决定以后告诉您。`}
        en={`${what.en}. It waits for the decision of ${who.en}; then you are told.`}
        easy={`还要${who.zh}同意。同意了就告诉您。`}
      />
    </p>
  )
}

function chosenPage(account: PaymentAccount | undefined, money: readonly OwnMoney[]): SitePage {
  const tail = spaced(account?.lastFour ?? '')
  return {
    answer: text('办好了', 'Done'),
    body: (
      <>
        <Outcome seal="已定" reference={account?.accountId.slice(0, 8) ?? ''}>
          <p>
            <Phrase
              zh={`以后的钱打到尾号 ${tail} 的账户。`}
              en={`Money goes to the account ending ${tail}.`}
            />
          </p>
          <NextForMoney money={money} />
          <p>
            <Phrase zh="您不用再做什么。" en="You need not do anything more." />
          </p>
        </Outcome>
        {done}
      </>
    ),
  }
}

function recordedPage(accountId: string, number: string, money: readonly OwnMoney[]): SitePage {
  const tail = spaced(number.replaceAll(/\D/g, '').slice(-4))
  return {
    answer: text('收到了，等工作人员核对', 'Received; a worker checks it'),
    body: (
      <>
        <Outcome seal="收到" reference={accountId.slice(0, 8)}>
          <p>
            <Phrase
              zh={`您填了尾号 ${tail} 的账户。工作人员核对以后，才会往这里打钱。`}
              en={`You gave the account ending ${tail}. Money goes there once a worker has compared it.`}
            />
          </p>
          <NextForMoney money={money} />
          <p>
            <Phrase
              zh="核对要几天也不要紧，从哪个月算起不变。对不上，会打电话问您。"
              en="However long that takes, the month it counts from stays. You are called where something does not fit."
              easy="您不用再做什么。对不上会打电话问您。"
            />
          </p>
        </Outcome>
        {done}
      </>
    ),
  }
}

function noAccountPage(taskId: string, dueOn: string, money: readonly OwnMoney[]): SitePage {
  const day = formatPlainDate(dueOn)
  return {
    answer: text('知道了，镇街会帮您办账户', 'Noted: the township helps you to get an account'),
    body: (
      <>
        <Outcome seal="收到" reference={taskId.slice(0, 8)}>
          <p>
            <Phrase zh={`${day.zh}以前，有人联系您。`} en={`You hear from somebody by ${day.en}.`} />
          </p>
          <NextForMoney money={money} />
          <p>
            <Phrase
              zh="没有账户的时候，钱先不发，也不会少：从哪个月算起不变，有了账户一起补。"
              en="Until there is an account nothing is paid out and nothing is lost: the month it counts from stays, and what is due is paid later."
              easy="钱先留着，不会少。"
            />
          </p>
        </Outcome>
        {done}
      </>
    ),
  }
}
