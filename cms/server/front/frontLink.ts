import path from 'node:path'
import { type PublishedFile, type Manifest, rowOf } from '../../../site/publisher/release/manifest.ts'
import type { ShownFiles } from '../../../site/publisher/release/fileChange.ts'
import { beatMs } from './heartbeat.ts'
import type { PlacesNews } from '../../features/signup/service/placesBoard.ts'
import type { Beginning, FromFront, FrontOrder, ShownFile } from './protocol.ts'

/** Files told of at a time: so few that neither process is held for long. */
const atOnce = 2_000

type Numbered = Extract<FrontOrder, { number: number }>
type WithoutNumber<Order> = Order extends unknown ? Omit<Order, 'number'> : never

/**
 * The front, as the CMS process knows it: its parent, at the other end of a channel (decision 0018). From the beginning it
 * is told that this process works; one that hangs is ended.
 */
export class FrontLink {
  /** The public port. */
  readonly port: number
  /** What the front proves itself with to the CMS. */
  readonly secret: string
  readonly #waiting = new Map<number, () => void>()
  #last = 0
  #isClosing = false

  constructor({ port, secret }: Beginning) {
    this.port = port
    this.secret = secret
    process.on('message', (message: FromFront) => {
      if (message.kind !== 'done') return
      this.#waiting.get(message.number)?.()
      this.#waiting.delete(message.number)
    })
    setInterval(() => void this.#tell({ kind: 'alive' }), beatMs).unref()
  }

  /**
   * Shows the files of a release in place of what was shown. Not to be called again before it has resolved.
   * @param folder where they are
   * @param isShown leaves out the others
   */
  async show(folder: string, files: Manifest, isShown: (url: string) => boolean): Promise<void> {
    let some: ShownFile[] = []
    const load = async (): Promise<void> => {
      await this.#tell({ kind: 'load', folder, files: some })
      some = []
    }
    for (const [url, file] of files) {
      if (!isShown(url)) continue
      some.push(shownFile(folder, url, file))
      if (some.length === atOnce) await load()
    }
    await load()
    await this.#ask({ kind: 'show', folder })
  }

  /**
   * Changes files of a release, if it is shown or being loaded.
   * @param folder of the release
   * @returns when no visitor gets the old ones any more
   */
  async change(folder: string, files: ShownFiles): Promise<void> {
    await this.#ask({ kind: 'change', folder, files: files.map(([url, file]) => shownFile(folder, url, file)) })
  }

  /**
   * Has whatever is not a published file answered by a port of this machine from now on.
   * @param key that signs the tokens of log-ins
   */
  async ready(port: number, key: string): Promise<void> {
    await this.#tell({ kind: 'ready', port, key })
  }

  /** Has visitors told of places from now on. */
  async tellPlaces(news: PlacesNews): Promise<void> {
    for (let from = 0; from < news.length; from += atOnce)
      await this.#tell({ kind: 'places', news: news.slice(from, from + atOnce) })
  }

  /** Takes no new visitor, lets every request under way finish, and closes the public port. */
  async close(): Promise<void> {
    const closed = this.#ask({ kind: 'close' })
    this.#isClosing = true
    await closed
  }

  /** Resolves when the channel has taken it: what is not yet sent is kept in memory. */
  async #tell(order: FrontOrder): Promise<void> {
    // without a front this process ends at once (cmsProcess.ts)
    await new Promise<void>((resolve) => process.send?.(order, undefined, undefined, () => resolve()))
  }

  async #ask(order: WithoutNumber<Numbered>): Promise<void> {
    // nobody new comes any more who would have to be shown it
    if (this.#isClosing) return
    const number = ++this.#last
    await new Promise<void>((resolve) => {
      this.#waiting.set(number, resolve)
      void this.#tell({ ...order, number })
    })
  }
}

/** @param folder of the release: a file elsewhere is on its way there */
function shownFile(folder: string, url: string, file: PublishedFile | undefined): ShownFile {
  if (file === undefined) return { url, row: undefined }
  const isInPlace = file.file.startsWith(folder + path.sep)
  return { url, row: rowOf(url, file), ...(!isInPlace && { staged: file.file }) }
}
