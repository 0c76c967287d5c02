import fc from 'fast-check'
import { expect, it } from 'vitest'
import { RenderQueue } from '../../../site/publisher/queue/renderQueue.ts'

const step = fc.oneof(
  fc.record({ path: fc.constantFrom('/a/', '/b/', '/c/', '/d/', '/e/'), level: fc.nat(2) }),
  fc.constant('take' as const),
)

/** The same, slowly: the pages in the order in which they came to their level. */
class Model {
  waiting: { path: string; level: number }[] = []

  add(added: { path: string; level: number }): void {
    const before = this.waiting.find(({ path }) => path === added.path)
    if (before !== undefined && before.level <= added.level) return
    this.waiting = [...this.waiting.filter((one) => one !== before), added]
  }

  take(): { path: string; level: number } | undefined {
    const first = this.waiting.toSorted((a, b) => a.level - b.level)[0]
    this.waiting = this.waiting.filter((one) => one !== first)
    return first
  }
}

it('should give the most urgent page first, each once, in the order in which they came', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const [queue, model] = [new RenderQueue(), new Model()]
      for (const one of [...steps, ...steps.map(() => 'take' as const)]) {
        if (one === 'take') {
          expect(queue.take()).toEqual(model.take())
        } else {
          queue.add(one.path, one.level)
          model.add(one)
        }
        expect(queue.size).toBe(model.waiting.length)
        expect(queue.nextLevel).toBe(model.waiting.toSorted((a, b) => a.level - b.level)[0]?.level)
      }
    }),
    { seed: 3, numRuns: 500 },
  )
})
