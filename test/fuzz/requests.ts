import type { Random } from '#city/random.ts'
import { listSources } from '../source-tree.ts'

/** A request as it is sent: `path` is escaped, `body` may be anything. */
export type WildRequest = {
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: Buffer | undefined
}

/** Every name a field or a part of an address has anywhere in the pages. */
const names = [
  ...new Set(
    listSources('src')
      .filter(({ path }) => path.endsWith('.tsx'))
      .flatMap(({ text }) => [...text.matchAll(/\bname="([A-Za-z][\w-]*)"|\b(?:form|query)\.(\w+)/g)])
      .map(([, one, other]) => one ?? other ?? ''),
  ),
]

const long = '长'.repeat(20_000)
const values = [
  '',
  ' ',
  '1',
  '2',
  '-1',
  '0',
  '1e309',
  '99999999999999999999',
  '9007199254740993',
  '9223372036854775808',
  '1.5',
  '٣',
  'NaN',
  'null',
  'undefined',
  'true',
  '[]',
  '{}',
  '2026-11',
  '2026-13',
  '2026-02-30',
  '0000-00',
  '-271821-04',
  '999999-01-01',
  '2026-11-24T99:99',
  '00000000-0000-4000-8000-000000000000',
  'own',
  'granted',
  'nursing-subsidy',
  'haishu',
  't-330203001',
  '33020319900101001X',
  '13900000000',
  "'; drop table registry.person; --",
  '" or 1=1 --',
  '${7*7}{{7*7}}<%= 7*7 %>',
  '<script>alert(1)</script>',
  '../../../../etc/passwd',
  'file:///etc/passwd',
  '//evil.example',
  'javascript:alert(1)',
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  '=cmd|calc',
  '陈秀英',
  'é\u0301\u0301',
  '\u202egnirts',
  '\u200b\u200d\ufeff',
  '\u0000',
  'a\u0000b',
  '\ud800',
  '\r\nset-cookie: a=b',
  '%',
  '%zz',
  '%00',
  '%ff%fe',
  '%c0%ae',
  long,
]

/** One of endlessly many requests for a route, as somebody or nobody. */
export function wildRequest(
  random: Random,
  route: { readonly method: 'GET' | 'POST'; readonly path: string },
  cookies: readonly string[],
): WildRequest {
  const { chance, pick } = random
  const value = () => (chance(0.1) ? noise(random, 1 + random.below(200)).toString('latin1') : pick(values))
  const short = () => value().slice(0, 2000)
  const filled = route.path.replace(
    /:(\w+)/g,
    () => encoded(chance(0.5) ? pick(values.slice(2, 33)) : short()) || '1',
  )
  const path = chance(0.03) ? `${filled}/${encoded(short())}` : filled
  const query = fields(random, () => encoded(short()), chance(0.5) ? 1 + random.below(4) : 0)
  const headers: Record<string, string> = {
    accept: pick(['text/html', 'text/html', 'application/json', '*/*', 'x'.repeat(500)]),
    ...(chance(0.9) && {
      cookie: chance(0.85)
        ? pick(cookies)
        : `session=${encoded(short())}; attempt=${encoded(short())}; =; ;;a`,
    }),
    ...(chance(0.1) && { 'accept-language': header(value()) }),
    ...(chance(0.05) && { 'x-forwarded-for': header(value()), 'x-forwarded-proto': header(value()) }),
    ...(chance(0.05) && { 'if-none-match': header(value()), range: `bytes=${header(short())}` }),
  }
  const body = route.method === 'POST' ? wildBody(random, value, headers) : undefined
  return { method: route.method, path: query ? `${path}?${query}` : path, headers, body }
}

function wildBody(random: Random, value: () => string, headers: Record<string, string>): Buffer {
  const { chance, pick } = random
  headers['content-type'] = chance(0.85)
    ? 'application/x-www-form-urlencoded'
    : pick([
        'application/json',
        'multipart/form-data; boundary=x',
        'text/xml',
        'text/plain',
        '',
        'a/b; charset=\u00ff',
      ])
  if (chance(0.03)) return noise(random, 5000)
  if (chance(0.02)) return Buffer.alloc(1_100_000, 'a=1&')
  if (headers['content-type'] === 'application/json')
    return Buffer.from(
      pick(['{', '[]', 'null', '{"__proto__":{"a":1}}', '['.repeat(9000), JSON.stringify({ a: value() })]),
    )
  return Buffer.from(fields(random, () => encoded(value()), random.below(8)))
}

function fields({ pick, chance }: Random, value: () => string, count: number): string {
  const name = () =>
    chance(0.9) ? pick(names) : pick(['__proto__', 'constructor', 'a[]', '', 'then', 'toString'])
  const list = Array.from({ length: count }, () => `${name()}=${value()}`)
  return (chance(0.1) ? [...list, ...list] : list).join('&')
}

/** Escaped for an address, what no UTF-8 is included; sometimes wrongly. */
function encoded(text: string): string {
  if (/^%\w*(?:%\w+)*$/.test(text)) return text
  return encodeURIComponent(text.toWellFormed() === text ? text : '\ufffd').replace(/^\.+$/, '%2e%2e')
}

function header(text: string): string {
  return text.slice(0, 500).replace(/[^\t\x20-\x7e\x80-\xff]/g, '')
}

function noise(random: Random, length: number): Buffer {
  return Buffer.from(Array.from({ length }, () => random.below(256)))
}
