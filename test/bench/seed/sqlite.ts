import { randomUUID } from 'node:crypto'
import { DatabaseSync, type StatementSync } from 'node:sqlite'
import type { Documents } from '../documents/maker.ts'

type Value = string | number | null
type Fields = Readonly<Record<string, unknown>>

/** Relations to one document; their columns end in `_id`. */
const relations = new Set(['unit', 'venue', 'parent', 'work', 'picture', 'recording', 'file', 'leader', 'team'])
/** Relations to many, with the column of what they lead to. */
const manyRelations: Readonly<Record<string, string>> = {
  authors: 'talents_id',
  performers: 'talents_id',
  members: 'talents_id',
  teachers: 'talents_id',
  talents: 'talents_id',
  teams: 'teams_id',
  works: 'works_id',
  calls: 'calls_id',
  activities: 'activities_id',
  performances: 'performances_id',
  pictures: 'media_id',
}

/** Lists of words of a vocabulary. */
const choices = new Set(['specialities', 'audiences', 'genres', 'accessibilities'])

/** Where the rows of one document go: its own tables, or those of its versions. */
interface Place {
  /** Main table. */
  table: string
  /** In front of the names of columns and child tables, for versions. */
  prefix: 'version_' | ''
  parent: string
}

/**
 * Writes documents, each with the version that publishing it would have left, straight into the tables that
 * cms/migrations describe: through Payload's API 100,000 of them would take hours.
 * @param file a database that the server has migrated
 */
export function seedSqlite(file: string, documents: Documents): void {
  const writer = new Writer(file)
  for (const [collection, docs] of Object.entries(documents)) {
    for (const { id, ...doc } of docs) {
      writer.document({ table: collection, prefix: '', parent: id }, { id }, doc)
      if (!('_status' in doc)) continue
      const version = randomUUID()
      const own = { id: version, parent_id: id, created_at: doc.createdAt, updated_at: doc.updatedAt, latest: 1 }
      writer.document({ table: `_${collection}_v`, prefix: 'version_', parent: version }, own, doc)
    }
  }
  writer.end()
}

class Writer {
  readonly #database: DatabaseSync
  readonly #statements = new Map<string, StatementSync>()

  constructor(file: string) {
    this.#database = new DatabaseSync(file, { enableForeignKeyConstraints: false })
    this.#database.exec('BEGIN')
  }

  end(): void {
    this.#database.exec('COMMIT; ANALYZE')
    this.#database.close()
  }

  /** @param own columns that the fields do not give */
  document(place: Place, own: Record<string, Value>, fields: Fields): void {
    this.#insert(place.table, { ...own, ...this.#columns(place, place.prefix, fields) })
    for (const [name, value] of Object.entries(fields)) if (Array.isArray(value)) this.#many(place, name, name, value)
  }

  #columns(place: Place, prefix: string, fields: Fields): Record<string, Value> {
    const columns: Record<string, Value> = {}
    for (const [name, value] of Object.entries(fields)) {
      const column = prefix + snake(name)
      if (Array.isArray(value)) continue
      if (name === 'body') columns[column] = value === null ? null : JSON.stringify(value)
      else if (relations.has(name)) columns[`${column}_id`] = value as string | null
      else if (typeof value === 'object' && value !== null)
        Object.assign(columns, this.#columns(place, `${column}_`, value as Fields))
      else columns[column] = typeof value === 'boolean' ? Number(value) : (value as Value)
    }
    return columns
  }

  /** @param path of the field in the document, such as `programme.0.performers` */
  #many({ table, prefix, parent }: Place, name: string, path: string, values: readonly unknown[]): void {
    const column = manyRelations[name]
    const child = `${table}_${prefix}${snake(name)}`
    const fullPath = prefix === '' ? path : `version.${path}`
    for (const [index, value] of values.entries()) {
      const order = index + 1
      if (column !== undefined) {
        this.#insert(`${table}_rels`, { order, parent_id: parent, path: fullPath, [column]: value as string })
      } else if (name === 'facilities') {
        this.#insert(`${table}_texts`, { order, parent_id: parent, path: fullPath, text: value as string })
      } else if (choices.has(name)) {
        this.#insert(child, { order, parent_id: parent, value: value as string, id: randomUUID() })
      } else {
        const { id, ...fields } = value as Fields
        const own = prefix === '' ? { id: id as string } : { id: randomUUID(), _uuid: id as string }
        const place: Place = { table, prefix, parent }
        this.#insert(child, { _order: order, _parent_id: parent, ...own, ...this.#columns(place, '', fields) })
        for (const [inner, many] of Object.entries(fields)) {
          if (Array.isArray(many)) this.#many(place, inner, `${name}.${index}.${inner}`, many)
        }
      }
    }
  }

  #insert(table: string, row: Record<string, Value>): void {
    const names = Object.keys(row)
    const key = `${table} ${names.join()}`
    let statement = this.#statements.get(key)
    if (statement === undefined) {
      const quoted = names.map((name) => `"${name}"`).join(', ')
      statement = this.#database.prepare(
        `INSERT INTO "${table}" (${quoted}) VALUES (${names.map(() => '?').join(', ')})`,
      )
      this.#statements.set(key, statement)
    }
    statement.run(...Object.values(row))
  }
}

function snake(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}
