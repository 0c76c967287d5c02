import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { z } from 'zod'
import { key as keySchema } from '../../content/sample/parts.ts'
import { problem, problemsOf } from './problems.ts'
import { relationsOf } from './relations.ts'
import type { SampleCollection } from '../../content/sample/parts.ts'
import { fileSchemas, sampleCollections, siteFile, type SampleFiles, type SiteFile } from './schema.ts'

/** By collection the files by key, in order of their names; units after their parents. */
export type SampleEntries = { [C in SampleCollection]: ReadonlyMap<string, SampleFiles[C]> }
export type SampleContent = SampleEntries & { site: SiteFile }

/** Everything that is wrong with the content files, as Chinese sentences for the editor. */
export class ContentError extends Error {
  override readonly name = 'ContentError'
  readonly problems: readonly string[]

  constructor(problems: readonly string[]) {
    super(`内容文件有 ${problems.length} 处要改：\n${problems.join('\n')}`)
    this.problems = problems
  }
}

/** The keys of the files of a collection, as they are named. @param directory path of content/ */
export async function keysIn(directory: string, collection: SampleCollection): Promise<string[]> {
  const names = await readdir(join(directory, collection))
  return names.filter((name) => name.endsWith('.json')).map((name) => name.slice(0, -'.json'.length))
}

/**
 * Reads and checks the sample content whole.
 * @param directory path of content/
 * @throws ContentError with all problems at once: bad JSON, bad fields, bad file names, relations to no file
 */
export async function readContent(directory: string): Promise<SampleContent> {
  const problems: string[] = []
  const present = new Set<string>()
  const read = async <C extends SampleCollection>(collection: C): Promise<Map<string, SampleFiles[C]>> => {
    const files = new Map<string, SampleFiles[C]>()
    for (const name of (await readdir(join(directory, collection))).sort()) {
      const file = `content/${collection}/${name}`
      const key = name.endsWith('.json') ? name.slice(0, -'.json'.length) : ''
      present.add(`${collection}/${key}`)
      const badKey = keySchema.safeParse(key).error
      if (badKey) problems.push(...problemsOf(`${file} 的文件名`, key, keySchema, badKey.issues))
      const schema = fileSchemas[collection] as unknown as z.ZodType<SampleFiles[C]>
      const entry = await parsed(join(directory, collection, name), file, schema, problems)
      if (entry !== undefined) files.set(key, entry)
    }
    return files
  }
  const content = {} as { [C in SampleCollection]: Map<string, SampleFiles[C]> }
  for (const collection of sampleCollections) Object.assign(content, { [collection]: await read(collection) })
  const site = await parsed(join(directory, 'site.json'), 'content/site.json', siteFile, problems)

  problems.push(...sampleCollections.flatMap((collection) => lostRelations(collection, content, present)))
  const units = parentsFirst(content.units)
  problems.push(...circular(content.units, units))
  if (problems.length > 0 || site === undefined) throw new ContentError(problems)
  return { ...content, units, site }
}

async function parsed<T>(path: string, file: string, schema: z.ZodType<T>, problems: string[]): Promise<T | undefined> {
  let data: unknown
  try {
    data = JSON.parse(await readFile(path, 'utf8'))
  } catch (cause) {
    problems.push(`${file}：读不了，应为 UTF-8 的 JSON（${(cause as Error).message}）`)
    return undefined
  }
  const result = schema.safeParse(data)
  if (result.success) return result.data
  problems.push(...problemsOf(file, data, schema, result.error.issues))
  return undefined
}

/** @param present `collection/key` of every file that exists, good or bad: a bad file is no lost relation. */
function lostRelations<C extends SampleCollection>(
  collection: C,
  content: SampleEntries,
  present: ReadonlySet<string>,
): string[] {
  return [...content[collection]].flatMap(([key, entry]) =>
    relationsOf(collection, entry).flatMap(({ field, to, key: named }) => {
      const file = `content/${collection}/${key}.json`
      if (!present.has(`${to}/${named}`))
        return [problem(file, field, named, `应为 content/${to}/ 里某个文件的名字（不带 .json）`)]
      const isMadeBefore = sampleCollections.indexOf(to) < sampleCollections.indexOf(collection)
      // units name units, and are put in order below
      if (isMadeBefore || collection === 'units') return []
      const before = sampleCollections.slice(0, sampleCollections.indexOf(collection)).join('、')
      return [problem(file, field, named, `正文只能链接到先载入的内容：${before}`)]
    }),
  )
}

/** Units whose parent chain ends at the top, each after its parent. */
function parentsFirst(units: ReadonlyMap<string, SampleFiles['units']>): Map<string, SampleFiles['units']> {
  const ordered = new Map<string, SampleFiles['units']>()
  let before = -1
  while (ordered.size > before) {
    before = ordered.size
    for (const [key, unit] of units) {
      const ready = unit.parent === undefined || ordered.has(unit.parent) || !units.has(unit.parent)
      if (ready && !ordered.has(key)) ordered.set(key, unit)
    }
  }
  return ordered
}

function circular(units: ReadonlyMap<string, SampleFiles['units']>, ordered: ReadonlyMap<string, unknown>): string[] {
  return [...units]
    .filter(([key]) => !ordered.has(key))
    .map(([key, unit]) => problem(`content/units/${key}.json`, 'parent', unit.parent, '上级绕成了圈，应通向最上一级'))
}
