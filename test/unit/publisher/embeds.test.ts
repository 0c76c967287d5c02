import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { pageHeaders } from '../../../cms/server/http/staticFiles.ts'
import { Catalogue } from '../../../site/catalogue/catalogue.ts'
import { datedLibraries } from '../../../site/catalogue/calendar/dated.ts'
import {
  embedAt,
  embedGuidePath,
  embedPath,
  embedPathsOf,
  embedScriptPath,
  goneEmbedPath,
} from '../../../site/catalogue/embeds.ts'
import { pageCollections } from '../../../site/catalogue/pageCollections.ts'
import { entryPath, listPath } from '../../../site/catalogue/urls.ts'
import { buildLoader } from '../../../site/embed/builtLoader.mjs'
import { islandsOf } from '../../../site/islands/islands.ts'
import { pagesOutput } from '../../../site/publisher/outputs/pagesOutput.ts'
import { searchPath } from '../../../site/search/asked/asked.ts'
import { frameCode, scriptCode } from '../../../site/text/embedCode.ts'
import { anchor, randomEdit } from '../../support/randomEntries.ts'

const siteUrl = 'https://gongyun.example'

it('should have a script for other sites of 3 KB at most, which runs nothing of theirs or of ours in them', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'gongyun-embed-'))
  const file = path.join(folder, 'embed.js')
  await buildLoader(file)
  const script = await readFile(file, 'utf8')
  await rm(folder, { recursive: true })
  expect(Buffer.byteLength(script)).toBeLessThanOrEqual(3 * 1024)
  expect(script).not.toMatch(
    /innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval|Function\(|setTimeout|cookie|Storage/,
  )
  // what is newer than the browsers it is for
  expect(script).not.toMatch(
    /\?\.[a-z]|\?\?|\basync\b|\bawait\b|flatMap|isConnected|replaceChildren|\.append\(|\.includes\(/,
  )
})

it('should let other sites frame the lists that are made for them, and no other page', () => {
  const framed = ['unit-1', '6920f0c2', 'a_b'].flatMap(embedPathsOf).concat(embedPathsOf(undefined), goneEmbedPath)
  const entries = pageCollections.flatMap((library) => [
    entryPath(library, 'units'),
    listPath(library),
    listPath(library, 1),
  ])
  const others = [
    '/',
    '/404.html',
    embedGuidePath,
    embedScriptPath,
    searchPath,
    '/embed/units/',
    '/embed/all/works/',
    `${goneEmbedPath}courses/`,
    '/embed/units/a/b/',
    ...entries,
  ]
  const framersOf = (of: string) => /frame-ancestors (.*)$/.exec(pageHeaders(of)['content-security-policy'] ?? '')?.[1]
  for (const of of framed) expect([of, framersOf(of), islandsOf(of)]).toEqual([of, '*', ['embed']])
  for (const of of others) expect([of, framersOf(of)]).toEqual([of, "'self'"])
  expect(pageHeaders()['content-security-policy']).toMatch(/frame-ancestors 'self'$/)
})

it('should name each list by one path, and read from it what it lists', () => {
  const unit = fc.option(fc.stringMatching(/^[\w-]{1,24}$/), { nil: undefined })
  fc.assert(
    fc.property(unit, fc.constantFrom(undefined, ...datedLibraries), (of, kind) => {
      expect(embedAt(embedPath({ unit: of, kind }))).toEqual({ unit: of, kind })
    }),
  )
})

it('should have four lists of each unit and of all, and ask for them when a unit comes or goes', () => {
  fc.assert(
    fc.property(fc.array(randomEdit, { minLength: 20, maxLength: 80, size: 'max' }), (edits) => {
      const catalogue = new Catalogue(anchor)
      const output = pagesOutput(catalogue, async () => ({ status: 404, html: '' }), siteUrl)
      const asked = new Set(embedPathsOf(undefined))
      for (const { collection, id, entry } of edits) {
        catalogue.set(collection, id, entry)
        for (const changed of catalogue.takeChanges().paths) {
          const unit = embedAt(changed)?.unit
          if (unit === undefined) continue
          if (catalogue.get('units', unit) === undefined) asked.delete(changed)
          else asked.add(changed)
        }
      }
      expect([...output.paths()]).toContain(goneEmbedPath)
      expect([...output.paths()].filter((one) => embedAt(one) !== undefined).sort()).toEqual([...asked].sort())
    }),
    { numRuns: 30 },
  )
})

it('should offer codes that lead to the lists, with nothing in them that a page would take for something else', () => {
  for (const unit of [undefined, 'unit-1'])
    for (const kind of [undefined, ...datedLibraries]) {
      expect(frameCode({ unit, kind }, siteUrl)).toContain(`src="${siteUrl}${embedPath({ unit, kind })}?count=6"`)
      const code = scriptCode({ unit, kind }, siteUrl)
      expect(code).toMatch(
        /^<script async src="https:\/\/gongyun\.example\/embed\.js" data-gongyun ([a-z-]+="[\w-]+" ?)+><\/script>$/,
      )
      expect([code.includes('data-unit'), code.includes('data-kind')]).toEqual([unit !== undefined, kind !== undefined])
    }
})
