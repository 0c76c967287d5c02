import { mkdir, mkdtemp, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'

const root = path.resolve('node_modules/.cache/gongyun')

/**
 * A folder that is made once and then reused. It appears under its name only when it is complete, so neither a crash
 * nor two test files that make it at the same time can leave half a folder behind.
 * @param name folder name; put the version of what is inside into it
 * @param fill writes the content into the folder that it is given
 */
export async function cachedFolder(name: string, fill: (folder: string) => Promise<void>): Promise<string> {
  const folder = path.join(root, name)
  if (await exists(folder)) return folder
  await mkdir(root, { recursive: true })
  const temporary = await mkdtemp(path.join(root, `${name}-`))
  try {
    await fill(temporary)
    await rename(temporary, folder)
  } catch (error) {
    await rm(temporary, { recursive: true, force: true })
    if (!(await exists(folder))) throw error
  }
  return folder
}

/** Whether there is anything at this path. */
export async function exists(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  )
}
