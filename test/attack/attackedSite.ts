import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import { z } from 'zod'
import { serverEnvironment, serverFlags } from '../../cms/start/serve.mjs'
import { pageCollections } from '../../site/catalogue/pageCollections.ts'
import { administrator, type Api, login } from '../support/api.ts'
import { idsOf, makeWrite, randomWrite } from '../support/randomWrites.ts'
import { type Actor, type Cast, castOf } from '../support/roles/cast.ts'
import { freePort, startServer, type TestServer } from '../support/server.ts'
import { expectDone } from './answers.ts'
import { inspectable } from './collectGarbage.ts'
import { processTree } from './processTree.ts'

/** The password of every account that is made here. */
export const password = 'songs-for-workers'

/** A database of its own; without `url` the server keeps it in its data folder. */
export interface Place {
  url?: string
  drop: () => Promise<void>
}

/** How a site is. */
interface SiteHealth {
  isWell: boolean
  /** Entries and files that cannot be published. */
  failed: number
  text: string
}

const healthText = z.looseObject({ publisher: z.string(), failed: z.number().default(0) })

/** A site with accounts of every role and some content, which is attacked. It keeps its port and data over restarts. */
export class AttackedSite {
  readonly dataDir: string
  readonly port: number
  readonly url: string
  readonly databaseUrl: string | undefined
  readonly #drop: () => Promise<void>
  #server: TestServer | undefined
  #cast: Cast | undefined
  #chief: Api | undefined
  #processes: number[] = []
  #isClosed = false
  /** What the servers before the running one have printed. */
  #printed = ''

  private constructor(dataDir: string, port: number, database: Place) {
    this.dataDir = dataDir
    this.port = port
    this.url = `http://127.0.0.1:${port}`
    this.databaseUrl = database.url
    this.#drop = database.drop
  }

  /** Starts a site on an empty database and fills it. @param seed of its content */
  static async open(database: Place, seed: number): Promise<AttackedSite> {
    const dataDir = await mkdtemp(path.join(tmpdir(), 'gongyun-attack-'))
    const site = new AttackedSite(dataDir, await freePort(), database)
    try {
      await site.start()
      site.#chief = await administrator(site.server)
      site.#cast = await castOf(site.server, site.#chief)
      await site.populate(seed)
      return site
    } catch (error) {
      await site.close()
      throw error
    }
  }

  get server(): TestServer {
    if (this.#server === undefined) throw new Error('the server is not running')
    return this.#server
  }

  /** The first administrator, under whose account nothing is attacked. */
  get chief(): Api {
    if (this.#chief === undefined) throw new Error('the site is not open')
    return this.#chief
  }

  get cast(): Cast {
    if (this.#cast === undefined) throw new Error('the site is not open')
    return this.#cast
  }

  /** Everything that its servers have printed. */
  output(): string {
    return this.#printed + (this.#server?.output() ?? '')
  }

  /** Starts the server, with the memory that an operator's has. @throws with its output when it does not become ready */
  async start(patience = 120_000): Promise<void> {
    if (this.#isClosed) throw new Error('the site was closed')
    this.#server = await startServer({
      dataDir: this.dataDir,
      databaseUrl: this.databaseUrl,
      args: ['--no-sample'],
      patience,
      env: { ...serverEnvironment, NODE_OPTIONS: [...serverFlags, inspectable].join(' '), PORT: String(this.port) },
    })
    this.#processes = processTree(this.server.pid).map(({ pid }) => pid)
  }

  get isRunning(): boolean {
    return this.#server !== undefined
  }

  /** What /healthz says, or why it says nothing. */
  async health(): Promise<SiteHealth> {
    try {
      const response = await fetch(`${this.url}/healthz`, { signal: AbortSignal.timeout(10_000) })
      const text = await response.text()
      const { success, data } = healthText.safeParse(JSON.parse(text))
      const isWell = response.status === 200 && success && ['ok', 'partly'].includes(data.publisher)
      return { isWell, failed: data?.failed ?? 0, text: `${response.status} ${text}` }
    } catch (error) {
      return { isWell: false, failed: 0, text: String(error) }
    }
  }

  /** Ends the server as a power cut would; the data stay. */
  async kill(): Promise<void> {
    await this.#server?.kill()
    this.#forget()
  }

  /** Asks the server to end and waits. */
  async stop(): Promise<void> {
    await this.#server?.stop()
    this.#forget()
  }

  /** Ends the server and removes all that it had. */
  async close(): Promise<void> {
    this.#isClosed = true
    await this.kill()
    await this.#drop()
    await rm(this.dataDir, { recursive: true, force: true })
  }

  /** The processes of the server that are gone since it started. */
  lostProcesses(): number[] {
    const now = new Set(processTree(this.server.pid).map(({ pid }) => pid))
    return this.#processes.filter((pid) => !now.has(pid))
  }

  /** Counts the processes that run now as the server's. */
  takeStock(): void {
    this.#processes = processTree(this.server.pid).map(({ pid }) => pid)
  }

  /** Logs a role in again when what was attacked ended its session. */
  async refreshLogins(): Promise<void> {
    for (const role of Object.keys(this.cast.accounts) as (keyof Cast['accounts'])[]) {
      const { body } = await this.cast.as[role].request<{ user?: unknown }>('GET', '/api/users/me')
      if (body.user !== null && body.user !== undefined) continue
      const email = `${role}@example.org`
      // whoever may change an own password may have been made to
      const account = { email, password, role, name: role }
      await expectDone(await this.chief.request('PATCH', `/api/users/${this.cast.accounts[role]}`, account))
      this.cast.as[role] = await login(this.server, email, password)
    }
  }

  /** Writes random documents to every library, and pictures and recordings. */
  async populate(seed: number): Promise<void> {
    const writes = fc.sample(randomWrite, { numRuns: 60, seed })
    const seen = new Set<string>()
    for (const write of writes) {
      seen.add(write.collection)
      await makeWrite(this.chief, { ...write, action: 'create' }, await idsOf(this.chief))
    }
    const lacking = pageCollections.filter((collection) => !seen.has(collection))
    for (const write of fc.sample(randomWrite, { numRuns: 300, seed: seed + 1 }))
      if ((lacking as readonly string[]).includes(write.collection))
        await makeWrite(this.chief, { ...write, action: 'create' }, await idsOf(this.chief))
  }

  /** The token of a role; undefined for a visitor. */
  tokenOf(role: Actor): string | undefined {
    return this.cast.as[role].token
  }

  #forget(): void {
    this.#printed += this.#server?.output() ?? ''
    this.#server = undefined
  }
}
