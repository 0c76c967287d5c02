import { expect, it } from 'vitest'
import { turns } from '../../cms/sqlite/turns.ts'

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
