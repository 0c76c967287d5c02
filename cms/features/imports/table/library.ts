import type { CollectionSlug, Payload, SanitizedCollectionConfig } from 'payload'
import type { PageCollection } from '../../../../site/catalogue/pageCollections.ts'
import { type ArrayTable, type Column, columnsOf } from '../cells/columns.ts'

/** What the first column of every sheet is called. */
export const codeHeader = '编号'

/** A line that is there to be looked at: what stands in its first column. */
export const exampleMark = '示例'

/** The sheet that explains the others. */
export const guideSheet = '填写说明'

/** A collection as a table. */
export interface Library {
  slug: PageCollection & CollectionSlug
  /** For example 演出; also the name of the first sheet. */
  label: string
  config: SanitizedCollectionConfig
  /** Field that holds the title. */
  title: 'title' | 'name'
  columns: Column[]
  arrays: ArrayTable[]
}

/** The table of a collection, found from its configuration. */
export function libraryOf(payload: Pick<Payload, 'collections'>, slug: PageCollection): Library {
  const { config } = payload.collections[slug]
  const { columns, arrays } = columnsOf(config.fields)
  const plural = config.labels.plural
  return {
    slug,
    label: typeof plural === 'string' ? plural : slug,
    config,
    title: config.admin.useAsTitle === 'name' ? 'name' : 'title',
    columns,
    arrays,
  }
}

/** Headers of a sheet, in order. */
export function headersOf(columns: readonly Column[]): string[] {
  return [codeHeader, ...columns.flatMap(({ header, altHeader }) => [header, ...(altHeader ? [altHeader] : [])])]
}
