import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { certainAfter, certainTime, daysAhead, type Sample, withSample } from '../../../cms/base/time/certainTime.ts'
import { noteSamples, readSamples } from '../../../cms/base/time/clockNote.ts'

const hour = 3_600_000
const day = 24 * hour
const year = 365 * day
const begun = Date.UTC(2026, 10, 26)

/** A time of the server: how long it was off before, how long it ran, and how far off its clock was meanwhile. */
const any = fc.record({
  off: fc.oneof(fc.constant(0), fc.nat(30 * day)),
  hours: fc.integer({ min: 0, max: 60 }),
  wrong: fc.oneof(fc.constant(0), fc.integer({ min: -4 * year, max: 4 * year }), fc.constant(4 * year)),
})

/** Runs a server through all of it. @param look at what it knows each hour, with the true time */
function run(spells: { off: number; hours: number; wrong: number }[], look: (at: Look) => void): Sample[] {
  let [truth, ran] = [begun, 0]
  let samples: Sample[] = []
  for (const { off, hours, wrong } of spells) {
    truth += off
    for (let past = 0; past <= hours; past++) {
      samples = withSample(samples, { ran, clock: truth + wrong })
      look({ samples, truth, wrong, now: { ran, clock: truth + wrong } })
      if (past === hours) break
      truth += hour
      ran += hour
    }
  }
  return samples
}

interface Look {
  samples: Sample[]
  truth: number
  wrong: number
  now: Sample
}

describe('what time it is for certain', () => {
  it('should never be later than the true time, whatever the clock, if it was right once in the last week of running', () => {
    fc.assert(
      fc.property(fc.array(any, { minLength: 1, maxLength: 30 }), (spells) => {
        let right: number | undefined
        let isSure = 0
        run([{ off: 0, hours: 1, wrong: 0 }, ...spells], ({ samples, truth, wrong, now }) => {
          if (wrong <= 0) right = now.ran
          if (right === undefined || now.ran - right >= certainAfter) return
          isSure++
          expect(certainTime(samples, now)).toBeLessThanOrEqual(truth)
        })
        expect(isSure).toBeGreaterThan(0)
      }),
    )
  })

  it('should be what a right clock says, a week of running after the last break', () => {
    fc.assert(
      fc.property(fc.array(any, { maxLength: 10 }), fc.nat(year), (spells, off) => {
        const samples = run([...spells, { off, hours: 7 * 24 + 1, wrong: 0 }], () => undefined)
        const now = samples.at(-1) as Sample
        expect(certainTime(samples, now)).toBe(now.clock)
        expect(daysAhead(samples, now)).toBeUndefined()
        expect(samples.length).toBeLessThanOrEqual(7 * 24 + 1)
      }),
    )
  })

  it('should say how far ahead a clock is from the start on, and stop when it is right again', () => {
    const told: (number | undefined)[] = []
    run(
      [
        { off: 0, hours: 48, wrong: 0 },
        { off: hour, hours: 5, wrong: 4 * year },
        { off: hour, hours: 5, wrong: 0 },
      ],
      ({ samples, now }) => told.push(daysAhead(samples, now)),
    )
    expect(told.filter((days) => days !== undefined)).toEqual(Array<number>(6).fill(4 * 365))
    expect(told.at(-1)).toBeUndefined()
  })

  it('should not call a clock ahead after a usual break, and after a year only for a week of running', () => {
    const told = (off: number, hours: number): (number | undefined)[] => {
      const all: (number | undefined)[] = []
      run(
        [
          { off: 0, hours: 1, wrong: 0 },
          { off, hours, wrong: 0 },
        ],
        ({ samples, now }) => all.push(daysAhead(samples, now)),
      )
      return all
    }
    expect(new Set(told(6 * day, 24))).toEqual(new Set([undefined]))
    const afterYear = told(year, 9 * 24).slice(2)
    expect(afterYear[0]).toBe(365)
    expect(afterYear[6 * 24]).toBe(365)
    expect(afterYear.at(-1)).toBeUndefined()
  })
})

describe('the note of it', () => {
  let dataDir: string
  beforeEach(() => {
    dataDir = mkdtempSync(path.join(tmpdir(), 'gongyun-clock-'))
  })
  afterEach(() => rmSync(dataDir, { recursive: true, force: true }))

  it('should be read as it was written', () => {
    expect(readSamples(dataDir)).toBeUndefined()
    noteSamples(dataDir, [{ ran: 1.5, clock: begun }])
    expect(readSamples(dataDir)).toEqual([{ ran: 1.5, clock: begun }])
    expect(readFileSync(path.join(dataDir, 'clock.json'), 'utf8')).toContain(String(begun))
  })

  it('should be set aside when it is damaged, and written anew', () => {
    for (const text of ['', '{', '[]', '[{"ran":-1,"clock":1}]', '[{"ran":1}]']) {
      writeFileSync(path.join(dataDir, 'clock.json'), text)
      expect(readSamples(dataDir)).toBeUndefined()
    }
    expect(readdirSync(dataDir)).not.toContain('clock.json')
    noteSamples(dataDir, [{ ran: 0, clock: begun }])
    expect(readSamples(dataDir)).toHaveLength(1)
  })

  it('should be written where a folder has its name', () => {
    mkdirSync(path.join(dataDir, 'clock.json'))
    noteSamples(dataDir, [{ ran: 0, clock: begun }])
    expect(readSamples(dataDir)).toHaveLength(1)
  })
})
