const key = Symbol.for('gongyun.importsAtWork')
type Holder = { [key]?: Map<string, string | undefined> }

/**
 * The batches that this process is at work on, each with why it is not at its end, in Chinese, once it has failed to
 * come to it. In memory, since what keeps a batch from its end may be that the database takes no write; on globalThis,
 * since a part of the admin that Next draws may import this too (`publishing/port.ts`).
 */
export function batchesAtWork(): Map<string, string | undefined> {
  return ((globalThis as Holder)[key] ??= new Map())
}
