import type { PageCollection } from '../../../site/catalogue/pageCollections.ts'
import { namedInBody } from '../../content/sample/body.ts'
import { ofEach } from '../../content/libraries/libraries.ts'
import type { Keys } from '../../content/sample/relationParts.ts'
import type { SampleCollection } from '../../content/sample/parts.ts'
import type { SampleFiles } from './schema.ts'

/** A place in a content file that names another file by its key. */
export interface Relation {
  field: string
  to: SampleCollection
  key: string
}

type RelationsOf<C extends SampleCollection> = (file: SampleFiles[C]) => Keys

const relationsBy: { [C in SampleCollection]: RelationsOf<C> } = {
  units: (unit) => ({ units: { parent: unit.parent } }),
  media: () => ({}),
  recordings: () => ({}),
  files: () => ({}),
  ...ofEach<{ [C in PageCollection]: RelationsOf<C> }>(({ sample }) => sample.relations),
  wordings: () => ({}),
}

/** Every relation that a content file states, with the field in which it stands. */
export function relationsOf<C extends SampleCollection>(collection: C, file: SampleFiles[C]): Relation[] {
  const inBody = 'body' in file ? namedInBody(file.body) : []
  const owner = 'ownerUnit' in file ? [['units', { ownerUnit: file.ownerUnit }] as const] : []
  const inFields = [...Object.entries(relationsBy[collection](file)), ...owner].flatMap(([to, keys]) =>
    Object.entries(keys).flatMap(([field, key]) =>
      key === undefined ? [] : [{ field, to: to as SampleCollection, key }],
    ),
  )
  return [...inFields, ...inBody]
}
