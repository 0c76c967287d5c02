/** What was seen of somebody: they came, they did not, or one of both was noted by mistake. */
export type ScanKind = 'came' | 'undo-came' | 'absent' | 'undo-absent'

/** One thing that was noted, on one phone. */
export interface Scan {
  /** Made by the phone: what is sent again is the same. */
  id: string
  kind: ScanKind
  /** Persons who came. */
  people: number
  /** Milliseconds since the epoch. */
  at: number
  /** Id of the account that noted it; empty for who checked in by themselves. */
  by: string
}

/** What holds of somebody at a lesson. */
export interface Standing {
  state: 'came' | 'absent' | 'unknown'
  people: number
  /** Of the scan that counts, in milliseconds since the epoch. */
  at: number
  by: string
  /** When it was taken back last. */
  undoneAt: number | undefined
}

/**
 * Puts what phones have noted together. Whatever comes first, and however often: the same scans come to the same.
 * @returns by time
 */
export function merged(known: readonly Scan[], more: readonly Scan[]): Scan[] {
  const byId = new Map<string, Scan>()
  for (const scan of [...known, ...more]) {
    const before = byId.get(scan.id)
    if (before === undefined || inOrder(scan, before) < 0) byId.set(scan.id, scan)
  }
  return [...byId.values()].sort(inOrder)
}

/**
 * What some scans come to: whoever was seen came, at the time when they were seen first; what was taken back does not
 * count, nor what was noted of the same kind before.
 */
export function standingOf(scans: readonly Scan[]): Standing {
  const all = merged(scans, [])
  const first = (kind: 'came' | 'absent'): Scan | undefined => {
    const undone = lastOf(all, `undo-${kind}`)
    return all.find((scan) => scan.kind === kind && (undone === undefined || scan.at > undone))
  }
  const came = first('came')
  const absent = first('absent')
  const counted = came ?? absent
  return {
    state: came ? 'came' : absent ? 'absent' : 'unknown',
    people: came?.people ?? 0,
    at: counted?.at ?? 0,
    by: counted?.by ?? '',
    undoneAt: lastOf(all, 'undo-came') ?? lastOf(all, 'undo-absent'),
  }
}

function lastOf(sorted: readonly Scan[], kind: ScanKind): number | undefined {
  return sorted.findLast((scan) => scan.kind === kind)?.at
}

function inOrder(one: Scan, other: Scan): number {
  return (
    one.at - other.at ||
    compare(one.id, other.id) ||
    compare(one.kind, other.kind) ||
    one.people - other.people ||
    compare(one.by, other.by)
  )
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}
