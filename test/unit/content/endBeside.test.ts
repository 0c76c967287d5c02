import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type EndBeside, endSeen, endTyped, offeredEnd, startLeft } from '../../../cms/content/fields/endBeside.ts'
import { unreadValue } from '../../../cms/documents/fields/dates/unread.ts'

const hour = (at: number): string => new Date(Date.UTC(2026, 10, 28, at)).toISOString()
const hours = fc.integer({ min: 10, max: 20 }).map(hour)

/** The fields of a start and of its end as the form has them. */
class Form {
  start: string | null = null
  end: string | null | undefined
  known: EndBeside

  constructor(end: string | null | undefined) {
    this.end = end
    this.known = { seen: end }
  }

  get offered(): string | undefined {
    return offeredEnd(this.known, this)
  }

  /** What is typed into the start, and where the end goes along with it, if it does. */
  type(start: string, typed: string | undefined, moved?: string): void {
    this.start = start
    const taken = endTyped(this.known, typed, this.end)
    this.known = taken.known
    const isMoved = moved !== undefined && taken.end === undefined && Boolean(this.end)
    // the form may tell of the start before it tells of the end
    this.look(isMoved ? moved : undefined)
    if (isMoved) this.end = moved
    if (taken.end !== undefined) this.end = taken.end
    this.look()
  }

  choose(end: string | null): void {
    this.end = end
    this.look()
  }

  look(moved?: string): void {
    this.known = endSeen(this.known, this.end, moved)
  }

  leave(): void {
    this.known = startLeft(this.known)
  }
}

describe('an end that is typed behind its start', () => {
  it('should be put where none is, and be an end like any other once the start is left', () => {
    const form = new Form(null)
    form.type(hour(14), hour(16))
    form.leave()
    expect([form.end, form.offered]).toEqual([hour(16), undefined])
    form.choose(hour(18))
    expect([form.end, form.offered]).toEqual([hour(18), undefined])
    form.choose(null)
    expect([form.end, form.offered]).toEqual([null, undefined])
  })

  it('should follow what is typed behind the start later on, also where it went along with it', () => {
    const form = new Form(null)
    form.type(hour(14), hour(16))
    form.leave()
    form.type(hour(15), undefined, hour(17))
    form.type(hour(15), hour(18))
    expect([form.end, form.offered]).toEqual([hour(18), undefined])
    form.leave()
    form.choose(hour(19))
    form.type(hour(15), hour(16))
    expect([form.end, form.offered]).toEqual([hour(19), hour(16)])
  })

  it('should be offered where somebody has put one, as long as that stands, wherever it goes with its start', () => {
    const form = new Form(hour(17))
    form.type(hour(14), hour(16), hour(18))
    form.leave()
    expect([form.end, form.offered]).toEqual([hour(18), hour(16)])
    form.choose(null)
    form.choose(hour(18))
    expect(form.offered).toBeUndefined()
  })

  it('should never be told of beside no end, nor after somebody has chosen one, whatever is done in which order', () => {
    const step = fc.oneof(
      fc.record({ kind: fc.constant('type' as const), start: hours, typed: fc.option(hours), moved: fc.option(hours) }),
      fc.record({ kind: fc.constant('end' as const), end: fc.option(fc.oneof(hours, fc.constant(unreadValue('晚上')))) }),
      fc.constant({ kind: 'leave' as const }),
    )
    const first = fc.option(hours, { nil: undefined })
    fc.assert(
      fc.property(first, fc.array(step, { maxLength: 12 }), (end, steps) => {
        const form = new Form(end)
        /** Whether what stands in the end was put there by what is typed at the moment. */
        let isPut = false
        /** Whether it was put there by what was typed before, and not touched since. */
        let isOurs = false
        /** What was last typed into the start, unless the end was touched since. */
        let typed: string | undefined
        for (const one of steps) {
          const before = form.end
          if (one.kind === 'leave') {
            // no end is chosen without leaving the start
            form.leave()
            isOurs ||= isPut
            isPut = false
          } else if (one.kind === 'end') {
            form.leave()
            form.choose(one.end)
            isOurs ||= isPut
            isPut = false
            if (form.end !== before) [typed, isOurs] = [undefined, false]
          } else {
            form.type(one.start, one.typed ?? undefined, one.moved ?? undefined)
            const isFree: boolean = !before || isPut || isOurs
            if (isFree && one.typed !== null) expect(form.end).toBe(one.typed)
            else if (isPut) expect(form.end).toBeNull()
            else expect(form.end).toBe(before && one.moved !== null ? one.moved : before)
            typed = isFree ? undefined : (one.typed ?? undefined)
            isPut = isFree && one.typed !== null
            isOurs &&= Boolean(form.end)
          }
          const isOffered = typed !== undefined && typed !== form.end && form.start !== null && typed > form.start
          expect(form.offered).toBe(isOffered ? typed : undefined)
        }
      }),
    )
  })
})
