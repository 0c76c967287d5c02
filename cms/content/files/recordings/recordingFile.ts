import { fileTypeFromBuffer, fileTypeFromFile } from 'file-type'
import { Refusal } from '../../../base/refusal.ts'
import { originalNameOf, stemOf } from '../fileName.ts'
import { mediaReason } from '../pictures/refusals.ts'
import { largestRecording } from '../pictures/uploadLimit.ts'
import { type Bytes, bytesIn, inFile, unwritten } from './hidden/bytes.ts'
import { clearMp3 } from './hidden/mp3.ts'
import { clearMp4 } from './hidden/mp4.ts'
import { Unclear } from './hidden/unclear.ts'
import { clearWav } from './hidden/wav.ts'
import { clearWebm } from './hidden/webm.ts'

/** A kind of recording. */
interface Kind {
  /** The ending and the type that it gets. */
  ending: string
  type: string
  /**
   * Empties what is neither seen nor heard: phones and programs write there where it was made, by whom and with what, and
   * the file is public as it is. Throws Unclear when nobody can say of a part what it is.
   */
  clear: (file: Bytes) => Promise<void>
}

/** Kinds of recording taken, by content: what every browser plays. */
const kinds: Readonly<Record<string, Kind>> = {
  'video/mp4': { ending: 'mp4', type: 'video/mp4', clear: clearMp4 },
  'video/x-m4v': { ending: 'mp4', type: 'video/mp4', clear: clearMp4 },
  'video/webm': { ending: 'webm', type: 'video/webm', clear: clearWebm },
  'audio/mpeg': { ending: 'mp3', type: 'audio/mpeg', clear: clearMp3 },
  'audio/mp4': { ending: 'm4a', type: 'audio/mp4', clear: clearMp4 },
  'audio/x-m4a': { ending: 'm4a', type: 'audio/mp4', clear: clearMp4 },
  'audio/wav': { ending: 'wav', type: 'audio/wav', clear: clearWav },
}

/** The types that the collection takes, for Payload's own check. */
export const recordingTypes = [...Object.keys(kinds), 'audio/vnd.wave', 'audio/x-wav']

/** An uploaded file: in memory, or as a temporary file. */
export interface UploadedFile {
  name: string
  data: Buffer
  size: number
  tempFilePath?: string | undefined
}

/**
 * Checks an uploaded recording by its content, not by its name, without reading it whole, and empties what it has inside
 * beside the recording. The file name stays, Chinese too; its ending follows the content.
 * @returns the name and the type under which it is kept
 * @throws Refusal naming the file, what is wrong with it, and what to do
 */
export async function checkRecording({ name: given, data, size, tempFilePath }: UploadedFile) {
  const name = originalNameOf(given)
  if (size === 0) throw new Refusal(mediaReason('recording-empty', { name }))
  if (size > largestRecording)
    throw new Refusal(
      mediaReason('recording-too-large', {
        name,
        megabytes: Math.ceil(size / 2 ** 20),
        most: largestRecording / 2 ** 20,
      }),
    )
  const type = tempFilePath ? await fileTypeFromFile(tempFilePath) : await fileTypeFromBuffer(data)
  const kind = kinds[type?.mime.replace('audio/vnd.wave', 'audio/wav') ?? '']
  if (kind === undefined) {
    const found =
      type === undefined ? '不是音频或视频，或文件已损坏。' : `的内容其实是 ${type.ext.toUpperCase()} 文件。`
    throw new Refusal(mediaReason('recording-of-another-kind', { name, found }))
  }
  const work = async (file: Bytes): Promise<void> => {
    // what is refused costs no writing
    await kind.clear(unwritten(file))
    await kind.clear(file)
  }
  await (tempFilePath ? inFile(tempFilePath, work) : work(bytesIn(data))).catch((error: unknown) => {
    throw error instanceof Unclear ? new Refusal(mediaReason(error.reason, { name })) : error
  })
  return { name: `${stemOf(given, '音视频')}.${kind.ending}`, mimetype: kind.type }
}
