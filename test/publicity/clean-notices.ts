import { givenNameFor, surnameFor } from '#city/names.ts'
import { placesOf } from '#city/places.ts'
import { type Random, randomOf } from '#city/random.ts'
import { article } from '#core/citations/citation.ts'
import { newCertificate } from '#core/publicity/definitions/new-certificate.ts'
import { quotaEmployment } from '#core/publicity/definitions/quota-employment.ts'
import { amount, category, level, maskedName, outcome, village } from '#core/publicity/fields.ts'
import { allowanceOf, composeNotice, type Contact, type NoticeContent } from '#core/publicity/notice.ts'
import { publicity } from '#core/publicity/publicity.ts'
import type { Allowance } from '#core/publicity/scan/scan-file.ts'
import { addMonths, epochDayOf, plainDateOf } from '#kernel/plain-date.ts'
import { DISTRICT_IDS } from '#kernel/region-table.ts'
import { getRegion, townshipsOf } from '#kernel/region.ts'
import { text } from '#kernel/text.ts'

const demanded = article('zj-social-assistance', 11)

/** An invented aid whose notice shows everything a norm could demand. */
export const everythingShown = publicity({
  id: 'lamp-aid',
  name: text('灯油补助审核公示', 'Public notice of lamp aid'),
  plan: 'plan:S1.1',
  basis: demanded,
  audience: text('申请人所在村（社区）', 'The applicant’s village or community'),
  about: 'people',
  fields: {
    name: maskedName('someone'),
    village: village(),
    category: category(demanded),
    level: level(demanded),
    amount: amount(demanded),
    outcome: outcome(text('审核结果', 'Outcome'), { granted: text('拟批准', 'To be granted') }),
  },
  groupedBy: 'village',
  stays: [
    { from: '2014-11-01', value: { count: 7, unit: 'days' }, source: demanded.document, checked: true },
  ],
})

export type CleanNotice = { readonly content: NoticeContent; readonly allowance: Allowance }

const FIRST_DAY = epochDayOf('2025-01-02')
const trades = ['五金', '服饰', '水产', '文具', '模具', '物业', '盲人按摩', '餐饮', '电子', '家政']
const forms = ['有限公司', '股份有限公司', '商行', '合作社']
const roads = ['中山', '解放', '望春', '百丈', '环城西', '江南']

/** A notice as an office would make it, of one of three kinds, and nothing in it that should not be. */
export function cleanNotice(seed: number): CleanNotice {
  const random = randomOf(seed, 7)
  const on = plainDateOf(FIRST_DAY + random.below(690))
  const district = random.pick(DISTRICT_IDS)
  const township = random.pick(townshipsOf(district))
  const region = random.chance(0.6) ? township.id : district
  const placed = placesOf(random)
  const villages = Array.from({ length: 1 + random.below(4) }, () => placed(random).village)
  const count = random.between(1, 40)
  const asked = {
    region,
    issuer: `${getRegion(district).name.zh}残疾人联合会`,
    contact: contactFor(random, township.name.zh),
    on,
  }
  const person = () => {
    const age = random.between(18, 95)
    const bornOn = addMonths(on, -12 * age - random.below(12))
    const sex = random.chance(0.5) ? 'male' : 'female'
    const name = surnameFor(random) + givenNameFor(sex, Number(bornOn.slice(0, 4)), random)
    return { bornOn, name, village: random.pick(villages) }
  }
  const people = () => Array.from({ length: count }, person)
  const shown = <Values>({ bornOn, ...rest }: { bornOn: string } & Values) => ({ bornOn, shown: rest })
  switch (random.below(3)) {
    case 0: {
      const lines = people().map((each) => shown({ ...each, outcome: 'meets-standard' as const }))
      const { content } = composeNotice(newCertificate, { ...asked, lines })
      return { content, allowance: allowanceOf(newCertificate, content) }
    }
    case 1: {
      const lines = Array.from({ length: count }, () => ({
        shown: {
          unit: `宁波${random.pick(roads)}${random.pick(trades)}${random.pick(forms)}`,
          outcome: random.chance(0.7) ? ('quota-met' as const) : ('quota-exceeded' as const),
        },
      }))
      const { content } = composeNotice(quotaEmployment, { ...asked, lines })
      return { content, allowance: allowanceOf(quotaEmployment, content) }
    }
    default: {
      const lines = people().map((each) =>
        shown({
          ...each,
          category: random.pick(['visual', 'physical', 'intellectual', 'mental'] as const),
          level: random.between(1, 4),
          amount: random.below(2_000_000),
          outcome: 'granted' as const,
        }),
      )
      const { content } = composeNotice(everythingShown, { ...asked, lines })
      return { content, allowance: allowanceOf(everythingShown, content) }
    }
  }
}

function contactFor(random: Random, township: string): Contact {
  const phone = random.pick([
    `0574-${random.between(2, 8)}${String(random.below(10_000_000)).padStart(7, '0')}`,
    `（0574）${random.between(2, 8)}${String(random.below(10_000_000)).padStart(7, '0')}`,
    '12385',
  ])
  const address = `${township}${random.pick(roads)}路${random.between(1, 900)}号${random.between(1, 9)}楼`
  return { office: `${township}残联`, phone, ...(random.chance(0.5) && { address }) }
}
