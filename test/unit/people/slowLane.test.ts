import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

vi.mock('node:timers/promises', () => ({
  setTimeout: (ms: number) => new Promise((resolve) => setTimeout(resolve, ms)),
}))
const { SlowLane, slowAnswer } = await import('../../../cms/people/accounts/slowLane.ts')

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('the slow lane', () => {
  /** After how many milliseconds work is answered, and with what. */
  async function answered(lane: InstanceType<typeof SlowLane>, work: () => Promise<string>) {
    const began = Date.now()
    const answer = lane.answer(work).then(
      (value) => ({ value, ms: Date.now() - began }),
      (error: unknown) => ({ error, ms: Date.now() - began }),
    )
    await vi.advanceTimersByTimeAsync(2 * slowAnswer)
    return answer
  }

  it('should answer after one and the same time, whatever comes of it', async () => {
    const lane = new SlowLane()
    const failure = new Error('wrong')
    expect(await answered(lane, async () => 'right')).toEqual({ value: { value: 'right' }, ms: slowAnswer })
    expect(await answered(lane, async () => Promise.reject(failure))).toEqual({ error: failure, ms: slowAnswer })
    const looking = () => new Promise<string>((resolve) => setTimeout(resolve, 900, 'later'))
    expect(await answered(lane, looking)).toEqual({ value: { value: 'later' }, ms: slowAnswer })
  })

  it('should let so many wait and no more, and others when these have been answered', async () => {
    const lane = new SlowLane()
    let begun = 0
    const work = async () => String(++begun)
    const many = Promise.all(Array.from({ length: 1_000 }, () => lane.answer(work)))
    await vi.advanceTimersByTimeAsync(slowAnswer)
    expect((await many).filter((answer) => answer !== undefined).length).toBe(400)
    expect(begun).toBe(400)
    expect((await answered(lane, work)).ms).toBe(slowAnswer)
  })

  it('should do the work on accounts that do not exist once at a time for an address', async () => {
    const lane = new SlowLane()
    let begun = 0
    const work = async () => {
      begun++
      await new Promise((resolve) => setTimeout(resolve, 300))
    }
    const first = Promise.all(Array.from({ length: 50 }, () => lane.share('one', work)))
    const other = lane.share('two', work)
    await vi.advanceTimersByTimeAsync(300)
    await Promise.all([first, other])
    expect(begun).toBe(2)
    const again = lane.share('one', work)
    await vi.advanceTimersByTimeAsync(300)
    await again
    expect(begun).toBe(3)
  })
})
