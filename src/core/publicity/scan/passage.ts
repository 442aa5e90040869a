import type { Text } from '#kernel/text.ts'

/** A stretch of a file whose characters belong together, and where somebody finds it. */
export type Passage = {
  readonly text: string
  readonly place: Text
  /** `technical` text is full of numbers of its own (styles, ids, markup): there only what is unmistakable counts. */
  readonly nature: 'content' | 'technical'
}

/** Everything a file says, and the places where it says something no program can read. */
export type FileReading = { readonly passages: readonly Passage[]; readonly unreadable: readonly Text[] }

export type BoxCell = { readonly text: string; readonly place: Text }

const FEWEST_BOXES = 8

/**
 * Numbers written one digit to a box, or in a few pieces, over neighbouring cells of a row. Pieces of more than one digit
 * are often just numbers beside one another, so of those only the unmistakable counts.
 */
export function boxedNumbers(row: readonly BoxCell[]): Passage[] {
  const found: Passage[] = []
  let boxes: BoxCell[] = []
  const close = () => {
    const [first] = boxes
    const digits = boxes.map(({ text }) => text.trim())
    const isSingle = boxes.length >= FEWEST_BOXES && digits.every(({ length }) => length === 1)
    if (first && boxes.length > 1) {
      const nature = isSingle ? 'content' : 'technical'
      found.push({ text: digits.join(' '), place: first.place, nature })
    }
    boxes = []
  }
  for (const cell of row) {
    if (/^\s*\p{N}{1,8}[XxＸ]?\s*$|^\s*[XxＸ]\s*$/u.test(cell.text)) boxes.push(cell)
    else close()
  }
  close()
  return found
}

/** What a link says once its escapes are read. */
export function unescapedAddress(value: string): string {
  try {
    return decodeURIComponent(value)
  } catch {
    return value
  }
}
