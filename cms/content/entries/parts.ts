import { slugsIn } from '../../documents/addresses/formerSlugs.ts'
import type { Course } from '../../payload-types.ts'
import { tagsIn } from '../tags/tagTexts.ts'
import { htmlOfRichText } from '../../documents/richText/html.ts'

/** Text as the public gets it: trimmed; nothing rather than empty. */
export function textOf(value: string | null | undefined): string | undefined {
  const trimmed = value?.trim()
  return trimmed === undefined || trimmed === '' ? undefined : trimmed
}

/** A number, or nothing. */
export function numberOf(value: number | null | undefined): number | undefined {
  return value ?? undefined
}

/** The id behind a relation, whether Payload gave the id or the document. */
export function idOf(relation: string | { id: string } | null | undefined): string | undefined {
  if (relation === null || relation === undefined) return undefined
  return typeof relation === 'string' ? relation : relation.id
}

/** The ids behind a relation to many. */
export function idsOf(relations: readonly (string | { id: string } | null)[] | null | undefined): string[] {
  return (relations ?? []).map(idOf).filter((id) => id !== undefined)
}

/** An instant as ISO 8601 in UTC, or nothing; what is none comes back as it is, for the schema to refuse. */
export function instantOf(value: string | null | undefined): string | undefined {
  if (!value) return undefined
  const date = new Date(value)
  return Number.isNaN(date.getTime()) ? value : date.toISOString()
}

/** What every entry with a page has. Every mapper names it, and beside it each field of its own. */
export function pageOf(
  doc: Pick<Course, 'id' | 'slug' | 'formerSlugs' | 'createdAt' | 'updatedAt' | 'summary' | 'picture' | 'body' | 'sample' | 'tags'>,
) {
  return {
    id: doc.id,
    slug: doc.slug ?? '',
    formerSlugs: slugsIn(doc.formerSlugs),
    created: instantOf(doc.createdAt),
    // that of the main row, which a draft leaves as it is
    updated: instantOf(doc.updatedAt),
    summary: textOf(doc.summary),
    picture: idOf(doc.picture),
    body: htmlOfRichText(doc.body),
    tags: tagsIn(doc.tags),
    sample: Boolean(doc.sample),
  }
}
