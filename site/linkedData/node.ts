/** A value in the vocabulary of schema.org, as JSON-LD writes it; what is undefined is left out. */
export type LinkedValue = string | number | boolean | LinkedNode | readonly LinkedValue[]
/** A thing of schema.org. */
export interface LinkedNode {
  '@type': string
  [property: string]: LinkedValue | undefined
}

/**
 * The text of a data block, for the inside of `<script type="application/ld+json">`: it holds no `<`, so that nothing that
 * somebody wrote ends the element.
 */
export function writeLinkedData(nodes: readonly LinkedNode[]): string {
  return JSON.stringify({ '@context': 'https://schema.org', '@graph': nodes }).replaceAll('<', String.raw`\u003c`)
}
