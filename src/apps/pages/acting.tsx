import type { Visit } from '#core/access/session.ts'
import { text } from '#kernel/text.ts'
import { Phrase } from '#ui/language.tsx'
import { Button } from '#ui/page/button.tsx'
import { NoticeStrip } from '#ui/page/notice-strip.tsx'
import { PhoneLink } from '#ui/page/phone-link.tsx'
import type { SitePage } from './site.tsx'

const backToOneself = text('换回办自己的事', 'Back to my own matters', '办我自己的事')

/** On every page while somebody acts for another: whose matters these are. */
export function ActingStrip({ wardName }: { readonly wardName: string }) {
  return (
    <NoticeStrip tone="info">
      <p>
        <Phrase zh="您在替" en="You are acting for " />
        <b translate="no">{wardName}</b>
        <Phrase zh="办事，下面都是他（她）的。" en=": everything below is theirs." />
      </p>
      <BackToOneself />
    </NoticeStrip>
  )
}

function BackToOneself() {
  return (
    <form method="post" action="/me/whom">
      <input type="hidden" name="whom" value="self" />
      <Button label={backToOneself} weight="other" />
    </form>
  )
}

/** Whether somebody came in to act for another and may no longer. */
export function isMandateOver(visit: Visit | undefined): boolean {
  return visit?.actingFor !== undefined && visit.wardName === undefined
}

/** Where one may still go then: back to oneself, out, and how pages look. */
export const openWhenOver: readonly string[] = ['/me/whom', '/sign-out', '/display']

export const mandateOverPage: SitePage = {
  answer: text('您现在不能替这个人办事了', 'You may not act for this person any more'),
  status: 403,
  body: (
    <>
      <p>
        <Phrase
          zh="授权已经结束，所以这里什么都不显示。刚才没有送出的，没有记下。"
          en="The mandate has ended, so nothing is shown here. What you had not sent is not recorded."
          easy="授权停了。这里什么都不显示。"
        />
      </p>
      <BackToOneself />
      <p>
        <Phrase zh="觉得不该停，请打电话问。" en="If it should not have ended, please call." />
      </p>
      <p>
        <PhoneLink />
      </p>
    </>
  ),
}
