import { type FileHandle, open } from 'node:fs/promises'

/** Bytes that are read at a time. */
const atOnce = 256 * 1024

/**
 * A part of a file as a stream that opens it when somebody begins to read, and closes it at the end, at an error, when it
 * is cancelled, and when the one who asked has gone. Whoever leaves before the answer never reads, and nobody tells the
 * stream: a file that was open already would stay so.
 * @param start first byte
 * @param end last byte; before the first when there is none
 * @param gone of whoever asked
 */
export function openedLate(
  file: string,
  { start, end }: { start: number; end: number },
  gone: AbortSignal | undefined,
): ReadableStream<Uint8Array> {
  let opening: Promise<FileHandle> | undefined
  let position = start
  let isClosed = false
  const close = async (): Promise<void> => {
    if (isClosed) return
    isClosed = true
    gone?.removeEventListener('abort', leave)
    const handle = await opening?.catch(() => undefined)
    await handle?.close()
  }
  const leave = (): void => void close()
  gone?.addEventListener('abort', leave)
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          if (isClosed || gone?.aborted === true) throw new Error('nobody waits for the file any more')
          opening ??= open(file)
          const handle = await opening
          const buffer = new Uint8Array(Math.min(atOnce, end - position + 1))
          const { bytesRead } = await handle.read(buffer, 0, buffer.length, position)
          if (bytesRead === 0 && position <= end) throw new Error('the file is shorter than it was')
          position += bytesRead
          if (bytesRead > 0) controller.enqueue(buffer.subarray(0, bytesRead))
          if (position <= end) return
          await close()
          controller.close()
        } catch (error) {
          await close()
          controller.error(error)
        }
      },
      cancel: close,
    },
    // nothing is read before somebody asks
    { highWaterMark: 0 },
  )
}
