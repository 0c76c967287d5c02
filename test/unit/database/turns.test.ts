import { expect, it } from 'vitest'
import { turns } from '../../../cms/database/sqlite/turns.ts'

it('should let others in while many queries follow each other', async () => {
  const turn = turns()
  const done: string[] = []
  const query = async (name: string): Promise<void> => {
    await turn()
    const until = performance.now() + 2
    while (performance.now() < until);
    done.push(name)
  }
  let others = 0
  let isDone = false
  const other = (): void => {
    others++
    if (!isDone) setImmediate(other)
  }
  setImmediate(other)
  const save = async (name: string): Promise<void> => {
    for (let number = 0; number < 20; number++) await query(`${name} ${number}`)
  }
  await Promise.all(['a', 'b', 'c'].map(save))
  isDone = true

  expect(done).toHaveLength(60)
  expect(others).toBeGreaterThan(5)
  // each save's own queries keep their order
  for (const name of ['a', 'b', 'c'])
    expect(done.filter((one) => one.startsWith(name))).toEqual(Array.from({ length: 20 }, (_, n) => `${name} ${n}`))
})

it('should let a short work through beside long ones, whenever it comes', async () => {
  const turn = turns()
  const busy = (ms: number): void => {
    const until = performance.now() + ms
    while (performance.now() < until);
  }
  let [isOver, queries] = [false, 0]
  const long = async (): Promise<void> => {
    while (!isOver) {
      await turn()
      busy(3)
      queries++
    }
  }
  const works = [long(), long()]
  for (let visitor = 0; visitor < 10; visitor++) {
    // somebody comes in from outside, not out of the works' own turns
    await new Promise((resolve) => setTimeout(resolve, 1))
    const before = queries
    for (let query = 0; query < 5; query++) await turn()
    // each of its queries waits for at most one go of each work
    expect(queries - before).toBeLessThan(5 * 2 * 5)
  }
  isOver = true
  await Promise.all(works)
})
