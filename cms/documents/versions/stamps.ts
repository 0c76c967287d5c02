/**
 * The stamp of a write: what the clock says, and never at or before the newest one of the same document. A clock is set
 * back now and then; "newest" must go on to mean what was written last.
 * @param now ISO 8601, of the clock
 * @param newest ISO 8601, of the document; undefined when it has none yet
 * @returns ISO 8601
 */
export function stampAfter(now: string, newest: string | undefined): string {
  return newest === undefined || Date.parse(newest) < Date.parse(now)
    ? now
    : new Date(Date.parse(newest) + 1).toISOString()
}

/** The stamps that a version is about to be written with: its own, and that of the text in it. ISO 8601. */
interface VersionStamps {
  updatedAt: string
  textUpdatedAt: string | undefined
}

/**
 * The stamps of a version.
 * @param given by whoever writes it
 * @param own the stamp that the same operation gave the document itself; undefined when it wrote a draft only
 * @param newest of the document's stamps, when there is no own one
 */
export function versionStamps(
  { updatedAt, textUpdatedAt }: VersionStamps,
  own: string | undefined,
  newest: string | undefined,
): VersionStamps {
  // of a document that was written the text keeps its stamp, and the version may be a little younger than it
  if (own !== undefined && isSame(textUpdatedAt, own)) return { updatedAt: later(updatedAt, own), textUpdatedAt }
  const stamp = own === undefined ? stampAfter(updatedAt, newest) : later(updatedAt, own)
  return isSame(textUpdatedAt, updatedAt)
    ? { updatedAt: stamp, textUpdatedAt: stamp }
    : { updatedAt: textUpdatedAt === undefined ? stamp : later(stamp, textUpdatedAt), textUpdatedAt }
}

function later(one: string, other: string): string {
  return Date.parse(one) < Date.parse(other) ? other : one
}

function isSame(one: string | undefined, other: string): boolean {
  return one !== undefined && Date.parse(one) === Date.parse(other)
}
