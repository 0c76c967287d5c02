/**
 * What is to be published under a path: bytes, or a copy of a file that exists. With a `location` the bytes are a page
 * that leads there: a server that can redirect does so. A file that is never written in place may be linked.
 */
export type Content = { bytes: Uint8Array; location?: string | undefined } | { copyOf: string; mayLink?: boolean }
