import { type Random } from '#city/random.ts'
import type { LeakKind } from '#core/publicity/scan/leak.ts'
import { checkCharacter } from '#kernel/citizen-id.ts'
import { plainDateOf } from '#kernel/plain-date.ts'

/** Something that must not become public, made up for one trial, in one way of writing it. */
export type Secret = {
  readonly kind: LeakKind
  readonly spelling: string
  readonly text: string
  /** The bare number, where it is one. */
  readonly digits: string | undefined
}

export const secretKinds = [
  'citizen-id',
  'old-citizen-id',
  'certificate-number',
  'bank-card',
  'mobile-phone',
  'landline',
  'address',
  'disability',
  'canary',
  'email',
] as const satisfies readonly LeakKind[]
export type SecretKind = (typeof secretKinds)[number]

const prefixes = ['330203', '330212', '330225', '330204', '342623', '510823', '110105', '650102', '820000']

function citizenId(random: Random): string {
  const bornOn = plainDateOf(random.between(-14_000, 20_000)).replaceAll('-', '')
  const seventeen = random.pick(prefixes) + bornOn + digitsOf(random, 3)
  return seventeen + checkCharacter(seventeen)
}

function digitsOf(random: Random, count: number): string {
  return Array.from({ length: count }, () => random.below(10)).join('')
}

function bankCard(random: Random): string {
  const length = random.pick([16, 17, 18, 19])
  const body = random.pick(['622848', '621700', '623668', '436742', '552599']) + digitsOf(random, length - 7)
  const last = [...'0123456789'].find((digit) => luhn(body + digit)) ?? '0'
  return body + last
}

function luhn(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, digit, at) => {
    const value = Number(digit) * (at % 2 === 1 ? 2 : 1)
    return total + (value > 9 ? value - 9 : value)
  }, 0)
  return sum % 10 === 0
}

const bare: Readonly<Record<SecretKind, (random: Random) => string>> = {
  'citizen-id': citizenId,
  'old-citizen-id': (random) => {
    const id = citizenId(random)
    return id.slice(0, 6) + id.slice(8, 17)
  },
  'certificate-number': (random) =>
    `${citizenId(random)}${random.between(1, 7)}${random.between(1, 4)}${random.chance(0.2) ? 'B1' : ''}`,
  'bank-card': bankCard,
  'mobile-phone': (random) => `1${random.between(3, 9)}${digitsOf(random, 9)}`,
  landline: (random) => `0574${random.between(2, 8)}${digitsOf(random, 7)}`,
  address: (random) =>
    random.pick([
      `望湖路${random.between(1, 999)}号`,
      `采菱社区${random.between(1, 30)}幢${random.between(1, 9)}单元${random.between(101, 999)}室`,
      `竹岭村${random.between(1, 200)}号`,
      `天一家园${random.between(1, 60)}号楼${random.between(101, 2999)}`,
      `石桥头弄十二号`,
    ]),
  disability: (random) =>
    random.pick([
      '智力残疾二级',
      '肢体一级',
      '精神残疾',
      '残疾等级：三级',
      '二级视力残疾',
      '自闭症',
      '听力障碍',
      '重度残疾',
      '聽力殘疾',
    ]),
  canary: (random) =>
    `yzc-${Array.from({ length: 16 }, () => random.pick([...'0123456789abcdefghjkmnpqrstvwxyz'])).join('')}`,
  email: (random) =>
    `zhang.san${random.below(1000)}@${random.pick(['qq.com', '163.com', 'mail.example.cn'])}`,
}

/** Ways of writing a number that a reader understands at once. */
const spellings: Readonly<Record<string, (digits: string, random: Random) => string>> = {
  plain: (digits) => digits,
  'with its name': (digits) => `号码：${digits}。`,
  'full-width': (digits) =>
    digits.replace(/[0-9X]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0)),
  'groups with spaces': (digits, random) => groups(digits, random).join(' '),
  'groups with hyphens': (digits, random) => groups(digits, random).join('-'),
  'a space behind each': (digits) => [...digits].join(' '),
  'invisible characters': (digits, random) => groups(digits, random).join('\u200b'),
  'circled digits': (digits) =>
    digits.replace(/[1-9]/g, (digit) => String.fromCodePoint(0x2460 + Number(digit) - 1)),
}

function groups(digits: string, random: Random): string[] {
  const size = digits.length === 11 ? 4 : digits.length === 18 ? 6 : random.pick([4, 4, 5])
  const first = digits.length === 11 ? 3 : size
  const found = [digits.slice(0, first)]
  for (let at = first; at < digits.length; at += size) found.push(digits.slice(at, at + size))
  return found
}

export const spellingNames = Object.keys(spellings)

/** A secret in a spelling of its own; words and addresses have one spelling. */
export function secretOf(kind: SecretKind, random: Random, spelling: string): Secret {
  const plain = bare[kind](random)
  if (!/^[\dX]+(?:B\d)?$/.test(plain)) return { kind, spelling: 'plain', text: plain, digits: undefined }
  const write = spellings[spelling] ?? ((digits: string) => digits)
  return { kind, spelling, text: write(plain, random), digits: plain }
}
