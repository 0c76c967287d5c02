import path from 'node:path'
import type { Logger } from 'pino'
import type { Catalogue } from '../../../site/catalogue/catalogue.ts'
import { Drawer } from '../../../site/posters/drawer/drawer.ts'
import { DrawnFiles } from '../../../site/posters/drawer/drawnFiles.ts'
import { type Drawings, wantedDrawings } from '../../../site/publisher/outputs/posterOutput.ts'
import type { Settings } from '../../base/settings/env.ts'
import type { Sync } from '../../publishing/sync.ts'

/** Between two looks for drawings that nobody needs any more, in milliseconds. */
const sweepEveryMs = 24 * 60 * 60 * 1000

/** The drawings of a site, and who draws them. */
export class SitePosters implements Drawings {
  readonly files: DrawnFiles
  readonly drawer: Drawer
  readonly isOn: boolean
  readonly #wanted: () => ReadonlyMap<string, string>
  #timer: NodeJS.Timeout | undefined

  /** @param version names the code that draws */
  constructor(catalogue: Catalogue, { dataDir, siteUrl, drawsPosters }: Settings, version: string) {
    this.files = new DrawnFiles(path.join(dataDir, 'posters'), version)
    this.drawer = new Drawer(this.files)
    this.isOn = drawsPosters
    if (drawsPosters) catalogue.drawn = this.files
    this.#wanted = () => (drawsPosters ? wantedDrawings(catalogue, siteUrl) : new Map<string, string>())
  }

  /** Begins to draw what is to be published. @param loaded resolves when the catalogue is complete */
  begin(sync: Sync, loaded: Promise<void>, log: Logger): void {
    this.drawer.begin(
      (name, paths) => sync.noteDrawn(name, paths),
      (problem) => log.error({ problem }, '有一张转发图或海报没有画成，稍后再试；页面照常发布'),
    )
    const sweep = (): void => this.files.sweep(this.#wanted(), Date.now())
    this.#timer = setInterval(sweep, sweepEveryMs).unref()
    loaded
      .then(() => {
        sweep()
        // a drawing may have been removed since, or be of other packages: what was published of it is made again
        for (const [name, path] of this.#wanted())
          if (this.files.missing(name) === undefined) sync.noteDrawn(name, [path])
      })
      .catch((error: unknown) => log.error({ err: error }, '海报的缓存没有核对完，下次启动时再核对'))
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer)
    await this.drawer.stop()
  }
}
