const encoder = new TextEncoder()

/**
 * A text in UTF-8, in memory of its own. A Buffer shares 64 KB with others, and all of that is copied to the thread that
 * writes it.
 */
export function bytesOf(text: string): Uint8Array {
  return encoder.encode(text)
}

/** A value as JSON, in bytes. */
export function jsonBytes(value: unknown): Uint8Array {
  return bytesOf(JSON.stringify(value))
}
