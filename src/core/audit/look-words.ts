import { ancestorsOf, findRegion, getRegion } from '#kernel/region.ts'
import { type Text, text } from '#kernel/text.ts'
import { isRole, roles } from '#core/access/roles.ts'

/** Why personal data is processed, in words for whom it is about; by the `purpose` of commands and queries. */
export const purposeWords: Readonly<Record<string, Text>> = {
  access: text('管理工作人员的账号和岗位', 'keeping the accounts and duties of staff', '管理工作人员的账号'),
  audit: text('审计监督', 'audit', '检查工作人员有没有乱看'),
  casework: text('办理您的事项', 'working on your matter', '办您的事'),
  correction: text('更正信息', 'correcting a record', '改正写错的信息'),
  delegation: text('核对代办和监护关系', 'keeping who may act for whom', '记下谁可以帮您办事'),
  determination: text('认定您能享受哪些待遇', 'deciding what you are entitled to', '看您能领哪些钱'),
  emergency: text('紧急情况', 'an emergency', '紧急情况'),
  import: text('导入各部门的数据', 'taking in the files of offices', '收进别的部门的表格'),
  law: text('维护法规目录', 'keeping the index of law', '整理法规'),
  'on-site': text('在您身边帮您登录', 'signing you in beside you', '在您身边帮您登录'),
  payment: text('发放款项', 'paying out', '给您发钱'),
  publicity: text('依法公示', 'a public notice required by law', '按规定公布名单'),
  review: text('查看和复核认定结果', 'reading and reviewing what was decided', '检查结果对不对'),
  running: text('看系统运行得怎么样', 'seeing that the system runs', '看系统好不好'),
  service: text('为您服务', 'serving you', '为您服务'),
  'sign-in': text('登录时核对身份', 'checking who signs in', '登录时看是不是本人'),
  transparency: text('查看谁看过信息', 'reading who looked', '看谁看过信息'),
}

const otherPurpose = text('其他公务', 'other official business', '别的公事')

export function describePurpose(purpose: string): Text {
  return Object.hasOwn(purposeWords, purpose) ? (purposeWords[purpose] ?? otherPurpose) : otherPurpose
}

export type LookKind = 'read' | 'search' | 'write'

export const kindWords: Readonly<Record<LookKind, Text>> = {
  read: text('看了记录', 'read the record', '看了信息'),
  search: text('在名单或查询结果里看到', 'saw the name in a list or search result', '在名单里看到'),
  write: text('登记或更改了内容', 'recorded or changed something', '写了或改了信息'),
}

/** What the audit says of whoever looked: codes only. */
export type Capacity = {
  readonly actor: string
  readonly role?: string | undefined
  readonly region?: string | undefined
  readonly assistedBy?: string | undefined
}

/** Whoever looked, as the person `personId` is told by the page that `viewer` has open: never by name. */
export function describeActor(
  { actor, role, region, assistedBy }: Capacity,
  { viewer, personId }: { readonly viewer: string; readonly personId: number },
): Text {
  const helped = assistedBy
    ? text('（由工作人员现场协助）', ', helped by a worker on the spot')
    : text('', '')
  if (actor === viewer) return joined(text('您本人', 'you', '您自己'), helped)
  const [kind, id] = actor.split(':')
  switch (kind) {
    case 'resident':
      return id === String(personId)
        ? joined(text('本人', 'the person themselves'), helped)
        : joined(roles.guardian.name, helped)
    case 'staff':
      return describeColleague(role, region)
    case 'system':
      return text('本系统自动处理', 'this system, by itself', '电脑自己做的')
    case 'operator':
      return text('本系统的管理人员', 'whoever runs this system', '管系统的人')
    default:
      return text('没有登录的人', 'somebody not signed in')
  }
}

function describeColleague(role: string | undefined, region: string | undefined): Text {
  const what = role !== undefined && isRole(role) ? roles[role].name : text('工作人员', 'a member of staff')
  const where = region === undefined ? undefined : describePlace(region)
  return where ? text(`${where.zh} · ${what.zh}`, `${where.en} · ${what.en}`) : what
}

/** `haishu`, or `township/village[/grid]`; English names are held for the city and its districts only. */
function describePlace(region: string): Text | undefined {
  const [id = '', ...below] = region.split('/')
  if (!findRegion(id)) return undefined
  const places = [getRegion(id), ...ancestorsOf(id)].toReversed()
  const named = places.length > 1 ? places.slice(1) : places
  const zh = named.map(({ name }) => name.zh)
  const en = named.map(({ name }) => name.en ?? name.zh)
  return text([...zh, ...below].join(''), [...en, ...below].toReversed().join(', '))
}

function joined(one: Text, other: Text): Text {
  return text(one.zh + other.zh, one.en + other.en)
}
