import { entryPartsPath } from '../entries/entryFilePath.ts'
import { indexPath, manifestName } from '../index/fileNames.ts'
import type { SearchEngine } from './engine.ts'
import { NotFetched } from './notFetched.ts'

/** What every search reads first. */
const readFirst = [indexPath + manifestName, entryPartsPath]

/** What searches, which is fetched when somebody looks for something. */
export class LateEngine {
  #loading: Promise<SearchEngine> | undefined

  /** Whether it has come, or is on its way. */
  get isComing(): boolean {
    return this.#loading !== undefined
  }

  /** What could not be had is asked for again. @throws NotFetched when the network or the server does not give it */
  async come(): Promise<SearchEngine> {
    this.#loading ??= load()
    return this.#loading.catch((error: unknown) => {
      this.#loading = undefined
      throw error
    })
  }

  /** Begins to fetch it, before somebody has typed; whoever needs it is told of a failure. */
  prepare(): void {
    this.come().catch(() => undefined)
  }
}

/** Fetches beside it the files that it reads first: one after the other would be one more way to the server and back. */
async function load(): Promise<SearchEngine> {
  for (const href of readFirst) {
    const link = document.createElement('link')
    document.head.append(Object.assign(link, { rel: 'preload', as: 'fetch', href, crossOrigin: 'anonymous' }))
  }
  const { SearchEngine } = await import('./engine.ts').catch((error: unknown) => {
    throw new NotFetched(String(error))
  })
  return new SearchEngine()
}
