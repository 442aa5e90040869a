import { Button } from '#ui/page/button.tsx'
import { NoticeStrip } from '#ui/page/notice-strip.tsx'
import { formatInstant } from '../format-instant.ts'

/** On every page while a worker has somebody signed in beside them. */
export function OnSiteStrip({
  name,
  helper,
  expiresAt,
}: {
  readonly name: string
  readonly helper: string
  readonly expiresAt: string
}) {
  return (
    <NoticeStrip tone="warn">
      <p>
        工作人员{helper}正在现场帮{name}办事，{formatInstant(expiresAt)}自动退出。
      </p>
      <form method="post" action="/on-site/end">
        <Button label={{ zh: '办完了，退出', en: 'Done, sign out' }} weight="other" />
      </form>
    </NoticeStrip>
  )
}
