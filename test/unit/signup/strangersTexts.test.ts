import fc from 'fast-check'
import { expect, it } from 'vitest'
import { signUpAsked } from '../../../cms/features/signup/asked/contract.ts'
import type { Revealed } from '../../../cms/features/signup/desk/admin/answers.ts'
import { rosterSheet } from '../../../cms/features/signup/desk/rosterSheet.ts'
import { answer } from '../../../cms/features/signup/feedback/rules.ts'
import { consentVersion, nameProblem } from '../../../site/catalogue/signUp/rules.ts'

/** What no table, feed or message can hold: they are written in XML, and JSON of UTF-8. */
const unwritable = /[^\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u
const odd = fc.constantFrom(
  '\uffff',
  '\ufffe',
  '\u{1fffe}',
  '\ud800',
  '\udc00',
  '\u0000',
  '\u200b',
  '\ufeff',
  '\u202e',
  '\n',
  '\t',
)
const text = fc.oneof(
  fc.tuple(fc.constantFrom('李', '小明', 'a'), odd, fc.constantFrom('四', '红', '')).map((parts) => parts.join('')),
  fc.string({ unit: 'binary', maxLength: 30 }),
)
const form = {
  bookable: { collection: 'activities', entry: 'a', occasion: 'b' },
  key: 'k'.repeat(16),
  phone: '13800138000',
  consent: consentVersion,
}

it('should take no text of a form in which something stands that nobody sees', () => {
  fc.assert(
    fc.property(text, (one) => {
      const children = [{ name: one, age: 5 }]
      const whole = signUpAsked.safeParse({ ...form, name: one, unit: one, children, answers: { size: one } })
      if (!whole.success) return
      const { name, unit, answers } = whole.data
      for (const taken of [name, unit, whole.data.children[0]?.name, answers['size']])
        expect(taken).not.toMatch(unwritable)
    }),
  )
})

it('should take such characters out, and what somebody meant', () => {
  const { data } = signUpAsked.safeParse({
    ...form,
    name: ' 李\uffff四\ud800',
    unit: '一厂\u200b',
    email: '\ufefflisi@example.org',
    children: [{ name: '小\ufffe明', age: 5 }],
    answers: { size: 'a\uffffb\tc' },
  })
  expect(data).toMatchObject({ name: '李四', unit: '一厂', email: 'lisi@example.org', children: [{ name: '小明' }] })
  expect(data?.answers).toEqual({ size: 'ab c' })
  expect(signUpAsked.safeParse({ ...form, name: '\uffff \u200b\u3164' }).error?.issues[0]?.message).toBe('请填姓名。')
})

it('should take feedback without them', () => {
  const marks = { overall: 5, content: 5, place: 5 }
  fc.assert(
    fc.property(text, (one) => {
      const { data } = answer.safeParse({ ...marks, text: one })
      expect(data?.text ?? '').not.toMatch(unwritable)
    }),
  )
  expect(answer.parse({ ...marks, text: '很\uffff好\n再来' }).text).toBe('很好 再来')
})

it('should write a roster that programs open, whatever was stored before', () => {
  const one: Revealed = {
    id: 'r',
    number: 1,
    state: 'confirmed',
    seats: 2,
    name: '李\uffff四',
    phone: '13800138000',
    unit: '一\ud800厂',
    comes: true,
    children: [{ name: '小\ufffe明', age: 5 }],
    answers: [{ question: '备注', answer: 'a\u0000b' }],
  }
  const [, line] = rosterSheet({ title: '试', when: '' }, [one], ['备注']).rows
  expect(line?.filter((cell) => unwritable.test(String(cell)))).toEqual([])
  expect(line?.[1]).toBe('李四')
})

it.each([
  '李四',
  '买买提·艾力',
  '买买提.艾力',
  '阿依古丽。买买提',
  '古丽．买买提',
  '阿卜杜热合曼·阿卜杜拉',
  'Mary-Jane O’Neil',
  'J. R. Smith',
  'J.R. Smith',
  '欧阳小红（小名红红）',
  '报名人1001',
  '三一',
  '周五一',
])('should take the name %s', (name) => {
  expect(nameProblem(name, '姓名')).toBeUndefined()
})

it.each([
  '恭喜中奖请登录evil-bank.cn领取500元',
  'evil。cn',
  'ｅｖｉｌ．ｃｎ',
  'https://evil',
  'WWW evil',
  'a@evil',
  '加微信 13800138000',
  '退款请电 138 0013 8000',
  '打 0571-8888-6666',
  '138·0013·8000',
  '拨95588',
  '１２３１５',
  '一三八零零一三八零零零',
  '一三八 零零一三 八零零零',
  '领奖.中国',
  '加微信 ab12345 领奖',
  '加QQ',
  'jiang点com',
  '尊敬的职工您的补贴已到账请尽快联系客服领取',
])('should refuse the name %s, of a child too', (name) => {
  const refused = (sent: object): string | undefined =>
    signUpAsked.safeParse({ ...form, ...sent }).error?.issues[0]?.message
  expect(refused({ name })).toMatch(/^姓名(?:里不能有网址|最多 20 个字)/)
  expect(refused({ name: '李四', children: [{ name, age: 5 }] })).toMatch(/^孩子的姓名(?:里不能有网址|最多 20 个字)/)
})
