import path from 'node:path'
import type { Locator, Page } from 'playwright-core'
import sharp from 'sharp'

/** Where the pictures of the editors' guide are written; nothing is written when it is not set. */
const folder = process.env['GUIDE_SCREENSHOTS'] === '1' ? 'docs/editors' : process.env['GUIDE_SCREENSHOTS']

/**
 * Takes a picture for the editors' guide, when that is asked for: the tests go through its steps in any case.
 * @param name of the file, without its ending
 * @param of the part of the page that is shown; the window without it
 */
export async function takePicture(page: Page, name: string, of?: Locator): Promise<void> {
  if (!folder) return
  await page.mouse.move(0, 0)
  const options = { animations: 'disabled', caret: 'hide' } as const
  const bytes = of === undefined ? await page.screenshot(options) : await of.screenshot(options)
  await sharp(bytes)
    .png({ palette: true, colours: 64, compressionLevel: 9, effort: 10 })
    .toFile(path.join(folder, `${name}.png`))
}
