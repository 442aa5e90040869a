import { parseCertificateNumber } from '#kernel/certificate-number.ts'
import type { PlainDate } from '#kernel/plain-date.ts'
import type { Tx } from '#platform/db/transaction.ts'
import type { Identity } from '#core/registry/identity.ts'
import { readingsOf } from '#core/registry/name-reading.ts'
import { foldPhone } from '#core/registry/phone-number.ts'
import { dataRows } from './data-rows.ts'
import type { SpellKind } from './file-kind.ts'
import type { people } from './file-kinds.ts'
import type { HeaderRows } from './header-rows.ts'
import { stagedPerson } from './land-people.ts'
import { stagedSpell } from './land-spells.ts'
import type { RowLedger } from './landing.ts'
import { type CitizenId, RowReader } from './row-reader.ts'
import type { SourceTable } from './source-table.ts'
import { Staging, type StageValue } from './staging.ts'

/** Sheets whose headers were found, and the file they are in. */
export type OpenFile = {
  readonly table: SourceTable
  readonly heads: readonly { readonly sheet: string; readonly found: HeaderRows }[]
}

type Staged = Readonly<Record<string, StageValue>>

type StagingOptions = {
  readonly tx: Tx
  readonly today: PlainDate
  readonly identity: Identity
  readonly rows: RowLedger
  readonly onRow: () => void
}

/** More lines than any sheet or file of one sheet has; 200 sheets still fit an int4. */
const rowsPerSheet = 10_000_000

/** One number for a row of a file of several sheets. */
function rowNumber(sheetIndex: number, row: number): number {
  return sheetIndex * rowsPerSheet + row
}

export function sheetAndRow(rowNo: number): { readonly sheetIndex: number; readonly row: number } {
  return { sheetIndex: Math.floor(rowNo / rowsPerSheet), row: rowNo % rowsPerSheet }
}

/** Reads every row of a roll into staging. Rows nothing can be made of are not staged; they have their verdict. */
export function stagePeople(file: OpenFile, options: StagingOptions): Promise<number> {
  const { identity } = options
  return stageRows<keyof typeof people.headers>(file, stagedPerson, options, (row) => {
    const person = readPerson(row)
    const district = row.district('district')
    if (district === 'outside') row.say('outside-on-roll', 'district')
    const township = row.township('township', district)
    if (person === undefined) return []
    const { id, name } = person
    checkAgainstId(row, id)
    const phone = readPhone(row)
    return [
      {
        digest: identity.digest('citizen-id', id.value),
        cipher: identity.seal('citizen-id', id.value),
        name,
        pinyin: readingsOf(name),
        name_damaged: row.verdicts.some(({ code }) => code === 'name-damaged'),
        sex: id.sex,
        birth_on: id.birthOn,
        phone_cipher: phone === undefined ? undefined : identity.seal('phone', phone, id.value),
        phone_digest: phone === undefined ? undefined : identity.digest('phone', phone),
        district,
        township,
        village: row.text('village'),
        grid: row.text('grid'),
      },
    ]
  })
}

/** Reads every row of a file about people into staging, one line for each spell it states. */
export function stageSpells(kind: SpellKind, file: OpenFile, options: StagingOptions): Promise<number> {
  const { identity } = options
  return stageRows<string>(file, stagedSpell(kind), options, (row) => {
    const name = row.name('name')
    const id = row.citizenId('citizenId')
    const { together } = kind
    const group = together && { [together.column]: together.read(row, identity) }
    if (id === undefined || name === undefined) return [{ name, ...group }]
    const spells = kind.read(row, id, identity)
    const known = { digest: identity.digest('citizen-id', id.value), name, ...group }
    const holder = kind.numbered ? holderOf(row.text('number')) : undefined
    if (row.isRefused) return [{ ...known, holder_digest: holder && identity.digest('citizen-id', holder) }]
    const introduced = kind.introduces && {
      cipher: identity.seal('citizen-id', id.value),
      pinyin: readingsOf(name),
      sex: id.sex,
      birth_on: id.birthOn,
    }
    const number = kind.numbered ? row.certificateNumber('number', id.value)?.value : undefined
    const numbered = number !== undefined && {
      number_digest: identity.digest('certificate-number', number),
      number_cipher: identity.seal('certificate-number', number),
    }
    return spells.map(({ from, until, values }) => ({
      ...known,
      ...introduced,
      ...numbered,
      ...values,
      valid_from: from,
      valid_until: until,
    }))
  })
}

/** Whose citizen number a certificate bears, which may be another than the row's. */
function holderOf(number: string | undefined): string | undefined {
  const reading = number === undefined ? undefined : parseCertificateNumber(number, { confirmed: true })
  return reading?.ok ? reading.citizenId : undefined
}

async function stageRows<Field extends string>(
  { table, heads }: OpenFile,
  columns: Parameters<typeof Staging.create>[2],
  { tx, today, rows, onRow }: StagingOptions,
  read: (row: RowReader<Field>) => readonly Staged[],
): Promise<number> {
  const staging = await Staging.create(tx, 'import_row', columns)
  let count = 0
  for (const [sheetIndex, { sheet, found }] of heads.entries()) {
    const reader = new RowReader<Field>(found.places, today, table.dateSystem)
    for await (const { row, cells } of dataRows(table, sheet, found)) {
      reader.load(cells)
      const rowNo = rowNumber(sheetIndex, row)
      const staged = read(reader)
      rows.add(rowNo, reader.verdicts)
      for (const each of staged) await staging.add({ ...each, row_no: rowNo, refused: reader.isRefused })
      count += 1
      onRow()
    }
  }
  await staging.flush()
  await tx.run(`create index on ${staging.table} (digest)`)
  await tx.run(`analyze ${staging.table}`)
  return count
}

function readPerson(row: RowReader<'name' | 'citizenId'>): { id: CitizenId; name: string } | undefined {
  const name = row.name('name')
  const id = row.citizenId('citizenId')
  return id && name !== undefined ? { id, name } : undefined
}

function checkAgainstId(row: RowReader<'sex' | 'birthOn'>, { sex, birthOn }: CitizenId): void {
  const saidSex = row.text('sex')?.normalize('NFKC').replace(/\s|性/g, '')
  if (saidSex !== undefined && !/^(?:男|女)$/.test(saidSex)) row.say('sex-unknown', 'sex')
  else if (saidSex !== undefined && saidSex !== (sex === 'male' ? '男' : '女')) row.say('sex-differs', 'sex')
  if (!row.agreesOnDay('birthOn', birthOn)) row.say('birth-differs', 'birthOn')
}

/** Digits only, as a telephone takes them. */
function readPhone(row: RowReader<'phone'>): string | undefined {
  const cell = row.text('phone')
  const digits = cell === undefined ? undefined : foldPhone(cell)
  if (digits === undefined || /^(?:无|没有)?$/.test(digits)) return undefined
  return /^(?:1\d{10}|0\d{9,11}|[2-8]\d{6,7})$/.test(digits) ? digits : row.say('phone-unreadable', 'phone')
}
