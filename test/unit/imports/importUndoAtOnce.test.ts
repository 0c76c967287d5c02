import fc from 'fast-check'
import { expect, it } from 'vitest'
import { Refusal } from '../../../cms/base/refusal.ts'
import { type Batch, moveBatch, readBatch, updateBatch } from '../../../cms/features/imports/batch/batch.ts'
import { BatchMoved } from '../../../cms/features/imports/batch/batchMoved.ts'
import { beginUndo } from '../../../cms/features/imports/batch/beginUndo.ts'
import { importReason } from '../../../cms/features/imports/batch/refusals.ts'
import { Gate } from '../../../cms/features/imports/endpoints/gate.ts'
import { fakeImports } from '../../support/fakeImports.ts'

const people = ['anna', 'bert', 'cilla'] as const
type Person = (typeof people)[number]

it('should leave as it stands what the person may not write who undoes it, whoever else asks at that moment', async () => {
  const asking = fc.array(fc.constantFrom(...people), { minLength: 2, maxLength: 6 })
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), asking, async (scheduler, all) => {
      const turn = () => scheduler.schedule(Promise.resolve())
      const { payload, rows } = fakeImports(turn)
      rows.set('b', { id: 'b', state: 'done', updatedAt: '2026-11-27T00:00:00.000Z' } as Batch)
      const gate = new Gate(1, {
        own: importReason('own-undo-under-way'),
        others: () => importReason('undo-of-others-under-way'),
      })
      const noted: string[][] = []
      const undone: { by: Person; left: string[] | undefined }[] = []
      let [isRefused, isUndoing, works] = [0, false, Promise.resolve()]

      /** As a start after a crash does, too: it goes on with the latest that was noted. */
      const work = async (by: Person): Promise<void> => {
        await turn()
        undone.push({ by, left: noted.at(-1) })
        await turn()
        undone.push({ by, left: noted.at(-1) })
        isUndoing = false
        await updateBatch(payload, 'b', { state: 'partly-undone' })
      }
      const undo = async (by: Person): Promise<void> => {
        await turn()
        await gate.pass(by, () =>
          beginUndo(true, {
            read: async () => {
              const batch = await readBatch(payload, 'b')
              if (batch === undefined || batch.state === 'undoing')
                throw new Refusal(importReason('undo-in-another-state'))
              return batch
            },
            look: async () => (await turn(), { why: undefined, free: 1, spared: [by] }),
            spare: async (_, keys) => (await turn(), void noted.push([...keys])),
            begin: async (batch) => {
              await moveBatch(payload, batch, 'undo', {}, { asRead: true })
              expect(isUndoing).toBe(false)
              isUndoing = true
              works = works.then(() => work(by))
            },
          }),
        )
      }
      const attempts = all.map((by) =>
        undo(by).catch((error: unknown) => {
          if (!(error instanceof Refusal) && !(error instanceof BatchMoved)) throw error
          isRefused++
        }),
      )
      await scheduler.waitFor(Promise.all(attempts))
      await scheduler.waitFor(works)
      expect(undone.length).toBe(2 * (all.length - isRefused))
      for (const { by, left } of undone) expect(left).toEqual([by])
    }),
    { numRuns: 300 },
  )
})
