import { readFile } from 'node:fs/promises'
import type { PayloadRequest } from 'payload'

/**
 * The bytes of an upload, which comes as a temporary file (payload.config.ts), or in memory from our own code.
 * @param most bytes that are wanted; of a larger file one byte more than these is given, unread, so that whoever asks
 * refuses it
 */
export async function uploadedBytes(
  { data, size, tempFilePath }: NonNullable<PayloadRequest['file']>,
  most: number,
): Promise<Buffer> {
  if (tempFilePath === undefined || tempFilePath === '') return data
  return size > most ? Buffer.alloc(most + 1) : readFile(tempFilePath)
}
