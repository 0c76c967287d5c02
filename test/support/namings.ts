import type { FlattenedField, SanitizedConfig } from 'payload'
import { bodyOf, gallery, leadsTo, paragraph, shows } from './bodies.ts'

/** A place where a document of a collection may name one of another, or of its own. */
export interface Naming {
  collection: string
  /** Path of the field, with what names it in a text. */
  place: string
  to: string
  /** The data that names one there and says nothing else. */
  data: (id: string) => Record<string, unknown>
}

/** Every place of the configuration where a document may be named: relations, files, and what a text shows and leads to. */
export function namingsOf({ collections }: Pick<SanitizedConfig, 'collections'>): Naming[] {
  return collections.flatMap(({ slug, flattenedFields }) =>
    namingsIn(flattenedFields).map((naming) => ({ ...naming, collection: slug })),
  )
}

type Within = Omit<Naming, 'collection'>

function namingsIn(fields: readonly FlattenedField[]): Within[] {
  return fields.flatMap((field): Within[] => {
    const { name } = field
    const placed = ({ place, to, data }: Within, wrap: (value: unknown) => unknown): Within => ({
      place: place === '' ? name : `${name}.${place}`,
      to,
      data: (id) => ({ [name]: wrap(data(id)) }),
    })
    if (field.type === 'relationship' || field.type === 'upload') {
      const many = (value: unknown) => (field.hasMany === true ? [value] : value)
      return [field.relationTo].flat().map((to) => ({
        place: name,
        to,
        data: (id) => ({ [name]: many(typeof field.relationTo === 'string' ? id : { relationTo: to, value: id }) }),
      }))
    }
    if (field.type === 'richText')
      return namingsOfText.map((naming) => placed(naming, (data) => (data as { text: object }).text))
    if (!('flattenedFields' in field)) return []
    const wrap = (value: unknown) => (field.type === 'array' ? [value] : value)
    return namingsIn(field.flattenedFields).map((naming) => placed(naming, wrap))
  })
}

const files = ['media', 'recordings', 'files'] as const
const links = ['notices', 'performances', 'works', 'venues']
const namingsOfText: Within[] = [
  ...files.map((to) => ({ place: `shows ${to}`, to, data: (id: string) => ({ text: bodyOf(shows(to, id)) }) })),
  { place: 'gallery', to: 'media', data: (id) => ({ text: bodyOf(gallery([id])) }) },
  ...links.map((to) => ({
    place: `leads to ${to}`,
    to,
    data: (id: string) => ({ text: bodyOf(paragraph(leadsTo(to, id, '这里'))) }),
  })),
]
