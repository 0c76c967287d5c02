import path from 'node:path'
import type { Logger } from 'pino'
import { datedLibraries } from '../../../site/catalogue/calendar/dated.ts'
import type { Catalogue } from '../../../site/catalogue/catalogue.ts'
import { Drawer } from '../../../site/posters/drawer/drawer.ts'
import { DrawnFiles } from '../../../site/posters/drawer/drawnFiles.ts'
import { type Drawings, publishedDrawings } from '../../../site/publisher/outputs/posterOutput.ts'
import { inSlices } from '../../../site/publisher/slices.ts'
import type { Settings } from '../../base/settings/env.ts'
import type { Sync } from '../../publishing/sync.ts'

/** Between two looks for drawings that nobody needs any more, in milliseconds. */
const lookEveryMs = 24 * 60 * 60 * 1000
/** Between two slices of such a look, in milliseconds. */
const pauseOfLook = 5

/** What is published, and who publishes it. */
type Published = Pick<Sync, 'noteDrawn' | 'isPublished'>

/** The drawings of a site, and who draws them. */
export class SitePosters implements Drawings {
  readonly files: DrawnFiles
  readonly drawer: Drawer
  readonly isOn: boolean
  readonly #catalogue: Catalogue
  readonly #siteUrl: string
  readonly #end = new AbortController()
  #timer: NodeJS.Timeout | undefined
  #looking: Promise<void> | undefined

  /** @param version names the code that draws */
  constructor(
    catalogue: Catalogue,
    { dataDir, siteUrl, drawsPosters }: Pick<Settings, 'dataDir' | 'siteUrl' | 'drawsPosters'>,
    version: string,
  ) {
    this.files = new DrawnFiles(path.join(dataDir, 'posters'), version)
    this.drawer = new Drawer(this.files)
    this.isOn = drawsPosters
    if (drawsPosters) catalogue.drawn = this.files
    this.#catalogue = catalogue
    this.#siteUrl = siteUrl
  }

  /** Begins to draw what is to be published. @param loaded resolves when the catalogue is complete */
  begin(sync: Published, loaded: Promise<void>, log: Logger): void {
    this.files.whenLost((name) => sync.noteDrawn(name, []))
    try {
      this.files.clean()
    } catch (error) {
      log.error({ err: error }, '海报的缓存整理不了，下次启动再整理；网站照常服务')
    }
    const look = async (): Promise<void> => {
      await loaded
      this.#looking ??= this.#look(sync)
        .catch((error: unknown) => {
          if (!this.#end.signal.aborted) log.error({ err: error }, '海报的缓存没有核对完，稍后再核对')
        })
        .finally(() => (this.#looking = undefined))
      await this.#looking
    }
    this.drawer.begin(
      (name, paths) => {
        sync.noteDrawn(name, paths)
        if (this.files.isFull) void look()
      },
      (code) => log.error({ code }, '有一张转发图或海报没有画成，稍后再试；页面照常发布'),
    )
    this.#timer = setInterval(() => void look(), lookEveryMs).unref()
    void look()
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer)
    this.#end.abort()
    await this.#looking
    await this.drawer.stop()
  }

  /**
   * Removes drawings that nobody needs, and has made again what is not as the drawings are: one may have been removed, be
   * of other packages, or have been finished when the server was killed.
   */
  async #look(sync: Published): Promise<void> {
    const pace = { pause: pauseOfLook, signal: this.#end.signal }
    const began = Date.now()
    const published = new Set<string>()
    const dated = datedLibraries.flatMap((library) =>
      [...this.#catalogue.all(library)].map(({ id }) => ({ library, id })),
    )
    await inSlices(this.isOn ? dated : [], pace, ({ library, id }) => {
      for (const [name, address] of publishedDrawings(this.#catalogue, library, id, this.#siteUrl)) {
        published.add(name)
        const isUndrawn = this.files.missing(name) === undefined
        if (isUndrawn || this.files.has(name) !== sync.isPublished(address)) sync.noteDrawn(name, [address])
      }
    })
    // what has been drawn or published meanwhile is not among them
    await inSlices(this.files.spare(published, began), pace, (name) => this.files.remove(name, began))
  }
}
