import { appendFile, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Entry } from '../../../cms/features/imports/journal/entry.ts'
import { journalIn } from '../../../cms/features/imports/journal/journalFile.ts'

describe('a journal', () => {
  it('should tell of lines that are damaged, and not of one that was cut off', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'gongyun-journal-'))
    try {
      const journal = journalIn(folder)
      const entries = Array.from({ length: 40 }, (_, index): Entry => ({ kind: 'after', key: `${index}`, mark: 'x' }))
      await Promise.all(entries.map((one) => journal.note([one])))
      expect(await journal.read()).toEqual({ entries, unreadable: 0 })
      await appendFile(path.join(folder, 'journal'), '\0\0\0\n{"kind":"other"}\n{"kind":"whole"}\n{"kind":"wh')
      expect(await journalIn(folder).read()).toEqual({ entries: [...entries, { kind: 'whole' }], unreadable: 2 })
      // what is added later is a line of its own
      const spared: Entry = { kind: 'spared', keys: ['works/A'] }
      await journalIn(folder).note([spared])
      const all = [...entries, { kind: 'whole' }, spared]
      expect(await journalIn(folder).read()).toEqual({ entries: all, unreadable: 2 })
      await appendFile(path.join(folder, 'journal'), `{"kind":"${'x'.repeat(200_000)}`)
      await journalIn(folder).note([spared])
      expect(await journalIn(folder).read()).toEqual({ entries: [...all, spared], unreadable: 2 })
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  })

  it('should hold of a document what it is called, and read how it stood when that is asked for', async () => {
    const image = fc.record({
      main: fc.jsonValue(),
      versionIds: fc.array(fc.string()),
      versions: fc.array(fc.jsonValue(), { maxLength: 3 }),
    })
    const text = fc.string({ unit: 'grapheme' })
    const noted = fc.record({ id: fc.option(text), code: text, title: text, image, mark: text })
    await fc.assert(
      fc.asyncProperty(fc.array(noted, { maxLength: 8 }), async (documents) => {
        const folder = await mkdtemp(path.join(tmpdir(), 'gongyun-journal-'))
        try {
          const written = documents.map((one) => ({
            kind: 'before' as const,
            what: 'document' as const,
            collection: 'works',
            ...one,
            // longer than what is read of a file at once
            image: { ...one.image, main: [one.image.main, `${one.title}长`.repeat(30_000)] },
          }))
          await journalIn(folder).note(written)
          const { entries, unreadable } = await journalIn(folder).read()
          expect(unreadable).toBe(0)
          expect(JSON.stringify(entries)).not.toContain('长长长')
          expect(JSON.stringify(entries).length).toBeLessThan(
            JSON.stringify(documents).length + 200 * documents.length + 10,
          )
          const read = entries.map(async (one) =>
            one.kind === 'before' && one.what === 'document' ? { ...one, image: await one.image() } : one,
          )
          // as JSON has it: there is one nought
          expect(await Promise.all(read)).toEqual(JSON.parse(JSON.stringify(written)))
        } finally {
          await rm(folder, { recursive: true, force: true })
        }
      }),
      { seed: 20261127, numRuns: 20 },
    )
  })
})
