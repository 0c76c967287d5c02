import { chmodSync, mkdirSync } from 'node:fs'
import path from 'node:path'

/** The server makes files for its owner only; a web server in front reads what is published with an account of its own. */
const [fileMode, folderMode] = [0o644, 0o755]

/** Lets everybody read a published file. One that is linked is readable under its other name too, if one gets there. */
export function makeReadable(file: string): void {
  chmodSync(file, fileMode)
}

/** Makes a folder, and those above it that are not there, for everybody to read. */
export function makeReadableFolder(folder: string): void {
  const first = mkdirSync(folder, { recursive: true })
  if (first === undefined) return
  for (let made = folder; made.length >= first.length; made = path.dirname(made)) chmodSync(made, folderMode)
}
