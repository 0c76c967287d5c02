import { writeSync } from 'node:fs'
import type { DestinationStream } from 'pino'

/** How often a line is tried that whoever reads the log has no room for yet, and the pause between, in milliseconds. */
const [attempts, pause] = [50, 10]

/** Writes to a file descriptor, as `fs.writeSync`. */
type Write = (bytes: Uint8Array) => number

/**
 * Where the log's lines go. A line that cannot be written is left out, and how many were is told with the next one that
 * can: the log may lie on a disk that is full, or nobody reads it, and neither must stop the server. (Pino's own output
 * tries again without an end, on the main thread.)
 */
export function outputTo(write: Write): DestinationStream {
  let lost = 0
  /** Whether the disk took a part of a line only. */
  let isCut = false
  const writeLine = (line: string): void => {
    let rest: Uint8Array = Buffer.from(isCut ? `\n${line}` : line)
    // while lines are being lost none is waited for
    for (let attempt = lost === 0 ? 1 : attempts; rest.length > 0;) {
      try {
        rest = rest.subarray(write(rest))
        isCut = rest.length > 0
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EAGAIN' || attempt++ >= attempts) throw error
        Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, pause)
      }
    }
  }
  return {
    write(line) {
      try {
        if (lost > 0) {
          writeLine(toldOfLost(lost))
          lost = 0
        }
        writeLine(line)
      } catch {
        lost++
      }
    },
  }
}

/** The output of this process: one for all its loggers, since they write on one another's lines. */
export const logOutput = outputTo((bytes) => writeSync(process.stdout.fd, bytes))

function toldOfLost(lines: number): string {
  const said = {
    level: 40,
    time: new Date().toISOString(),
    lines,
    msg: '有些日志没有写进去：磁盘满了，或者读日志的程序停了',
  }
  return `${JSON.stringify(said)}\n`
}
