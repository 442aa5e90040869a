import { openIdentity } from '#core/registry/identity.ts'
import {
  confirmAccount,
  listAccounts,
  type PaymentAccount,
  recordAccount,
} from '#core/registry/payment-accounts.ts'
import { formatDate } from '#kernel/plain-date.ts'
import { type Text, text } from '#kernel/text.ts'
import type { Route } from '#platform/http.ts'
import type { Problem } from '#platform/problem.ts'
import { BackLink } from '#ui/page/back-link.tsx'
import { Actions, Button, LinkButton } from '#ui/page/button.tsx'
import { EmptyState } from '#ui/page/empty-state.tsx'
import { NoticeStrip } from '#ui/page/notice-strip.tsx'
import { ChoiceQuestion } from '#ui/question/choice-question.tsx'
import { ManyQuestion } from '#ui/question/many-question.tsx'
import { TextQuestion } from '#ui/question/text-question.tsx'
import { SummaryList } from '#ui/record/summary-list.tsx'
import { formRoute, type Refused, typedIn } from './form-route.ts'
import { type Here, sent, shown, type Site, type SitePage } from './site.tsx'

const path = '/people/:person/accounts'

/** 打到哪里: a person’s accounts at the desk, written down by one colleague and compared by another. */
export function accountDeskPages(site: Site): readonly Route[] {
  const record = recordAccount(openIdentity(site.database.keys))
  return [
    shown(site, path, async ({ params: { person = '' } }, here) => listPage(person, here)),
    sent(site, `${path}/confirm`, async ({ params: { person }, form: { account, how } }, here) => {
      await here.ask(confirmAccount, { personId: person, accountId: account, how })
      return { redirect: `/people/${person}/accounts` }
    }),
    shown(site, `${path}/new`, ({ params: { person = '' } }) => newPage(person)),
    formRoute(
      site,
      `${path}/new`,
      async ({ params: { person }, form }, here) => {
        const { number, bank, holder, holderName } = form
        const compared = [form['compared'] ?? []].flat().includes('yes')
        await here.ask(record, { personId: person, number, bank, holder, holderName, compared })
        return { redirect: `/people/${person}/accounts` }
      },
      ({ params: { person = '' }, form }, _, error) => newPage(person, { form, error }),
    ),
  ]
}

const holders: Readonly<Record<PaymentAccount['holder'], Text>> = {
  own: text('本人', 'the person'),
  guardian: text('代领款的人', 'whoever receives for them'),
  institution: text('代领款的机构', 'the institution that receives for them'),
}

const nameChecks: Readonly<Record<PaymentAccount['nameCheck'], Text>> = {
  same: text('和应该的一样', 'as it should be'),
  variant: text('只差异体字或繁简', 'differs in the form of a character only'),
  unreadable: text('能看清的字都一样，有看不清的', 'agrees as far as it can be read'),
  different: text('不一样', 'differs'),
}

async function listPage(person: string, here: Here): Promise<SitePage> {
  const accounts = await here.ask(listAccounts, { personId: person })
  const today = here.clock.today()
  const open = accounts.filter(({ until }) => until === null || until > today)
  const waiting = open.filter(({ confirmedAt }) => confirmedAt === null)
  return {
    part: '/people',
    shell: 'console',
    above: <BackLink href={`/people/${person}`} to="一人一档" />,
    answer:
      waiting.length > 0
        ? `${waiting.length} 个账户等着核对`
        : open.length > 0
          ? '账户核对过了'
          : '没有可以看的账户',
    title: '钱打到哪里',
    body: (
      <>
        {accounts.length === 0 && (
          <EmptyState
            what="没有账户，或者您现在看不到。"
            why="账户平时不显示；有这个人的事在办，先在档案里打开半小时。"
          />
        )}
        {accounts.map((account) => (
          <section className="card" key={account.accountId}>
            <h2>
              {account.bank}，尾号 {account.lastFour}
            </h2>
            <SummaryList
              entries={[
                { label: '户主', value: `${holders[account.holder].zh}：${account.holderName}` },
                { label: '户名核对', value: nameChecks[account.nameCheck].zh },
                { label: '从哪天起', value: formatDate(account.from) },
                ...(account.until === null
                  ? []
                  : [{ label: '到哪天为止', value: formatDate(account.until) }]),
                {
                  label: '核对',
                  value: account.confirmedAt === null ? '还没有核对，钱不会打过去' : '核对过了',
                },
              ]}
            />
            {waiting.includes(account) && here.actor.may('account.confirm') && (
              <form method="post" action={`/people/${person}/accounts/confirm`}>
                <input type="hidden" name="account" value={account.accountId} />
                <p>登记的人自己不能核对。请对着卡或者银行的答复逐位看过。</p>
                <Actions>
                  <Button label="和卡对过" name="how" value="card-seen" about={`尾号 ${account.lastFour}`} />
                  <Button
                    weight="other"
                    label="和银行对过"
                    name="how"
                    value="bank-answer"
                    about={`尾号 ${account.lastFour}`}
                  />
                </Actions>
              </form>
            )}
          </section>
        ))}
        {here.actor.may('account.record') && (
          <Actions>
            <LinkButton weight="other" label="登记一个账户" href={`/people/${person}/accounts/new`} />
          </Actions>
        )}
      </>
    ),
  }
}

function newPage(person: string, refused?: Refused<Problem>): SitePage {
  const typed = typedIn(refused?.form)
  const error = refused && errorWords(refused.error)
  const field = refused?.error.code === 'holder-name-differs' ? 'holderName' : 'number'
  const at = (name: string) => (error !== undefined && name === field ? { error } : {})
  return {
    part: '/people',
    shell: 'console',
    above: <BackLink href={`/people/${person}/accounts`} to="钱打到哪里" />,
    answer: '登记一个账户',
    problems: error === undefined ? [] : [{ field, message: error }],
    body: (
      <form method="post" action={`/people/${person}/accounts/new`} noValidate>
        <NoticeStrip tone="info">
          从今天起换成这个账户；由另一位同事核对以后，钱才会打过去。以前的账户留着记录。
        </NoticeStrip>
        <TextQuestion
          name="number"
          question="账号"
          why="对着卡或存折写。以后只显示最后四位。"
          value={typed('number')}
          {...at('number')}
        />
        <ManyQuestion
          name="compared"
          question="逐位对过吗？"
          why="校验不通过、但卡上确实如此时才勾。"
          choices={[{ value: 'yes', label: text('逐位对过，确实如此', 'Compared digit by digit') }]}
          chosen={[refused?.form['compared'] ?? []].flat()}
        />
        <TextQuestion name="bank" question="开户银行" why="写全称。" value={typed('bank')} />
        <ChoiceQuestion
          name="holder"
          question="是谁的账户？"
          why="不是本人的，要先登记代为领款的授权。"
          choices={[
            { value: 'own', label: holders.own },
            { value: 'guardian', label: holders.guardian },
            { value: 'institution', label: holders.institution },
          ]}
          chosen={typed('holder')}
        />
        <TextQuestion
          name="holderName"
          question="户名"
          why="和卡或存折上一样。"
          value={typed('holderName')}
          {...at('holderName')}
        />
        <Actions>
          <Button label="登记，请同事核对" />
        </Actions>
      </form>
    ),
  }
}

function errorWords({ code, text: said, next }: Problem): string {
  return code === 'invalid-input' ? '请写账号、开户银行和户名，并选是谁的账户' : `${said.zh}${next.zh}`
}
