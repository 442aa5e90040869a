type Props = {
  /** Length of the bar, as a part of the whole width: 0 to 1, cut at both ends. */
  readonly share: number
  /** Where the target stands on the same scale. */
  readonly targetShare?: number | undefined
  readonly behind?: boolean
}

/** Drawn beside the number it shows, and silent: the number is already there in words. */
export function Bar({ share, targetShare, behind = false }: Props) {
  return (
    <svg className="bar" viewBox="0 0 1000 20" preserveAspectRatio="none" aria-hidden="true">
      <rect className="bar-ground" width="1000" height="20" />
      <rect
        className={behind ? 'bar-value behind' : 'bar-value'}
        width={permille(share)}
        y={targetShare === undefined ? 0 : 4}
        height={targetShare === undefined ? 20 : 12}
      />
      {targetShare !== undefined && (
        <rect className="bar-target" x={permille(targetShare) - 4} width="8" height="20" />
      )}
    </svg>
  )
}

function permille(share: number): number {
  return Math.round(Math.min(1, Math.max(0, share)) * 1000)
}
