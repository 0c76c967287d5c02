import fc from 'fast-check'
import { expect, it } from 'vitest'
import { recordingEntry } from '../../../cms/publishing/entries/recording.ts'
import type { Recording } from '../../../cms/payload-types.ts'
import { Catalogue } from '../../../site/catalogue/catalogue.ts'
import type { Entries } from '../../../site/catalogue/entries.ts'

const captions = '00:00.000 --> 00:01.000\n一样的字幕'

/** A recording as the database has it, as much of it as its entry is made from. */
function recording(id: string, text: string): Recording {
  return { id, title: '录音', filename: `${id}.mp3`, filesize: 5, mimeType: 'audio/mpeg', captions: text } as Recording
}

it('should have its captions at an address of its own, whatever other recordings have', () => {
  const pathsOf = (id: string, text = captions) => Object.keys(recordingEntry(recording(id, text)).texts ?? {})
  expect(pathsOf('a')).toHaveLength(1)
  expect(pathsOf('a')).toEqual(pathsOf('a'))
  expect(pathsOf('a')).not.toEqual(pathsOf('b'))
  expect(pathsOf('a')).not.toEqual(pathsOf('a', `${captions}！`))
})

it('should know whose a file is, also after another took over its path, in whatever order they are told', () => {
  const edit = fc.record({
    id: fc.constantFrom('a', 'b', 'c'),
    path: fc.option(fc.constantFrom('/media/1/x', '/media/2/x')),
  })
  fc.assert(
    fc.property(fc.array(edit, { maxLength: 30 }), (edits) => {
      const catalogue = new Catalogue(0)
      const holders = new Map<string, string>()
      for (const { id, path } of edits) {
        const entry =
          path === null ? undefined : ({ id, files: { [path]: 'x' }, texts: {} } as unknown as Entries['recordings'])
        const isSame = catalogue.holds('recordings', id, entry)
        catalogue.set('recordings', id, entry)
        if (isSame) continue
        for (const [held, holder] of [...holders]) if (holder === id) holders.delete(held)
        if (path !== null) holders.set(path, id)
      }
      for (const path of ['/media/1/x', '/media/2/x']) expect(catalogue.mediaAt(path)?.id).toBe(holders.get(path))
    }),
  )
})
