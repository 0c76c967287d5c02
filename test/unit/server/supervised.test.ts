import { EventEmitter } from 'node:events'
import { pino } from 'pino'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { Front } from '../../../cms/server/front/front.ts'
import { FrontLink } from '../../../cms/server/front/frontLink.ts'
import { Supervisor } from '../../../cms/server/front/supervisor.ts'

const started = vi.hoisted((): { children: FakeChild[] } => ({ children: [] }))
vi.mock('node:child_process', () => ({
  fork: () => {
    const child = new FakeChild()
    started.children.push(child)
    return child
  },
}))

class FakeChild extends EventEmitter {
  readonly connected = true
  readonly kill = vi.fn((signal: NodeJS.Signals) => this.emit('exit', null, signal))
  readonly send = (_: unknown, sent: () => void): void => sent()
}

const minute = 60_000
const front = {
  port: 1,
  secret: '',
  cms: { state: 'starting', restarts: 0 },
  withoutCms: () => undefined,
  carryOut: async () => undefined,
} as unknown as Front

beforeEach(() => {
  vi.useFakeTimers()
  started.children = []
  new Supervisor({ front, log: pino({ level: 'silent' }), token: '', args: [] })
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

it('should leave a CMS alone that takes its time to start and says that it works, and end one that says nothing', () => {
  const [child] = started.children
  for (let minutes = 0; minutes < 60; minutes += 9) {
    vi.advanceTimersByTime(9 * minute)
    child?.emit('message', { kind: 'alive' })
  }
  expect(child?.kill).not.toHaveBeenCalled()
  vi.advanceTimersByTime(11 * minute)
  expect(child?.kill).toHaveBeenCalledWith('SIGKILL')
  vi.advanceTimersByTime(minute)
  expect(started.children).toHaveLength(2)
})

it('should end one that was ready and says nothing for a good minute', async () => {
  const [child] = started.children
  child?.emit('message', { kind: 'ready', port: 2, key: '' })
  await vi.advanceTimersByTimeAsync(minute)
  expect(child?.kill).not.toHaveBeenCalled()
  await vi.advanceTimersByTimeAsync(minute / 6)
  expect(child?.kill).toHaveBeenCalledWith('SIGKILL')
})

it('should be told that a CMS works from its very beginning', () => {
  const send = vi.fn()
  vi.stubGlobal('process', Object.assign(Object.create(process) as NodeJS.Process, { send }))
  new FrontLink({ kind: 'begin', port: 1, secret: '', token: '', restarts: 0 })
  vi.advanceTimersByTime(minute / 12)
  expect(send.mock.calls[0]?.[0]).toEqual({ kind: 'alive' })
})
