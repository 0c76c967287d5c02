import path from 'node:path'
import { parseArgs } from 'node:util'
import { ExportError } from './exportError.ts'

/** What `npm run export` is asked for. */
export type ExportOptions =
  { help: true } | { help: false; kind: 'folder' | 'archive'; to: string; changedOnly: boolean }

const example = '例如：npm run export -- --to ../public-site'

/** The text of `npm run export -- --help`. */
export const helpText = [
  '导出已发布的网站，交给任何网页服务器（nginx、Caddy 等）。服务在不在运行都可以。',
  '',
  '用法（usage）：npm run export -- --to <文件夹 或 文件名.tar.gz> [--changed]',
  '',
  '选项（options）：',
  '  --to <地方>     空的或以前导出过的文件夹，或以 .tar.gz 结尾的文件（folder or archive）',
  '  --changed       只导出上次导出到同一地方以来的变化，撤下的页面也会删除（only what changed）',
  '  --help          显示本说明（this text）',
].join('\n')

/**
 * Reads the options of `npm run export`.
 * @returns `to` as an absolute path
 * @throws ExportError naming what is wrong, what is allowed and what to do
 */
export function parseOptions(args: readonly string[]): ExportOptions {
  const { values, tokens } = parseArgs({
    args: [...args],
    // checked below, to be told in Chinese
    strict: false,
    tokens: true,
    options: { to: { type: 'string' }, changed: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
  })
  for (const token of tokens) {
    if (token.kind === 'positional') {
      throw new ExportError(`多了参数 ${token.value}。选项要写在 -- 之后，地方要写在 --to 之后。${example}`)
    }
    if (token.kind !== 'option') continue
    if (!['to', 'changed', 'help'].includes(token.name)) {
      throw new ExportError(`不认识的选项 ${token.rawName}。可用的选项：--to、--changed、--help。${example}`)
    }
    if (token.name !== 'to' && token.value !== undefined) {
      throw new ExportError(`${token.rawName}=${token.value} 不能用：${token.rawName} 不带值。请去掉等号和后面的内容。`)
    }
  }
  if (values.help === true) return { help: true }
  const { to } = values
  if (typeof to !== 'string' || to === '')
    throw new ExportError(`没有说导出到哪里：要用 --to 指定文件夹，或以 .tar.gz 结尾的文件。${example}`)
  if (/\.(zip|tar|tgz|tar\.\w+|7z|rar)$/i.test(to) && !to.endsWith('.tar.gz')) {
    throw new ExportError(`--to=${to} 不能用：压缩包只能以 .tar.gz 结尾。请改文件名，或指定一个文件夹。`)
  }
  return {
    help: false,
    kind: to.endsWith('.tar.gz') ? 'archive' : 'folder',
    to: path.resolve(to),
    changedOnly: values.changed === true,
  }
}
