import { chmodSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Worker } from 'node:worker_threads'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { addSecret, keysFile, keysOf, readKeys } from '../../../cms/features/signup/persons/keys.ts'

let dataDir: string
beforeEach(() => (dataDir = mkdtempSync(path.join(tmpdir(), 'gongyun-keys-'))))
afterEach(() => rmSync(dataDir, { recursive: true, force: true }))

const modeOf = (file: string) => statSync(file).mode & 0o777
const namesOf = (keys: ReturnType<typeof readKeys>) => (typeof keys === 'string' ? keys : keys.map(({ name }) => name))

it('should be made once, for the eyes of their owner only', () => {
  const made = namesOf(readKeys(dataDir, true))
  expect(made).toHaveLength(1)
  expect(namesOf(readKeys(dataDir, true))).toEqual(made)
  expect(namesOf(readKeys(dataDir, false))).toEqual(made)
  expect(modeOf(keysFile(dataDir))).toBe(0o600)
  expect(modeOf(path.dirname(keysFile(dataDir)))).toBe(0o700)
  expect(readdirSync(path.dirname(keysFile(dataDir)))).toEqual(['signup.json'])
})

it('should be the same for all that start at once', async () => {
  const module = path.resolve('cms/features/signup/persons/keys.ts')
  const start = new Int32Array(new SharedArrayBuffer(4))
  const workers = Array.from(
    { length: 4 },
    () =>
      new Worker(
        `const { parentPort, workerData } = require('node:worker_threads')
         import(workerData.module).then(({ readKeys }) => {
           parentPort.postMessage('ready')
           Atomics.wait(workerData.start, 0, 0)
           parentPort.postMessage(readKeys(workerData.dataDir, true)[0].name)
         })`,
        { eval: true, workerData: { module, dataDir, start } },
      ),
  )
  try {
    const next = (worker: Worker) =>
      new Promise((resolve, reject) => worker.once('message', resolve).once('error', reject))
    await Promise.all(workers.map(next))
    const names = Promise.all(workers.map(next))
    Atomics.store(start, 0, 1)
    Atomics.notify(start, 0)
    expect(new Set(await names)).toEqual(new Set(namesOf(readKeys(dataDir, false))))
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()))
  }
})

it('should never be made again where something was sealed', () => {
  expect(namesOf(readKeys(dataDir, false))).toBe('missing')
  expect(readdirSync(dataDir)).toEqual([])
})

it('should stay as they are when they cannot be read, whatever stands there', () => {
  const file = keysFile(dataDir)
  mkdirSync(path.dirname(file))
  const secret = 'a'.repeat(64)
  const wrong = [
    '',
    '\0\0\0',
    '{',
    '{}',
    '{"format":1,"secrets":[]}',
    `{"format":2,"secrets":["${secret}"]}`,
    '{"format":1,"secrets":["a"]}',
  ]
  for (const content of wrong) {
    writeFileSync(file, content)
    expect(namesOf(readKeys(dataDir, true))).toBe('unreadable')
    expect(addSecret(dataDir)).toBeUndefined()
    expect(readFileSync(file, 'utf8')).toBe(content)
  }
  rmSync(file)
  mkdirSync(file)
  expect(namesOf(readKeys(dataDir, true))).toBe('unreadable')
})

it.skipIf(process.platform === 'win32')(
  'should be closed to others again when they were copied with another mode',
  () => {
    const made = namesOf(readKeys(dataDir, true))
    chmodSync(keysFile(dataDir), 0o644)
    expect(namesOf(readKeys(dataDir, false))).toEqual(made)
    expect(modeOf(keysFile(dataDir))).toBe(0o600)
  },
)

it('should take a new generation before those that are there', () => {
  const [former] = namesOf(readKeys(dataDir, true))
  const added = addSecret(dataDir)
  expect(added).toEqual({ made: expect.stringMatching(/^[0-9a-f]{8}$/), kept: [former] })
  expect(namesOf(readKeys(dataDir, false))).toEqual([added?.made, former])
  expect(modeOf(keysFile(dataDir))).toBe(0o600)
})

it('should be derived, each its own', () => {
  const [one, other] = ['a'.repeat(64), 'b'.repeat(64)]
  const keys = keysOf([one, other])
  expect(keys[0].name).not.toBe(keys[1]?.name)
  // nothing that is derived is the secret, or another one
  const all = keys.flatMap(({ seal, phone, code }) => [seal, phone, code].map((key) => key.export().toString('hex')))
  expect(new Set([...all, one, other]).size).toBe(8)
})
