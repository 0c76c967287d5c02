import type { Payload, PayloadRequest, Where } from 'payload'
import { filesOf } from '../../cms/content/files/filesOf.ts'
import { storeFiles } from '../../cms/content/files/storeFiles.ts'
import { wantName } from '../../cms/content/files/upload.ts'

type Row = Record<string, unknown> & { id: string }
type Outcome = 'written' | 'refused' | 'crash before' | 'crash after'

/** A crash: nothing that comes after it in the process happens. */
const never = new Promise<never>(() => undefined)

/**
 * The least of a database that files are tied to: rows in memory, each write with an outcome of its own, as
 * `storeFiles` sees it. After a crash the database answers nobody of the old process any more.
 */
export class FakeDatabase {
  readonly rows = new Map<string, Row>()
  outcome: Outcome = 'written'
  commit = (): Promise<void> => Promise.resolve()
  #serial = 0
  #crashes = 0

  /** A process that uses the database. */
  open(): Pick<Payload, 'db' | 'collections' | 'logger'> {
    const born = this.#crashes
    const alive = async <T>(answer: () => T): Promise<T> => (born === this.#crashes ? answer() : never)
    const write = async (change: () => Row | null): Promise<Row | null> => {
      const { outcome } = this
      this.outcome = 'written'
      if (outcome === 'refused') throw new Error('refused')
      if (outcome === 'crash before') return this.#crash()
      const row = change()
      return outcome === 'crash after' ? this.#crash() : row
    }
    const db = {
      find: ({ collection, where }: { collection: string; where: Where }) =>
        alive(() => ({ docs: collection === 'media' ? this.#ordered().filter((row) => isMatch(row, where)) : [] })),
      findOne: ({ where }: { where: Where }) =>
        alive(() => [...this.rows.values()].find((row) => isMatch(row, where)) ?? null),
      create: ({ data }: { data: object }) => alive(() => write(() => this.#put(String(++this.#serial), data))),
      updateOne: ({ id, data }: { id: string; data: object }) => alive(() => write(() => this.#put(id, data))),
      deleteOne: ({ where }: { where: { id: { equals: string } } }) =>
        alive(() =>
          write(() => {
            this.rows.delete(where.id.equals)
            return null
          }),
        ),
      commitTransaction: () => this.commit(),
      rollbackTransaction: async () => undefined,
    }
    const sizes = { upload: { imageSizes: [{ name: 'small' }] } }
    const payload = {
      db,
      collections: {
        media: { config: sizes },
        recordings: { config: { upload: {} } },
        files: { config: { upload: {} } },
      },
      logger: { warn: () => undefined },
    } as unknown as Payload
    storeFiles(payload)
    return payload
  }

  #ordered(): Row[] {
    return [...this.rows.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
  }

  #put(id: string, data: object): Row {
    const names = new Set(filesOf(data).map(({ name }) => name))
    for (const [other, row] of this.rows)
      if (other !== id && filesOf(row).some(({ name }) => names.has(name))) throw new Error('two rows name one file')
    const row = { ...this.rows.get(id), ...structuredClone(data), id }
    this.rows.set(id, row)
    return row
  }

  #crash(): Promise<never> {
    this.#crashes += 1
    return never
  }
}

/** What a write of a file carries, as Payload prepared it: the file, and one smaller size. */
export function uploadOf(name: string, bytes: Buffer): { data: Record<string, unknown>; req: Partial<PayloadRequest> } {
  const small = Buffer.concat([bytes, Buffer.from('small')])
  const file = { name, data: bytes, mimetype: 'image/png', size: bytes.length }
  wantName(file, name, '图片')
  return {
    data: {
      filename: 'temporary.png',
      filesize: bytes.length,
      sizes: { small: { filename: 'temporary-9x9.webp', filesize: small.length } },
    },
    req: { file, payloadUploadSizes: { small } },
  }
}

function isMatch(row: Row, where: Where): boolean {
  return Object.entries(where).every(([field, condition]) => {
    if (field === 'or') return (condition as Where[]).some((one) => isMatch(row, one))
    const value = field
      .split('.')
      .reduce<unknown>((at, name) => (at as Record<string, unknown> | undefined)?.[name], row)
    const { equals, in: among, greater_than: after } = condition as Record<string, unknown> & { in?: unknown[] }
    if (after !== undefined) return String(value) > String(after)
    return among === undefined ? value === equals : among.includes(value)
  })
}
