import fc from 'fast-check'
import { APIError, Locked, NotFound, ValidationError } from 'payload'
import { expect, it } from 'vitest'
import { Refusal } from '../../../cms/base/refusal.ts'
import { mediaReason } from '../../../cms/content/files/pictures/refusals.ts'
import { isSpoken, reasonOf } from '../../../cms/features/imports/batch/reason.ts'
import { tableReason } from '../../../cms/features/imports/file/refusals.ts'
import { RowRefused } from '../../../cms/features/imports/journal/rowRefused.ts'
import { SavedMeanwhile } from '../../../cms/documents/saving/savedMeanwhile.ts'

const latin = fc.stringMatching(/^[A-Za-z]{3,12}( [a-z]{2,8}){1,4}$/)
const codes = ['ENOSPC', 'EDQUOT', 'SQLITE_FULL', 'EIO', 'ENOENT', 'SQLITE_CONSTRAINT_FOREIGNKEY', 14031, 11000, 112]
/** What a package, a database or the system throws, which is for nobody but the log. */
const fault = fc.oneof(
  latin,
  latin.map((message) => new TypeError(message)),
  fc
    .tuple(latin, fc.constantFrom(...codes), fc.boolean())
    .map(([message, code, isCause]) =>
      isCause
        ? new Error(message, { cause: Object.assign(new Error(message), { code }) })
        : Object.assign(new Error(`${String(code)}: ${message}`), { code }),
    ),
)
/** What Payload refuses in its own words. */
const foreign = latin.chain((message) =>
  fc.constantFrom(
    new APIError(message, 400, { errors: [{ message }] }, true),
    new ValidationError({ errors: [{ path: 'title', message }] }),
    new Locked(`Document with ID ${message} is currently locked`),
    new NotFound(),
  ),
)
const inRow = (error: fc.Arbitrary<unknown>) =>
  fc.oneof(
    error,
    error.map((cause) => new RowRefused(7, '歌', undefined, cause)),
  )

it('should tell whoever imports no words of a package or the system, but what to do, in Chinese', () => {
  fc.assert(
    fc.property(inRow(fc.oneof(fault, foreign)), (error) => {
      const reason = reasonOf(error)
      expect(reason).toMatch(/请.*。$/u)
      expect(reason.replaceAll(/ID|Excel|WPS/g, '')).not.toMatch(/[A-Za-z]{3}/)
    }),
  )
})

it('should take a fault for none that is told, and a refusal for one', () => {
  fc.assert(fc.property(inRow(fault), (error) => !isSpoken(error)))
  fc.assert(fc.property(inRow(foreign), isSpoken))
})

it.each([
  [Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' }), '服务器的磁盘满了'],
  [new SavedMeanwhile(), '别人正在保存同一条内容'],
  [new Refusal(tableReason('zip-without-picture', { inside: 'a.jpg' })), '压缩包里没有「a.jpg」。请重新上传。'],
  [new Refusal(mediaReason('picture-empty', { name: 'a.jpg' })), '图片「a.jpg」是空文件'],
  [new ValidationError({ errors: [{ path: 'age', label: '年龄', message: '请填写数字。' }] }), '年龄：请填写数字。'],
  [new RowRefused(3, '歌', { field: 'code', value: 'A' }), '第 3 行「歌」：编号「A」预览之后被别的条目用了'],
])('should say of %o: %s', (error, words) => {
  expect(reasonOf(error)).toContain(words)
})
