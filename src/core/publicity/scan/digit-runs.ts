/** A stretch of digits without anything between them; a citizen number may end in X. */
export type Piece = {
  readonly digits: string
  /** What stands between it and the piece before it. */
  readonly gap: string
  /** A letter touches it, as in a hash or a code. */
  readonly isPartOfWord: boolean
}

/** Neighbouring pieces of a run taken as one number. */
export type Window = { readonly digits: string; readonly pieces: readonly Piece[] }

/** An X ends a citizen number; in the number of a certificate two more digits follow it. */
const piece = /\d+(?:X(?:\d\d(?!\d)|(?![A-Z\d])))?|(?<![A-Z\d])X(?:\d\d(?!\d)|(?![A-Z\d]))/g

const between = /^[\s\p{P}\p{S}]{1,3}$/u

/** Pieces with nothing but separators between them, so that together they may be one number. */
export function digitRuns(text: string): Piece[][] {
  const runs: Piece[][] = []
  let end = -1
  for (const { 0: digits, index } of text.matchAll(piece)) {
    const gap = end < 0 ? '' : text.slice(end, index)
    const isPartOfWord =
      /[A-Z_]/.test(text[index - 1] ?? '') || /[A-Z_]/.test(text[index + digits.length] ?? '')
    const piece = { digits, gap, isPartOfWord }
    if (end >= 0 && between.test(gap)) runs.at(-1)?.push(piece)
    else runs.push([piece])
    end = index + digits.length
  }
  return runs
}

/** Every window of a run with a number of characters from `least` to `most`. */
export function* windowsOf(run: readonly Piece[], least: number, most: number): Generator<Window> {
  for (let from = 0; from < run.length; from += 1) {
    let digits = ''
    for (let to = from; to < run.length && digits.length < most; to += 1) {
      digits += run[to]?.digits ?? ''
      if (digits.length >= least && digits.length <= most) yield { digits, pieces: run.slice(from, to + 1) }
    }
  }
}

/** Whether everything between the pieces is one of these characters. */
export function isJoinedBy({ pieces }: Window, separators: RegExp): boolean {
  return pieces.slice(1).every(({ gap }) => separators.test(gap))
}

/** Whether a date such as 2026-11-24 stands in it: then it is no number in pieces. */
export function holdsDate({ pieces }: Window): boolean {
  return pieces.some(({ digits }, at) => {
    const [month, day] = [pieces[at + 1]?.digits, pieces[at + 2]?.digits]
    return /^(?:19|20)\d\d$/.test(digits) && isUpTo(month, 12) && isUpTo(day, 31)
  })
}

function isUpTo(digits: string | undefined, most: number): boolean {
  return digits !== undefined && digits.length <= 2 && Number(digits) >= 1 && Number(digits) <= most
}
