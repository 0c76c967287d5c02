import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { leftNotes, openNote } from '../../../cms/content/files/notes.ts'

let dataDir: string

beforeEach(() => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'gongyun-wrong-'))
  vi.stubEnv('DATA_DIR', dataDir)
})
afterEach(() => {
  vi.unstubAllEnvs()
  rmSync(dataDir, { recursive: true, force: true })
})

it('should set a note aside that cannot be read, once, and read the others', async () => {
  const note = openNote()
  await note.write({ collection: 'media', files: [], temporary: ['x'] })
  for (const name of ['x.json', 'y'])
    mkdirSync(path.join(dataDir, 'pending-files', name, 'inside'), { recursive: true })
  const told: string[] = []
  for (let start = 0; start < 2; start++) {
    const left = await leftNotes(Number.POSITIVE_INFINITY, (code) => told.push(code))
    expect(left.map(({ says }) => says?.temporary)).toEqual([['x']])
  }
  expect(told).toHaveLength(2)
  expect(existsSync(path.join(dataDir, 'pending-files', 'x.json'))).toBe(false)
})
