import { execFile } from 'node:child_process'
import { readdir, readFile, rename, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import { promisify } from 'node:util'
import { cachedFolder } from './cache.ts'
import { mergeFonts } from './trueType/merge.ts'

const require = createRequire(import.meta.url)
const decompress = require('wawoff2/decompress') as (woff2: Uint8Array) => Promise<Uint8Array>

// The variable files name themselves after their thinnest weight; the aliases give them their plain names back.
const families = [
  { name: 'noto-sans-sc', own: 'Noto Sans SC Thin', plain: ['Noto Sans SC', 'sans-serif'] },
  { name: 'noto-serif-sc', own: 'Noto Serif SC ExtraLight', plain: ['Noto Serif SC', 'serif'] },
]

/**
 * Makes Han glyphs available to a browser or to sharp on a machine that has no Han font; without them every character
 * on a picture is an empty box.
 * @returns the file to set as FONTCONFIG_FILE before the program starts, or undefined when the machine has Han fonts
 */
export async function hanFonts(): Promise<string | undefined> {
  if (process.env['FONTCONFIG_FILE']) return process.env['FONTCONFIG_FILE']
  if (process.platform !== 'linux' || (await machineHasHanFonts())) return undefined
  const fonts = await cachedFolder('fonts-1', async (folder) => {
    for (const { name } of families) await convert(name, folder)
  })
  // Written anew every time: it holds absolute paths, and a checkout may have been moved. In one step, because a browser
  // of another test file may be reading it.
  const file = path.join(fonts, 'fonts.conf')
  await writeFile(`${file}.${process.pid}`, configuration(fonts))
  await rename(`${file}.${process.pid}`, file)
  return file
}

async function machineHasHanFonts(): Promise<boolean> {
  return promisify(execFile)('fc-list', [':lang=zh-cn', 'family']).then(
    ({ stdout }) => stdout.trim() !== '',
    () => false,
  )
}

async function convert(name: string, folder: string): Promise<void> {
  const files = path.join(path.dirname(require.resolve(`@fontsource-variable/${name}/package.json`)), 'files')
  const subsets = (await readdir(files)).filter((file) => file.endsWith('-normal.woff2'))
  // Latin first: its metrics and names become the whole font's.
  subsets.sort((a, b) => Number(b.includes('-latin-wght')) - Number(a.includes('-latin-wght')))
  const fonts: Buffer[] = []
  for (const file of subsets) {
    // Copied, because the result lies in memory that the next call overwrites.
    fonts.push(Buffer.from(await decompress(await readFile(path.join(files, file)))))
  }
  await writeFile(path.join(folder, `${name}.ttf`), mergeFonts(fonts))
}

function configuration(folder: string): string {
  const aliases = families.flatMap(({ own, plain }) =>
    plain.map(
      (family) => `<alias binding="same"><family>${family}</family><prefer><family>${own}</family></prefer></alias>`,
    ),
  )
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
<dir>${folder}</dir>
<cachedir>${folder}/cache</cachedir>
${aliases.join('\n')}
</fontconfig>
`
}
