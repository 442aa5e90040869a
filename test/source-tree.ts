import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const repository: string = fileURLToPath(new URL('..', import.meta.url))

/** A file of the working copy; `path` is relative to its root and has forward slashes. */
export type TreeFile = { readonly path: string; readonly text: string }

/** What npm installed, git keeps or a database stored; the last may not even be readable. */
const notOurs = new Set(['.git', 'node_modules', 'data', 'tmp'])
const textual = /(?:^[^.]+|^\.\w+|\.(?:css|json|md|mjs|sql|svg|toml|ts|tsx|txt|yml))$/

/** Every file written by hand below a folder; without one, of the whole working copy. */
export function listTextFiles(folder = ''): TreeFile[] {
  return pathsBelow(folder)
    .filter((path) => path !== 'package-lock.json')
    .sort()
    .map((path) => ({ path, text: readFileSync(join(repository, path), 'utf8') }))
}

/** TypeScript alone. */
export function listSources(folder: string): TreeFile[] {
  return listTextFiles(folder).filter(({ path }) => /\.tsx?$/.test(path))
}

function pathsBelow(folder: string): string[] {
  return readdirSync(join(repository, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`
    if (entry.isDirectory()) return notOurs.has(path) ? [] : pathsBelow(path)
    return entry.isFile() && textual.test(entry.name) ? [path] : []
  })
}
