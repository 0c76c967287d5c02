import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { linkAddressProblem } from '../../../cms/documents/richText/linkAddress.ts'

const host = fc.constantFrom('www.kmgh.org.cn', 'example.com', 'a.b.cn:8080')
const page = fc.constantFrom('', '/', '/a/b?c=d#e', '/admin/', '/@某人', '/?to=a@b.cn')
const mark = fc.constantFrom('\u202e', '\u200b', '\u2066', '\ufeff', '\u00ad')

describe('the address of a link', () => {
  it('should be taken of other sites and of pages of our own, whatever stands in its path', () => {
    fc.assert(
      fc.property(host, page, (host, page) => {
        expect(linkAddressProblem(`https://${host}${page}`)).toBeUndefined()
      }),
    )
    for (const own of [
      '/notices/a/',
      '/',
      '#b',
      '/administration/',
      '/apia',
      '/notices/?to=/admin/',
      'mailto:a@b.cn',
      'tel:0871',
    ])
      expect([own, linkAddressProblem(own)]).toEqual([own, undefined])
  })

  it('should be refused in words where it has a name or a password before the host', () => {
    fc.assert(
      fc.property(host, page, fc.constantFrom('user', 'user:pass', ':pass', 'www.bank.cn'), (host, page, who) => {
        expect(linkAddressProblem(`https://${who}@${host}${page}`)).toContain('带着用户名或密码')
      }),
    )
  })

  it('should be refused in words where a mark stands in it that nobody sees, and not say it back', () => {
    fc.assert(
      fc.property(host, page, mark, fc.nat(30), (host, page, mark, at) => {
        const whole = `https://${host}${page}`
        const cut = 9 + (at % (whole.length - 8))
        const problem = linkAddressProblem(whole.slice(0, cut) + mark + whole.slice(cut))
        expect(problem).toMatch(/^链接「.*」不能用：/)
        expect(problem).not.toMatch(/\p{Cf}/u)
      }),
    )
  })

  it('should be refused in words where it leads into the admin, however that is written', () => {
    for (const own of [
      '/admin',
      '/admin/collections/works',
      '/api/works?draft=true',
      '/Admin/',
      '/a/../admin/',
      '/api#x',
    ])
      expect([own, linkAddressProblem(own)]).toEqual([own, expect.stringContaining('这是后台的网址')])
  })
})
