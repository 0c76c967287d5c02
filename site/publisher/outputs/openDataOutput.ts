import { setImmediate } from 'node:timers/promises'
import { z } from 'zod'
import type { Catalogue } from '../../catalogue/catalogue.ts'
import { dataFileAt, dataIndexPath, dataLibraries, dataPath, dataSchemaPath } from '../../catalogue/dataFiles.ts'
import { libraries, type PageCollection, schemaOf } from '../../catalogue/pageCollections.ts'
import { entryPath, openDataPath } from '../../catalogue/urls.ts'
import type { CatalogueView } from '../../catalogue/view.ts'
import { licenceOf } from '../../text/licence.ts'
import { jsonBytes } from './bytesOf.ts'
import type { Output } from './output.ts'

/** What of an entry stays on its page: its text in full, and where the page was before. */
function isLeft(name: string): boolean {
  return name === 'body' || name === 'formerSlugs'
}

/**
 * The public entries as data: an index, files of some entries each, and a schema of each library's entries.
 * @param siteUrl origin of the public site, without a slash at the end
 */
export function openDataOutput(catalogue: Catalogue, siteUrl: string): Output {
  return {
    *paths() {
      yield dataIndexPath
      for (const library of dataLibraries) {
        yield dataSchemaPath(library)
        for (const part of catalogue.searchFiles[library].parts('facets')) yield dataPath(library, part)
      }
    },
    owns: (path) => path.startsWith(openDataPath) && !path.endsWith('/'),
    async render(path, view) {
      if (path === dataIndexPath) return { bytes: jsonBytes(indexOf(catalogue, view, siteUrl)) }
      const at = dataFileAt(path)
      if (at === undefined) return undefined
      if (at.part === undefined) return { bytes: jsonBytes(schemaOfData(at.library)) }
      const ids = catalogue.searchFiles[at.library].entries('facets', at.part)
      if (ids === undefined) return undefined
      // many entries at once: whoever waits for the event loop comes in between
      await setImmediate()
      const entries = view.getAll(at.library, [...ids.values()]).map((entry) => {
        const shown = Object.entries(entry).filter(([name]) => !isLeft(name))
        return { ...Object.fromEntries(shown), url: siteUrl + encodeURI(entryPath(at.library, entry.slug)) }
      })
      return {
        bytes: jsonBytes({
          licence: licenceOf(view.site, siteUrl),
          schema: siteUrl + dataSchemaPath(at.library),
          entries,
        }),
      }
    },
  }
}

function indexOf(catalogue: Catalogue, view: CatalogueView, siteUrl: string): object {
  return {
    title: `${view.site.name} · 开放数据`,
    publisher: view.site.organisation,
    licence: licenceOf(view.site, siteUrl),
    page: siteUrl + openDataPath,
    libraries: dataLibraries.map((library) => ({
      library,
      title: libraries[library].title,
      schema: siteUrl + dataSchemaPath(library),
      files: catalogue.searchFiles[library].parts('facets').map((part) => siteUrl + dataPath(library, part)),
    })),
  }
}

function schemaOfData(library: PageCollection): object {
  const { properties = {}, ...schema } = z.toJSONSchema(schemaOf(library), { io: 'output' }) as {
    properties?: Record<string, unknown>
    required?: string[]
  }
  const shown = Object.entries(properties).filter(([name]) => !isLeft(name))
  return {
    ...schema,
    title: libraries[library].title,
    properties: { ...Object.fromEntries(shown), url: { type: 'string', format: 'uri' } },
    required: [...(schema.required ?? []).filter((name) => !isLeft(name)), 'url'],
  }
}
