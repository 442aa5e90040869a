import type { ReactNode } from 'react'

/** One component in one state, with made-up text. */
export type GalleryExample = {
  readonly id: string
  readonly title: string
  readonly render: () => ReactNode
}
