import { mkdir, open, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { Fonts } from '../typeset/faces.ts'
import { type DrawOrder, drawOrder, type DrawReply } from './order.ts'
import { missingFileOf } from './drawnFiles.ts'
import { codeOf } from './notDrawn.ts'
import { drawPicture } from './picture.ts'

/**
 * A process of its own that draws, one picture after the other: what a damaged picture or a font does to it is nobody
 * else's matter. It ends with whoever started it.
 */
let fonts: Promise<Fonts> | undefined
let last: Promise<unknown> = Promise.resolve()

process.on('message', (message) => {
  const order = drawOrder.parse(message)
  last = last.then(() => carryOut(order)).then((reply) => process.send?.(reply))
})
// an exit would wait for what libraries have under way in threads of theirs, however long that takes
process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'))

async function carryOut({ name, format, facts, picture, file }: DrawOrder): Promise<DrawReply> {
  try {
    const { bytes, missing } = await drawPicture(format, facts, picture, await (fonts ??= Fonts.open()))
    // first, so that no drawing is ever taken for whole that is not
    if (missing.length > 0) await writeWhole(missingFileOf(file), Buffer.from(JSON.stringify(missing)))
    await writeWhole(file, bytes)
    return { name, missing, bytes: bytes.length, residentBytes: process.memoryUsage.rss() }
  } catch (error) {
    return { name, code: codeOf(error) }
  }
}

/** A file is there with all its bytes on the disk, or not at all. */
async function writeWhole(file: string, bytes: Buffer): Promise<void> {
  const draft = `${file}.${process.pid}`
  // what can be made again may have been removed by anybody, with its folder
  await mkdir(path.dirname(file), { recursive: true })
  try {
    const handle = await open(draft, 'w')
    try {
      await handle.writeFile(bytes)
      await handle.sync()
    } finally {
      await handle.close()
    }
    await rename(draft, file)
  } catch (error) {
    await rm(draft, { force: true })
    throw error
  }
}
