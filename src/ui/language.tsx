import { createContext, type ReactNode, useContext } from 'react'
import type { Text } from '#kernel/text.ts'

/** `zh-Hant` is never written by hand: it is made of `zh-Hans` when a page is finished. */
export type Language = 'zh-Hans' | 'zh-Hant' | 'en'

/** `easy` (易读) shows the easy-read wording wherever one was written, and the usual wording elsewhere. */
export type Reading = 'std' | 'easy'

/** Words on a screen: a definition's text in every language, or a sentence already made (a name, a date, an amount). */
export type Words = Text | string

export type Say = (words: Words) => string

export function sayIn(language: Language, reading: Reading): Say {
  return (words) => {
    if (typeof words === 'string') return words
    if (language === 'en') return words.en
    return reading === 'easy' ? (words.easy ?? words.zh) : words.zh
  }
}

/** Set once by the page; no component asks which language it is in. */
export const Speaking = createContext<Say>(sayIn('zh-Hans', 'std'))

export function useSay(): Say {
  return useContext(Speaking)
}

/** Set once by the page, for the few parts that easy reading leaves out. */
export const ReadingChosen = createContext<Reading>('std')

/** For what easy reading arranges otherwise, not only in other words. */
export function useReading(): Reading {
  return useContext(ReadingChosen)
}

/** Words in the middle of a page, in the reader's language. */
export function Phrase(words: Text) {
  return useSay()(words)
}

/** What a page can do without: easy reading leaves it out. */
export function StandardOnly({ children }: { readonly children: ReactNode }) {
  return useReading() === 'std' ? children : null
}
