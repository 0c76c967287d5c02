import { type After, keepingOf, keepingSchema, nothingAfter } from '../../signup/desk/signedUp.ts'
import type { Image } from '../journal/entry.ts'
import type { RawStore } from '../journal/rawDocuments.ts'

type Store = Pick<RawStore, 'valuesIn' | 'rowIdsIn'>

/**
 * What one signs up for of an entry once it is what an image says.
 * @returns undefined when it is a draft then: whoever has signed up stays with the desk, as after every unpublish
 */
export function booksAfter(store: Store, image: Image): After | undefined {
  if (image.main === null) return nothingAfter
  const [status, isOn, per] = store.valuesIn(image, ['_status', 'signUpHere.isOn', 'signUpHere.per'])
  if (status !== 'published') return undefined
  // the embedded database keeps yes and no as numbers
  const keeping = keepingOf(keepingSchema.parse({ signUpHere: { isOn: isOn === true || isOn === 1, per } }))
  return { keeping, dates: store.rowIdsIn(image) }
}

/** The same of some of one collection, by their ids; those that are drafts then are missing. */
export function booksAfterEach(store: Store, images: ReadonlyMap<string, Image>): Map<string, After> {
  const each = [...images].map(([id, image]) => [id, booksAfter(store, image)] as const)
  return new Map(each.filter((one): one is readonly [string, After] => one[1] !== undefined))
}
