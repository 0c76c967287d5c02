import type { File, Payload, RequiredDataFromCollectionSlug } from 'payload'
import { documentOf, siteData } from './documents.ts'
import { asSample, markedDocuments, markOf } from './marks.ts'
import { pictureOf } from './picture.ts'
import { readContent, type SampleEntries } from './read.ts'
import type { SampleCollection } from '../../content/sample/parts.ts'
import { sampleCollections, type SampleFiles } from './schema.ts'
import { tuneOf } from './tune.ts'
import { workbookOf, workbookType } from './workbook.ts'

/** Of what, and from which day on, the sample content is made. */
export interface LoadOptions {
  /** ISO date in Asia/Shanghai from which the relative dates of the content are counted. */
  anchor: string
  /** Path of content/. */
  contentDir: string
  /** Told how many of how many entries are there. */
  onProgress?: (done: number, total: number) => void
}

/** Documents made by this load, and documents that were there already and stay as they are. */
export type LoadCounts = Record<SampleCollection, { created: number; kept: number }>

type Ids = Record<SampleCollection, Map<string, string>>

/**
 * Loads the sample content, whatever of it is missing. A document that was made before is never touched again, so
 * editors' changes last and a load that was interrupted is completed by the next.
 * @throws ContentError when a content file is wrong (nothing was written then), or what Payload throws
 */
export async function loadSample(
  payload: Payload,
  { anchor, contentDir, onProgress }: LoadOptions,
): Promise<LoadCounts> {
  const content = await readContent(contentDir)
  const ids = {} as Ids
  const counts = {} as LoadCounts
  const total = sampleCollections.reduce((sum, collection) => sum + content[collection].size, 0)
  let done = 0
  const report = (): void => onProgress?.(++done, total)
  for (const collection of sampleCollections) {
    const { made } = await markedDocuments(payload, collection, content[collection].keys())
    ids[collection] = new Map(made.map(({ mark, id }) => [mark, id]))
    counts[collection] = await loadCollection(payload, collection, content, ids, anchor, report)
  }
  const site = await payload.findGlobal({ ...asSample(), slug: 'site' })
  if (!site.updatedAt) await payload.updateGlobal({ ...asSample(), slug: 'site', data: siteData(content.site) })
  return counts
}

async function loadCollection<C extends SampleCollection>(
  payload: Payload,
  collection: C,
  content: SampleEntries,
  ids: Ids,
  anchor: string,
  report: () => void,
): Promise<LoadCounts[C]> {
  const files = content[collection]
  const idOf = (to: SampleCollection, key: string): string => {
    const id = ids[to].get(markOf(to, key))
    if (id === undefined) throw new Error(`no document was made from content/${to}/${key}.json`)
    return id
  }
  let created = 0
  for (const [key, file] of files) {
    const mark = markOf(collection, key)
    if (!ids[collection].has(mark)) {
      const upload = await uploadOf(collection, file)
      const data = { ...documentOf[collection](key, file, { anchor, idOf }), sample: mark }
      const document = await payload.create({
        ...asSample(),
        collection,
        // TypeScript cannot see that the data and the slug belong to the same C.
        data: data as unknown as RequiredDataFromCollectionSlug<C>,
        ...(upload ? { file: upload } : {}),
      })
      ids[collection].set(mark, String(document.id))
      created += 1
    }
    report()
  }
  return { created, kept: files.size - created }
}

/** The generated file of a picture, a recording or a file to be downloaded. */
async function uploadOf(collection: SampleCollection, file: SampleFiles[SampleCollection]): Promise<File | undefined> {
  if (collection === 'media') {
    const { name, motif } = file as SampleFiles['media']
    return fileOf(await pictureOf(motif), 'image/png', `${name}.png`)
  }
  if (collection === 'files') {
    const { name, rows } = file as SampleFiles['files']
    return fileOf(await workbookOf(name, rows), workbookType, `${name}.xlsx`)
  }
  if (collection !== 'recordings') return undefined
  const { name, tune } = file as SampleFiles['recordings']
  return fileOf(tuneOf(tune), 'audio/wav', `${name}.wav`)
}

function fileOf(data: Buffer, mimetype: string, name: string): File {
  return { data, mimetype, name, size: data.length }
}
