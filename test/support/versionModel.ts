import fc from 'fast-check'
import { expect } from 'vitest'
import type { Api } from './api.ts'

/** A version as the API tells it. */
interface Version {
  id: string
  autosave?: boolean
  version: { title: string; _status: string; updatedAt: string }
}

/** A version that should be there. */
interface Expected {
  title: string
  status: string
  /** Who typed it, when the form saved it by itself. */
  typedBy: number | undefined
}

/** Something that a person, or a person's form, does to a document. */
export interface Deed {
  kind:
    | 'type'
    | 'save'
    | 'edit in a list'
    | 'publish'
    | 'publish as typing'
    | 'unpublish'
    | 'unpublish all'
    | 'submit'
    | 'restore'
  by: number
  /** Which of the versions is restored. */
  which: number
}

/** Any deeds, typing more often than the rest. */
export function deeds(people: number): fc.Arbitrary<Deed[]> {
  const kind = fc.oneof(
    { weight: 6, arbitrary: fc.constant('type' as const) },
    {
      weight: 5,
      arbitrary: fc.constantFrom<Deed['kind'][]>(
        'save',
        'edit in a list',
        'publish',
        'publish as typing',
        'unpublish',
        'unpublish all',
        'submit',
        'restore',
      ),
    },
  )
  return fc.array(fc.record({ kind, by: fc.nat(people - 1), which: fc.nat() }), {
    minLength: 12,
    maxLength: 24,
    size: 'max',
  })
}

/** A document and the versions that it should have: each that a person made, and one for each run of somebody's typing. */
export class VersionModel {
  readonly #apis: readonly Api[]
  readonly #path: string
  readonly #id: string
  readonly #expected: Expected[]

  /** @param title of the document, which was just made and published */
  constructor(apis: readonly Api[], collection: string, id: string, title: string) {
    this.#apis = apis
    this.#path = `/api/${collection}`
    this.#id = id
    this.#expected = [{ title, status: 'published', typedBy: undefined }]
  }

  /** The versions that are there, the oldest first. */
  async read(): Promise<Version[]> {
    const query = `where[parent][equals]=${this.#id}&sort=updatedAt&limit=100&depth=0`
    return (await this.#api(0).request<{ docs: Version[] }>('GET', `${this.#path}/versions?${query}`)).body.docs
  }

  /** Does it, and notes which version there should be for it. @param text that is written */
  async do({ kind, by, which }: Deed, text: string): Promise<void> {
    const one = `${this.#path}/${this.#id}`
    const patch = (address: string, data: object) => this.#send(by, 'PATCH', address, data)
    const newest = this.#expected.at(-1) as Expected
    switch (kind) {
      case 'type':
        await patch(`${one}?draft=true&autosave=true`, { title: text })
        return this.#typed(text, by)
      case 'edit in a list':
        // no form types into many at once, whatever the address says
        await patch(`${this.#path}?where[id][equals]=${this.#id}&draft=true&autosave=true`, { title: text })
        return this.#add(text, 'draft')
      case 'save':
        await patch(`${one}?draft=true`, { title: text })
        return this.#add(text, 'draft')
      case 'publish':
        await patch(one, { title: text, _status: 'published' })
        return this.#add(text, 'published')
      case 'publish as typing':
        await patch(`${one}?draft=true&autosave=true`, { title: text, _status: 'published' })
        return this.#add(text, 'published')
      case 'unpublish':
        await patch(one, { _status: 'draft' })
        return this.#add(newest.title, 'draft')
      case 'unpublish all':
        await patch(`${one}?unpublishAllLocales=true`, { _status: 'draft' })
        return this.#add(newest.title, 'draft')
      case 'submit': {
        const { updatedAt } = (await this.#api(by).request<{ updatedAt: string }>('GET', `${one}?draft=true&depth=0`))
          .body
        const answer = await this.#api(by).request('POST', `${one}/review`, { step: 'submit', seen: updatedAt })
        if (answer.status === 200) this.#add(newest.title, 'draft')
        return
      }
      case 'restore': {
        const versions = await this.read()
        const old = versions[which % versions.length] as Version
        await this.#send(by, 'POST', `${this.#path}/versions/${old.id}?draft=true`, {})
        return this.#add(old.version.title, 'draft')
      }
    }
  }

  /** Compares what is there with what should be, and goes back to each version that should. */
  async check(): Promise<void> {
    const versions = await this.read()
    const shown = ({ title, status, typedBy }: Expected) => [title, status, typedBy !== undefined]
    expect(versions.map(({ version, autosave }) => [version.title, version._status, autosave === true])).toEqual(
      this.#expected.map(shown),
    )
    for (const { id, version } of versions) {
      await this.#send(0, 'POST', `${this.#path}/versions/${id}?draft=true`, {})
      const { body } = await this.#api(0).request<{ title: string }>(
        'GET',
        `${this.#path}/${this.#id}?draft=true&depth=0`,
      )
      expect(body.title).toBe(version.title)
    }
  }

  #typed(title: string, by: number): void {
    if (this.#expected.at(-1)?.typedBy === by) this.#expected.pop()
    this.#expected.push({ title, status: 'draft', typedBy: by })
  }

  #add(title: string, status: string): void {
    this.#expected.push({ title, status, typedBy: undefined })
  }

  #api(by: number): Api {
    return this.#apis[by] as Api
  }

  async #send(by: number, method: string, address: string, data: object): Promise<void> {
    const answer = await this.#api(by).request(method, address, data)
    expect(answer.status, `${method} ${address} ${JSON.stringify(answer.body)}`).toBe(200)
  }
}
