import type { Role } from './roles.ts'

/** How far a right reaches, each with what the page for people says of it (docs/rights.md). */
export const cells = {
  nobody: '—',
  all: '可以',
  /** Of the account that asks: itself, or what it has made or holds. */
  own: '自己的',
  withUnit: '账号有所在工会时可以',
  newDrafts: '没有发布的，账号有所在工会时',
  ownUnits: '本单位的',
  draftsOfOwnUnits: '本单位的草稿',
  unpublishedOfOwnUnits: '本单位没有发布的',
  ownUnitsAndPublished: '本单位的，其他单位已发布的',
  ofReadableEntries: '看得到的条目的',
  ofReadableDocuments: '看得到的文档的',
} as const
export type Cell = keyof typeof cells

/** Those that are a yes or a no about one thing, without a question to the database. */
export type PlainCell = 'nobody' | 'all' | 'own' | 'withUnit'

/** Whoever asks: a role, or somebody who is not logged in. */
export type Asker = Role | 'public'
export type Row<C extends Cell = Cell> = Readonly<Record<Asker, C | 'nobody'>>

/** A row of a table. The public has the published site, and no API (decision 0004). */
export function row<C extends Cell>(administrator: C, editor: C, reviewer: C, unitEditor: C, auditor: C): Row<C> {
  return { administrator, editor, reviewer, 'unit-editor': unitEditor, auditor, public: 'nobody' }
}
