import { readdir } from 'node:fs/promises'
import path from 'node:path'
import { isFinished } from '../../../site/publisher/release/releaseFolder.ts'
import { ReleaseState } from '../../../site/publisher/release/releaseState.ts'

/**
 * Reads what is known of the releases that were finished before this one is made; one that is damaged says nothing.
 * @param root the published folder
 * @param name of this one
 */
export async function withEarlierStates(
  root: string,
  name: string,
  read: (earlier: readonly ReleaseState[]) => Promise<void>,
): Promise<void> {
  const states: ReleaseState[] = []
  try {
    for (const other of await readdir(path.join(root, 'releases')))
      if (other !== name && isFinished(root, other))
        states.push(new ReleaseState(path.join(root, 'state', `${other}.db`), { readOnly: true }))
    await read(states)
  } finally {
    for (const state of states) state.close()
  }
}
