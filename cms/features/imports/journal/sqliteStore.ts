import { z } from 'zod'
import { nameOf } from '../../../../site/catalogue/documentName.ts'
import { slugsIn } from '../../../documents/addresses/formerSlugs.ts'
import { SavedMeanwhile } from '../../../documents/saving/savedMeanwhile.ts'
import type { Image } from './entry.ts'
import type { Obstacle } from './kept.ts'
import { markOf, type RawStore, uniqueFields } from './rawDocuments.ts'

type Value = string | number | null
type Row = Record<string, Value>
/** Rows by table, a table before those that belong to it. */
const tables = z.array(
  z.tuple([z.string(), z.array(z.record(z.string(), z.union([z.string(), z.number(), z.null()])))]),
)
type Tables = z.infer<typeof tables>

interface Statement {
  sql: string
  args: Value[]
}

/** What is used of the adapter: the connection below it. Its batches are transactions. */
interface Adapter {
  client: {
    execute(statement: Statement): Promise<{ columns: string[]; rows: Record<number, unknown>[] }>
    batch(statements: Statement[], mode: 'write'): Promise<unknown>
  }
}

/** A table whose rows belong to those of another: arrays, choices, relations. */
interface Owned {
  table: string
  /** Column that names the owner. */
  by: string
  owner: string
}

/** Columns that name an owner; a relation to another document has columns of its own. */
const ownerColumns = ['parent_id', '_parent_id']

/** The embedded database. */
export function sqliteStore({ client }: Adapter): RawStore {
  const owned = new Map<string, Promise<Owned[]>>()
  const links = new Map<string, Promise<Row[]>>()

  async function all(sql: string, args: readonly Value[] = []): Promise<Row[]> {
    const { columns, rows } = await client.execute({ sql, args: [...args] })
    return rows.map((row) => Object.fromEntries(columns.map((name, place) => [name, row[place] as Value])))
  }

  /** The tables below one, those of the arrays in arrays too. */
  function ownedBy(table: string): Promise<Owned[]> {
    const known = owned.get(table) ?? findOwned(table)
    owned.set(table, known)
    return known
  }

  async function findOwned(root: string): Promise<Owned[]> {
    const names = await all(`SELECT name FROM sqlite_master WHERE type = 'table'`)
    const owners: Owned[] = []
    for (const { name } of names)
      for (const key of await all(`PRAGMA foreign_key_list(${quoted(String(name))})`))
        if (ownerColumns.includes(String(key['from'])) && key['on_delete'] === 'CASCADE')
          owners.push({ table: String(name), by: String(key['from']), owner: String(key['table']) })
    const found: Owned[] = []
    const below = (owner: string): void => {
      for (const link of owners.filter((one) => one.owner === owner)) {
        found.push(link)
        below(link.table)
      }
    }
    below(root)
    return found
  }

  /** Columns of a table that refer to documents of another. */
  function linksOf(table: string): Promise<Row[]> {
    const known = links.get(table) ?? all(`PRAGMA foreign_key_list(${quoted(table)})`)
    links.set(table, known)
    return known.then((keys) => keys.filter((key) => !ownerColumns.includes(String(key['from']))))
  }

  /** What some rows refer to: of each table, which documents each of its ids was found in. */
  async function referencesIn(rows: Iterable<readonly [id: string, Tables]>) {
    const found = new Map<string, Map<Value, Set<string>>>()
    for (const [id, parts] of rows)
      for (const [table, some] of parts)
        for (const link of await linksOf(table)) {
          const to = found.get(String(link['table'])) ?? new Map<Value, Set<string>>()
          found.set(String(link['table']), to)
          for (const row of some) {
            const value = row[String(link['from'])] ?? null
            if (value !== null) to.set(value, (to.get(value) ?? new Set()).add(id))
          }
        }
    return found
  }

  /** Rows of a table and all that belong to them, by id of the first. */
  async function rowsOf(table: string, ids: readonly Value[]): Promise<Map<string, Tables>> {
    const taken = new Map<string, Tables>()
    /** Of each table, which first row each of its rows belongs to. */
    const roots = new Map<string, Map<Value, string>>([[table, new Map()]])
    for (const row of await all(`SELECT * FROM ${quoted(table)} WHERE id IN (${marksFor(ids)})`, ids)) {
      taken.set(String(row['id']), [[table, [row]]])
      roots.get(table)?.set(row['id'] ?? null, String(row['id']))
    }
    for (const { table: name, by, owner } of await ownedBy(table)) {
      const owners = roots.get(owner) ?? new Map<Value, string>()
      const keys = [...owners.keys()]
      const mine = new Map<Value, string>()
      roots.set(name, mine)
      for (const row of await all(
        `SELECT * FROM ${quoted(name)} WHERE ${quoted(by)} IN (${marksFor(keys)}) ORDER BY rowid`,
        keys,
      )) {
        const root = owners.get(row[by] ?? null) ?? ''
        mine.set(row['id'] ?? null, root)
        const parts = taken.get(root) ?? []
        const part = parts.find(([one]) => one === name)
        if (part === undefined) parts.push([name, [row]])
        else part[1].push(row)
      }
    }
    return taken
  }

  /** Versions of some documents, the newest first; pictures have none. */
  async function versionsOf(collection: string, ids: readonly string[]): Promise<Row[]> {
    const table = `_${collection}_v`
    const [found] = await all(`SELECT name FROM sqlite_master WHERE name = ?`, [table])
    if (found === undefined) return []
    return all(
      `SELECT id, parent_id, updated_at, latest FROM ${quoted(table)} WHERE parent_id IN (${marksFor(ids)}) ORDER BY updated_at DESC`,
      ids,
    )
  }

  /** Statements that make a row and all that belongs to it what they were. */
  async function putBack(root: string, [[, first], ...rest]: Tables & [Tables[number]]): Promise<Statement[]> {
    const [row] = first
    if (row === undefined) return []
    const below = (await ownedBy(root)).filter(({ owner }) => owner === root)
    return [
      insert(root, row, true),
      // what belongs to those rows goes with them
      ...below.map(({ table, by }) => ({
        sql: `DELETE FROM ${quoted(table)} WHERE ${quoted(by)} = ?`,
        args: [row['id'] ?? null],
      })),
      ...rest.flatMap(([table, rows]) => rows.map((one) => insert(table, one, false))),
    ]
  }

  return {
    async take(collection, ids) {
      const main = await rowsOf(collection, ids)
      const byParent = Map.groupBy(await versionsOf(collection, ids), (row) => String(row['parent_id']))
      const touched = [...byParent.values()].flatMap((rows) =>
        rows.filter((row) => row['latest'] === 1).map((row) => row['id'] ?? null),
      )
      const raw = await rowsOf(`_${collection}_v`, touched)
      return new Map(
        [...main].map(([id, part]): [string, Image] => {
          const versionIds = (byParent.get(id) ?? []).map((row) => String(row['id']))
          const versions = versionIds.flatMap((version) => (raw.has(version) ? [raw.get(version)] : []))
          return [id, { main: part, versionIds, versions }]
        }),
      )
    },

    async marks(collection, ids) {
      const byParent = Map.groupBy(await versionsOf(collection, ids), (row) => String(row['parent_id']))
      const rows = await all(`SELECT id, updated_at FROM ${quoted(collection)} WHERE id IN (${marksFor(ids)})`, ids)
      return new Map(
        rows.map(({ id, updated_at }) => {
          const versions = (byParent.get(String(id)) ?? []).map(
            (row) => [String(row['id']), String(row['updated_at'])] as const,
          )
          return [String(id), markOf(String(updated_at), versions)]
        }),
      )
    },

    async idsOf(collection, codes) {
      const rows = await all(`SELECT id, code FROM ${quoted(collection)} WHERE code IN (${marksFor(codes)})`, codes)
      return new Map(rows.map(({ id, code }) => [String(code), String(id)]))
    },

    async obstacles(collection, images) {
      const obstacles = new Map<string, Obstacle>()
      const parts: [string, Tables][] = []
      for (const [id, { main, versions }] of images) {
        if (main === null) continue
        for (const one of [main, ...versions]) parts.push([id, tables.parse(one)])
        const [row] = tables.parse(main)[0]?.[1] ?? []
        for (const field of uniqueFields) {
          const value = row?.[field] ?? null
          const sql = `SELECT id FROM ${quoted(collection)} WHERE ${quoted(field)} = ? AND id <> ?`
          if (value !== null && (await all(sql, [value, id])).length > 0)
            obstacles.set(id, { reason: field, value: String(value) })
        }
      }
      for (const [table, wanted] of await referencesIn(parts)) {
        const ids = [...wanted.keys()]
        const rows =
          ids.length === 0 ? [] : await all(`SELECT id FROM ${quoted(table)} WHERE id IN (${marksFor(ids)})`, ids)
        const there = new Set(rows.map((row) => row['id'] ?? null))
        for (const [value, from] of wanted)
          if (!there.has(value))
            for (const id of from) if (!obstacles.has(id)) obstacles.set(id, { reason: 'reference', collection: table })
      }
      return obstacles
    },

    ownersIn({ main, versions }) {
      const firstOf = (part: unknown): Row => tables.parse(part)[0]?.[1][0] ?? {}
      const rows = main === null ? [] : [firstOf(main)['owner_unit_id']]
      return [...rows, ...versions.map((one) => firstOf(one)['version_owner_unit_id'])].map((unit) =>
        String(unit ?? ''),
      )
    },

    valuesIn({ main }, paths) {
      const row = main === null ? {} : (tables.parse(main)[0]?.[1][0] ?? {})
      return paths.map((path) => row[columnOf(path)])
    },

    rowIdsIn({ main }) {
      const [, ...arrays] = main === null ? [] : tables.parse(main)
      return new Set(arrays.flatMap(([, rows]) => rows.map(({ id }) => String(id))))
    },

    async namedIn(_, { main, versions }) {
      const parts = [...(main === null ? [] : [main]), ...versions].map((one) => ['', tables.parse(one)] as const)
      const names = [...(await referencesIn(parts))].flatMap(([table, ids]) =>
        [...ids.keys()].map((id) => nameOf(table, String(id))),
      )
      return [...new Set(names)]
    },

    async restore(collection, id, { main, versions, versionIds }, mark) {
      const versionTable = `_${collection}_v`
      const [present] = await all(`SELECT * FROM ${quoted(collection)} WHERE id = ?`, [id])
      const former = present?.['former_slugs'] ?? null
      const statements: Statement[] = [
        ...unlessChanged(collection, id, mark, former),
        {
          sql: `DELETE FROM ${quoted(versionTable)} WHERE parent_id = ? AND id NOT IN (${marksFor(versionIds)})`,
          args: [id, ...versionIds],
        },
      ]
      if (main === null) statements.push({ sql: `DELETE FROM ${quoted(collection)} WHERE id = ?`, args: [id] })
      else {
        const parts = tables.parse(main) as Tables & [Tables[number]]
        statements.push(...(await putBack(collection, parts)))
        const had = slugsIn(asText(parts[0][1][0]?.['former_slugs']))
        // what still leads there nobody has taken
        const gone = had.filter((slug) => !slugsIn(asText(former)).includes(slug))
        statements.push(...gone.map((slug) => unlessTaken(collection, id, slug)))
      }
      for (const version of versions)
        statements.push(...(await putBack(versionTable, tables.parse(version) as Tables & [Tables[number]])))
      try {
        await client.batch(statements, 'write')
      } catch (error) {
        if (isChanged.safeParse(error).success) throw new SavedMeanwhile()
        throw error
      }
    },
  }
}

/** What the database says to `json('')`, by which a batch of statements ends where a condition does not hold. */
const isChanged = z.object({ message: z.string().regex(/malformed JSON/i) })

/** Ends a batch in which a document does not stand by a mark any more, or leads on from other addresses. */
function unlessChanged(collection: string, id: string, mark: string, former: Value): Statement[] {
  const stamps = `SELECT group_concat(' ' || one, '') FROM (SELECT id || '@' || updated_at AS one FROM ${quoted(`_${collection}_v`)} WHERE parent_id = main.id ORDER BY one)`
  const found = `SELECT main.updated_at || coalesce((${stamps}), '') FROM ${quoted(collection)} AS main WHERE id = ?`
  return [
    { sql: `SELECT json('') WHERE (${found}) IS NOT ?`, args: [id, mark] },
    {
      sql: `SELECT json('') FROM ${quoted(collection)} WHERE id = ? AND former_slugs IS NOT ?`,
      args: [id, former],
    },
  ]
}

/** Has a former address of an entry lead on no longer, if another entry is public at it or has been since. */
function unlessTaken(collection: string, id: string, slug: string): Statement {
  const others = `SELECT 1 FROM ${quoted(collection)} WHERE id <> ? AND (slug = ? AND _status = 'published' OR instr(former_slugs, ?) > 0)`
  return {
    sql: `UPDATE ${quoted(collection)} SET former_slugs = nullif(replace(former_slugs, ?, ' '), ' ') WHERE id = ? AND EXISTS (${others})`,
    args: [` ${slug} `, id, id, slug, ` ${slug} `],
  }
}

/** The column of a field, as the adapter names it. @param path such as `signUpHere.isOn` */
function columnOf(path: string): string {
  return path.replaceAll('.', '_').replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}

function asText(value: Value | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined
}

function insert(table: string, row: Row, isThere: boolean): Statement {
  const names = Object.keys(row)
  const sets = names.map((name) => `${quoted(name)} = excluded.${quoted(name)}`).join(', ')
  return {
    sql: `INSERT INTO ${quoted(table)} (${names.map(quoted).join(', ')}) VALUES (${marksFor(names)})${isThere ? ` ON CONFLICT (id) DO UPDATE SET ${sets}` : ''}`,
    args: Object.values(row),
  }
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}

function marksFor(values: readonly unknown[]): string {
  return values.map(() => '?').join(', ')
}
