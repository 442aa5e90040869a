import type { ReactNode } from 'react'
import { Mark, type MarkShape } from './mark.tsx'
import type { Tone } from './tag.tsx'

const marks: Record<Exclude<Tone, 'plain'>, MarkShape> = {
  good: 'yes',
  warn: 'attention',
  bad: 'no',
  info: 'info',
}

/** One thing to know before reading on. It is part of the page: it does not pop up, close or go away. */
export function NoticeStrip({
  tone,
  children,
}: {
  readonly tone: Exclude<Tone, 'plain'>
  readonly children: ReactNode
}) {
  return (
    <div className={`notice ${tone}`}>
      <Mark shape={marks[tone]} />
      <div>{children}</div>
    </div>
  )
}
