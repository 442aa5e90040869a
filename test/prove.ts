import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** `npm run prove <gate>`: the full figure of one gate; its result is written under docs/proofs/. */
const [gate = '', ...rest] = process.argv.slice(2)
const script = fileURLToPath(new URL(`prove-${gate}.ts`, import.meta.url))
if (!/^[a-z-]+$/.test(gate) || !existsSync(script)) {
  process.stderr.write(
    'Which gate? npm run prove engine | city | explanations | audit | publicity | fresh | access | mutants | fuzz | questions\n',
  )
  process.exitCode = 2
} else {
  process.argv.splice(2, process.argv.length, ...rest)
  await import(script)
}
