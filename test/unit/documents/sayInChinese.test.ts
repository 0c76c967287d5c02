import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sayInChinese } from '../../../cms/documents/saving/sayInChinese.ts'

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

  it('should be said in Chinese of each field too, and of a file what to do', () => {
    const problem = (path: string, message: string) => {
      const errors = [{ message, data: { id: 'x', errors: [{ path, message, label: '录像' }] } }]
      const args = { error: Object.assign(new Error('x'), { status: 400 }), result: { errors }, req: {}, context: {} }
      const outcome = sayInChinese(args as never) as { response: { errors: unknown[] } } | undefined
      return outcome?.response.errors[0]
    }
    const damaged = problem('file', 'Invalid or corrupted ISO base media file.')
    const text = expect.stringContaining('请用原来的程序打开看看，重新导出或重新拷贝后再上传。') as string
    expect(damaged).toEqual({
      message: text,
      data: { id: 'x', errors: [{ path: 'file', label: '录像', message: text }] },
    })
    expect(problem('rows.0.title', 'must be valid')).toMatchObject({
      data: { errors: [{ path: 'rows.0.title', message: '这里填的内容不对，请检查后重填。' }] },
    })
    expect(problem('file', '录像太大。')).toBeUndefined()
  })

  it('should be left as it is when it is', () => {
    for (const status of [400, 500]) expect(said(status, '标题太长。')).toBeUndefined()
  })

  it('should not say of a fault of the server that nothing was saved', () => {
    for (const status of [500, 503])
      expect(said(status, 'Something went wrong.')).toEqual([expect.stringContaining('看看内容保存了没有')])
  })

  it('should name by what a query may not search or sort, however many that are', () => {
    const query = (paths: string[]) => {
      const error = Object.assign(new Error('x'), { status: 400, data: paths.map((path) => ({ path })) })
      const message = `The following path cannot be queried: ${paths.join(', ')}`
      const args = { error, result: { errors: [{ message }] }, req: { method: 'GET' }, context: {} }
      const outcome = sayInChinese(args as never) as { response: { errors: { message: string }[] } }
      return outcome.response.errors[0]?.message ?? ''
    }
    expect(query(['email', 'email'])).toBe(
      '不能按「email」查询或排序：没有这个字段，或您的角色看不到它。请换一个字段。',
    )
    fc.assert(
      fc.property(fc.array(fc.string(), { minLength: 1 }), (paths) => {
        const message = query(paths)
        expect(message).toContain(`「${(paths[0] ?? '').slice(0, 60)}`)
        expect(message.length).toBeLessThan(500)
      }),
    )
  })

  it('should not speak of saving to whoever reads', () => {
    const result = { errors: [{ message: 'x' }] }
    const args = { error: Object.assign(new Error('x'), { status: 400 }), result, req: { method: 'GET' }, context: {} }
    expect(JSON.stringify(sayInChinese(args as never))).not.toContain('保存')
  })
})
