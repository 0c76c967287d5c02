import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  asideName,
  changedFields,
  copyName,
  eraseCopies,
  isOfVersion,
  isSameText,
  isStored,
  keepCopy,
  readCopy,
  setAside,
} from '../../../cms/documents/typing/copies.ts'
import { keepTyped } from '../../../cms/documents/typing/keepTyped.ts'
import { unsavedText } from '../../../cms/documents/typing/refreshed.ts'
import { plainText } from '../../../cms/documents/typing/plainText.ts'

/** A browser's storage with room for so many characters. */
function storage(room = Infinity) {
  const items = new Map<string, string>()
  return {
    getItem: (name: string) => items.get(name) ?? null,
    setItem: (name: string, value: string) => {
      if (value.length > room) throw new Error('QuotaExceededError')
      items.set(name, value)
    },
    removeItem: (name: string) => void items.delete(name),
    key: (index: number) => [...items.keys()][index] ?? null,
    get length() {
      return items.size
    },
  }
}

const now = Date.parse('2026-11-24T04:00:00Z')
const mine = copyName('u1', 'works', 'w1')
const empty = { at: now, values: {}, mine: [] }

const isEmpty = (value: unknown): boolean => Array.isArray(value) && value.length === 0

describe('the copy of what is typed', () => {
  it('should be read back by the one who typed it, for this document', () => {
    const there = storage()
    const copy = { at: now, values: { title: '花街' }, mine: ['title'] }
    keepCopy(there, mine, copy)
    expect(readCopy(there, mine, now)).toEqual(copy)
    expect(readCopy(there, copyName('u2', 'works', 'w1'), now)).toBeUndefined()
    expect(readCopy(there, copyName('u1', 'works', undefined), now)).toBeUndefined()
  })

  it('should be known as stored however the server settles a text, and never when a word of it is missing', () => {
    const blank = fc.constantFrom('', ' ', '\n')
    const word = fc.string({ minLength: 1, unit: 'grapheme' }).map((text) => `字${text.trim()}`)
    const value = fc.oneof(word, fc.integer(), fc.array(fc.record({ id: fc.uuid(), title: word }), { maxLength: 3 }))
    const settledByServer = (given: unknown): unknown =>
      Array.isArray(given) ? given.map((row: object) => ({ ...row, id: 'of the server' })) : given
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom('title', 'summary', 'rows', 'year'), value), blank, (typed, around) => {
        const values = Object.fromEntries(
          Object.entries(typed).map(([name, one]) => [name, typeof one === 'string' ? around + one + around : one]),
        )
        const mine = Object.keys(typed)
        const stored = Object.fromEntries(Object.entries(typed).map(([name, one]) => [name, settledByServer(one)]))
        const copy = { at: now, values, mine }
        expect(isStored(copy, { ...stored, other: 'whatever somebody else wrote' })).toBe(true)
        for (const name of mine) expect(isStored(copy, { ...stored, [name]: '别的' })).toBe(false)
        for (const name of mine)
          if (typed[name] !== undefined && !isEmpty(typed[name]))
            expect(isStored(copy, { ...stored, [name]: null })).toBe(false)
      }),
    )
  })

  it('should go on from the version that it was made of, however its time is written', () => {
    const of = (updatedAt: unknown) => ({ at: now, values: { updatedAt }, mine: [] })
    expect(isOfVersion(of('2026-11-24T04:00:00.000Z'), '2026-11-24T04:00:00.000+00:00')).toBe(true)
    expect(isOfVersion(of('2026-11-24T04:00:00.000Z'), '2026-11-24T04:00:00.001Z')).toBe(false)
    expect([isOfVersion(of(undefined), undefined), isOfVersion(of(null), undefined)]).toEqual([true, true])
    expect(isOfVersion(of(undefined), '2026-11-24T04:00:00.000Z')).toBe(false)
  })

  it('should be erased when it is a week old, or none of ours', () => {
    const there = storage()
    keepCopy(there, mine, empty)
    keepCopy(there, asideName(mine), empty)
    there.setItem(copyName('u1', 'works', 'w2'), 'no copy')
    there.setItem('of somebody else', 'stays')
    eraseCopies(there, now + 8 * 86_400_000)
    expect([there.length, there.key(0)]).toEqual([1, 'of somebody else'])
  })

  it('should be erased with those of all others at a log-out', () => {
    const there = storage()
    keepCopy(there, mine, empty)
    keepCopy(there, asideName(mine), empty)
    keepCopy(there, copyName('u2', 'teams', 't1'), empty)
    eraseCopies(there)
    expect(there.length).toBe(0)
  })

  it('should tell when there is no room for it', () => {
    expect(keepCopy(storage(10), mine, { ...empty, values: { title: '很长很长很长的标题' } })).toBe(false)
  })

  it('should be the same text whatever the version and the order of the fields', () => {
    expect(isSameText({ a: 1, b: 2, updatedAt: 'x' }, { b: 2, a: 1, updatedAt: 'y' })).toBe(true)
    expect(isSameText({ a: 1 }, { a: 2 })).toBe(false)
  })
})

describe('what is set aside for the newest version', () => {
  it('should be what the person changed, emptied fields too, and nothing that was only found there', () => {
    const found = { title: '花街', summary: '旧', body: undefined, place: null, updatedAt: 'x' }
    const typed = { title: '花街', summary: '', body: '', place: '剧场', updatedAt: 'y' }
    const changed = changedFields(found, typed)
    expect(changed).toEqual(['summary', 'place'])
    const values = { ...typed, summary: undefined }
    expect(setAside({ at: now, values, mine: changed }, undefined)).toEqual({
      at: now,
      values: { summary: null, place: '剧场' },
      mine: ['summary', 'place'],
    })
  })

  it('should go on holding what was set aside before', () => {
    const earlier = { at: now - 1, values: { title: '早', place: '旧' }, mine: ['title', 'place'] }
    const later = { at: now, values: { place: '新' }, mine: ['place'] }
    expect(setAside(later, earlier)).toEqual({
      at: now,
      values: { title: '早', place: '新' },
      mine: ['title', 'place'],
    })
  })
})

it('should give what a person typed as plain text, field by field', () => {
  const body = {
    root: { children: [{ children: [{ text: '第一' }, { text: '段' }] }, { children: [{ text: '二' }] }] },
  }
  const values = {
    title: '花街',
    date: '2026-11-24T04:00:00.000Z',
    body,
    rows: [{ id: 'x', place: '剧场' }],
    slug: 's',
  }
  expect(plainText(values, { title: '名称', date: '日期', body: '正文', rows: '场次' })).toBe(
    '名称\n花街\n\n正文\n第一段\n二\n\n场次\n剧场',
  )
})

describe('a text that is put back into the form', () => {
  const value = fc.option(fc.string({ maxLength: 4 }), { nil: null })
  const rows = fc.array(value, { maxLength: 3 })
  /** A form as Payload holds one: a field of its own for each cell of a table, beside one that has its rows. */
  const form = fc.record({ title: value, summary: value, rows }).map(({ rows, ...values }) => ({
    title: { value: values.title },
    summary: { value: values.summary },
    rows: { value: rows.length, disableFormData: rows.length > 0, rows: rows.map((_, index) => ({ id: `r${index}` })) },
    ...Object.fromEntries(rows.map((text, index) => [`rows.${index}.text`, { value: text }])),
  }))
  const fieldOf = (state: object, name: string) =>
    Object.fromEntries(Object.entries(state).filter(([path]) => path.split('.')[0] === name))

  it('should leave what is typed meanwhile, whole fields of it, and be put back in all others', () => {
    fc.assert(
      fc.property(form, form, form, fc.subarray(['title', 'summary', 'rows']), (made, asked, other, typed) => {
        const now = Object.assign(
          {},
          ...['title', 'summary', 'rows'].map((name) => fieldOf(typed.includes(name) ? other : asked, name)),
        )
        const shown = keepTyped(made, asked, now)
        for (const name of ['title', 'summary', 'rows']) {
          const isTyped = JSON.stringify(fieldOf(now, name)) !== JSON.stringify(fieldOf(asked, name))
          const isEmptied =
            name !== 'rows' &&
            [fieldOf(now, name), fieldOf(asked, name)].every((field) => !Object.values(field)[0]?.value)
          if (!isEmptied) expect(fieldOf(shown, name)).toEqual(fieldOf(isTyped ? now : made, name))
        }
      }),
    )
  })

  it('should keep what was found and what is typed while it is put back, the newer of both in each field', () => {
    const values = fc.dictionary(fc.constantFrom('title', 'summary', 'rows'), fc.string())
    fc.assert(
      fc.property(values, values, fc.subarray(['title', 'summary', 'rows']), (before, shown, typed) => {
        const copy = { at: now - 1, values: before, mine: Object.keys(before) }
        const both = unsavedText(shown, { values: shown, mine: typed }, copy, now)
        for (const name of ['title', 'summary', 'rows'])
          expect(both.values[name]).toEqual(typed.includes(name) ? (shown[name] ?? null) : before[name])
        expect(new Set(both.mine)).toEqual(new Set([...Object.keys(before), ...typed]))
        expect(both.at).toBe(now)
      }),
    )
  })
})
