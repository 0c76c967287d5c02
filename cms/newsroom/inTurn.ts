/** The last piece of work that waits for each name. */
const turns = new Map<string, Promise<unknown>>()

/**
 * Does work on the same thing one after the other, so that the second sees what the first did.
 * @param name of the thing
 */
export async function inTurn<T>(name: string, work: () => Promise<T>): Promise<T> {
  const mine = (turns.get(name) ?? Promise.resolve()).then(work, work)
  turns.set(name, mine)
  try {
    return await mine
  } finally {
    if (turns.get(name) === mine) turns.delete(name)
  }
}
