import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'

/**
 * Whether the work that this stamp stands for was finished, for this state of the sources.
 * @param {string} file
 * @param {string} state
 */
export async function isStamped(file, state) {
  return readFile(file, 'utf8').then(
    (content) => content === state,
    () => false,
  )
}

/**
 * Does work so that only its finished end counts: the stamp goes first and comes back last.
 * @param {string} file
 * @param {string} state
 * @param {() => Promise<void>} work
 */
export async function stamped(file, state, work) {
  await rm(file, { force: true })
  await work()
  await mkdir(path.dirname(file), { recursive: true })
  await writeFile(`${file}.new`, state)
  await rename(`${file}.new`, file)
}
