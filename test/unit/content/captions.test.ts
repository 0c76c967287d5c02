import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readCaptions } from '../../../cms/content/files/recordings/captions.ts'

const vtt = `WEBVTT - 演出

NOTE 校对：柳知秋

1
00:01.000 --> 00:04.000 align:start
<v 王工>师傅的手，<i>摸得出</i>铁的温度
第二行

00:00:04.500 --> 00:00:07.250
A &amp; B
`

describe('captions', () => {
  it('should be read from WebVTT, without notes, settings and tags', () => {
    expect(readCaptions(vtt)).toEqual({
      vtt: 'WEBVTT\n\n00:00:01.000 --> 00:00:04.000\n师傅的手，摸得出铁的温度\n第二行\n\n00:00:04.500 --> 00:00:07.250\nA &amp; B\n',
      lines: ['师傅的手，摸得出铁的温度 第二行', 'A & B'],
    })
  })

  it('should be read from SRT with Windows line ends', () => {
    const srt = '\uFEFF1\r\n00:00:01,000 --> 00:00:02,500\r\n你好\r\n\r\n2\r\n01:00:00,000 --> 01:00:01,000\r\n再见\r\n'
    expect(readCaptions(srt).vtt).toBe(
      'WEBVTT\n\n00:00:01.000 --> 00:00:02.500\n你好\n\n01:00:00.000 --> 01:00:01.000\n再见\n',
    )
  })

  it.each([
    ['', '没有一条字幕'],
    ['WEBVTT\n\n今天天气不错', '字幕第 3 行「今天天气不错」看不懂'],
    ['WEBVTT\n\n00:05.000 --> 00:04.000\n反了', '字幕第 3 行「00:05.000 --> 00:04.000」的结束时间要晚于开始时间'],
    ['00:05.000 --> 00:06.000\n后\n\n00:01.000 --> 00:02.000\n先', '字幕第 4 行「00:01.000 --> 00:02.000」早于上一条'],
    ['<html><body>不是字幕</body></html>', '看不懂'],
  ])('should refuse %j with the line and what to do', (text, message) => {
    expect(() => readCaptions(text)).toThrow(message)
  })

  it('should come out the same when what came out is read again', () => {
    const cue = fc.record({ length: fc.integer({ min: 1, max: 5000 }), words: fc.string({ minLength: 1 }) })
    fc.assert(
      fc.property(fc.array(cue, { minLength: 1 }), (cues) => {
        let at = 0
        const text = cues.map(({ length, words }) => {
          const [from, to] = [at, (at += length)].map((time) => new Date(time).toISOString().slice(11, 23))
          return `${from} --> ${to}\n字${words.replace(/[\r\n\u2028\u2029]/g, '')}`
        })
        const once = readCaptions(text.join('\n\n'))
        expect(readCaptions(once.vtt)).toEqual(once)
        // nothing of it can be taken for anything but words
        expect(once.vtt.replaceAll(/ --> /g, '')).not.toMatch(/[<>]/)
      }),
      { seed: 20261124 },
    )
  })
})
