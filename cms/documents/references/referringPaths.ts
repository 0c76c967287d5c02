import type { FlattenedField, Where } from 'payload'
import { namesTo, walk } from '../../base/fieldTree/walk.ts'
import { bodyNamesName, mayStandInText, storedName } from '../richText/storedNames.ts'

/** A field that refers to entries of a collection: its path, as a query has it, and the words that lead to it. */
export interface ReferringPath {
  path: string
  label: string
  /** Whether no client may ask by it. */
  isHidden: boolean
  /**
   * The documents that refer to any of some by it.
   * @param prefix before the path, such as `version.`
   */
  naming: (ids: readonly string[], prefix?: string) => Where
}

/**
 * The fields of a collection that refer to another, in arrays and groups too, and its text, which names what it shows
 * and leads to.
 * @param to slug of the collection that is referred to
 */
export function referringPaths(fields: readonly FlattenedField[], to: string): ReferringPath[] {
  return [...walk(fields)].flatMap((found): ReferringPath[] => {
    const { field, above } = found
    const path = namesTo(found).join('.')
    if ('name' in field && field.name === bodyNamesName && mayStandInText(to))
      return [
        { path, label: '正文', isHidden: true, naming: (ids, prefix = '') => textsNaming(prefix + path, to, ids) },
      ]
    if ((field.type !== 'relationship' && field.type !== 'upload') || field.relationTo !== to) return []
    const [label, words] = [labelOf(field), labelOf(above.at(-1))]
    return [
      {
        path,
        isHidden: false,
        label: words === '' ? label : `${words}：${label}`,
        naming: (ids, prefix = '') => ({ [prefix + path]: { in: [...ids] } }),
      },
    ]
  })
}

function textsNaming(path: string, to: string, ids: readonly string[]): Where {
  return { or: ids.map((id) => ({ [path]: { contains: storedName(to, id) } })) }
}

function labelOf(field: { label?: unknown } | undefined): string {
  return typeof field?.label === 'string' ? field.label : ''
}
