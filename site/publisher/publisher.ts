import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Catalogue } from '../catalogue/catalogue.ts'
import { CatalogueView } from '../catalogue/view.ts'
import type { Manifest } from './manifest.ts'
import { Release, sweepReleases } from './release.ts'
import type { Renderer } from './renderer.ts'

/** What a publish did. */
export interface PublishReport {
  /** Pages in the site. */
  pages: number
  milliseconds: number
  /** Paths that could not be rendered; their old page stays. */
  failed: string[]
  /** Pictures whose file is missing. */
  missing: string[]
  /** When a page goes wrong by itself because time passes, in milliseconds since the epoch; Infinity when never. */
  staleAt: number
}

interface Folders {
  /** Where releases and the link `current` stand, absolute. */
  published: string
  /** Where the CMS keeps uploaded pictures. */
  media: string
  /** The compiled site's client files. */
  client: string
}

/** Renders the catalogue into the published folder. Its caller sees to it that publishes do not overlap. */
export class Publisher {
  readonly #catalogue: Catalogue
  readonly #render: Renderer
  readonly #folders: Folders
  readonly #now: () => number
  #manifest: Manifest = new Map()
  #release: string | undefined

  /** @param now milliseconds since the epoch; a test passes its own clock */
  constructor(catalogue: Catalogue, render: Renderer, folders: Folders, now: () => number = Date.now) {
    this.#catalogue = catalogue
    this.#render = render
    this.#folders = folders
    this.#now = now
  }

  /** The files of the current release. Empty until the first publish. */
  get manifest(): Manifest {
    return this.#manifest
  }

  /**
   * Renders the whole site into a new release and switches to it.
   * @throws when a file cannot be written; the current release stays
   */
  async publish(): Promise<PublishReport> {
    const started = performance.now()
    const release = await Release.begin(this.#folders.published)
    const report: PublishReport = { pages: 0, milliseconds: 0, failed: [], missing: [], staleAt: Infinity }
    try {
      const media = await this.#writePages(release, report)
      await this.#writeMedia(release, media, report)
      await this.#writeClient(release)
      await release.switchTo(this.#folders.published)
    } catch (error) {
      await release.discard()
      throw error
    }
    const before = this.#release
    this.#manifest = release.manifest
    this.#release = release.folder
    // a visitor may still be reading a file of the release before
    await sweepReleases(this.#folders.published, before === undefined ? [release.folder] : [release.folder, before])
    report.milliseconds = Math.round(performance.now() - started)
    return report
  }

  async #writePages(release: Release, report: PublishReport): Promise<Set<string>> {
    const now = this.#now()
    const media = new Set<string>()
    for (const page of this.#catalogue.paths()) {
      const url = page === '/404/' ? '/404.html' : page
      const view = new CatalogueView(this.#catalogue, now)
      const { status, html } = await this.#render(page, view)
      if (status === 200) {
        await release.write(url, Buffer.from(html), this.#manifest)
      } else {
        report.failed.push(page)
        await release.keep(url, this.#manifest)
      }
      for (const id of view.mediaRead) media.add(id)
      report.staleAt = Math.min(report.staleAt, view.staleAt)
      report.pages++
    }
    return media
  }

  async #writeMedia(release: Release, ids: Set<string>, report: PublishReport): Promise<void> {
    for (const id of ids) {
      for (const [url, file] of Object.entries(this.#catalogue.get('media', id)?.files ?? {})) {
        try {
          await release.copy(url, path.join(this.#folders.media, file), this.#manifest)
        } catch (error) {
          if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
          report.missing.push(file)
        }
      }
    }
  }

  async #writeClient(release: Release): Promise<void> {
    const names = await readdir(this.#folders.client, { recursive: true, withFileTypes: true })
    for (const entry of names) {
      if (!entry.isFile()) continue
      const file = path.join(entry.parentPath, entry.name)
      const url = `/${path.relative(this.#folders.client, file).split(path.sep).join('/')}`
      await release.write(url, await readFile(file), this.#manifest)
    }
  }
}
