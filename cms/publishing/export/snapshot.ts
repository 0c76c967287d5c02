import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { brotliDecompress, gunzip } from 'node:zlib'
import { compressed, etagOf } from '../../../site/publisher/release/compression.ts'
import { isDamage } from '../../../site/publisher/release/damage.ts'
import { sqliteCode } from '../../../site/publisher/release/diskErrors.ts'
import { fileOf } from '../../../site/publisher/release/manifest.ts'
import { currentRelease } from '../../../site/publisher/release/releaseFolder.ts'
import { type FileRow, ReleaseState } from '../../../site/publisher/release/releaseState.ts'
import { ExportError } from './exportError.ts'
import { linkOrCopy } from '../../base/disk/linkOrCopy.ts'
import type { ExportFile } from './target.ts'

/** How often a release that is being published to is looked at again, and the pause before, in milliseconds. */
const [mostRounds, pause] = [20, 100]
/** Files that are linked and checked at a time. */
const atOnce = 16

/** The public site at one moment. */
export interface Snapshot {
  /** Etags of all files, by name. */
  etags: Map<string, string>
  /** Those that were asked for. */
  files: ExportFile[]
}

/**
 * Holds on to the files of the release that is served, exactly as its state tells them at one moment, also while the
 * server publishes. A round takes what is missing or has changed since the one before.
 * @param root the published folder
 * @param folder absolute path of an empty or missing folder on the same disk, for links to the files
 * @param known etags of files that need not be in it
 * @throws ExportError when the release does not hold still or agree with its state
 */
export async function takeSnapshot(
  root: string,
  folder: string,
  known: ReadonlyMap<string, string>,
): Promise<Snapshot> {
  const taken = new Map<string, string>()
  let from: string | undefined
  let missing: string[] = []
  for (let round = 0; round < mostRounds; round++) {
    if (round > 0) await new Promise((resolve) => setTimeout(resolve, pause))
    const release = await currentRelease(root)
    const state = release === undefined ? undefined : stateOf(root, release)
    if (release === undefined || state === undefined) continue
    const { rows, changed } = state
    if (release !== from) taken.clear()
    from = release
    const wanted = rows.filter((row) => namesOf(row).some((name) => known.get(name) !== row.etag))
    const open = wanted.filter((row) => taken.get(row.path) !== row.etag)
    missing = []
    for (let index = 0; index < open.length; index += atOnce) {
      await Promise.all(
        open.slice(index, index + atOnce).map(async (row) => {
          const bytes = changed.get(row.path)
          if (bytes !== undefined) await write(row, bytes, folder)
          else if (!(await take(row, path.join(root, 'releases', release), folder))) return missing.push(row.path)
          return taken.set(row.path, row.etag)
        }),
      )
    }
    if (missing.length === 0) return snapshotOf(rows, wanted, folder)
  }
  throw new ExportError(
    `网站的文件与发布记录不符（${missing[0] ?? '记录读不出'}）。可能正在大量发布，请稍后再导出；还是这样就重新启动服务，它会自行修复。`,
  )
}

/**
 * What the release consists of at one moment, and the bytes of what was changed of late: those files may not be in their
 * places yet. Undefined when the release was swept just now.
 */
function stateOf(root: string, release: string): { rows: FileRow[]; changed: Map<string, Uint8Array> } | undefined {
  let state: ReleaseState | undefined
  try {
    const opened = (state = new ReleaseState(path.join(root, 'state', `${release}.db`), { readOnly: true }))
    return opened.reading(() => {
      const changed = new Map<string, Uint8Array>()
      for (const { path: url, content } of opened.redo())
        if (content !== undefined && 'bytes' in content) changed.set(url, content.bytes)
      return { rows: [...opened.files()], changed }
    })
  } catch (error) {
    if (sqliteCode(error) === undefined && !isDamage(error)) throw error
    return undefined
  } finally {
    state?.close()
  }
}

function namesOf({ path: url, br, gz }: FileRow): string[] {
  const name = fileOf(url)
  return [name, ...(br === null ? [] : [`${name}.br`]), ...(gz === null ? [] : [`${name}.gz`])]
}

async function write(row: FileRow, bytes: Uint8Array, folder: string): Promise<void> {
  const file = path.join(folder, fileOf(row.path))
  await mkdir(path.dirname(file), { recursive: true })
  const copies = compressed(row.path, bytes)
  for (const [name, content] of [
    [file, bytes] as const,
    [`${file}.br`, copies?.br] as const,
    [`${file}.gz`, copies?.gz] as const,
  ]) {
    // a link to the release's own file may stand there from the round before
    await rm(name, { force: true })
    if (content !== undefined) await writeFile(name, content)
  }
}

/** @returns whether what was taken is what the state tells; the state is written just before the files are replaced */
async function take(row: FileRow, release: string, folder: string): Promise<boolean> {
  const names = namesOf(row)
  try {
    for (const name of names) await linkOrCopy(path.join(release, name), path.join(folder, name))
    const bytes = await readFile(path.join(folder, fileOf(row.path)))
    // a picture's validator stands for its address, which has a digest of its own in it
    if (![etagOf(bytes), etagOf(`${row.path} ${bytes.length}`)].includes(row.etag) || bytes.length !== row.size)
      return false
    for (const name of names.slice(1)) {
      const unpack = promisify(name.endsWith('.br') ? brotliDecompress : gunzip)
      const copy = await readFile(path.join(folder, name))
      if (!(await unpack(copy)).equals(bytes)) return false
    }
    return true
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code !== 'ENOENT' && !isDamaged(code)) throw error
    for (const name of names) await rm(path.join(folder, name), { force: true })
    return false
  }
}

function isDamaged(code: string | undefined): boolean {
  return code !== undefined && /^(Z_|ERR_PADDING|ERR__ERROR_FORMAT|ERR_BROTLI)/.test(code)
}

function snapshotOf(rows: readonly FileRow[], wanted: readonly FileRow[], folder: string): Snapshot {
  return {
    etags: new Map(rows.flatMap((row) => namesOf(row).map((name) => [name, row.etag]))),
    files: wanted.flatMap((row) => namesOf(row).map((name) => ({ name, source: path.join(folder, name) }))),
  }
}
