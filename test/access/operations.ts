import { parseSync, Visitor } from 'oxc-parser'
import { listSources, type TreeFile } from '../source-tree.ts'

/** A command or query as it is written in the sources. */
export type WrittenOperation = {
  readonly id: string
  readonly permission: string
  readonly writes: boolean
  readonly path: string
}

/** Every command and query of the product, found in the text so that none can be left out of a list. */
export function listOperations(): readonly WrittenOperation[] {
  return listSources('src')
    .filter(({ path }) => !/\.(?:test|example)\.tsx?$/.test(path))
    .flatMap(operationsIn)
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
}

export function operationsIn({ path, text }: TreeFile): WrittenOperation[] {
  const found: WrittenOperation[] = []
  new Visitor({
    CallExpression({ callee, arguments: [given] }) {
      if (callee.type !== 'Identifier' || (callee.name !== 'command' && callee.name !== 'query')) return
      if (given?.type !== 'ObjectExpression') return
      const said = (name: string): string | undefined => {
        const property = given.properties.find(
          (each) => each.type === 'Property' && each.key.type === 'Identifier' && each.key.name === name,
        )
        return property?.type === 'Property' && property.value.type === 'Literal'
          ? String(property.value.value)
          : undefined
      }
      const [id, permission] = [said('id'), said('permission')]
      if (id === undefined || permission === undefined) {
        if (path !== 'src/platform/command.ts' && path !== 'src/platform/query.ts')
          throw new Error(`${path}: an operation whose id or permission is not written out`)
        return
      }
      found.push({ id, permission, writes: callee.name === 'command', path })
    },
  }).visit(parseSync(path, text).program)
  return found
}
