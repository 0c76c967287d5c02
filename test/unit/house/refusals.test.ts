import { glob } from 'node:fs/promises'
import { STATUS_CODES } from 'node:http'
import path from 'node:path'
import { expect, it } from 'vitest'
import { answerRefusal } from '../../../cms/base/answerRefusal.ts'
import { answerOf, catalogue, type Catalogue, type Rule } from '../../../cms/base/catalogue.ts'
import { Refusal } from '../../../cms/base/refusal.ts'

type Rules = Readonly<Record<string, Rule>>

/** Whatever a sentence names; a problem that another function has told is a sentence of its own. */
const values = new Proxy<Record<string, string>>({}, { get: () => '要改好再试' })

/** What nobody can do anything about who is told of it, and what only a program sends. */
const nothingToDo = [
  'address-with-bad-id',
  'approve-not-submitted',
  'batch-vanished',
  'content-no-json',
  'form-without-boundary',
  'import-not-yours-to-make',
  'no-such-entry',
  'nothing-there',
  'return-not-submitted',
  'schedules-by-publishers-only',
  'submit-in-review',
]

const all: { file: string; code: string; status: number; message: string }[] = []
const files: string[] = []
for await (const file of glob('cms/**/refusals.ts', { exclude: ['cms/.next/**', 'cms/.build/**'] })) files.push(file)
for (const file of files.sort()) {
  const exported = (await import(path.resolve(file))) as Record<string, unknown>
  for (const reason of Object.values(exported).filter(isCatalogue))
    for (const code of Object.keys(reason.rules)) all.push({ file, ...said(reason, code) })
}

function isCatalogue(value: unknown): value is Catalogue<Rules> {
  return typeof value === 'function' && 'rules' in value
}

function said(reason: Catalogue<Rules>, code: string) {
  return (reason as (code: string, values: object) => ReturnType<Catalogue<Rules>>)(code, values)
}

it('should have a catalogue for each capability that refuses', () => {
  expect(all.length).toBeGreaterThan(150)
  expect(new Set(all.map(({ file }) => file)).size).toBeGreaterThan(15)
})

it('should give each rule a code of its own', () => {
  const codes = all.map(({ code }) => code)
  expect(codes.filter((code, index) => codes.indexOf(code) !== index)).toEqual([])
  for (const code of codes) expect(code).toMatch(/^[a-z]+(-[a-z]+)*$/)
})

it('should answer with a status that blames whoever asks, or the moment', () => {
  for (const { code, status } of all)
    expect([code, status >= 400 && status !== 500 && STATUS_CODES[status] !== undefined]).toEqual([code, true])
})

it('should say in Chinese what to do, where somebody can do something', () => {
  const mute = all.filter(({ message }) => !/请|要|可以|先|只收|最多|只能|不用|照常|自动|才能|写法是/.test(message))
  expect(mute.map(({ code }) => code).sort()).toEqual(nothingToDo)
  for (const { message } of all) expect(message).toMatch(/^\p{Script=Han}|^[「《]|^updatedAt/u)
})

it('should make a sentence of the values that it names', () => {
  const reason = catalogue({
    plain: [404, '没有。'],
    named: [409, ({ name, most }: { name: string; most: number }) => `「${name}」最多 ${most} 个。`],
  })
  expect(reason('plain')).toEqual({ code: 'plain', status: 404, message: '没有。' })
  expect(reason('named', { name: '甲', most: 3 })).toEqual({ code: 'named', status: 409, message: '「甲」最多 3 个。' })
  // @ts-expect-error -- its sentence names values
  expect(() => reason('named')).toThrow()
  expect(answerOf(reason('plain'))).toEqual({ errors: [{ message: '没有。', data: { code: 'plain' } }] })
})

it('should be answered with its code beside its sentence, and with the fields that it is about', () => {
  const reason = { code: 'old-password-wrong', status: 400, message: '原密码不对。' }
  const answered = (error: Error) => answerRefusal({ error } as Parameters<typeof answerRefusal>[0])
  expect(answered(new Refusal(reason))).toEqual({
    response: { errors: [{ name: 'Refusal', message: '原密码不对。', data: { code: 'old-password-wrong' } }] },
  })
  expect(answered(new Refusal(reason, ['currentPassword']))).toEqual({
    response: {
      errors: [
        {
          name: 'Refusal',
          message: '原密码不对。',
          data: { code: 'old-password-wrong', errors: [{ path: 'currentPassword', message: '原密码不对。' }] },
        },
      ],
    },
  })
  expect(answered(new Error('x'))).toBeUndefined()
})
