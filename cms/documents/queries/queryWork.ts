import type { Found } from './fieldAt.ts'
import type { Work } from './operators.ts'

/** Most values that go to the database with one query; SQLite takes 32,766, what a role may see among them. */
const mostValues = 25_000
/** Most words that one query looks for, and most characters in all of them. */
const [mostWords, mostSought] = [20, 200]
/**
 * Most characters that one query reads of one document, once for each word that is looked for there. SQLite reads some
 * hundred million in a second, twice where a page is counted too, and nobody else is answered meanwhile.
 */
const mostRead = 6000
/** Rows of a document that are counted where a word is looked for in a list: few documents have more. */
const countedRows = 10
/** Most relations that one query follows, each time counted: SQLite joins 64 tables, and each of them is one or two. */
const mostRelations = 20
/**
 * Most rows that the lists of one query make of one document. SQLite puts each row of a list beside each row of every
 * other one, so two that may have 500 rows each are too much, and one of them beside a choice of several is not.
 */
const mostRows = 10_000

/** What a query asks of the database, added up. */
export interface Asked extends Work {
  relations: number
  /** By its path, the most rows that a list may have; the same list in two conditions is met once. */
  lists: Map<string, number>
}

const nothing: Work = { values: 0, words: 0, sought: 0, read: 0 }

/** Adds a field that is compared or sorted by. */
export function addAsked(asked: Asked, { lists, relations }: Found, work: Work = nothing): void {
  asked.values += work.values
  asked.words += work.words
  asked.sought += work.sought
  asked.read += work.read * Math.min(countedRows, product(lists))
  asked.relations += relations
  for (const [path, most] of lists) asked.lists.set(path, most)
}

/** What is too much for one query, in Chinese, whatever the documents hold. */
export function tooMuch({ values, words, sought, read, relations, lists }: Asked): string | undefined {
  if (values > mostValues) return `一次查询的值太多：最多 ${mostValues} 个，请分几次查询。`
  if (words > mostWords) return `一次查询要找的词太多：最多 ${mostWords} 个，请减少。`
  if (sought > mostSought) return `一次查询要找的文字太长：加起来最多 ${mostSought} 字，请写短一些。`
  if (read > mostRead) return '一次查询要找的词太多：这里的文字长，请少写几个词，或少查几个栏目。'
  if (relations > mostRelations) return `一次查询经过的关联太多：最多 ${mostRelations} 次，请减少条件。`
  if (product(lists) <= mostRows) return undefined
  const names = [...lists.keys()].slice(0, 3).map((path) => `「${path.slice(0, 60)}」`)
  return `一次查询只能按一个列表里的内容查询或排序，不能同时用 ${names.join('、')}，请分几次查询。`
}

function product(lists: Found['lists']): number {
  return [...lists.values()].reduce((all, most) => all * most, 1)
}
