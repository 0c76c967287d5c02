import { type FieldHook, type TextField, ValidationError } from 'payload'
import { reservedSlugs } from '../../../site/catalogue/urls.ts'
import { freeSlug } from '../../documents/addresses/freeSlug.ts'
import { longestSlug } from '../../documents/addresses/numberedSlug.ts'
import { slugFrom } from './slugFrom.ts'

const pattern = /^[a-z0-9]+(-[a-z0-9]+)*$/

/**
 * The last part of an entry's address. Left empty, it is made from the title in pinyin, with a number behind it when
 * another entry has it already.
 * @param source the field that holds the title
 */
export function slugField(source: 'title' | 'name'): TextField {
  return {
    name: 'slug',
    type: 'text',
    label: '网址名',
    unique: true,
    index: true,
    maxLength: longestSlug,
    admin: {
      position: 'sidebar',
      description:
        '留空时由标题的拼音生成，例如 he-chang-hui-bao；以后改标题，它不会跟着变。发布后改它，旧网址会自动转到新网址。',
    },
    // a copy gets an address of its own
    hooks: { beforeValidate: [fillFrom(source)], beforeDuplicate: [() => ''] },
    validate: (value: string | null | undefined) => slugProblem(value ?? '') ?? true,
  }
}

/** What is wrong with a slug that was typed, in Chinese; an empty one is made from the title. */
function slugProblem(slug: string): string | undefined {
  if (slug === '' || (pattern.test(slug) && !(reservedSlugs as readonly string[]).includes(slug))) return undefined
  if (pattern.test(slug)) return `「${slug}」是系统保留的，请换一个。`
  return `「${slug}」不能用：只能有小写字母、数字和中间的连字符，例如 he-chang-hui-bao。`
}

function fillFrom(source: 'title' | 'name'): FieldHook {
  return async ({ value, data, originalDoc, operation, req, collection }) => {
    if (typeof value === 'string' && value !== '') {
      // a draft is stored without a look at its fields, and holds on to a slug that no other entry can have then
      const message = slugProblem(value)
      if (message === undefined || value === originalDoc?.slug) return value
      const of = collection === null ? {} : { collection: collection.slug }
      throw new ValidationError({ ...of, errors: [{ path: 'slug', label: '网址名', message }], req }, req.t)
    }
    if (operation === 'update' && typeof originalDoc?.slug === 'string' && value === undefined) return originalDoc.slug
    const title: unknown = data?.[source]
    if (collection === null || typeof title !== 'string' || title.trim() === '') return value
    const own: unknown = operation === 'update' ? originalDoc?.id : undefined
    return freeSlug(req, collection.slug, slugFrom(title), typeof own === 'string' ? own : undefined)
  }
}
