import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { batchesAtWork } from '../../../cms/features/imports/batch/atWork.ts'
import type { Batch } from '../../../cms/features/imports/batch/batch.ts'
import { type BatchState, batchWork } from '../../../cms/features/imports/batch/batchStates.ts'
import { BatchMoved } from '../../../cms/features/imports/batch/batchMoved.ts'
import { untilEnded } from '../../../cms/features/imports/batch/untilEnded.ts'
import { publicBatch } from '../../../cms/features/imports/endpoints/uploads.ts'
import { fakeImports } from '../../support/fakeImports.ts'

const batch = { id: 'b' } as Batch
const full = Object.assign(new Error('no space'), { code: 'ENOSPC' })

describe('a batch that cannot come to its end at that moment', () => {
  it('should be tried again with pauses that grow until it has, and count as at work meanwhile', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(30), async (failures) => {
        const { payload, logged } = fakeImports(async () => undefined)
        const pauses: number[] = []
        let tries = 0
        let told = 0
        const work = async (): Promise<void> => {
          if (tries++ < failures) throw full
        }
        const pause = async (length: number): Promise<void> => {
          pauses.push(length)
          expect(batchesAtWork().get('b')?.problem).toMatch(/磁盘满了.*服务器会自动再试/)
        }
        await untilEnded(payload, batch, work, { pause, isStopping: () => false }, () => void told++)
        expect([tries, pauses.length, logged.length]).toEqual([failures + 1, failures, failures])
        expect(pauses).toEqual(pauses.toSorted((a, b) => a - b))
        expect(pauses.every((length) => length >= 5_000 && length <= 300_000)).toBe(true)
        expect(told > 0).toBe(failures > 0)
        expect(batchesAtWork().has('b')).toBe(false)
      }),
    )
  })

  it('should be shown as at work until the next may begin, whatever the database has of it already', async () => {
    const atWork = batchesAtWork()
    for (const [state, ends] of Object.entries(batchWork) as [keyof typeof batchWork, readonly BatchState[]][])
      for (const end of ends) {
        const { payload } = fakeImports(async () => undefined)
        const stored = { ...batch, state: end, problem: '结果' } as Batch
        let tries = 0
        const shown: object[] = []
        const work = async (): Promise<void> => {
          shown.push(publicBatch(stored))
          if (tries++ === 0) throw full
        }
        atWork.set('b', { state })
        await untilEnded(payload, batch, work, { pause: async () => undefined, isStopping: () => false })
        expect(shown).toMatchObject([
          { state, problem: null },
          { state, problem: expect.stringContaining('服务器会自动再试') },
        ])
        expect(publicBatch(stored)).toMatchObject({ state: end, problem: '结果' })
      }
  })

  it('should be left to the next start when the server stops, and to whoever has ended it', async () => {
    for (const [error, stopsAfter] of [
      [full, 3],
      [new BatchMoved('work', 'rolled-back'), Infinity],
    ] as const) {
      const { payload } = fakeImports(async () => undefined)
      let tries = 0
      const work = async (): Promise<void> => {
        tries++
        throw error
      }
      const isStopping = (): boolean => tries >= stopsAfter
      await untilEnded(payload, batch, work, { pause: async () => undefined, isStopping })
      expect(tries).toBe(error === full ? 3 : 1)
      expect(batchesAtWork().has('b')).toBe(false)
    }
  })
})
