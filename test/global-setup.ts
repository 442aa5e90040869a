import { startTestServer } from '#platform/db/test-database.ts'

/** Holds the one test server for the whole run; the test files join and leave it. */
export default async function setup(): Promise<() => Promise<unknown>> {
  const server = await startTestServer()
  return () => server.stop()
}
