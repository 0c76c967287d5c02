import { execFile } from 'node:child_process'
import { rm } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { type Browser, chromium } from 'playwright-core'
import { cachedFolder, exists } from './cache.ts'
import { hanFonts } from './fonts.ts'

const debianPackages =
  'libnss3 libnspr4 libatk1.0-0 libatk-bridge2.0-0 libcups2 libdrm2 libgbm1 libxkbcommon0 libxcomposite1 libxdamage1 libxfixes3 libxrandr2 libpango-1.0-0 libcairo2 libasound2 libdbus-1-3'

/**
 * Starts a headless browser that shows Han glyphs: the machine's own Chromium or Chrome when there is one, else the
 * one that comes as an npm package.
 */
export async function openBrowser(): Promise<Browser> {
  const executablePath = (await systemBrowser()) ?? (await packagedBrowser())
  const fonts = await hanFonts()
  return chromium.launch({
    executablePath,
    args: ['--no-zygote', '--disable-gpu', '--font-render-hinting=none', '--lang=zh-CN'],
    env: { ...process.env, ...(fonts && { FONTCONFIG_FILE: fonts }) },
  })
}

/** The machine's own Chromium or Chrome, if it has one. */
export async function systemBrowser(): Promise<string | undefined> {
  if (process.env['CHROMIUM_PATH']) return process.env['CHROMIUM_PATH']
  const folders = (process.env['PATH'] ?? '').split(path.delimiter)
  const onPath = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome.exe', 'msedge.exe']
  const installed = [
    ...folders.flatMap((folder) => onPath.map((name) => path.join(folder, name))),
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    `${process.env['PROGRAMFILES'] ?? ''}/Google/Chrome/Application/chrome.exe`,
  ]
  for (const file of installed) if (await exists(file)) return file
  return undefined
}

async function packagedBrowser(): Promise<string> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error('没有找到浏览器。请安装 Chromium 或 Chrome，或用环境变量 CHROMIUM_PATH 指出它的位置。')
  }
  const { inflate } = await import('@sparticuz/chromium')
  const folder = await cachedFolder('chromium-147', async (temporary) => {
    const packed = path.join(
      path.dirname(import.meta.resolve('@sparticuz/chromium').slice('file://'.length)),
      '../../bin',
    )
    await unpack(inflate, path.join(packed, 'chromium.br'), temporary)
  })
  const executable = path.join(folder, 'chromium')
  await checkLibraries(executable)
  return executable
}

/** The package unpacks into the system's temporary folder, where a killed run would leave half a browser for ever. */
async function unpack(inflate: (file: string) => Promise<string>, file: string, folder: string): Promise<void> {
  const before = process.env['TMPDIR']
  process.env['TMPDIR'] = folder
  try {
    await inflate(file)
  } catch (error) {
    await rm(folder, { recursive: true, force: true })
    throw error
  } finally {
    if (before === undefined) delete process.env['TMPDIR']
    else process.env['TMPDIR'] = before
  }
}

async function checkLibraries(executable: string): Promise<void> {
  const { stdout } = await promisify(execFile)('ldd', [executable]).catch(() => ({ stdout: '' }))
  const missing = [...stdout.matchAll(/(\S+) => not found/g)].map((match) => match[1])
  if (missing.length > 0) {
    throw new Error(`浏览器缺少系统库 ${missing.join(' ')}。请安装：apt-get install -y ${debianPackages}`)
  }
}
