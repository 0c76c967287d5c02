import { readFile } from 'node:fs/promises'
import { z } from 'zod'

const manifest = z.object({ node: z.record(z.string(), z.unknown()) })

/** The ids of the admin's server functions; they change with every build and stand in what browsers get. */
export async function readActions(): Promise<string[]> {
  const text = await readFile('cms/.next/server/server-reference-manifest.json', 'utf8')
  return Object.keys(manifest.parse(JSON.parse(text)).node)
}
