import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import { pino } from 'pino'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type DiskUse, diskUseOf } from '../../../cms/base/disk/diskUse.ts'
import { FullDisk } from '../../../cms/base/disk/fullDisk.ts'
import { Reserve } from '../../../cms/base/disk/reserve.ts'

it('should give up what it has, take back what it gave, and never be larger than whole', async () => {
  const whole = 5_000_000
  const step = fc.record({ isBack: fc.boolean(), bytes: fc.integer({ min: 0, max: 2 * whole }) })
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 6 }), async (steps) => {
      const folder = await mkdtemp(path.join(tmpdir(), 'gongyun-reserve-'))
      try {
        const reserve = new Reserve(folder, whole)
        let size = 0
        for (const { isBack, bytes } of steps) {
          if (isBack) {
            await reserve.takeBack(bytes)
            size = Math.min(whole, size + bytes)
          } else {
            expect(await reserve.giveUp(bytes)).toBe(Math.min(size, bytes))
            size = Math.max(0, size - bytes)
          }
          expect(await reserve.size()).toBe(size)
          const { blocks, mode } = await stat(path.join(folder, 'reserve'))
          expect([blocks * 512 >= size, mode & 0o077]).toEqual([true, 0])
        }
      } finally {
        await rm(folder, { recursive: true })
      }
    }),
    { numRuns: 20 },
  )
})
describe('a disk of 60 MB', () => {
  const megabyte = 2 ** 20
  const log = pino({ level: 'silent' })
  let folder: string
  /** What others have on it, in bytes. */
  let used: number
  const sizeOfReserve = () =>
    stat(path.join(folder, 'reserve')).then(
      ({ size }) => size,
      () => 0,
    )
  const freeNow = async () => Math.max(0, 60 * megabyte - used - (await sizeOfReserve()))
  const open = async (hasDatabase = true) => {
    const disk = new FullDisk(folder, hasDatabase, log, freeNow)
    await disk.start()
    disk.stop()
    return disk
  }
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'gongyun-full-'))
    used = 0
  })
  afterEach(() => rm(folder, { recursive: true }))

  it('should keep a reserve where writes have room beside it', async () => {
    used = 40 * megabyte
    await open()
    expect(await sizeOfReserve()).toBe(0)
    used = 10 * megabyte
    await open()
    expect(await sizeOfReserve()).toBe(16 * megabyte)
  })

  it('should refuse what might be written in half, by what it needs, and nothing else', async () => {
    const [own, elsewhere] = [await open(), await open(false)]
    await fc.assert(
      fc.asyncProperty(
        fc.nat(60 * megabyte),
        fc.nat(20 * megabyte),
        fc.constantFrom<DiskUse>('clears', 'rows', 'files', 'nothing'),
        async (others, bytes, use) => {
          used = others
          const hasRoom = (await freeNow()) >= 16 * megabyte + 3 * bytes
          const refused = async (disk: FullDisk) => (await disk.problem(use, bytes)) !== undefined
          expect(await refused(own)).toBe(!hasRoom && (use === 'rows' || use === 'files'))
          expect(await refused(elsewhere)).toBe(!hasRoom && use === 'files')
        },
      ),
    )
  })

  it('should say once that it is full, and not when only a large file has no room', async () => {
    const error = vi.spyOn(log, 'error')
    const disk = await open()
    used = 20 * megabyte
    expect(await disk.problem('files', 10 * megabyte)).toMatchObject({ code: 'disk-too-small-for-file' })
    expect(error).not.toHaveBeenCalled()
    used = 50 * megabyte
    for (let time = 0; time < 3; time++) expect(await disk.problem('rows', 0)).toMatchObject({ code: 'disk-full' })
    expect(error).toHaveBeenCalledTimes(1)
    error.mockRestore()
  })

  it('should make room for what clears it alone, and take it back, whatever comes of it', async () => {
    const disk = await open()
    used = 44 * megabyte
    for (const use of ['rows', 'files', 'nothing'] as const)
      await disk.doing(use, async () => expect(await freeNow()).toBe(0))
    await disk.doing('clears', async () => expect(await freeNow()).toBe(4 * megabyte))
    expect(await sizeOfReserve()).toBe(16 * megabyte)
    await expect(disk.doing('clears', () => Promise.reject(new Error('x')))).rejects.toThrow('x')
    expect(await sizeOfReserve()).toBe(16 * megabyte)
  })
})

it('should know what a request does to the disk', () => {
  const json = { 'content-type': 'application/json' }
  const form = { 'content-type': 'multipart/form-data; boundary=x' }
  const table = { 'content-type': 'text/csv' }
  const zip = { 'content-type': 'application/zip' }
  for (const [use, method, name, headers] of [
    ['nothing', 'GET', '/api/media', {}],
    ['nothing', 'POST', '/api/notices', { ...json, 'x-http-method-override': 'GET' }],
    ['rows', 'POST', '/api/notices', json],
    ['rows', 'POST', '/api/notices', form],
    ['rows', 'PATCH', '/api/media/1', json],
    ['files', 'POST', '/api/media', form],
    ['files', 'POST', '/api/media/1/duplicate', {}],
    ['files', 'PATCH', '/api/recordings/1', form],
    ['files', 'POST', '/api/import/notices', table],
    ['files', 'PUT', '/api/import/batches/1/pictures', zip],
    ['files', 'POST', '/api/import/batches/1/confirm', json],
    ['clears', 'POST', '/api/import/batches/1/discard', json],
    ['clears', 'DELETE', '/api/notices/1', {}],
    ['clears', 'POST', '/admin/collections/media', form],
    ['clears', 'POST', '/api/users/login', json],
    ['clears', 'POST', '/api/users/logout/', {}],
  ] as const) {
    expect([name, diskUseOf(method, name, headers, true)]).toEqual([name, use])
    const isLogin = name === '/api/users/login'
    expect([name, diskUseOf(method, name, headers, false)]).toEqual([name, isLogin ? 'clears' : 'nothing'])
  }
})

it.each([
  ['registrations', 'rows'],
  ['cancel', 'rows'],
  ['erase', 'rows'],
  ['check-in', 'rows'],
  ['challenge', 'nothing'],
  ['registration', 'nothing'],
  ['export', 'nothing'],
  ['certificate-check', 'nothing'],
] as const)('should know what a visitor does to the disk by %s', (step, use) => {
  expect(diskUseOf('POST', `/api/signup/${step}`, { 'content-type': 'application/json' }, false)).toBe(use)
})
