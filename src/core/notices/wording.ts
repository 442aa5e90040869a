import type { Text } from '#kernel/text.ts'

/** What the provider puts in front of a message; it counts. */
const sign = { zh: '【甬助】', en: '[Yongzhu]' }
/** How many characters are one message. */
const most = { zh: 70, en: 160 }

const MOST_HAN = { std: 30, easy: 15 }
const MOST_WORDS = { std: 28, easy: 12 }
const MOST_EASY_LINES = 12

/** Pressure, office language and shouting: never in anything a resident reads. */
const banned = {
  zh: /立即|务必|逾期将|最后机会|温馨提示|予以|系指|进行.{0,8}工作|[兹之其该拟!！]/g,
  en: /\b(?:immediately|at once|hereby|urgent|last chance|final (?:notice|chance)|failure to|failing which|kindly)\b|!/gi,
}

/** What tells a stranger who glances at a phone about somebody’s body, mind, means or papers. */
const sensitive = {
  zh: /残|视力|听力|言语|肢体|智力|智障|精神|多重|盲|聋|哑|瘫|重度|失能|自闭|孤独症|病|诊断|类别|等级|[一二三四1-4] ?级|低保|低边|低收入|特困|贫困|困难|困境|孤儿|身份证|证号/g,
  en: /disab|impair|blind|deaf|autis|visual|\bhearing|speech|physical|intellectual|mental|severe|diagnos|illness|disease|categor|\blevel\b|minimum living|low-income|destitut|poor\b|orphan|citizen number|certificate/gi,
}

/** Five digits in a row are a number that belongs to somebody; the hotline’s is nobody’s. */
const longNumber = /\d{5,}/g
const HOTLINE = '12385'

export function bannedIn({ zh, en }: Text): string[] {
  return [...(zh.match(banned.zh) ?? []), ...(en.match(banned.en) ?? [])]
}

export function sensitiveIn({ zh, en }: Text): string[] {
  return [...(zh.match(sensitive.zh) ?? []), ...(en.match(sensitive.en) ?? [])]
}

/** What may not stand where others can read over a shoulder or listen in; `secret` is the one number it is sent for. */
export function exposedIn(text: Text, secret?: string): string[] {
  const numbers = [...(text.zh.match(longNumber) ?? []), ...(text.en.match(longNumber) ?? [])]
  return [...sensitiveIn(text), ...numbers.filter((each) => each !== HOTLINE && each !== secret)]
}

export function smsFaults(text: Text, secret?: string): string[] {
  return [
    ...exposedIn(text, secret).map((word) => `says ${word}`),
    ...(['zh', 'en'] as const)
      .map((language) => ({ language, signed: sign[language] + text[language] }))
      .filter(({ language, signed }) => signed.length > most[language])
      .map(({ signed }) => `${signed.length} characters: ${signed}`),
    ...(/[^\x20-\x7e]/.test(text.en) ? [`not plain ASCII: ${text.en}`] : []),
  ]
}

/** A synthetic voice runs digits together into one big number. */
export function spokenFaults({ zh, en }: Text): string[] {
  return [...(zh.match(/\d{2,}|[（）【】《》/%]/g) ?? []), ...(en.match(/\d{2,}|[()[\]/%]/g) ?? [])].map(
    (found) => `cannot be said: ${found}`,
  )
}

export function sentenceFaults({ zh, en }: Text): string[] {
  return lengthFaults(zh.split(/[。；？]/), en.split(/[.;?](?:\s|$)/), 'std')
}

/** 易读: one idea a line, short clauses, few lines. */
export function easyFaults(lines: readonly Text[]): string[] {
  const long = lines.flatMap(({ zh, en }) => lengthFaults(zh.split(/[。；？，：、]/), [en], 'easy'))
  const many = lines.length > MOST_EASY_LINES ? [`${lines.length} lines`] : []
  const crowded = lines.filter(({ zh }) => (zh.match(/[。？]/g) ?? []).length !== 1)
  return [...long, ...many, ...crowded.map(({ zh }) => `not one sentence: ${zh}`)]
}

function lengthFaults(
  zhParts: readonly string[],
  enParts: readonly string[],
  reading: 'std' | 'easy',
): string[] {
  const han = (part: string) => (part.match(/\p{Script=Han}/gu) ?? []).length
  const words = (part: string) => part.split(/\s+/).filter(Boolean).length
  return [
    ...zhParts.filter((part) => han(part) > MOST_HAN[reading]),
    ...enParts.filter((part) => words(part) > MOST_WORDS[reading]),
  ].map((part) => `too long: ${part}`)
}
