import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { answerPath } from '../../site/catalogue/urls.ts'

/** How a process is started. */
export interface Command {
  args: readonly string[]
  env: Record<string, string>
}

/**
 * Plain `astro build` of the site, as a static project with the entries of a file; for Node, in the project's folder.
 * @param entries a file that entriesFile.ts wrote
 * @param out the folder to be made; Astro's cache goes beside it
 */
export function plainBuild(entries: string, out: string): Command {
  return {
    args: [
      path.resolve('node_modules/astro/bin/astro.mjs'),
      'build',
      '--config',
      'test/support/plain/astro.config.mjs',
    ],
    env: { PLAIN_ENTRIES: path.resolve(entries), PLAIN_OUT: path.resolve(out) },
  }
}

/** The HTML files of a folder, by their paths in it; one after the other, since there may be more than can be open. */
export async function htmlFiles(folder: string): Promise<Map<string, Buffer>> {
  const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.html')).sort()
  const files = new Map<string, Buffer>()
  for (const name of names) files.set(name, await readFile(path.join(folder, name)))
  return files
}

/** Names of files that are not the same bytes in both, or are missing in one. */
export function differences(ours: ReadonlyMap<string, Buffer>, theirs: ReadonlyMap<string, Buffer>): string[] {
  const names = [...new Set([...ours.keys(), ...theirs.keys()])].filter((name) => name !== answerFile)
  return names.filter((name) => {
    const [our, their] = [ours.get(name), theirs.get(name)]
    return our === undefined || their === undefined || comparable(name, our) !== comparable(name, their)
  })
}

/** What answers one visitor's form is a page that is never published; a plain build writes it all the same. */
const answerFile = `${answerPath.slice(1)}index.html`

/**
 * The page with the digests of its scripts left out where these are of components: a static build and one for a server
 * share the same modules out among files in another way, and so name them differently.
 */
function comparable(name: string, page: Buffer): string {
  const text = page.toString('latin1')
  return name.endsWith('sign-up/index.html') ? text.replace(/(\/_astro\/Island\.[\w.]+)\.[\w-]{8}\.js/g, '$1.js') : text
}
