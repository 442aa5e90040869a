import {
  addPasskey,
  askForNewPasskey,
  askForPasskey,
  keyedTo,
  revokePasskey,
  signInWithPasskey,
} from '#core/access/passkey.ts'
import { redeemInvitation } from '#core/access/invitation.ts'
import { accessProblem } from '#core/access/problems.ts'
import type { PageRequest, Route } from '#platform/http.ts'
import { Actions, Button, LinkButton } from '#ui/page/button.tsx'
import { NoticeStrip } from '#ui/page/notice-strip.tsx'
import { TextQuestion } from '#ui/question/text-question.tsx'
import { addressWithin, framed, sent, shown, type Site, type SitePage } from '../site.tsx'
import { attemptOf, entering, refusing, textOf } from './entering.tsx'
import { PasskeyForm } from './passkey-form.tsx'
import { back } from './ways-page.tsx'

/** Where colleagues come in: with an invitation once, and then with a passkey. */
export function staffSignInPages(site: Site): readonly Route[] {
  const { keys } = site.database
  return [
    shown(site, '/sign-in/invitation', (request) => invitationPage(request)),
    sent(site, '/sign-in/invitation', async (request, here) => {
      const code = textOf(request.form, 'code')
      if (code.trim() === '') return framed(here, request, invitationPage(request, '请填写邀请码'))
      const came = await here.ask(redeemInvitation(keys), { code, from: request.from })
      if ('refused' in came && came.refused === 'sign-in-failed')
        return framed(here, request, invitationPage(request, '这个邀请码不对，或者已经用过、过期了'))
      return entering(here, request, came, '/sign-in/key')
    }),

    shown(site, '/sign-in/passkey', async (request, here) => {
      const rpId = keyedTo(request.origin)
      if (rpId === undefined) return unnamedPage(request)
      const asked = await here.ask(askForPasskey(keys), { rpId, from: request.from })
      if ('refused' in asked) throw accessProblem(asked.refused)
      return {
        above: back,
        answer: { zh: '用通行密钥登录', en: 'Sign in with a passkey' },
        scripts: true,
        attempt: asked.attemptId,
        body: (
          <PasskeyForm
            action="/sign-in/passkey"
            kind="get"
            options={asked.options}
            back={addressWithin(request.query['back'])}
          >
            <p>按下按钮，再按设备的提示按指纹、看一眼或输入解锁密码。</p>
            <p>浏览器不运行脚本时用不了通行密钥：{otherWays(site)}</p>
            <Actions>
              <Button label={{ zh: '用通行密钥登录', en: 'Sign in with a passkey' }} />
            </Actions>
          </PasskeyForm>
        ),
      }
    }),
    sent(site, '/sign-in/passkey', async (request, here) => {
      const { origin } = request
      const answer = textOf(request.form, 'answer')
      if (keyedTo(origin) === undefined || answer === '')
        return refusing(here, request, accessProblem('sign-in-failed'))
      const asked = { attemptId: attemptOf(request), answer, origin }
      return entering(here, request, await here.ask(signInWithPasskey, asked), '/')
    }),

    shown(site, '/sign-in/key', async (request, here) => {
      const { visit } = here
      if (visit?.staffId === undefined) throw accessProblem('sign-in-needed')
      const rpId = keyedTo(request.origin)
      if (rpId === undefined) return unnamedPage(request)
      const { sessionId } = visit
      const asked = await here.ask(askForNewPasskey, { sessionId, rpId })
      const isInvited = visit.how === 'invitation'
      return {
        answer: isInvited
          ? { zh: `${visit.name}，请加上您的登录方式`, en: `${visit.name}, add your way to sign in` }
          : { zh: '加一把通行密钥', en: 'Add a passkey' },
        title: { zh: '加一把通行密钥', en: 'Add a passkey' },
        scripts: true,
        attempt: asked.attemptId,
        body: (
          <>
            <PasskeyForm action="/sign-in/key" kind="create" options={asked.options}>
              <p>
                通行密钥存在您的设备或安全钥匙里，不会离开那里。以后登录按指纹、看一眼或输入解锁密码就行。
              </p>
              <Actions>
                <Button label={{ zh: '加通行密钥', en: 'Add a passkey' }} />
              </Actions>
            </PasskeyForm>
            {isInvited && site.provider && (
              <>
                <h2>这台电脑不能用通行密钥？</h2>
                <p>浏览器不运行脚本，或者没有指纹、面容和安全钥匙，就用本单位的统一认证。</p>
                <Actions>
                  <LinkButton label={site.provider.name} href="/sign-in/provider" weight="other" />
                </Actions>
              </>
            )}
          </>
        ),
      }
    }),
    sent(site, '/sign-in/key', async (request, here) => {
      const { origin } = request
      const { visit } = here
      if (visit?.staffId === undefined || keyedTo(origin) === undefined) throw accessProblem('sign-in-needed')
      const answer = textOf(request.form, 'answer')
      if (answer === '') throw accessProblem('passkey-not-added')
      const { sessionId } = visit
      const added = await here.ask(addPasskey, { sessionId, attemptId: attemptOf(request), answer, origin })
      if ('added' in added) return { redirect: '/me', attempt: null }
      return entering(here, request, added, '/')
    }),
    sent(site, '/me/keys/end', async ({ form }, here) => {
      await here.ask(revokePasskey, { credentialId: form['credential'] })
      return { redirect: '/me' }
    }),
  ]
}

function otherWays({ provider }: Site): string {
  return provider
    ? `请用${provider.name}登录。`
    : '请换一个浏览器；没有别的浏览器，打 12385 请系统管理员帮忙。'
}

function invitationPage(request: PageRequest, error?: string): SitePage {
  const isUnnamed = keyedTo(request.origin) === undefined
  return {
    above: back,
    answer: { zh: '邀请码是什么？', en: 'What is your invitation code?' },
    answerInBody: true,
    status: error === undefined ? 200 : 422,
    problems: error === undefined ? [] : [{ field: 'code', message: error }],
    body: (
      <form method="post" action="/sign-in/invitation" noValidate>
        {isUnnamed && <UnnamedNotice request={request} />}
        <TextQuestion
          name="code"
          question={{ zh: '邀请码是什么？', en: 'What is your invitation code?' }}
          why={{
            zh: '系统管理员交给您的 16 位码，四位一组。大小写和横线都不要紧。只能用一次，七天内有效。',
            en: 'Sixteen characters in groups of four from your administrator; case and dashes do not matter. Works once, for seven days.',
          }}
          error={error}
          isPageHeading
        />
        <Actions>
          <Button label={{ zh: '登录', en: 'Sign in' }} />
        </Actions>
      </form>
    ),
  }
}

/** A browser makes keys for a name only; on this very machine the name is localhost. */
function unnamedPage(request: PageRequest): SitePage {
  return {
    above: back,
    answer: { zh: '通行密钥要用网址的名字打开', en: 'Passkeys need the address with a name' },
    body: <UnnamedNotice request={request} />,
  }
}

function UnnamedNotice({ request }: { readonly request: PageRequest }) {
  const { port } = new URL(request.origin)
  const href = `http://localhost:${port}${request.address}`
  return (
    <NoticeStrip tone="info">
      <p>
        现在的网址只有数字，浏览器不给这样的网址用通行密钥。请从这里打开：<a href={href}>{href}</a>
      </p>
    </NoticeStrip>
  )
}
