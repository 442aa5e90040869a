import {
  changeDuty,
  changeWhom,
  endOwnSession,
  type OwnAccount,
  readOwnAccount,
} from '#core/access/own-sessions.ts'
import { listPasskeys, type OwnKey } from '#core/access/passkey.ts'
import { signOut } from '#core/access/persona.ts'
import { isRole, roles } from '#core/access/roles.ts'
import type { SignInWay, Visit } from '#core/access/session.ts'
import { type Text, text } from '#kernel/text.ts'
import { platformProblem } from '#platform/problems.ts'
import type { Route } from '#platform/http.ts'
import { Actions, Button, LinkButton } from '#ui/page/button.tsx'
import { Card } from '#ui/page/card.tsx'
import { SummaryList } from '#ui/record/summary-list.tsx'
import { formatInstant } from './format-instant.ts'
import { dutyPlace } from './region-name.ts'
import { type Here, sent, shown, type Site } from './site.tsx'

/** As whom one is signed in and for whom, where else, with what keys, and the way out. */
export function mePages(site: Site): readonly Route[] {
  return [
    shown(site, '/me', async (_, { visit, ask }) => {
      if (!visit) throw platformProblem('not-allowed')
      const { role, region } = visit.standing
      const isInvited = visit.how === 'invitation'
      const account = isInvited ? undefined : await ask(readOwnAccount, {})
      const keys = visit.dutyId === undefined ? undefined : await ask(listPasskeys, {})
      return {
        part: '/',
        answer: isInvited ? '您用邀请登录，还没有自己的登录方式' : `您以${roles[role].name.zh}的身份登录`,
        body: (
          <>
            <SummaryList
              entries={[
                { label: '姓名', value: visit.name },
                { label: '怎么登录的', value: wayWords[visit.how].zh },
                ...(isInvited ? [] : [{ label: '身份', value: roles[role].name.zh }]),
                ...(region === undefined ? [] : [{ label: '范围', value: dutyPlace(region) }]),
              ]}
            />
            {isInvited && (
              <Actions>
                <LinkButton label={{ zh: '加登录方式', en: 'Add a way to sign in' }} href="/sign-in/key" />
              </Actions>
            )}
            {account && <OtherDuties visit={visit} account={account} />}
            {keys && <Keys keys={keys} />}
            {account && <Sessions visit={visit} account={account} />}
            <form method="post" action="/sign-out">
              <Actions>
                <Button label={{ zh: '在所有设备上退出登录', en: 'Sign out everywhere' }} />
              </Actions>
            </form>
          </>
        ),
      }
    }),
    sent(site, '/me/duty', async ({ form }, here) => goOn(here, changeDuty, { dutyId: form['duty'] }, '/')),
    sent(site, '/me/whom', async ({ form }, here) => goOn(here, changeWhom, { whom: form['whom'] }, '/my')),
    sent(site, '/me/sessions/end', async ({ form }, { visit, ask }) => {
      const { session } = form
      await ask(endOwnSession, { sessionId: session })
      return visit?.sessionId === session ? { redirect: '/sign-in', session: null } : { redirect: '/me' }
    }),
    sent(site, '/sign-out', async (_, { visit, ask }) => {
      // With a worker beside them only this device is left: the resident's own telephone stays signed in.
      if (visit)
        await ask(visit.helper === undefined ? signOut : endOwnSession, { sessionId: visit.sessionId })
      return { redirect: '/sign-in', session: null }
    }),
  ]
}

const wayWords: Readonly<Record<SignInWay, Text>> = {
  passkey: text('通行密钥', 'passkey'),
  provider: text('本单位的统一认证', 'your organisation’s sign-in'),
  invitation: text('登录邀请', 'invitation'),
  ticket: text('浙里办', 'the province’s app'),
  code: text('手机登录码', 'code on a telephone'),
  'on-site': text('工作人员现场帮忙', 'a worker beside you'),
  persona: text('演示', 'trial'),
}

async function goOn(
  { visit, ask }: Here,
  change: typeof changeDuty | typeof changeWhom,
  to: object,
  home: '/' | '/my',
) {
  if (!visit) throw platformProblem('not-allowed')
  const { token } = await ask<{ token: string }>(change, { sessionId: visit.sessionId, ...to })
  return { redirect: home, session: token }
}

type Props = { readonly visit: Visit; readonly account: OwnAccount }

function OtherDuties({ visit, account: { duties } }: Props) {
  const others = duties.filter(({ dutyId }) => dutyId !== visit.dutyId)
  return (
    <>
      {others.length > 0 && <h2>换一个岗位</h2>}
      {others.map(({ dutyId, role, region }) => (
        <form key={dutyId} method="post" action="/me/duty">
          <input type="hidden" name="duty" value={dutyId} />
          <Actions>
            <Button
              weight="other"
              label={`换到${dutyPlace(region)}${isRole(role) ? roles[role].name.zh : role}`}
            />
          </Actions>
        </form>
      ))}
      {visit.dutyId !== undefined && (
        <Actions>
          <LinkButton
            weight="other"
            label={{ zh: '请同事代办几天', en: 'Have a colleague stand in' }}
            href="/me/stand-in"
          />
        </Actions>
      )}
    </>
  )
}

function Keys({ keys }: { readonly keys: readonly OwnKey[] }) {
  return (
    <>
      <h2>通行密钥</h2>
      {keys.map(({ credentialId, addedAt, lastUsedAt }, at) => (
        <Card key={credentialId} heading={`第 ${at + 1} 把，${formatInstant(addedAt)}加的`} level={3}>
          <p>{lastUsedAt === null ? '还没有用过' : `上次用是${formatInstant(lastUsedAt)}`}</p>
          <form method="post" action="/me/keys/end">
            <input type="hidden" name="credential" value={credentialId} />
            <Button weight="other" label={`停用第 ${at + 1} 把`} />
          </form>
        </Card>
      ))}
      <Actions>
        <LinkButton
          weight="other"
          label={{ zh: '加一把通行密钥', en: 'Add a passkey' }}
          href="/sign-in/key"
        />
      </Actions>
    </>
  )
}

function Sessions({ visit, account: { sessions } }: Props) {
  return (
    <>
      <h2>您在这些地方登录着</h2>
      {sessions.map(({ sessionId, how, openedAt, lastSeenAt }, at) => (
        <Card
          key={sessionId}
          heading={sessionId === visit.sessionId ? '这台设备' : `另一处，${formatInstant(openedAt)}登录`}
          level={3}
        >
          <p>
            用{wayWords[how].zh}，最近一次打开页面是{formatInstant(lastSeenAt)}。
          </p>
          {sessionId !== visit.sessionId && (
            <form method="post" action="/me/sessions/end">
              <input type="hidden" name="session" value={sessionId} />
              <Button weight="other" label={`让第 ${at + 1} 处退出`} />
            </form>
          )}
        </Card>
      ))}
    </>
  )
}
