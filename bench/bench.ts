import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { cpus, loadavg } from 'node:os'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import {
  type EngineFigures,
  engineFigures,
  type MonthFigures,
  monthFigures,
  type RoundTrip,
} from './figures.ts'

/**
 * `npm run bench`: measures, judges the ratios and writes `docs/proofs/bench.md`; ends with 1 where one is not met.
 * `npm run bench -- --people 20000` is a short run that only prints.
 */
const { people } = parseArgs({ options: { people: { type: 'string' } } }).values
const [load = 0] = loadavg()
const engine = engineFigures.parse(measure('engine.ts'))
const month = monthFigures.parse(measure('month.ts'))
const claims = claimsOf(engine, month)
const report = reportOf(engine, month)
process.stdout.write(report)
if (people === undefined) writeFileSync(new URL('../docs/proofs/bench.md', import.meta.url), report)
if (claims.some(({ isMet }) => !isMet)) process.exitCode = 1

/** Each in a process of its own, so that neither warms up or crowds the other. */
function measure(script: string): unknown {
  const path = fileURLToPath(new URL(script, import.meta.url))
  const size = people === undefined ? [] : [`--people=${people}`]
  const printed = execFileSync(process.execPath, ['--import', 'tsx', path, ...size], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  return JSON.parse(printed)
}

type Claim = {
  readonly claim: string
  readonly found: string
  readonly wanted: string
  readonly isMet: boolean
}

function claimsOf(of: EngineFigures, { tenOutputs, offered }: MonthFigures): Claim[] {
  return [
    atLeast('perf:P3 fenced SQL ÷ kernel', of.fencedMs / of.kernelMs, 8),
    atMost('perf:P7 three-valued ÷ two-valued kernel', of.kernelMs / of.twoValuedMs, 1.4),
    atMost('perf:P9 a whole run ÷ the same COPY alone, on the ten outputs', ratioOf(tenOutputs), 1.15),
    atMost('the same on what the catalogue pays in a month', ratioOf(offered), 1.15),
    atMost('perf:P11 fenced ÷ unfenced SQL', of.fencedMs / of.unfencedMs, 0.4),
    atMost('perf:P13 one traced decision, p99 in µs', of.tracedP99Us, 100),
  ]
}

function ratioOf({ runMs, copyMs }: RoundTrip): number {
  return runMs / copyMs
}

function atLeast(claim: string, value: number, limit: number): Claim {
  return { claim, found: value.toFixed(2), wanted: `at least ${limit}`, isMet: value >= limit }
}

function atMost(claim: string, value: number, limit: number): Claim {
  return { claim, found: value.toFixed(2), wanted: `at most ${limit}`, isMet: value <= limit }
}

function reportOf(of: EngineFigures, { rounds, tenOutputs, offered }: MonthFigures): string {
  const processors = cpus()
  const seldomKnown = (of.everyColumnTestedMs / of.twoValuedMs).toFixed(2)
  return `# Bench: ratios of one run

Written by \`npm run bench\` on ${new Date().toISOString().slice(0, 10)}: ${processors.length} × ${processors[0]?.model ?? 'unknown'}, Node ${process.version}, PostgreSQL ${of.version} embedded,
load ${load.toFixed(2)} before it began. Only the ratios are claims: times differ from machine to machine and say here what the
ratios were made of.

| claim | found | wanted | |
|---|--:|---|---|
${claims.map(({ claim, found, wanted, isMet }) => `| ${claim} | ${found} | ${wanted} | ${isMet ? 'met' : 'NOT MET'} |`).join('\n')}

The kernel finds columns in which nothing is unknown when it prepares, and they cost nothing: were something unknown in every
column, perf:P7 would be ${seldomKnown}. The median of a traced decision is ${of.tracedP50Us.toFixed(1)} µs.

${count(of.people)} people, ${of.outputs} outputs, employment and income of 5 % and insurance of 3 % unknown, medians of ${of.repeats}:

| reader | ms | person-rules a second |
|---|--:|--:|
${[
  ['kernel', of.kernelMs],
  ['kernel, every column tested for unknowns', of.everyColumnTestedMs],
  ['kernel, two-valued', of.twoValuedMs],
  ['PostgreSQL, fenced', of.fencedMs],
  ['PostgreSQL, unfenced', of.unfencedMs],
]
  .map(([reader, ms]) => `| ${reader} | ${Number(ms).toFixed(1)} | ${perSecond(Number(ms))} |`)
  .join('\n')}

From the database and back, medians of ${rounds}:

| rules | people | facts | outputs | lines | whole run, ms | the same COPY, ms |
|---|--:|--:|--:|--:|--:|--:|
${roundTripRow('ten outputs', tenOutputs)}
${roundTripRow('what the catalogue pays in a month', offered)}
`

  function perSecond(ms: number): string {
    return `${((of.people * of.outputs) / ms / 1_000).toFixed(1)} M`
  }
}

function roundTripRow(rules: string, of: RoundTrip): string {
  const { people: all, facts, outputs, lines, runMs, copyMs } = of
  return `| ${[rules, count(all), facts, outputs, count(lines), runMs.toFixed(0), copyMs.toFixed(0)].join(' | ')} |`
}

function count(number: number): string {
  return number.toLocaleString('en-US')
}
