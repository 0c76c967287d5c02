import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rangeOf } from '../../../cms/base/network/byteRange.ts'

const ask = (range: string, size = 100, ifRange?: string) =>
  rangeOf({ range, ...(ifRange !== undefined && { 'if-range': ifRange }) }, '"a"', size)

describe('which bytes a request asks for', () => {
  it.each([
    ['bytes=0-', { start: 0, end: 99 }],
    ['bytes=10-19', { start: 10, end: 19 }],
    ['bytes=90-400', { start: 90, end: 99 }],
    ['bytes=-5', { start: 95, end: 99 }],
    ['bytes=-500', { start: 0, end: 99 }],
    ['bytes=100-', 'none'],
    ['bytes=-0', 'none'],
    ['bytes=-00', 'none'],
    ['bytes=99999999999999999999-', 'none'],
    ['bytes=5-99999999999999999999', { start: 5, end: 99 }],
    ['Bytes= 10-19 ,', { start: 10, end: 19 }],
    ['bytes=20-10', undefined],
    ['bytes=0-1,5-6', undefined],
    ['bytes=-', undefined],
    ['bytes=', undefined],
    ['bytes=0x1-', undefined],
    ['bytes=0-1,x', undefined],
    ['lines=1-2', undefined],
  ])('should read %s', (range, expected) => {
    expect(ask(range)).toEqual(expected)
  })

  it('should be all of them when the file has changed since', () => {
    expect(ask('bytes=5-', 100, '"a"')).toEqual({ start: 5, end: 99 })
    expect(ask('bytes=5-', 100, '"b"')).toBeUndefined()
    expect(ask('bytes=0-', 0)).toBe('none')
  })

  it('should never leave the file', () => {
    fc.assert(
      fc.property(fc.option(fc.nat(300)), fc.option(fc.nat(300)), fc.nat(200), (from, to, size) => {
        const found = ask(`bytes=${from ?? ''}-${to ?? ''}`, size)
        if (found === undefined || found === 'none') return
        expect(found.start >= 0 && found.start <= found.end && found.end < size).toBe(true)
      }),
      { seed: 20261124 },
    )
  })
})
