import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import path from 'node:path'
import { Worker } from 'node:worker_threads'
import { type Manifest, type PublishedFile, rowOf } from '../../../site/publisher/manifest.ts'
import type { ShownFiles } from '../../../site/publisher/release.ts'
import { StartError } from '../../checks/startError.ts'
import type { Settings } from '../../env.ts'
import type { FrontOrder, FrontReply, FrontStart, ShownFile } from './protocol.ts'

/** Files told of at a time: so few that the server is not held for long. */
const atOnce = 2_000

type Numbered = Extract<FrontOrder, { number: number }>
type WithoutNumber<Order> = Order extends unknown ? Omit<Order, 'number'> : never

/**
 * The public port, in a thread of its own: it answers with published files whatever the CMS and the publisher are doing
 * on the main thread, and passes everything else on. Decision 0005 says why.
 */
export class Front {
  /** The port that was taken; PORT=0 lets the system choose. */
  readonly port: number
  /** What the front proves itself with to the server behind it. */
  readonly secret: string
  readonly #worker: Worker
  readonly #waiting = new Map<number, () => void>()
  #last = 0
  #isClosing = false
  /** Of the release that is shown. */
  #folder = ''

  private constructor(worker: Worker, port: number, secret: string) {
    this.port = port
    this.secret = secret
    this.#worker = worker
    worker.on('message', (reply: FrontReply) => {
      if (reply.kind !== 'done') return
      this.#waiting.get(reply.number)?.()
      this.#waiting.delete(reply.number)
    })
  }

  /**
   * Takes the port. Until something is shown it answers "starting".
   * @throws StartError when it is taken, forbidden or not of this machine
   */
  static async open({ host, port, logLevel, trustedProxies }: Settings): Promise<Front> {
    const secret = randomBytes(24).toString('hex')
    const workerData: FrontStart = { host, port, logLevel, trustedProxies, secret }
    const worker = new Worker(new URL('./frontThread.ts', import.meta.url), { workerData })
    const [reply] = (await once(worker, 'message')) as [FrontReply]
    if (reply.kind === 'open') return new Front(worker, reply.port, secret)
    throw new StartError(reply.kind === 'refused' ? reply.problem : reply.kind)
  }

  /** Has whatever is not a published file answered by a port of this machine. */
  passOn(port: number): void {
    this.#tell({ kind: 'behind', port })
  }

  /**
   * Shows the files of a release in place of what was shown.
   * @param folder where they are
   * @param isShown leaves out the others
   */
  async show(folder: string, files: Manifest, isShown: (url: string) => boolean): Promise<void> {
    this.#folder = folder
    let some: ShownFile[] = []
    const load = async (): Promise<void> => {
      this.#tell({ kind: 'load', folder, files: some })
      some = []
      await new Promise((resolve) => setImmediate(resolve))
    }
    for (const [url, file] of files) {
      if (!isShown(url)) continue
      some.push(shownFile(folder, url, file))
      if (some.length === atOnce) await load()
    }
    await load()
    await this.#ask({ kind: 'show' })
  }

  /**
   * Changes files of what is shown.
   * @returns when no visitor gets the old ones any more
   */
  async change(files: ShownFiles): Promise<void> {
    await this.#ask({ kind: 'change', files: files.map(([url, file]) => shownFile(this.#folder, url, file)) })
  }

  /** Calls back when the thread has ended because of an error of its own. */
  whenBroken(callback: (error: unknown) => void): void {
    this.#worker.once('error', callback)
  }

  /** Takes no new connection, lets every request under way finish, and closes the port. */
  async close(): Promise<void> {
    const closed = this.#ask({ kind: 'close' })
    this.#isClosing = true
    await closed
    await this.#worker.terminate()
  }

  #tell(order: FrontOrder): void {
    this.#worker.postMessage(order)
  }

  async #ask(order: WithoutNumber<Numbered>): Promise<void> {
    // nobody new comes any more who would have to be shown it
    if (this.#isClosing) return
    const number = ++this.#last
    await new Promise<void>((resolve) => {
      this.#waiting.set(number, resolve)
      this.#tell({ ...order, number })
    })
  }
}

/** @param folder of the release: a file elsewhere is on its way there */
function shownFile(folder: string, url: string, file: PublishedFile | undefined): ShownFile {
  if (file === undefined) return { url, row: undefined }
  const isInPlace = file.file.startsWith(folder + path.sep)
  return { url, row: rowOf(url, file), ...(!isInPlace && { staged: file.file }) }
}
