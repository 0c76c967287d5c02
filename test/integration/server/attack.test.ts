import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Size } from '../../attack/attack.ts'
import { AttackedSite } from '../../attack/attackedSite.ts'
import { attacks } from '../../attack/attacks.ts'
import { carryOut } from '../../attack/carryOut.ts'
import { onEachDatabase } from '../../support/databases.ts'

/** `npm run attack` is the whole measure. Honest users are given time here: what is looked for is that they get there. */
const size: Size = { requests: 1500, seed: 20261126, isWhole: false, honestLimitMs: 15_000 }

/** What the front and the server answer before any database is asked; `npm run attack` tries them on both. */
const beforeTheDatabase = ['functions', 'og', 'smuggling', 'slow', 'idle', 'huge', 'slug']

onEachDatabase(({ name: database, create }) => {
  const tried = attacks.filter(({ name }) => database === 'SQLite' || !beforeTheDatabase.includes(name))
  let site: AttackedSite

  beforeAll(async () => {
    site = await AttackedSite.open(create(), size.seed)
  })
  afterAll(async () => {
    await site?.close()
  })

  it.each(tried.map((attack) => ({ name: attack.name, attack })))(
    'should stand the attack $name, for everybody else and to the last file',
    async ({ attack }) => {
      const { tally } = await carryOut(site, attack, size)
      expect(tally.tried).toBeGreaterThan(0)
      expect(tally.failures).toEqual([])
    },
    600_000,
  )
})
