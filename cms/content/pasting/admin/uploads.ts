'use client'

import { z } from 'zod'
import { askApi } from '../../../base/ui/askApi.ts'

const stored = z.object({ doc: z.object({ id: z.string() }) })

/**
 * Brings a picture into the library.
 * @param alt what is on it
 * @returns its id there, or what the library says against it, in Chinese
 */
export async function uploadPicture(file: File, alt: string): Promise<{ id: string } | { said: string }> {
  const form = new FormData()
  form.set('_payload', JSON.stringify({ alt }))
  form.set('file', file)
  const answer = await askApi('/api/media?depth=0', stored, { method: 'POST', body: form })
  if (answer.ok) return { id: answer.value.doc.id }
  const [field] = answer.fields
  return { said: field?.message ?? answer.message }
}

/** Takes pictures out of the library that were brought for a text which was given up then. */
export async function takeBack(ids: readonly string[]): Promise<void> {
  for (const id of ids) {
    const body = { deletedAt: new Date().toISOString() }
    await askApi(`/api/media/${id}?depth=0`, z.unknown(), { method: 'PATCH', body })
  }
}
