import fc from 'fast-check'
import { expect, it } from 'vitest'
import { occasionsOf } from '../../../site/catalogue/calendar/occasions.ts'
import { Told } from '../../../site/catalogue/calendar/told.ts'
import type { Course } from '../../../site/catalogue/entries.ts'

const [most, start] = [3, Date.parse('2026-11-28T00:00:00Z')]

it('should remember so many of what is gone, those that went last, and never say less of what comes back or is there', () => {
  const step = fc.record({
    course: fc.nat(7),
    is: fc.boolean(),
    // back-ups and imports that are undone bring old stamps
    age: fc.nat(3),
    pause: fc.nat(5),
  })
  fc.assert(
    fc.property(fc.array(step, { minLength: 30, maxLength: 60 }), (steps) => {
      const courses = new Map<string, Course>()
      const told = new Told(
        () => undefined,
        (venue) => [...courses.values()].flatMap(occasionsOf).filter(({ occasion }) => venue === `v${occasion.id}`),
        (name) => courses.has(name.slice('courses/'.length)),
        most,
      )
      // once it was deleted for ever, and is still the place of what is there
      told.atLeast('venues/vl', start + 5_000)
      const said = new Map<string, number>()
      let [gone, now]: [string[], number] = [[], start]
      for (const { course, is, age, pause } of steps) {
        now += pause * 700
        const id = `c${course}`
        const after = is ? made(id, now - age * 60_000) : undefined
        const before = courses.get(id)
        if (before === undefined && after === undefined) continue
        told.change('courses', id, before, after, now)
        if (after === undefined) courses.delete(id)
        else courses.set(id, after)
        gone = gone.filter((other) => other !== id)
        if (after === undefined) gone.push(id)
        // of what went earlier nothing need be known
        for (const old of gone.splice(0, Math.max(0, gone.length - most))) said.delete(old)
        const names = Object.keys(told.raised)
        const notThere = names.filter((name) => name.startsWith('courses/') && !courses.has(name.slice(8)))
        expect(notThere.length).toBeLessThanOrEqual(most + 1)
        for (const [id, entry] of courses)
          for (const item of occasionsOf(entry)) {
            const sequence = Math.floor(told.at(item) / 1000)
            expect(sequence).toBeGreaterThanOrEqual(said.get(id) ?? 0)
            said.set(id, sequence)
          }
      }
    }),
    { numRuns: 2000 },
  )
})

function made(id: string, updated: number): Course {
  const at = new Date(start + 9_000_000_000).toISOString()
  const stamp = new Date(updated).toISOString()
  return { id, created: stamp, updated: stamp, sessions: [{ id: 'l', start: at, venue: 'vl' }] } as unknown as Course
}
