import { afterAll, beforeAll, expect, test } from 'vitest'
import { type ExampleOffice, examplePeople, openExampleOffice } from '../journeys/example-office.ts'
import { fuzz } from './fuzz.ts'

let office: ExampleOffice
beforeAll(async () => {
  office = await openExampleOffice(examplePeople.slice(0, 5), ['2026-11'])
})
afterAll(() => office.close())

test('whatever is asked, no address fails and none tells what is inside', async () => {
  const { sent, byStatus, wrong } = await fuzz(office, { seed: 20_261_125, each: 8 })
  expect(wrong).toEqual([])
  expect(sent).toBeGreaterThan(500)
  expect(byStatus.get(200)).toBeGreaterThan(sent / 20)
})
