import fc from 'fast-check'
import { expect, it } from 'vitest'
import { EntryChunks } from '../../../site/search/index/entryChunks.ts'

const slot = fc.oneof(fc.nat(15), fc.nat(2 ** 20 - 1))

it('should lay the same entries out alike, whatever happened before, and name each file that changed', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(slot, fc.option(fc.nat(3))), { maxLength: 60 }), (changes) => {
      const [chunks, now] = [new EntryChunks(3), new Map<number, number>()]
      const filesOf = (of: EntryChunks) =>
        Object.fromEntries(of.parts.map((part) => [part, JSON.stringify([...(of.get(part) ?? [])])]))
      let before = filesOf(chunks)
      for (const [at, item] of changes) {
        const touched = new Set<number>()
        chunks.set(at, item ?? undefined, (part) => touched.add(part))
        if (item === null) now.delete(at)
        else now.set(at, item)
        const after = filesOf(chunks)
        for (const part of new Set([...Object.keys(before), ...Object.keys(after)]))
          if (before[part] !== after[part]) expect(touched).toContain(Number(part))
        before = after
      }
      const whole = new EntryChunks(3)
      whole.fill(now)
      expect(filesOf(chunks)).toEqual(filesOf(whole))
      for (const part of chunks.parts) expect(chunks.get(part)?.size).toBeLessThanOrEqual(3)
    }),
  )
})
