import fc from 'fast-check'
import jsQr from 'jsqr'
import sharp from 'sharp'
import { expect, it } from 'vitest'
import { Catalogue } from '../../../site/catalogue/catalogue.ts'
import { pageCollections } from '../../../site/catalogue/pageCollections.ts'
import { entryPath, qrPath } from '../../../site/catalogue/urls.ts'
import { CatalogueView } from '../../../site/catalogue/view.ts'
import { qrOutput } from '../../../site/publisher/outputs/qrOutput.ts'
import { qrPng } from '../../../site/publisher/outputs/qrPng.ts'
import { anchor, randomEdit } from '../../support/randomEntries.ts'

const siteUrl = 'https://gongyun.example'

/** What a camera's program reads from a picture. */
async function read(png: Uint8Array): Promise<string | undefined> {
  const { data, info } = await sharp(png).ensureAlpha().raw().toBuffer({ resolveWithObject: true })
  return jsQr(new Uint8ClampedArray(data), info.width, info.height)?.data
}

it('should be read by another program as the address that was written, however long', async () => {
  const slug = fc.stringMatching(/^[a-z0-9]{1,12}(-[a-z0-9]{1,12}){0,8}$/)
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...pageCollections), slug, async (collection, name) => {
      const address = siteUrl + entryPath(collection, name)
      const png = qrPng(address)
      expect(png.length).toBeLessThan(2000)
      expect(await read(png)).toBe(address)
    }),
    { numRuns: 60 },
  )
})

it('should be there for each entry that is public and for no other, and lead to its page', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(randomEdit, { minLength: 20, maxLength: 60, size: 'max' }), async (edits) => {
      const catalogue = new Catalogue(anchor)
      const output = qrOutput(catalogue, siteUrl)
      const published = new Map<string, Uint8Array>()
      for (const { collection, id, entry } of edits) {
        catalogue.set(collection, id, entry)
        for (const path of catalogue.takeChanges().paths) {
          if (!output.owns(path)) continue
          const content = await output.render(path, new CatalogueView(catalogue))
          if (content === undefined) published.delete(path)
          else if ('bytes' in content) published.set(path, content.bytes)
        }
      }
      const wanted = pageCollections.flatMap((collection) =>
        Array.from(catalogue.all(collection), ({ slug }) => ({ collection, slug })),
      )
      expect([...published.keys()].sort()).toEqual(
        wanted.map(({ collection, slug }) => qrPath(collection, slug)).sort(),
      )
      expect([...output.paths()].sort()).toEqual([...published.keys()].sort())
      const [one] = wanted
      if (one === undefined) return
      const bytes = published.get(qrPath(one.collection, one.slug))
      expect(bytes && (await read(bytes))).toBe(siteUrl + entryPath(one.collection, one.slug))
    }),
    { numRuns: 15 },
  )
})
