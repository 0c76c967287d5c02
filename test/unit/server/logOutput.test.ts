import { pino } from 'pino'
import { expect, it } from 'vitest'
import { logOptions } from '../../../cms/server/log/log.ts'
import { outputTo } from '../../../cms/base/logging/output.ts'

/** A file that takes so many bytes and then fails, until it is cleared. */
function disk(room: number, code: string) {
  const state = { text: '', room, writes: 0 }
  return {
    state,
    write: (bytes: Uint8Array): number => {
      state.writes++
      const taken = Math.min(bytes.length, state.room)
      if (taken === 0) throw Object.assign(new Error(code), { code })
      state.text += Buffer.from(bytes.subarray(0, taken)).toString('latin1')
      state.room -= taken
      return taken
    },
  }
}

it.each(['ENOSPC', 'EPIPE', 'EIO', 'EAGAIN', 'EBADF'])(
  'should go on, and end when it is told to, when lines cannot be written (%s)',
  (code) => {
    const { state, write } = disk(100, code)
    const log = pino(logOptions('info'), outputTo(write))
    for (let line = 0; line < 50; line++) log.info({ status: line }, '一行')
    log.fatal({ status: 50 }, '最后一行')
    const before = state.writes
    expect(before).toBeLessThan(200)
    state.room = 10_000
    log.info({ status: 51 }, '又能写了')
    const whole = state.text.split('\n').filter((line) => line.endsWith('}'))
    const lines = whole.map(
      (line) => JSON.parse(Buffer.from(line, 'latin1').toString('utf8')) as Record<string, unknown>,
    )
    const told = lines.find(({ level }) => level === 40)
    expect(told).toMatchObject({ msg: '有些日志没有写进去：磁盘满了，或者读日志的程序停了' })
    // what was written and what is told of are all that there were
    expect(Number(told?.['lines']) + lines.length - 2).toBe(51)
    expect(lines.at(-1)).toMatchObject({ status: 51, msg: '又能写了' })
  },
)

it('should wait a little for whoever reads the log, and write a line once and whole', () => {
  let refused = 0
  let text = ''
  const output = outputTo((bytes) => {
    if (refused++ % 3 < 2) throw Object.assign(new Error('EAGAIN'), { code: 'EAGAIN' })
    text += Buffer.from(bytes.subarray(0, 5)).toString('latin1')
    return Math.min(5, bytes.length)
  })
  output.write('{"a":1}\n')
  expect(text).toBe('{"a":1}\n')
})
