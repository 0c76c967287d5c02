import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { FileCache } from '../../../cms/server/http/fileCache.ts'
import type { StoredFile } from '../../../site/publisher/release/manifest.ts'

/** Bytes of the largest file that is kept, and how many of those are kept at a time. */
const [largest, mostOfLargest] = [64 * 1024, 512]

describe('files in memory', () => {
  let folder: string
  beforeAll(async () => void (folder = await mkdtemp(path.join(tmpdir(), 'gongyun-cache-'))))
  afterAll(() => rm(folder, { recursive: true }))

  /** Each call gives another file of the manifest at the same place. */
  const stored = (name: string, size: number): StoredFile => ({ file: path.join(folder, name), size })

  it('should be those that were read last, and no more bytes than it says', async () => {
    await writeFile(path.join(folder, 'a'), Buffer.alloc(largest, 'a'))
    const cache = new FileCache()
    const files = Array.from({ length: mostOfLargest }, () => stored('a', largest))
    for (const file of files) await cache.read(file)
    const [first, second, third] = files as [StoredFile, StoredFile, StoredFile]
    await cache.read(first)
    await cache.read(stored('a', largest))
    await rm(path.join(folder, 'a'))
    expect((await cache.read(first))?.length).toBe(largest)
    expect((await cache.read(third))?.length).toBe(largest)
    expect(await cache.read(second)).toBeUndefined()
  })

  it('should keep an empty one too', async () => {
    await writeFile(path.join(folder, 'empty'), '')
    const [cache, file] = [new FileCache(), stored('empty', 0)]
    expect((await cache.read(file))?.length).toBe(0)
    await rm(path.join(folder, 'empty'))
    expect((await cache.read(file))?.length).toBe(0)
  })

  it('should be none that is too large, is not there, or has another size than the manifest says', async () => {
    await writeFile(path.join(folder, 'large'), Buffer.alloc(largest + 1))
    const cache = new FileCache()
    expect(await cache.read(stored('large', largest + 1))).toBeUndefined()
    expect(await cache.read(stored('large', largest))).toBeUndefined()
    expect(await cache.read(stored('gone', 1))).toBeUndefined()
  })
})
