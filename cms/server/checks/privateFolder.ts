import { chmodSync, lstatSync, readdirSync, type Stats } from 'node:fs'
import path from 'node:path'

/** What a web server in front may read; everything else is for the owner alone. */
const publicFolder = 'published'

/**
 * Sees to it that other accounts of the machine read nothing of a data folder but the published site: pictures of drafts
 * lie there, and the database. From now on this process makes files for its owner only; what is there from before is
 * closed.
 *
 * Whoever may pass through the data folder may go on to do so, since a web server with an account of its own reaches the
 * published site through it; passing through is not listing.
 * @param dataDir absolute path of a folder that is there
 */
export function keepPrivate(dataDir: string): void {
  process.umask(0o077)
  for (const name of readdirSync(dataDir)) if (name !== publicFolder) close(path.join(dataDir, name))
  limit(dataDir, lstatSync(dataDir), 0o711)
}

/** A folder last: as long as it is open, what is in it may be so too. */
function close(name: string): void {
  const found = lstatSync(name, { throwIfNoEntry: false })
  if (found?.isDirectory() === true) {
    // below a closed folder nobody comes, whatever the modes are there
    if ((found.mode & 0o077) === 0) return
    for (const entry of readdirSync(name)) close(path.join(name, entry))
    limit(name, found, 0o700)
  } else if (found?.isFile() === true && found.nlink === 1) limit(name, found, 0o600)
}

function limit(name: string, { mode }: Stats, most: number): void {
  if ((mode & 0o777 & ~most) !== 0) chmodSync(name, mode & most)
}
