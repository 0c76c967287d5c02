import { batchSize } from './batchSize.ts'
import type { StoredTexts } from './fillSearchTexts.ts'
import type { Place } from './place.ts'
import { ruleMark } from './searchText.ts'
import { searchTextName } from './searchTextField.ts'

interface Statement {
  sql: string
  args: (string | number)[]
}

/** What is used of the adapter: the connection below it. Its batches are transactions. */
interface Adapter {
  client: {
    execute(statement: Statement): Promise<{ rows: Record<number, unknown>[] }>
    batch(statements: Statement[], mode: 'write'): Promise<unknown>
  }
}

/** Search texts in the embedded database, past Payload, which would make versions and stamps. */
export function sqliteTexts(db: unknown, { slug, isVersions, fields }: Place): StoredTexts {
  const { client } = db as Adapter
  const columnOf = (name: string): string => quoted((isVersions ? 'version_' : '') + snakeCase(name))
  const table = quoted(isVersions ? `_${snakeCase(slug)}_v` : snakeCase(slug))
  const text = columnOf(searchTextName)
  const isOutdated = `(${text} IS NULL OR substr(${text}, 1, 1) <> '${ruleMark}')`
  return {
    async outdated(after) {
      const columns = ['id', isOutdated, ...fields.map(columnOf)].join(', ')
      const [where, args] = after === undefined ? ['', []] : ['WHERE id > ?', [after as string]]
      const sql = `SELECT ${columns} FROM ${table} ${where} ORDER BY id LIMIT ${batchSize}`
      const { rows } = await client.execute({ sql, args })
      if (rows.length === 0) return undefined
      const documents = rows
        .filter((row) => row[1] === 1)
        .map((row) => ({
          id: row[0],
          document: Object.fromEntries(fields.map((name, index) => [name, row[index + 2]])),
        }))
      return { documents, last: rows.at(-1)?.[0] }
    },
    async store(texts) {
      const sql = `UPDATE ${table} SET ${text} = ? WHERE id = ? AND ${isOutdated}`
      await client.batch(
        [...texts].map(([id, made]) => ({ sql, args: [made, id as string] })),
        'write',
      )
    },
  }
}

/** As Payload's adapter calls tables and columns. */
function snakeCase(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}

function quoted(name: string): string {
  return `"${name}"`
}
