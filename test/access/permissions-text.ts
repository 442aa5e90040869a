import { matrix, type Row } from '#core/access/matrix.ts'
import { roleCodes, roles } from '#core/access/roles.ts'
import type { WrittenOperation } from './operations.ts'

/**
 * The matrix as people review it: a block for each permission, with its operations and, for each role that has it, about
 * whom. Whoever is not named is refused.
 */
export function permissionsText(operations: readonly WrittenOperation[]): string {
  const blocks = Object.entries<Row>(matrix).map(([permission, row]) => {
    const needed = operations.filter((each) => each.permission === permission).map(({ id }) => id)
    const holders = roleCodes.flatMap((role) => {
      const reach = row[role]
      return reach === undefined ? [] : [`  ${role.padEnd(16)} ${reach}`]
    })
    return [permission, `  : ${needed.join(' ')}`, ...holders].join('\n')
  })
  const seen = roleCodes.map((role) => {
    const { area, shows } = roles[role]
    const fields = Object.entries(shows).map(([what, showing]) => `${what} ${showing.padEnd(8)}`)
    return `  ${role.padEnd(16)} ${area.padEnd(10)} ${fields.join(' ')}`.trimEnd()
  })
  return ['Roles: the place of a duty, and how fields are shown', ...seen, '', ...blocks, ''].join('\n')
}
