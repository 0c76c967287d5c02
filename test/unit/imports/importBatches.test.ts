import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { type Batch, moveBatch, readBatch, takeOver, updateBatch } from '../../../cms/features/imports/batch/batch.ts'
import { BatchMoved } from '../../../cms/features/imports/batch/batchMoved.ts'
import { folderOf, isThere, makeFolder } from '../../../cms/features/imports/batch/folders.ts'
import {
  discardBatch,
  fileBeside,
  keepPreview,
  readWithFiles,
  takePictures,
} from '../../../cms/features/imports/batch/unconfirmed.ts'
import {
  batchMoves,
  type BatchState,
  batchStates,
  batchWork,
  endedFrom,
  statesAtWork,
} from '../../../cms/features/imports/batch/batchStates.ts'
import { openPort, type Port } from '../../../cms/documents/port.ts'
import { Turns } from '../../../cms/base/turns.ts'
import { Crash, fakeImports } from '../../support/fakeImports.ts'

const states = Object.keys(batchStates) as BatchState[]
const atWork: readonly string[] = statesAtWork

describe('the states of a batch', () => {
  it('should let nobody but whoever is at work change a batch at work', () => {
    for (const { from } of Object.values(batchMoves)) expect(from.filter((state) => atWork.includes(state))).toEqual([])
  })

  it('should have an end of all work, which is no work', () => {
    for (const state of states) expect(endedFrom(state).every((from) => atWork.includes(from))).toBe(true)
    for (const ends of Object.values(batchWork)) expect(ends.filter((end) => atWork.includes(end))).toEqual([])
  })

  it('should lead nowhere from a batch whose files go', () => {
    const gone = batchMoves.discard.to
    expect(Object.values(batchMoves).filter(({ from }) => (from as readonly BatchState[]).includes(gone))).toEqual([])
  })
})

const act = fc.constantFrom('preview', 'pictures', 'confirm', 'discard', 'undo')

describe('what people do with a batch at the same time', () => {
  let dataDir: string
  beforeAll(async () => {
    dataDir = await mkdtemp(path.join(tmpdir(), 'gongyun-batches-'))
    vi.stubEnv('DATA_DIR', dataDir)
  })
  afterAll(async () => {
    vi.unstubAllEnvs()
    await rm(dataDir, { recursive: true, force: true })
  })

  it('should leave no batch half, and none at work without its files, whatever crosses and wherever the machine stops', async () => {
    let batches = 0
    await fc.assert(
      fc.asyncProperty(
        fc.scheduler(),
        fc.array(fc.array(act, { minLength: 1, maxLength: 4 }), { minLength: 2, maxLength: 4 }),
        fc.oneof(fc.constant(Infinity), fc.nat(60)),
        async (scheduler, people, stop) => {
          const { payload, rows, stopAfter } = fakeImports(() => scheduler.schedule(Promise.resolve()))
          openPort({ turns: new Turns() } as Partial<Port> as Port)
          const id = `batch-${batches++}`
          const folder = folderOf(id)
          const stamp = new Date(0).toISOString()
          rows.set(id, { id, state: 'uploaded', createdAt: stamp, updatedAt: stamp } as Batch)
          await makeFolder(folder)
          await writeFile(folder.table, 'table')
          stopAfter(stop)

          const pictures = () => readFile(folder.pictures, 'utf8').catch(() => 'none')
          let uploads = 0
          const unconfirmed = async (): Promise<Batch | undefined> => {
            const batch = await readWithFiles(payload, id)
            return batch?.state === 'uploaded' || batch?.state === 'previewed' ? batch : undefined
          }
          const pass = async (): Promise<void> => void (await readBatch(payload, 'another'))
          const work = async (batch: Batch, end: BatchState): Promise<void> => {
            if (end === 'done') await writeFile(folder.journal, 'journal')
            for (let step = 0; step < 3; step++) {
              await pass()
              expect(await isThere(end === 'done' ? folder.table : folder.journal)).toBe(true)
              if (end === 'done') expect(await pictures()).toBe(batch.plan)
              await updateBatch(payload, id, { progress: step })
            }
            await updateBatch(payload, id, { state: end })
          }
          const acts = {
            async preview() {
              const batch = await unconfirmed()
              if (batch === undefined) return
              const plan = await pictures()
              await pass()
              await keepPreview(payload, batch, { problems: [], notes: [], marked: 0, rows: [] }, { plan })
            },
            async pictures() {
              const batch = await unconfirmed()
              if (batch === undefined) return
              const file = fileBeside(batch)
              try {
                await writeFile(file, `zip ${++uploads}`)
              } catch {
                // its folder is gone
                return
              }
              await pass()
              await takePictures(payload, batch, file, 'zip')
            },
            async confirm() {
              const batch = await readWithFiles(payload, id)
              if (batch?.state !== 'previewed') return
              await moveBatch(payload, batch, 'confirm', {}, { asRead: true })
              await work(batch, 'done')
            },
            async discard() {
              const batch = await unconfirmed()
              if (batch !== undefined) await discardBatch(payload, batch)
            },
            async undo() {
              const batch = await readWithFiles(payload, id)
              if (batch?.state !== 'done') return
              await moveBatch(payload, batch, 'undo', {}, { asRead: true })
              await work(batch, 'undone')
            },
          }
          await scheduler.waitFor(
            Promise.all(
              people.map(async (some) => {
                for (const one of some)
                  await acts[one]().catch((error: unknown) => {
                    if (error instanceof Crash) throw error
                    expect(error).toBeInstanceOf(BatchMoved)
                  })
              }),
            ).catch((error: unknown) => expect(error).toBeInstanceOf(Crash)),
          )

          // as a start would, which looks after what is at work and nothing else
          const state = rows.get(id)?.state
          if (stop === Infinity) expect(atWork).not.toContain(state)
          if (state === 'undoing') expect(await isThere(folder.journal)).toBe(true)
          if (await isThere(folder.journal)) expect(['running', 'done', 'undoing', 'undone']).toContain(state)
          if (state !== undefined && state !== 'failed') expect(await isThere(folder.table)).toBe(true)
          await rm(folder.folder, { recursive: true, force: true })
        },
      ),
      { numRuns: 400 },
    )
  })

  it('should say to whoever comes too late what became of the batch', async () => {
    const { payload, rows } = fakeImports(async () => undefined)
    const batch = { id: 'b', state: 'running', updatedAt: '' } as Batch
    rows.set('b', batch)
    for (const move of ['preview', 'pictures', 'discard', 'confirm', 'undo'] as const)
      await expect(moveBatch(payload, batch, move)).rejects.toThrow(/没有改动任何内容：这一批现在是“正在导入”，不能/)
    expect(rows.get('b')).toEqual(batch)
    rows.set('b', { ...batch, state: 'previewed', updatedAt: 'later' })
    await expect(moveBatch(payload, batch, 'confirm', {}, { asRead: true })).rejects.toThrow(/请再预览一次/)
    rows.clear()
    await expect(moveBatch(payload, batch, 'discard')).rejects.toThrow(/刚刚清理掉了/)
  })

  it('should take the same end of a work twice, and no other', async () => {
    const { payload, rows } = fakeImports(async () => undefined)
    rows.set('b', { id: 'b', state: 'running' } as Batch)
    await updateBatch(payload, 'b', { state: 'rolled-back' })
    await updateBatch(payload, 'b', { state: 'rolled-back' })
    await expect(updateBatch(payload, 'b', { state: 'done' })).rejects.toThrow(BatchMoved)
    await expect(updateBatch(payload, 'b', { progress: 3 })).rejects.toThrow(BatchMoved)
  })

  it('should be ended by one of all servers that find nobody at work on it, and by none once somebody is', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.scheduler(),
        fc.integer({ min: 1, max: 4 }),
        fc.boolean(),
        async (scheduler, many, isAlive) => {
          const { payload, rows } = fakeImports(() => scheduler.schedule(Promise.resolve()))
          // by a clock that is ahead of all others
          const updatedAt = new Date(Date.now() + 1_000).toISOString()
          rows.set('b', { id: 'b', state: 'running', updatedAt } as Batch)
          let taken = 0
          const ends = async (): Promise<void> => {
            const found = { id: 'b', state: 'running', updatedAt } as Batch
            if (!(await takeOver(payload, found))) return
            taken++
            await updateBatch(payload, 'b', { state: 'partly-undone' })
          }
          let isLate = false
          const works = async (): Promise<void> => {
            if (isAlive) await updateBatch(payload, 'b', { progress: 1 }).catch(() => (isLate = true))
          }
          await scheduler.waitFor(Promise.all([works(), ...Array.from({ length: many }, ends)]))
          expect(taken).toBeLessThanOrEqual(1)
          if (!isAlive || isLate) expect(taken).toBe(1)
          expect(rows.get('b')?.state).toBe(taken === 1 ? 'partly-undone' : 'running')
          if (taken === 1)
            await expect(scheduler.waitFor(updateBatch(payload, 'b', { progress: 2 }))).rejects.toThrow(BatchMoved)
        },
      ),
    )
  })
})
