import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { readerSources, releaseSources } from '../../../cms/server/site/publicSite.ts'

/** Files that a file is made of: what it imports, and what that does; of types nothing is left when it runs. */
function madeOf(file: string, known = new Set<string>()): Set<string> {
  if (known.has(file) || !existsSync(file)) return known
  known.add(file)
  const imports = readFileSync(file, 'utf8').matchAll(/^(?:import|export)\s(?!type\s)(?:[^'"]*?from )?'(\.[^']+)'/gm)
  for (const [, specifier = ''] of imports) madeOf(path.posix.join(path.posix.dirname(file), specifier), known)
  return known
}

const isBelow = (folders: readonly string[], file: string): boolean =>
  folders.some((folder) => file.startsWith(`${folder}/`))

/** What the forms, rights and sample content of a library bring along, of which nothing reaches its public entry. */
const ofForms = [
  'cms/base',
  'cms/content/campaigns',
  'cms/content/fields',
  'cms/content/files',
  'cms/content/pasting',
  'cms/content/sample',
  'cms/database',
  'cms/documents',
  'cms/people',
  'cms/rights',
]

it('should make a new release when code changes that makes public entries', () => {
  const files = [...madeOf('cms/publishing/entries/entryOf.ts')]
  expect(files).toContain('cms/content/entries/parts.ts')
  expect(files).toContain('cms/content/libraries/works.ts')
  expect(files.filter((file) => !isBelow([...releaseSources, ...ofForms], file))).toEqual([])
  for (const folder of releaseSources) expect([folder, existsSync(folder)]).toEqual([folder, true])
})

it('should compare all documents anew when code changes that says what they are', () => {
  for (const folder of readerSources) expect([folder, existsSync(folder)]).toEqual([folder, true])
  const collections = [
    'content/libraries/works.ts',
    'content/campaigns/fields.ts',
    'content/files/pictures/media.ts',
    'people/units/units.ts',
  ]
  for (const file of collections) expect([file, isBelow(readerSources, `cms/${file}`)]).toEqual([file, true])
})
