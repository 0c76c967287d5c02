/** What pages may have read that is no longer so. */
export interface Changes {
  /** Surrogate keys that no longer give what they gave. */
  keys: Set<string>
  /** Paths that may have come to be or ceased to be. */
  paths: Set<string>
}

/** No changes yet. */
export function noChanges(): Changes {
  return { keys: new Set(), paths: new Set() }
}

class NothingNoted extends Set<string> {
  override add(): this {
    return this
  }
}

/** For a catalogue that is being filled: nothing has read it yet. */
export const unnoted: Changes = { keys: new NothingNoted(), paths: new NothingNoted() }
