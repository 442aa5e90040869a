export type MarkShape = 'yes' | 'no' | 'unknown' | 'attention' | 'info'

const drawings: Record<MarkShape, string> = {
  yes: 'M3 9l4 4 7-9',
  no: 'M4 4l9 9M13 4l-9 9',
  unknown: 'M5 5.5C5 3 12 2.5 12 6c0 2.5-3.5 2.5-3.5 5M8.5 14.5v.01',
  attention: 'M8.5 2.5v8M8.5 14.5v.01',
  info: 'M8.5 7v7.5M8.5 2.8v.01',
}

/** Decoration beside a word that says the same; never the only sign of anything. */
export function Mark({ shape }: { readonly shape: MarkShape }) {
  return (
    <svg className="mark" viewBox="0 0 17 17" aria-hidden="true">
      <path d={drawings[shape]} />
    </svg>
  )
}
