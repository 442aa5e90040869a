import type { Route } from '#platform/http.ts'
import { BackLink } from '#ui/page/back-link.tsx'
import { Card } from '#ui/page/card.tsx'
import { PhoneLink } from '#ui/page/phone-link.tsx'
import { shown, type Site, type SitePage } from '../site.tsx'

export const back = <BackLink href="/sign-in/ways" to={{ zh: '怎么登录', en: 'Ways to sign in' }} />

export function waysPage(site: Site): Route {
  return shown(site, '/sign-in/ways', () => ways(site))
}

/** Every way in that this installation has; none of them asks for a password or a puzzle. */
export function ways({ provider, tickets }: Site): SitePage {
  return {
    part: '/',
    answer: { zh: '怎么登录？', en: 'How do you sign in?' },
    body: (
      <>
        <h2>本人、监护人和家里人</h2>
        {tickets && (
          <Card heading="浙里办" level={3}>
            <p>在浙里办里打开“甬助”，就登录了，不用再输什么。</p>
          </Card>
        )}
        <Card heading="用手机收登录码" href="/sign-in/code" level={3}>
          <p>登录码发到您登记的手机。没有密码，也没有图形验证。</p>
        </Card>
        <Card heading="请工作人员当面帮忙" level={3}>
          <p>没有手机，或者自己不方便：到村（社区）、镇街，或者请人上门，工作人员在您身边帮您登录。</p>
          <p>
            <PhoneLink />
          </p>
        </Card>
        <h2>工作人员</h2>
        <Card heading="通行密钥" href="/sign-in/passkey" level={3}>
          <p>用指纹、面容、解锁密码或安全钥匙。浏览器要能运行脚本。</p>
        </Card>
        {provider && (
          <Card heading={provider.name} href="/sign-in/provider" level={3}>
            <p>用本单位的统一认证。不要脚本也能用。</p>
          </Card>
        )}
        <Card heading="第一次来：登录邀请" href="/sign-in/invitation" level={3}>
          <p>用系统管理员给您的邀请码登录一次，加上自己的登录方式。</p>
        </Card>
      </>
    ),
  }
}
