import type { PageCollection } from '../../../site/catalogue/pageCollections.ts'
import { ofEach } from '../../content/libraries/libraries.ts'
import { type Circumstances, ownerOf, type SampleDocument } from '../../content/sample/documentParts.ts'
import type { SampleCollection } from '../../content/sample/parts.ts'
import type { SampleFiles, SiteFile } from './schema.ts'

type Maker<C extends SampleCollection> = (
  key: string,
  file: SampleFiles[C],
  circumstances: Circumstances,
) => SampleDocument<C>

/** Makes the data of a Payload document from a content file, by collection; dates absolute, relations by id. */
export const documentOf: { [C in SampleCollection]: Maker<C> } = {
  units: (_key, unit, { idOf }) => ({
    name: unit.name,
    level: unit.level,
    parent: unit.parent === undefined ? null : idOf('units', unit.parent),
  }),

  media: (_key, { alt, credit, ownerUnit }, circumstances) => ({
    alt,
    credit: credit ?? null,
    ownerUnit: ownerOf(ownerUnit, circumstances),
  }),

  recordings: (_key, { title, credit, captions, ownerUnit }, circumstances) => ({
    title,
    credit: credit ?? null,
    captions: captions ?? null,
    ownerUnit: ownerOf(ownerUnit, circumstances),
  }),

  files: (_key, { title, ownerUnit }, circumstances) => ({ title, ownerUnit: ownerOf(ownerUnit, circumstances) }),

  ...ofEach<{ [C in PageCollection]: Maker<C> }>(({ sample }) => sample.document),

  wordings: (_key, { wrong, right, level, note }) => ({ wrong, right, level, note: note ?? null }),
}

/** Makes the data of the global `site` from content/site.json. */
export function siteData({ name, organisation, headline, ...rest }: SiteFile) {
  const {
    theme = null,
    introduction = null,
    phone = null,
    address = null,
    filing = null,
    licence = null,
    offersPosters,
    prices,
  } = rest
  return { name, organisation, headline, theme, introduction, phone, address, filing, licence, offersPosters, prices }
}
