declare const brand: unique symbol

/** By what a document is called in logs, in the outbox, in the release: `<collection>/<id>`. */
export type DocumentName = string & { readonly [brand]: 'DocumentName' }

/**
 * The name of a document.
 * @param collection its slug
 * @param id empty for one that is about to be made
 */
export function nameOf(collection: string, id: string | number): DocumentName {
  return `${collection}/${id}` as DocumentName
}

/** Whether a text is written as the name of a document: a global has no slash in its name. */
export function isDocumentName(text: string): text is DocumentName {
  return /^[^/]+\/[^/]*$/.test(text)
}

/** Takes a name apart. */
export function partsOf(name: DocumentName): { collection: string; id: string } {
  const slash = name.indexOf('/')
  return { collection: name.slice(0, slash), id: name.slice(slash + 1) }
}
