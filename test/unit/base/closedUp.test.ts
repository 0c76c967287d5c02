import { zh } from '@payloadcms/translations/languages/zh'
import { expect, it } from 'vitest'
import { closedUp } from '../../../cms/base/closedUp.ts'

/** Every text of some translations, by its path. */
function textsIn(texts: object, path = ''): [string, string][] {
  return Object.entries(texts).flatMap(([name, text]: [string, unknown]) =>
    typeof text === 'string' ? [[path + name, text] as [string, string]] : textsIn(text as object, `${path}${name}.`),
  )
}

it('should leave no space between a Chinese word and the name of a thing, and change nothing else', () => {
  const [before, after] = [textsIn(zh.translations), textsIn(closedUp(zh.translations))]
  expect(after.map(([path]) => path)).toEqual(before.map(([path]) => path))
  expect(after.map(([, text]) => text.replaceAll(' ', ''))).toEqual(before.map(([, text]) => text.replaceAll(' ', '')))
  const filled = (text: string): string =>
    text.replaceAll(/<\/?\d>/g, '').replaceAll(/\{\{\w*(?:label|title)\}\}/gi, '场次')
  const gaps = after.filter(([, text]) =>
    /[一-龥] 场次(?!$)|场次 [一-龥]/.test(filled(text).replaceAll('场次 场次', '场次')),
  )
  expect(gaps).toEqual([])
  expect(closedUp({ a: { b: '添加 {{label}}', c: '{{count}} 个 {{label}}，用 {{from}} 覆盖' } })).toEqual({
    a: { b: '添加{{label}}', c: '{{count}} 个{{label}}，用 {{from}} 覆盖' },
  })
})
