import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'

const generated = new Set(['.next', '.build', '.astro', 'next-env.d.ts', 'node_modules', '.DS_Store'])

/**
 * One short text that changes when a source changes: its name or its content, not its date, which a checkout touches.
 * @param {string} checkout
 * @param {string[]} inputs files and folders; one that does not exist is a state of its own
 * @param {string[]} [without] files and folders in them that do not count
 */
export async function fingerprint(checkout, inputs, without = []) {
  const files = (await Promise.all(inputs.map((input) => list(checkout, input, new Set(without))))).flat().sort()
  const contents = await Promise.all(files.map((file) => readFile(path.join(checkout, file))))
  const hash = createHash('sha256')
  files.forEach((file, index) => {
    const content = contents[index] ?? ''
    hash.update(`${file}\0${content.length}\0`).update(content)
  })
  return hash.digest('hex')
}

/**
 * @param {string} checkout
 * @param {string} input
 * @param {Set<string>} without
 * @returns {Promise<string[]>} paths with slashes, so that every system gets the same fingerprint
 */
async function list(checkout, input, without) {
  try {
    const entries = await readdir(path.join(checkout, input), { withFileTypes: true })
    const found = entries.map(async (entry) => {
      const file = `${input}/${entry.name}`
      if (generated.has(entry.name) || without.has(file)) return []
      return entry.isDirectory() ? list(checkout, file, without) : [file]
    })
    return (await Promise.all(found)).flat()
  } catch (error) {
    const { code } = /** @type {NodeJS.ErrnoException} */ (error)
    if (code === 'ENOTDIR') return [input]
    if (code === 'ENOENT') return []
    throw error
  }
}
