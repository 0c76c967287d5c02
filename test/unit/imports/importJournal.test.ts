import { appendFile, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
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
})
