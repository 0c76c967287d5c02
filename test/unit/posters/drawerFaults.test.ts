import type { ChildProcess, fork } from 'node:child_process'
import { execFileSync, spawn } from 'node:child_process'
import { EventEmitter, once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type Drawing, Drawer } from '../../../site/posters/drawer/drawer.ts'
import { DrawnFiles } from '../../../site/posters/drawer/drawnFiles.ts'
import { drawingOf } from '../../../site/posters/published.ts'
import { canMount, fill, mount, unmount } from '../../support/mounting.ts'
import { plainFacts } from '../../support/posters.ts'
import { isRunning } from '../../support/server.ts'
import { drawingProcessesOf, isWholeJpeg } from '../../support/drawings.ts'

/** Starts the process that draws in the place of the real one; undefined for that. */
const faults = vi.hoisted(() => ({ start: undefined as (() => ChildProcess) | undefined }))
vi.mock('node:child_process', async (original) => {
  const real = await original<{ fork: typeof fork }>()
  return { ...real, fork: (...given: Parameters<typeof fork>) => faults.start?.() ?? real.fork(...given) }
})

const isPossible = canMount()
/** How often the process that draws is killed, and when: a drawing takes some hundred milliseconds. */
const kills = Number(process.env['GONGYUN_KILLS'] ?? 8)
const longestDelay = 700
const seed = Number(process.env['GONGYUN_SEED'] ?? 20261127)
/** Pauses after a failure, which pass at once here, and the time that a drawing may take, in milliseconds. */
const [pauses, limit] = [[20_000, 120_000, 900_000], 60_000]
let root: string
let drawer: Drawer
let files: DrawnFiles
let problems: string[]
/** Lets the time of the drawing under way be over. */
let expire: () => void

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'gongyun-drawer-faults-'))
  problems = []
  const real = globalThis.setTimeout
  vi.spyOn(globalThis, 'setTimeout').mockImplementation((then: () => void, pause = 0) => {
    if (pause === limit) expire = then
    return real(then, pauses.includes(pause) ? 20 : pause)
  })
  files = new DrawnFiles(path.join(root, 'posters'), 'now')
  drawer = new Drawer(files)
})
afterEach(async () => {
  faults.start = undefined
  await drawer.stop()
  vi.restoreAllMocks()
  rmSync(root, { recursive: true, force: true })
  expect(drawingProcessesOf(process.pid)).toEqual([])
})

const drawing = (title: string): Drawing => drawingOf('share', { ...plainFacts, title }, root)
const fileNames = (drawings: readonly Drawing[]) => drawings.map(({ name }) => `${name}.jpg`).sort()
const drawn = () => (existsSync(files.folder) ? readdirSync(files.folder).filter((file) => file !== 'filler') : [])
const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** A picture at which whoever opens it hangs. */
function hangingPicture(): string {
  const file = path.join(root, 'hangs.jpg')
  execFileSync('mkfifo', [file])
  return file
}

/** Has pictures drawn, and asks again for what has failed, as whoever publishes them does. */
function wantAll(drawings: readonly Drawing[]): void {
  for (const one of drawings) drawer.want(`/${one.name}`, one)
  drawer.begin(
    (name, paths) => {
      const one = drawings.find((wanted) => wanted.name === name)
      if (one !== undefined && !files.has(name)) for (const url of paths) drawer.want(url, one)
    },
    (code) => void problems.push(code),
  )
}

async function untilAllDrawn(drawings: readonly Drawing[]): Promise<void> {
  await vi.waitFor(() => expect(drawings.filter(({ name }) => !files.has(name))).toEqual([]), 40_000)
  expect(drawn().sort()).toEqual(fileNames(drawings))
  for (const { name } of drawings) expect(isWholeJpeg(readFileSync(files.fileOf(name)))).toBe(true)
}

describe('the process that draws', () => {
  it('should leave nothing half-written, and have drawn all in the end, whenever it is killed', async () => {
    const killed = new Set<number>()
    const drawings = Array.from({ length: kills }, (_, index) => drawing(`断电 ${index}`))
    wantAll(drawings)
    for (const delay of fc.sample(fc.nat(longestDelay), { numRuns: kills, seed })) {
      await wait(delay)
      for (const pid of drawingProcessesOf(process.pid)) {
        process.kill(pid, 'SIGKILL')
        killed.add(pid)
      }
      const pictures = drawn().filter((file) => file.endsWith('.jpg'))
      for (const file of pictures) expect(isWholeJpeg(readFileSync(path.join(files.folder, file)))).toBe(true)
    }
    await vi.waitFor(() => expect(drawings.filter(({ name }) => !files.has(name))).toEqual([]), 40_000)
    await vi.waitFor(() => expect([...killed].filter(isRunning)).toEqual([]))
    // one that is told to end may leave a draft behind whoever clears up after it: the next start removes that
    for (const file of drawn().filter((name) => /\.\d+$/.test(name)))
      expect([...killed]).toContain(Number(path.extname(file).slice(1)))
    files.clean()
    await untilAllDrawn(drawings)
    expect(problems.filter((code) => code !== 'SIGKILL')).toEqual([])
  }, 90_000)

  it('should be ended when it hangs, and hold up no other drawing', async () => {
    const picture = { file: path.basename(hangingPicture()) }
    const hanging = drawingOf('share', { ...plainFacts, title: '卡住', picture }, root)
    const others = [drawing('一'), drawing('二')]
    wantAll([hanging, ...others])
    await vi.waitFor(() => expect(drawingProcessesOf(process.pid)).toHaveLength(1))
    const [pid] = drawingProcessesOf(process.pid)
    expire()
    await vi.waitFor(() => expect(problems).toEqual(['TIMED_OUT']))
    await vi.waitFor(() => expect(drawingProcessesOf(process.pid)).not.toContain(pid))
    drawer.drop(`/${hanging.name}`)
    await vi.waitFor(() => expect(others.filter(({ name }) => !files.has(name))).toEqual([]), 40_000)
    expect(drawn().sort()).toEqual(fileNames(others))
  }, 60_000)

  it('should be asked again when it could not be started, or has given another answer than it should', async () => {
    const answers = fc.sample(
      fc.oneof(
        fc.constantFrom('ENOMEM', 'EAGAIN', 'EMFILE'),
        fc.jsonValue().map((message) => ({ message })),
        fc.record({ missing: fc.jsonValue(), bytes: fc.jsonValue() }).map((message) => ({ message })),
      ),
      { numRuns: 30, seed },
    )
    let count = 0
    faults.start = () => {
      const answer = answers[count++]
      if (answer === undefined) faults.start = undefined
      // half of the errors are thrown by `fork`, and half come when it has returned
      if (typeof answer === 'string' && count % 2 === 0) throw Object.assign(new Error(answer), { code: answer })
      const child = Object.assign(new EventEmitter(), {
        // no process has this one
        pid: typeof answer === 'string' ? undefined : 2 ** 30,
        send: () => setImmediate(() => child.emit('message', typeof answer === 'object' ? answer.message : undefined)),
        kill: () => true,
        unref: () => undefined,
      })
      if (typeof answer === 'string')
        setImmediate(() => child.emit('error', Object.assign(new Error(answer), { code: answer })))
      return child as unknown as ChildProcess
    }
    const drawings = [drawing('一'), drawing('二')]
    wantAll(drawings)
    await untilAllDrawn(drawings)
    expect(count).toBeGreaterThan(30)
  }, 60_000)

  it.skipIf(!isPossible).each([
    {
      state: 'full',
      code: 'ENOSPC',
      begin: (folder: string) => fill(path.join(folder, 'filler')),
      end: (folder: string) => rmSync(path.join(folder, 'filler')),
    },
    {
      state: 'read-only',
      code: 'EROFS',
      begin: (folder: string) => {
        mount('--bind', folder, folder)
        mount('-o', 'remount,ro,bind', folder)
      },
      end: (folder: string) => unmount(folder),
    },
  ])(
    'should leave nothing on a disk that is $state, and draw when it is not',
    async ({ code, begin, end }) => {
      mkdirSync(files.folder, { recursive: true })
      mount('-t', 'tmpfs', '-o', 'size=2m', 'none', files.folder)
      try {
        const drawings = [drawing('一'), drawing('二')]
        begin(files.folder)
        try {
          wantAll(drawings)
          await vi.waitFor(() => expect(problems.length).toBe(2), 40_000)
          expect([problems, drawn()]).toEqual([[code, code], []])
        } finally {
          end(files.folder)
        }
        await untilAllDrawn(drawings)
      } finally {
        await drawer.stop()
        unmount(files.folder)
      }
    },
    60_000,
  )

  it('should not stay behind when whoever started it is killed, also while it hangs', async () => {
    const facts = JSON.stringify({ ...plainFacts, picture: { file: path.basename(hangingPicture()) } })
    const module = (name: string) => JSON.stringify(pathToFileURL(path.resolve(`site/posters/${name}`)).href)
    const script = `
      const { Drawer } = await import(${module('drawer/drawer.ts')})
      const { DrawnFiles } = await import(${module('drawer/drawnFiles.ts')})
      const { drawingOf } = await import(${module('published.ts')})
      const drawer = new Drawer(new DrawnFiles(${JSON.stringify(path.join(root, 'posters'))}, 'now'))
      drawer.begin(() => undefined, () => undefined)
      drawer.want('/hangs.jpg', drawingOf('share', ${facts}, ${JSON.stringify(root)}))
      setInterval(() => undefined, 1000)`
    for (const delay of fc.sample(fc.nat(longestDelay), { numRuns: 2, seed })) {
      const starter = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: 'ignore' })
      await vi.waitFor(() => expect(drawingProcessesOf(starter.pid ?? 0)).toHaveLength(1), 20_000)
      const [pid = 0] = drawingProcessesOf(starter.pid ?? 0)
      await wait(delay)
      starter.kill('SIGKILL')
      await once(starter, 'exit')
      await vi.waitFor(() => expect(isRunning(pid)).toBe(false), 10_000)
    }
  }, 60_000)
})
