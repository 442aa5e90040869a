import { describe, expect, it } from 'vitest'
import { encodedGb18030 } from '#kernel/gb18030.ts'
import { type FileProfile, fileProfiles, getProfile } from './file-profile.ts'
import { readReturn } from './read-return.ts'
import { TooWide, writeFile } from './write-file.ts'

const line = {
  reference: '0123456789ABCDEF01234567',
  account: '6228480000000000000',
  payee: '周䶮',
  amountFen: 25_005,
  purpose: 'lamp-aid 2026-11',
}

function profile(id: string): FileProfile {
  const found = getProfile(id)
  if (!found) throw new Error(id)
  return found
}

describe('a file for a bank', () => {
  it.each(fileProfiles)('has the same bytes whenever it is written: $id', async (each) => {
    const first = await writeFile(each, [line])
    await new Promise((resolve) => setTimeout(resolve, 1_100))
    expect((await writeFile(each, [line])).equals(first)).toBe(true)
  })

  it('stands every field in its bytes, a name by the bytes of its encoding', async () => {
    const bytes = await writeFile(profile('trial-fixed'), [line])
    expect(bytes.length).toBe(8 + 24 + 28 + 60 + 15 + 30 + 2)
    expect(new TextDecoder('gb18030').decode(bytes.subarray(60, 120)).trimEnd()).toBe(line.payee)
    expect(bytes.subarray(120, 135).toString()).toBe('000000000025005')
  })

  it('is not written where a name has no room, and no name is cut', async () => {
    const long = { ...line, payee: '长'.repeat(31) }
    await expect(writeFile(profile('trial-fixed'), [long])).rejects.toThrow(TooWide)
  })

  it('holds no formula, whatever somebody is called', async () => {
    const csv = (await writeFile(profile('trial-csv'), [{ ...line, payee: '=1+1' }])).toString()
    expect(csv).toContain(",'=1+1,")
  })
})

describe('a file that comes back', () => {
  it('is read in each form, and a line that does not read stops no other', async () => {
    const csv = Buffer.from(
      `某银行代发结果,,\n明细号,金额（分）,处理结果\n${line.reference},25005,0000\n乱,1,0000\n${line.reference},x,0000\n`,
    )
    expect(await readReturn(profile('trial-csv'), csv)).toEqual({
      returned: [{ reference: line.reference, amountFen: 25_005, code: '0000' }],
      unreadable: [4, 5],
    })
    const fixed = encodedGb18030(`${line.reference}0000000000250051001\r\n短\r\n`)
    expect(await readReturn(profile('trial-fixed'), fixed)).toEqual({
      returned: [{ reference: line.reference, amountFen: 25_005, code: '1001' }],
      unreadable: [2],
    })
    const written = await writeFile(
      {
        ...profile('trial-xlsx'),
        goes: [
          { field: 'reference', title: '备注号' },
          { field: 'yuan', title: '金额（元）' },
          { field: 'purpose', title: '结果代码' },
        ],
      },
      [{ ...line, purpose: '1003' }],
    )
    expect(await readReturn(profile('trial-xlsx'), written)).toEqual({
      returned: [{ reference: line.reference, amountFen: 25_005, code: '1003' }],
      unreadable: [],
    })
  })

  it('that has no head of this bank is nothing but unreadable', async () => {
    const { returned, unreadable } = await readReturn(profile('trial-csv'), Buffer.from('a,b\nc,d\n'))
    expect([returned, unreadable]).toEqual([[], [1, 2]])
  })
})
