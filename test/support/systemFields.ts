import type { Access, Field, PayloadRequest, SanitizedConfig } from 'payload'
import { fieldsBelow } from '../../cms/documents/limits/holdLimits.ts'

const ofFile = ['filename', 'url', 'thumbnailURL', 'mimeType', 'filesize', 'width', 'height', 'sizes']
/** What `sizes` has in it. */
const sizes = [...[320, 480, 640, 960, 1600].flatMap((width) => [`avif${width}`, `webp${width}`]), 'square']

/** Why a client may send what no form lets a person type in, or why nothing comes of it; by field. */
export const sentAllTheSame: Readonly<Record<string, string>> = {
  id: 'of a row: kept when it is the row’s own, else made anew (rowIds)',
  code: 'once, at the creation: an entry that comes from elsewhere keeps its own; it is unique and never changes',
  deletedAt: 'it is the way into the trash and out of it, for whoever may delete',
  updatedAt: 'what a person saw when the change was begun; it is compared and not stored',
  focalX: 'where a picture is cut is for whoever uploads it',
  focalY: 'where a picture is cut is for whoever uploads it',
  writers: 'holdToReview writes it over; of an old version that is restored its own are read',
  menders: 'holdToReview writes it over',
  sessions: 'only administrators make accounts, and a log-in counts with a token that the server has signed',
  ...Object.fromEntries(
    [...ofFile, ...sizes].map((name) => [
      name,
      'taken off what is sent, before anything works with it (documents/limits/holdLimits.ts)',
    ]),
  ),
}

interface SystemField {
  collection: string
  field: Field & { name: string }
  /** Whether an administrator, and so anybody, is kept from sending it. */
  isClosed: boolean
}

/** A request of an administrator: what is closed to that is closed to everybody. */
export const byAdministrator = { user: { id: '1', role: 'administrator' } } as unknown as PayloadRequest

/** Whether an administrator, and so somebody, may do something through the API. */
export async function isOpen(rule: Access): Promise<boolean> {
  return (await rule({ req: byAdministrator, data: {} })) !== false
}

/** The fields that no form lets anybody type in, of every collection that somebody may write. */
export async function systemFields({ collections }: Pick<SanitizedConfig, 'collections'>): Promise<SystemField[]> {
  const found: SystemField[] = []
  for (const { slug, access, fields } of collections) {
    if (!(await isOpen(access.create)) && !(await isOpen(access.update))) continue
    for (const field of fieldsBelow(fields)) {
      if (!('name' in field)) continue
      const mayCreate = await mayBeSent(field, 'create')
      const mayUpdate = await mayBeSent(field, 'update')
      const { hidden, readOnly, disabled } = (field.admin ?? {}) as Record<string, unknown>
      const isUnseen = [hidden, readOnly, disabled, 'hidden' in field && field.hidden].includes(true)
      if (isUnseen || !mayCreate || !mayUpdate)
        found.push({ collection: slug, field, isClosed: !mayCreate && !mayUpdate })
    }
  }
  return found
}

/** What a client could try to put into a field, to be found again whatever becomes of it. */
export function forged({ type, ...field }: Field, mark: string): unknown {
  if (type === 'checkbox') return true
  if (type === 'json') return [mark]
  if (type === 'date') return '1999-09-09T09:09:09.000Z'
  if (type === 'number') return 19_990_909
  if (type === 'select')
    return (field as { options: { value: string }[] }).options.find(({ value }) => value === 'returned')?.value
  return mark
}

async function mayBeSent(field: Field, operation: 'create' | 'update'): Promise<boolean> {
  const rule = 'access' in field ? field.access?.[operation] : undefined
  return rule === undefined || (await rule({ req: byAdministrator, data: {}, doc: {}, siblingData: {} } as never))
}
