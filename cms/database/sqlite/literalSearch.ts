import { like, sql } from '@payloadcms/db-sqlite/drizzle'

type Like = typeof like
type Search = Record<'like' | 'contains' | 'not_like', Like>

/** A word as Payload hands it on, for a pattern. Patterns of its own, for paths of rows, begin with the name of a field. */
const wrapped = /^%(.*)%$/su

/**
 * How texts are searched on SQLite: a word is looked for as it stands, in letters of either case. Payload would use LIKE
 * with the word as a pattern, in which `%` and `_` stand for others, and which is held against every place of a text
 * letter by letter: a long word of one letter cost its length times that of the text.
 */
export const literalSearch: Search = {
  like: (column, value) => {
    const [, word] = typeof value === 'string' ? (wrapped.exec(value) ?? []) : []
    return word === undefined ? like(column, value) : sql`instr(lower(${column}), lower(${word})) > 0`
  },
  contains: (column, value) => literalSearch.like(column, value),
  // it comes as it was asked for, and is of several words as in `like`
  not_like: (column, value) => {
    const lacks = String(value)
      .split(' ')
      .map((word) => sql`instr(lower(coalesce(${column}, '')), lower(${word})) = 0`)
    return sql`(${sql.join(lacks, sql` and `)})`
  },
}
