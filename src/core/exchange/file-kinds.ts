import { epochDayOf, plainDateOf } from '#kernel/plain-date.ts'
import { text } from '#kernel/text.ts'
import { readCertificate } from './certificate-rows.ts'
import type { Kind, Spell, SpellKind } from './file-kind.ts'
import {
  assistanceWords,
  choiceWords,
  insuranceWords,
  matterWords,
  relationWords,
  statusWords,
  tierWords,
} from './office-words.ts'
import type { RowReader } from './row-reader.ts'
import type { Identity } from '#core/registry/identity.ts'

const person = {
  name: [
    '姓名',
    '残疾人姓名',
    '名字',
    '人员姓名',
    '持证人姓名',
    '成员姓名',
    '参保人姓名',
    '死者姓名',
    '对象姓名',
  ],
  citizenId: [
    '身份证号',
    '身份证号码',
    '身份证',
    '公民身份号码',
    '公民身份证号码',
    '证件号码',
    '证件号',
    '居民身份证号',
    '成员身份证号',
  ],
} as const

const span = {
  from: ['起始日期', '开始日期', '起始时间', '开始时间', '起始年月', '生效日期', '起'],
  until: ['终止日期', '结束日期', '截止日期', '终止时间', '结束时间', '截止时间', '止'],
} as const

const residence = {
  district: ['户籍区县', '户籍区县市', '户籍县', '户籍所在区县', '区县', '区县市', '户籍地区县', '县市区'],
  township: [
    '户籍街镇',
    '户籍街道',
    '户籍镇街',
    '户籍乡镇',
    '乡镇街道',
    '街镇',
    '镇街',
    '乡镇',
    '街道',
    '户籍乡镇街道',
    '户籍地街镇',
    '户籍地乡镇街道',
  ],
} as const

/** 残疾人基本信息: who is on the roll, and where they live by registration. */
export const people = {
  id: 'people',
  title: text('残疾人基本信息', 'people on the roll'),
  keptBy: 'dpf',
  headers: {
    ...person,
    sex: ['性别'],
    birthOn: ['出生日期', '出生年月', '出生年月日', '生日'],
    phone: ['联系电话', '电话', '手机', '手机号', '手机号码', '联系方式', '联系号码'],
    ...residence,
    village: [
      '户籍村社区',
      '村社区',
      '村',
      '社区',
      '户籍村',
      '行政村社区',
      '所属村社',
      '村居',
      '户籍地村社区',
    ],
    grid: ['网格', '所属网格', '网格名称', '所在网格', '网格编号'],
  },
  needs: ['name', 'citizenId', 'district', 'township'],
} as const satisfies Kind<string>

/** 交接清单: which file comes from whom, and whether it is complete. */
const manifest = {
  id: 'manifest',
  title: text('交接清单', 'hand-over list'),
  keptBy: 'dpf',
  headers: {
    file: ['文件', '文件名', '文件名称', '材料名称', '表名'],
    source: ['数据来源', '来源', '来源单位', '提供单位'],
    complete: ['是否全量', '全量', '是否完整'],
    coveredFrom: ['统计起', '统计起始', '数据起始日期', '起始日期', '统计开始日期'],
    asOf: ['截至', '截至日期', '数据截至', '截止日期', '统计截至'],
  },
  needs: ['file', 'source'],
} as const satisfies Kind<string>

/** What follows from one row stated with a start and an end. */
function during<Field extends string>(
  row: RowReader<Field | 'from' | 'until'>,
  values: Spell['values'],
): readonly Spell[] {
  const [from, until] = [row.start('from'), row.end('until')]
  if (from === undefined) return []
  if (until !== undefined && until <= from) row.say('dates-reversed', 'until')
  return [{ from, until, values }]
}

function readHousehold(row: RowReader<'household'>, identity: Identity): number | undefined {
  const number = row.text('household')
  return number === undefined ? undefined : identity.householdId(number)
}

function spellKind<Field extends string>(kind: SpellKind<Field>): SpellKind<Field> {
  return kind
}

/** In the order they are taken in: who lives together and where comes before what they have. */
export const spellKinds: readonly SpellKind[] = [
  spellKind({
    id: 'households',
    title: text('家庭成员', 'household members'),
    keptBy: 'public-security',
    headers: {
      household: ['户号', '户编号', '家庭编号', '户口簿编号', '家庭户号'],
      ...person,
      relation: ['与户主关系', '户主关系', '家庭关系', '关系', '与户主的关系'],
      ...span,
    },
    needs: ['household', 'name', 'citizenId', 'from'],
    table: 'household_member',
    columns: { household_id: 'int8', relation: 'text' },
    introduces: true,
    together: { column: 'household_id', read: readHousehold },
    read(row, _, identity) {
      const household_id = readHousehold(row, identity) ?? row.say('household-missing', 'household')
      const relation = row.choice('relation', relationWords)
      return during(row, { household_id, relation })
    },
  }),
  spellKind({
    id: 'hukou',
    title: text('户籍变动', 'registered residence'),
    keptBy: 'public-security',
    headers: { ...person, ...residence, ...span },
    needs: ['name', 'citizenId', 'district', 'from'],
    table: 'hukou',
    columns: { hukou_district: 'text', hukou_township: 'text' },
    read(row) {
      const district = row.district('district')
      return during(row, { hukou_district: district, hukou_township: row.township('township', district) })
    },
  }),
  spellKind({
    id: 'certificates',
    title: text('残疾人证', 'disability certificates'),
    keptBy: 'dpf',
    headers: {
      ...person,
      number: ['残疾人证号', '残疾证号', '残疾人证', '残疾证号码', '残疾人证号码', '证号'],
      category: ['残疾类别', '类别', '残疾类型', '类别等级', '残疾类别等级', '残疾类别及等级'],
      level: ['残疾等级', '等级', '残疾级别', '级别'],
      from: ['发证日期', '发证时间', '签发日期', '初次发证日期', '办证日期', '领证日期'],
      until: ['有效期至', '有效期止', '有效期', '证件有效期', '有效期限', '到期日期', '证件有效期至'],
      state: ['证件状态', '状态', '证状态'],
      stateOn: ['状态日期', '状态时间', '注销日期', '冻结日期', '状态变更日期'],
    },
    needs: ['name', 'citizenId', 'from'],
    table: 'certificate',
    numbered: true,
    columns: { state: 'text', category: 'text', components: 'text[]', level: 'int2' },
    replaces: { begins: "state = 'valid'" },
    read: readCertificate,
  }),
  spellKind({
    id: 'assistance',
    title: text('低收入人员', 'income assistance'),
    keptBy: 'civil-affairs',
    headers: {
      ...person,
      kind: ['救助类型', '救助类别', '低收入类型', '对象类别', '困难类型', '保障类型'],
      income: ['家庭人均月收入', '人均月收入', '月人均收入', '家庭月人均收入'],
      exceededOn: ['收入超标起始日期', '超标日期', '收入超标日期', '超标起始日期'],
      ...span,
    },
    needs: ['name', 'citizenId', 'kind', 'from'],
    table: 'assistance',
    endsByAbsence: true,
    columns: { kind: 'text', income_per_head_fen: 'int4', income_exceeded_since: 'date' },
    read: (row) =>
      during(row, {
        kind: row.choice('kind', assistanceWords),
        income_per_head_fen: row.yuan('income'),
        income_exceeded_since: row.happenedOn('exceededOn'),
      }),
  }),
  spellKind({
    id: 'care',
    title: text('自理能力评估', 'self-care assessments'),
    keptBy: 'civil-affairs',
    headers: {
      ...person,
      tier: ['护理等级', '护理档次', '自理能力', '评估结果', '自理能力等级', '档次'],
      months: ['需长期照护月数', '长期照护月数', '需照护月数', '照护月数'],
      from: ['评估日期', '评估时间', '评定日期'],
      until: ['有效期至', '有效期止', '评估有效期', '下次评估日期前'],
    },
    needs: ['name', 'citizenId', 'tier', 'from'],
    table: 'care_need',
    columns: { tier: 'text', need_months: 'int2' },
    replaces: { begins: 'true' },
    read: (row) => during(row, { tier: row.choice('tier', tierWords), need_months: row.months('months') }),
  }),
  spellKind({
    id: 'arrangement',
    title: text('托养入住', 'residential care'),
    keptBy: 'civil-affairs',
    headers: {
      ...person,
      institution: ['机构名称', '托养机构', '机构', '入住机构', '托养机构名称'],
      from: ['入住日期', '入住时间', '入院日期', '开始日期'],
      until: ['离开日期', '离开时间', '退住日期', '出院日期', '结束日期'],
    },
    needs: ['name', 'citizenId', 'from'],
    table: 'living_arrangement',
    endsByAbsence: true,
    columns: { arrangement: 'text' },
    read: (row) => during(row, { arrangement: 'residential-care' }),
  }),
  spellKind({
    id: 'status',
    title: text('其他待遇和状态', 'other allowances and states'),
    keptBy: 'civil-affairs',
    headers: {
      ...person,
      kind: ['状态类型', '待遇类型', '类型', '待遇或状态', '补贴类型', '待遇名称'],
      amount: ['月金额', '月标准', '金额', '月发放金额'],
      ...span,
    },
    needs: ['name', 'citizenId', 'kind', 'from'],
    table: 'status',
    endsByAbsence: true,
    columns: { kind: 'text', amount_fen: 'int4' },
    apart: 'kind',
    read: (row) => during(row, { kind: row.choice('kind', statusWords), amount_fen: row.yuan('amount') }),
  }),
  spellKind({
    id: 'insurance',
    title: text('医保参保', 'medical insurance'),
    keptBy: 'medical-security',
    headers: { ...person, scheme: ['参保类型', '参保险种', '险种', '医保类型'], ...span },
    needs: ['name', 'citizenId', 'scheme', 'from'],
    table: 'insurance',
    endsByAbsence: true,
    columns: { scheme: 'text' },
    read: (row) => during(row, { scheme: row.choice('scheme', insuranceWords) }),
  }),
  spellKind({
    id: 'employment',
    title: text('就业', 'employment'),
    keptBy: 'human-resources',
    headers: {
      ...person,
      employer: ['就业单位', '工作单位', '用人单位', '单位名称', '单位'],
      wage: ['月工资', '工资', '月薪', '月收入', '工资收入'],
      ...span,
      from: ['起始日期', '开始日期', '入职日期', '就业日期', '合同起始日期'],
      until: ['终止日期', '结束日期', '离职日期', '合同终止日期'],
    },
    needs: ['name', 'citizenId', 'from', 'employer'],
    table: 'employment',
    endsByAbsence: true,
    columns: { monthly_wage_fen: 'int4' },
    read: (row) => during(row, { monthly_wage_fen: row.yuan('wage') }),
  }),
  spellKind({
    id: 'deaths',
    title: text('死亡', 'deaths'),
    keptBy: 'public-security',
    headers: { ...person, diedOn: ['死亡日期', '死亡时间', '去世日期', '亡故日期'] },
    needs: ['name', 'citizenId', 'diedOn'],
    table: 'death',
    once: true,
    columns: {},
    read(row) {
      if (row.text('diedOn') === undefined) row.say('date-missing', 'diedOn')
      const diedOn = row.happenedOn('diedOn')
      return diedOn === undefined ? [] : [{ from: plainDateOf(epochDayOf(diedOn) + 1), values: {} }] // alive on the day itself
    },
  }),
  spellKind({
    id: 'elections',
    title: text('待遇选择', 'elections between benefits'),
    keptBy: 'dpf',
    headers: {
      ...person,
      matter: ['选择事项', '事项'],
      choice: ['选择结果', '选择', '本人选择'],
      from: ['选择日期', '选择时间', '签字日期'],
    },
    needs: ['name', 'citizenId', 'matter', 'choice', 'from'],
    table: 'election',
    columns: { matter: 'text', choice: 'text' },
    apart: 'matter',
    replaces: { begins: 'true' },
    read(row) {
      const matter = row.choice('matter', matterWords)
      const choice = matter && row.choice<string>('choice', choiceWords[matter])
      const from = row.start('from')
      return from === undefined ? [] : [{ from, values: { matter, choice } }]
    },
  }),
]

export type AnyKind = typeof people | typeof manifest | SpellKind

export const fileKinds: readonly AnyKind[] = [manifest, people, ...spellKinds]
