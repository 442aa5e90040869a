import { type DestinationStream, pino } from 'pino'

/** All a log line may carry beside its event: ids of operations, counts and durations. Never a person. */
export type LogFacts = {
  readonly operation?: string
  readonly route?: string
  readonly method?: string
  readonly status?: number
  readonly code?: string
  readonly reference?: string
  readonly job?: string
  readonly jobId?: string
  readonly count?: number
  readonly durationMs?: number
}

export type Log = {
  info(event: string, facts?: LogFacts): void
  warn(event: string, facts?: LogFacts): void
  /** The error's kind, code and stack are kept; its message is not, because messages quote values. */
  error(event: string, error: unknown, facts?: LogFacts): void
}

const allowed: Readonly<Record<keyof LogFacts, true>> = {
  operation: true,
  route: true,
  method: true,
  status: true,
  code: true,
  reference: true,
  job: true,
  jobId: true,
  count: true,
  durationMs: true,
}

/** One JSON object a line, to standard error unless told otherwise. What is not on the list is dropped. */
export function createLog(destination: DestinationStream = pino.destination(2)): Log {
  const logger = pino({ base: null, timestamp: pino.stdTimeFunctions.isoTime }, destination)
  return {
    info: (event, facts) => logger.info(pick(facts), event),
    warn: (event, facts) => logger.warn(pick(facts), event),
    error: (event, error, facts) => logger.error({ ...pick(facts), error: describe(error) }, event),
  }
}

/** For programs that show their progress in words and tests. */
export const silentLog: Log = { info() {}, warn() {}, error() {} }

function pick(facts: LogFacts = {}): Record<string, unknown> {
  return Object.fromEntries(Object.entries(facts).filter(([name]) => name in allowed))
}

function describe(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { name: typeof error }
  const stack = error.stack?.split('\n').filter((line) => line.startsWith('    at '))
  const code = 'code' in error ? error.code : undefined
  return {
    name: error.name,
    code,
    stack,
    cause: error.cause === undefined ? undefined : describe(error.cause),
  }
}
