import { stat } from 'node:fs/promises'
import path from 'node:path'
import type { Catalogue } from '../../site/catalogue/catalogue.ts'
import { fileCollections } from '../../site/catalogue/catalogue.ts'
import type { Entries } from '../../site/catalogue/entries.ts'
import { filesOf } from '../../site/catalogue/index/lists.ts'
import type { Manifest } from '../../site/publisher/release/manifest.ts'
import { folderOf } from '../content/files/folders.ts'

type FileCollection = (typeof fileCollections)[number]
/** A picture or a recording, by its collection and id. */
export interface FileName {
  collection: FileCollection
  id: string
}

/** Files looked at at a time. */
const atOnce = 16

/** What is said of a picture or recording that is left off the site, until it is whole. */
const problem =
  '文件不在磁盘上，或大小不对（可能已损坏）；网站上先不显示它。请打开它重新上传原来的文件，或请管理员从备份放回 media 目录后重新启动'

/**
 * Why a picture or recording cannot go onto the site: one of its files is missing, or has another size than its row
 * says. What is published already as the row says needs no file any more.
 * @returns in Chinese; undefined when all is well
 */
export async function fileProblemOf(
  collection: FileCollection,
  { files, bytes }: Pick<Entries[FileCollection], 'files' | 'bytes'>,
  published: Manifest,
): Promise<string | undefined> {
  for (const [url, name] of Object.entries(files)) {
    const wanted = bytes?.[url]
    const there = published.get(url)
    if (there !== undefined && (wanted === undefined || there.size === wanted)) continue
    const found = await stat(path.join(folderOf(collection), name)).catch(() => undefined)
    if (found?.isFile() !== true || (wanted !== undefined && found.size !== wanted)) return problem
  }
  return undefined
}

/** Of some pictures and recordings those that the site shows, or would show, and that are not whole. */
export async function brokenAmong(
  names: Iterable<FileName>,
  catalogue: Catalogue,
  published: Manifest,
): Promise<(FileName & { problem: string })[]> {
  const waiting = [...names]
  const broken: (FileName & { problem: string })[] = []
  while (waiting.length > 0) {
    const looks = waiting.splice(0, atOnce).map(async ({ collection, id }) => {
      const entry = catalogue.get(collection, id)
      if (entry === undefined || !catalogue.isShown(id)) return
      const problem = await fileProblemOf(collection, entry, published)
      if (problem !== undefined) broken.push({ collection, id, problem })
    })
    await Promise.all(looks)
  }
  return broken
}

/** Of the pictures and recordings that an entry is about to show those that are not whole, as far as they are public. */
export async function brokenIn(entry: object, catalogue: Catalogue, published: Manifest): Promise<FileName[]> {
  const broken: FileName[] = []
  for (const id of filesOf(entry))
    for (const collection of fileCollections) {
      const file = catalogue.get(collection, id)
      if (file !== undefined && (await fileProblemOf(collection, file, published)) !== undefined)
        broken.push({ collection, id })
    }
  return broken
}

/** All pictures and recordings that are public. */
export function allFiles(catalogue: Catalogue): FileName[] {
  return fileCollections.flatMap((collection) => [...catalogue.all(collection)].map(({ id }) => ({ collection, id })))
}
