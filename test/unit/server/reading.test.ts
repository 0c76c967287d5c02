import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Answer, Reading } from '../../../cms/server/front/reading.ts'

interface One extends Answer {
  isEnded: boolean
}
const most = 6
const who = fc.constantFrom(
  { address: 'a:1', network: 'a' },
  { address: 'a:2', network: 'a' },
  { address: 'b', network: 'b' },
  { address: 'c', network: 'c' },
)
const countOf = (all: readonly One[], by: 'address' | 'network', name: string) =>
  all.filter((one) => one[by] === name).length

describe('answers that are read', () => {
  it('should be never too many: of whoever has most, the one that is furthest behind gives way', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ who, behind: fc.nat(1000), ends: fc.option(fc.nat(most), { nil: undefined }) }), {
          maxLength: 40,
        }),
        (steps) => {
          const reading = new Reading(most)
          let all: (One & { leave: () => void })[] = []
          for (const step of steps) {
            const gone = step.ends === undefined ? undefined : all[step.ends]
            gone?.leave()
            all = all.filter((one) => one !== gone)
            const mine: One = {
              ...step.who,
              isEnded: false,
              behind: () => step.behind,
              end: () => void (mine.isEnded = true),
            }
            const leave = reading.begin(mine)
            const ended = all.filter((one) => one.isEnded)
            // whoever comes is let in
            expect([mine.isEnded, ended.length]).toEqual([false, all.length === most ? 1 : 0])
            for (const one of ended)
              for (const other of all) {
                const [own, others] = [countOf(all, 'network', one.network), countOf(all, 'network', other.network)]
                expect(own).toBeGreaterThanOrEqual(others)
                if (other.network !== one.network) continue
                expect(countOf(all, 'address', one.address)).toBeGreaterThanOrEqual(
                  countOf(all, 'address', other.address),
                )
                if (other.address === one.address) expect(one.behind()).toBeGreaterThanOrEqual(other.behind())
              }
            all = all.filter((one) => !one.isEnded)
            all.push(Object.assign(mine, { leave }))
          }
        },
      ),
    )
  })
})
