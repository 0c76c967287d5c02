import fc from 'fast-check'
import { expect, it } from 'vitest'
import { Refusal } from '../../../cms/base/refusal.ts'
import {
  keepAnAdministratorOnChange,
  keepAnAdministratorOnDelete,
} from '../../../cms/people/accounts/keepAnAdministrator.ts'

type Deed = { what: 'save' | 'demote' | 'delete'; of: number }

let runs = 0

/** Accounts as the hooks find them, each write a while after its hook. */
async function accountsAfter(
  scheduler: fc.Scheduler,
  deeds: readonly Deed[],
  administrators: number,
): Promise<string[]> {
  const run = ++runs
  const roles = new Map(
    Array.from({ length: 4 }, (_, of) => [`${run}-${of}`, of < administrators ? 'administrator' : 'editor']),
  )
  const turn = () => scheduler.schedule(Promise.resolve())
  const payload = {
    count: async ({ where }: { where: { id: { not_in: string[] } } }) => {
      await turn()
      const left = [...roles].filter(([id, role]) => role === 'administrator' && !where.id.not_in.includes(id))
      return { totalDocs: left.length }
    },
    findByID: async ({ id }: { id: string }) => {
      await turn()
      return roles.has(id) ? { id, role: roles.get(id) } : null
    },
  }
  const req = { payload }
  const done = async ({ what, of }: Deed): Promise<void> => {
    const id = `${run}-${of}`
    await turn()
    const role = roles.get(id)
    if (role === undefined) return
    const wanted = what === 'save' ? role : 'editor'
    if (what === 'delete') await keepAnAdministratorOnDelete({ id, req } as never)
    else
      await keepAnAdministratorOnChange({
        ...{ data: { role: wanted }, operation: 'update', originalDoc: { id, role }, req },
      } as never)
    await turn()
    // of one row, one write after the other: one that is gone is not written, and the later role counts
    if (what === 'delete') roles.delete(id)
    else if (what !== 'save' && roles.has(id)) roles.set(id, wanted)
  }
  const all = deeds.map((deed) =>
    done(deed).catch((error: unknown) => {
      if (!(error instanceof Refusal)) throw error
    }),
  )
  await scheduler.waitFor(Promise.all(all))
  return [...roles.values()].filter((role) => role === 'administrator')
}

it('should leave an administrator, whoever saves, demotes and deletes accounts at the same moment', async () => {
  const deed = fc.record({
    what: fc.constantFrom('save' as const, 'save' as const, 'demote' as const, 'delete' as const),
    of: fc.nat(2),
  })
  await fc.assert(
    fc.asyncProperty(
      fc.scheduler(),
      fc.array(deed, { minLength: 2, maxLength: 9 }),
      fc.integer({ min: 1, max: 3 }),
      async (scheduler, deeds, administrators) => {
        expect((await accountsAfter(scheduler, deeds, administrators)).length).toBeGreaterThan(0)
      },
    ),
    { numRuns: 3000 },
  )
})
