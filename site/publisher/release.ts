import { createHash } from 'node:crypto'
import { constants as copyMode } from 'node:fs'
import { copyFile, link, mkdir, readdir, readlink, rename, rm, stat, symlink, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { isCompressible, type Manifest, type PublishedFile, typeOf } from './manifest.ts'

const brotli = promisify(brotliCompress)
const gzipped = promisify(gzip)
/** Levels that cost 0.2 and 0.1 ms a page (design/publish.md). */
const brotliOptions = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }
const gzipOptions = { level: 6 }
/** Below this many bytes a compressed copy saves nothing on the wire. */
const worthCompressing = 500

/**
 * One whole state of the public site in a folder of its own. It is filled apart from the one that is being served and
 * becomes current in one step, so whoever looks sees one or the other, never a half.
 */
export class Release {
  readonly #folder: string
  readonly #files = new Map<string, PublishedFile>()
  readonly #made = new Set<string>()

  private constructor(folder: string) {
    this.#folder = folder
  }

  /** Begins a release in `<root>/releases`. */
  static async begin(root: string): Promise<Release> {
    const name = `${new Date().toISOString().replaceAll(/[:.]/g, '-')}-${process.pid}`
    const folder = path.join(root, 'releases', name)
    await mkdir(folder, { recursive: true })
    return new Release(folder)
  }

  /** The files written so far, by URL path. */
  get manifest(): Manifest {
    return this.#files
  }

  get folder(): string {
    return this.#folder
  }

  /**
   * Writes a file, with its compressed copies where they are worth it. The same bytes as in the release before are
   * linked, not written again.
   * @param url decoded URL path; one that ends in a slash becomes its index.html
   */
  async write(url: string, bytes: Buffer, before: Manifest): Promise<void> {
    const target = await this.#target(url)
    const etag = etagOf(bytes)
    const old = before.get(url)
    if (old?.etag === etag) {
      await this.#linkAll(url, target, old)
      return
    }
    const type = typeOf(target)
    await writeFile(target, bytes)
    const written: PublishedFile = { file: target, size: bytes.length, type, etag }
    if (isCompressible(type) && bytes.length > worthCompressing) {
      const [br, gz] = await Promise.all([brotli(bytes, brotliOptions), gzipped(bytes, gzipOptions)])
      await Promise.all([writeFile(`${target}.br`, br), writeFile(`${target}.gz`, gz)])
      written.br = { file: `${target}.br`, size: br.length }
      written.gz = { file: `${target}.gz`, size: gz.length }
    }
    this.#files.set(url, written)
  }

  /**
   * Takes over a file of the release before as it stands.
   * @returns false when there was none
   */
  async keep(url: string, before: Manifest): Promise<boolean> {
    const old = before.get(url)
    if (old === undefined) return false
    await this.#linkAll(url, await this.#target(url), old)
    return true
  }

  /**
   * Takes in a file whose bytes never change under its URL, such as a picture. It is copied, on first use only: the
   * original may be overwritten in place when an editor crops it.
   * @throws when the file is not there
   */
  async copy(url: string, file: string, before: Manifest): Promise<void> {
    if (await this.keep(url, before)) return
    const target = await this.#target(url)
    await copyFile(file, target, copyMode.COPYFILE_FICLONE)
    const { size } = await stat(target)
    const etag = etagOf(Buffer.from(`${url} ${size}`))
    this.#files.set(url, { file: target, size, type: typeOf(target), etag })
  }

  /** Makes this the release that is served: one rename of a symbolic link. */
  async switchTo(root: string): Promise<void> {
    const link = path.join(root, `current.${process.pid}`)
    await rm(link, { force: true })
    await symlink(path.join('releases', path.basename(this.#folder)), link, 'junction')
    await rename(link, path.join(root, 'current'))
  }

  /** Gives up on this release. */
  async discard(): Promise<void> {
    await rm(this.#folder, { recursive: true, force: true })
  }

  async #target(url: string): Promise<string> {
    const file = path.join(this.#folder, url.endsWith('/') ? `${url}index.html` : url)
    const folder = path.dirname(file)
    if (!this.#made.has(folder)) {
      await mkdir(folder, { recursive: true })
      this.#made.add(folder)
    }
    return file
  }

  async #linkAll(url: string, target: string, old: PublishedFile): Promise<void> {
    await link(old.file, target)
    const kept: PublishedFile = { ...old, file: target }
    if (old.br) {
      await link(old.br.file, `${target}.br`)
      kept.br = { ...old.br, file: `${target}.br` }
    }
    if (old.gz) {
      await link(old.gz.file, `${target}.gz`)
      kept.gz = { ...old.gz, file: `${target}.gz` }
    }
    this.#files.set(url, kept)
  }
}

function etagOf(bytes: Buffer): string {
  return `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`
}

/**
 * Removes every release but those named, and what an interrupted one left behind.
 * @param root the published folder
 * @param keep folders of releases that are still read
 */
export async function sweepReleases(root: string, keep: readonly string[]): Promise<void> {
  const current = await readlink(path.join(root, 'current')).catch(() => undefined)
  const names = new Set([...keep.map((folder) => path.basename(folder)), current === undefined ? '' : path.basename(current)])
  for (const name of await readdir(path.join(root, 'releases')).catch(() => [])) {
    if (!names.has(name)) await rm(path.join(root, 'releases', name), { recursive: true, force: true })
  }
  for (const name of await readdir(root)) {
    if (name.startsWith('current.')) await rm(path.join(root, name), { force: true })
  }
}
