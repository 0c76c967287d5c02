import { type Keeping, keepingOf, keepingSchema } from '../../signup/desk/signedUp.ts'
import type { Image } from '../journal/entry.ts'
import type { RawStore } from '../journal/rawDocuments.ts'

type Store = Pick<RawStore, 'valuesIn'>

/**
 * What one signs up for of an entry once it is what an image says.
 * @returns undefined when it is a draft then: whoever has signed up stays with the desk, as after every unpublish
 */
export function booksAfter(store: Store, image: Image): Keeping | undefined {
  if (image.main === null) return 'nothing'
  const [status, isOn, per] = store.valuesIn(image, ['_status', 'signUpHere.isOn', 'signUpHere.per'])
  if (status !== 'published') return undefined
  // the embedded database keeps yes and no as numbers
  return keepingOf(keepingSchema.parse({ signUpHere: { isOn: isOn === true || isOn === 1, per } }))
}

/** The same of some of one collection, by their ids; those that are drafts then are missing. */
export function booksAfterEach(store: Store, images: ReadonlyMap<string, Image>): Map<string, Keeping> {
  const each = [...images].map(([id, image]) => [id, booksAfter(store, image)] as const)
  return new Map(each.filter((one): one is readonly [string, Keeping] => one[1] !== undefined))
}
