/** Nodes of a text, as the editor of the field sends them. */
export const words = (text: string, format = 0): object => ({ type: 'text', text, format })

export const paragraph = (...children: object[]): object => ({ type: 'paragraph', children })

export const shows = (relationTo: 'media' | 'recordings' | 'files', value: string, caption?: string): object => ({
  type: 'upload',
  version: 3,
  relationTo,
  value,
  fields: caption === undefined ? {} : { caption },
})

export const gallery = (pictures: readonly string[], caption?: string): object => ({
  type: 'block',
  version: 2,
  fields: { blockType: 'gallery', blockName: '', pictures, ...(caption !== undefined && { caption }) },
})

export const leadsTo = (relationTo: string, value: string, text: string): object => ({
  type: 'link',
  fields: { linkType: 'internal', doc: { relationTo, value }, newTab: false },
  children: [words(text)],
})

export const link = (url: string, text = '这里'): object => ({
  type: 'link',
  fields: { linkType: 'custom', url, newTab: false },
  children: [words(text)],
})

/** A table of texts; the first row is its head. */
export const table = (...rows: readonly (readonly string[])[]): object => ({
  type: 'table',
  children: rows.map((cells, row) => ({
    type: 'tablerow',
    children: cells.map((text) => ({
      type: 'tablecell',
      headerState: row === 0 ? 1 : 0,
      colSpan: 1,
      rowSpan: 1,
      children: [paragraph(words(text))],
    })),
  })),
})

/** A text of some nodes. */
export function bodyOf(...children: object[]): object {
  return { root: { type: 'root', version: 1, format: '', indent: 0, direction: 'ltr', children } }
}
