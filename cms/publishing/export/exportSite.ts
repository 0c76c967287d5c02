import { rm } from 'node:fs/promises'
import path from 'node:path'
import { currentRelease } from '../../../site/publisher/release/releaseFolder.ts'
import { archiveTarget } from './archiveTarget.ts'
import { ExportError } from './exportError.ts'
import { ExportRecord } from './exportRecord.ts'
import { folderTarget } from './folderTarget.ts'
import { takeSnapshot } from './snapshot.ts'

/** What is to be exported, and where to. */
interface ExportRequest {
  /** Absolute path of the data folder. */
  dataDir: string
  kind: 'folder' | 'archive'
  /** Absolute path. */
  to: string
  /** Only what has changed since the last export to the same place. */
  changedOnly: boolean
}

/** Numbers of files, the compressed copies counted too. */
export interface Exported {
  written: number
  removed: number
  /** In the whole site. */
  total: number
}

/**
 * Exports the site that is served at one moment, whether or not the server runs. When it is broken off the place is
 * still a working site, old and new; the next export finishes it.
 * @throws ExportError when it cannot be made
 */
export async function exportSite({ dataDir, kind, to, changedOnly }: ExportRequest): Promise<Exported> {
  if (`${to}${path.sep}`.startsWith(`${dataDir}${path.sep}`)) {
    throw new ExportError(`--to=${to} 不能用：它在数据目录 ${dataDir} 里面。请指定数据目录以外的地方。`)
  }
  const published = path.join(dataDir, 'published')
  if ((await currentRelease(published)) === undefined)
    throw new ExportError('还没有发布过的网站。请先运行一次 npm start，或检查 DATA_DIR。')
  const record = new ExportRecord(path.join(dataDir, 'exports'), to)
  try {
    await rm(record.workFolder, { recursive: true, force: true })
    const target = kind === 'folder' ? folderTarget(to) : archiveTarget(to, path.join(record.workFolder, 'archive'))
    const found = await target.look(record.id, record.isKnown)
    const before = found === 'ours' ? record.files() : new Map<string, string>()
    const known = changedOnly ? before : new Map<string, string>()
    const { etags, files } = await takeSnapshot(published, path.join(record.workFolder, 'site'), known)
    // a whole archive is unpacked into an empty folder
    const gone = kind === 'archive' && !changedOnly ? [] : [...before.keys()].filter((name) => !etags.has(name))
    await target.begin(record.id)
    record.begin(files.map(({ name }) => name))
    // what a page shows is there before it, and a page that is gone goes after the lists that named it
    for (const file of files.sort((a, b) => orderOf(a.name) - orderOf(b.name))) await target.put(file)
    for (const name of gone) await target.remove(name)
    await target.finish()
    record.finish(etags)
    return { written: files.length, removed: gone.length, total: etags.size }
  } finally {
    await rm(record.workFolder, { recursive: true, force: true })
    record.close()
  }
}

function orderOf(name: string): number {
  return name.startsWith('_astro/') || name.startsWith('media/') ? 0 : 1
}
