import { openIdentity } from '#core/registry/identity.ts'
import { connect } from '#platform/db/connection.ts'
import type { TestDatabase } from '#platform/db/test-database.ts'
import { lookAround, type Looked } from './look-around.ts'
import { prepareWorlds, stageWorld } from './stage-world.ts'
import { makeWorld } from './world.ts'

export type Worlds = {
  /** Makes so many worlds one after another and looks around in each. */
  tryOut(which: { readonly seed: number; readonly from: number; readonly count: number }): Promise<Looked>
  close(): Promise<void>
}

/** A database in which one world after another is put up. */
export async function openWorlds(database: TestDatabase): Promise<Worlds> {
  const admin = await connect(database.admin)
  const identity = openIdentity(database.keys)
  await prepareWorlds(admin)
  return {
    async tryOut({ seed, from, count }) {
      const all: Looked = { asked: 0, wrong: [] }
      for (let number = from; number < from + count; number += 1) {
        const world = makeWorld(seed, number)
        await stageWorld(admin, identity, world)
        const looked = await lookAround({ database, identity }, world, {
          seed: number,
          visits: 3,
          questions: 2,
        })
        all.asked += looked.asked
        all.wrong.push(...looked.wrong.map((fault) => `world ${number} of seed ${seed}: ${fault}`))
      }
      return all
    },
    close: () => admin.end(),
  }
}
