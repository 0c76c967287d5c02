import fc from 'fast-check'
import type { FormState } from 'payload'
import { reduceFieldsToValues } from 'payload/shared'
import { expect, it } from 'vitest'
import { type Copy, isOfVersion, isStored, setAside } from '../../../cms/documents/typing/copies.ts'
import { keepTyped } from '../../../cms/documents/typing/keepTyped.ts'
import { type Base, refreshed, unsavedText } from '../../../cms/documents/typing/refreshed.ts'

const names = ['title', 'summary', 'place'] as const
type Values = Record<string, string>

const stateOf = (values: Values): FormState =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, { value }]))
const valuesOf = (state: FormState): Values => reduceFieldsToValues(state, true)

/** A window of the admin on one document: what the server has, what the browser keeps, and the form as it is shown. */
class Admin {
  at = 0
  stored: Values = { title: '原', summary: '原', place: '原', updatedAt: this.time() }
  /** How the browser remembers the page, which is what Forward shows at first. */
  remembered = this.stored
  kept: Copy | undefined
  aside: Copy | undefined
  form: { state: FormState; base: Base; coming: Copy | undefined; asked: FormState; isModified: boolean }
  isRestored = false
  readonly hasRoom: boolean
  constructor(hasRoom: boolean) {
    this.hasRoom = hasRoom
    this.form = this.shown()
  }
  time(): string {
    this.at += 1
    return new Date(this.at).toISOString()
  }
  shown() {
    const state = stateOf(this.remembered)
    return {
      state,
      base: { values: this.remembered, mine: [] } as Base,
      coming: undefined,
      asked: state,
      isModified: false,
    }
  }
  layAside = (copy: Copy): boolean => {
    if (!this.hasRoom) return false
    this.aside = setAside(copy, this.aside)
    this.kept = undefined
    return true
  }
  keep(): void {
    const { state, base, coming, isModified } = this.form
    if (isModified) this.kept = unsavedText(valuesOf(state), base, coming, this.at)
  }
  type(name: string, word: string): void {
    this.form.state = { ...this.form.state, [name]: { value: word } }
    this.form.isModified = true
  }
  /** Away from the page by Back, and to it again by Forward. */
  leaveAndCome(): void {
    this.keep()
    this.isRestored = false
    this.form = this.shown()
    const { kept } = this
    if (kept === undefined) return
    if (isStored(kept, this.remembered)) return void (this.kept = undefined)
    if (isOfVersion(kept, this.remembered['updatedAt'])) this.form.coming = kept
    else this.layAside(kept)
  }
  /** The server says how the form is to show the copy that is put into it. */
  putArrives(): void {
    const { coming, asked, state } = this.form
    if (coming === undefined) return
    this.form.coming = undefined
    if (!isOfVersion(coming, this.remembered['updatedAt'])) {
      if (!isStored(coming, valuesOf(state))) this.layAside(coming)
      return this.keep()
    }
    this.form.state = keepTyped(stateOf(coming.values as Values), asked, state)
    this.form.base = { values: coming.values, mine: coming.mine }
    this.form.isModified = true
    this.isRestored = true
  }
  /** The page is asked for again, as it is after Back and Forward. */
  refreshArrives(): void {
    const made = stateOf(this.stored)
    this.remembered = this.stored
    const { state, base, coming, isModified } = this.form
    if (!isModified && coming === undefined) {
      this.form = { ...this.form, state: made, base: { values: this.stored, mine: [] } }
      return
    }
    const now = refreshed(made, state, base, coming, this.layAside, this.at)
    this.form = { ...this.form, state: now.state, base: now.base, isModified: now.base.mine.length > 0 }
    if (!now.isNewest) return
    this.form.coming = undefined
    this.kept = undefined
    this.isRestored = false
  }
  somebodySaves(name: string, word: string): void {
    this.stored = { ...this.stored, [name]: word, updatedAt: this.time() }
  }
}

const name = fc.constantFrom(...names)
const event = fc.oneof(
  fc.record({ kind: fc.constant('type' as const), name }),
  fc.record({ kind: fc.constant('somebodySaves' as const), name }),
  fc.record({ kind: fc.constantFrom('keep', 'leaveAndCome', 'putArrives', 'refreshArrives') }),
)

it('should lose no word however a page is left and come back to, and say that it is put back only where it stands', () => {
  fc.assert(
    fc.property(fc.array(event, { maxLength: 14 }), fc.boolean(), (events, isKeptAtEnd) => {
      const admin = new Admin(true)
      /** The last word that was typed into each field. */
      const typed: Values = {}
      for (const [index, one] of events.entries()) {
        const word = `${one.kind}${index}`
        if (one.kind === 'type' && 'name' in one) admin.type(one.name, (typed[one.name] = word))
        else if (one.kind === 'somebodySaves' && 'name' in one) admin.somebodySaves(one.name, word)
        else admin[one.kind]()
        const held = valuesOf(admin.form.state)
        for (const [name, last] of Object.entries(typed)) {
          const places = [held, admin.kept?.values, admin.aside?.values, admin.form.coming?.values]
          expect(places.map((place) => place?.[name])).toContain(last)
          // what stands only in the form is kept with the next pause
          if (held[name] === last) expect(admin.form.isModified).toBe(true)
          if (admin.isRestored) expect([held[name], admin.aside?.values[name]]).toContain(last)
        }
      }
      if (!isKeptAtEnd) return
      admin.keep()
      for (const [name, last] of Object.entries(typed))
        expect([admin.kept?.values[name], admin.aside?.values[name], admin.form.coming?.values[name]]).toContain(last)
    }),
    { numRuns: 2_000 },
  )
})

it('should leave what was typed in the form when there is no room to set it aside', () => {
  fc.assert(
    fc.property(fc.subarray([...names], { minLength: 1 }), name, (mine, other) => {
      const admin = new Admin(false)
      for (const one of mine) admin.type(one, `我的${one}`)
      admin.somebodySaves(other, '别人的')
      admin.refreshArrives()
      const held = valuesOf(admin.form.state)
      for (const one of names) expect(held[one]).toBe(mine.includes(one) ? `我的${one}` : admin.stored[one])
      expect(admin.form.isModified).toBe(true)
    }),
  )
})
