import { describe, expect, it } from 'vitest'
import { sayInChinese } from '../../cms/saving/sayInChinese.ts'

describe('a refusal of Payload', () => {
  const said = (status: number, ...messages: (string | undefined)[]) => {
    const errors = messages.map((message) => ({ message, data: { reason: 'x' } }))
    const args = { error: Object.assign(new Error('x'), { status }), result: { errors }, req: {}, context: {} }
    const outcome = sayInChinese(args as never) as { response?: { errors: { message: string }[] } } | undefined
    return outcome?.response?.errors.map(({ message }) => message)
  }

  it.each([
    [400, '请求的内容不对，没有保存任何东西。请检查后重试。'],
    [401, '请先登录。'],
    [403, '您的角色不能这样做。'],
    [404, '没有找到，可能已被删除，或您的角色看不到它。'],
    [409, '内容刚被别人改过。请刷新后再试。'],
  ])('should be said in Chinese when it is not: %d', (status, message) => {
    expect(said(status, 'An unknown error occurred.')).toEqual([message])
    expect(said(status, undefined, '标题太长。')).toEqual([message, '标题太长。'])
  })

  it('should be left as it is when it is', () => {
    for (const status of [400, 500]) expect(said(status, '标题太长。')).toBeUndefined()
  })

  it('should not say of a fault of the server that nothing was saved', () => {
    for (const status of [500, 503])
      expect(said(status, 'Something went wrong.')).toEqual([expect.stringContaining('看看内容保存了没有')])
  })
})
