import type { Usage } from '../measured.ts'
export interface Other {
  name: string
  usage: Usage | undefined
  note: string
}
export async function hugo(_file: string, _folder: string): Promise<Other> {
  return { name: 'Hugo', usage: undefined, note: 'not installed' }
}
export async function eleventy(_file: string, _folder: string): Promise<Other> {
  return { name: 'Eleventy', usage: undefined, note: 'not installed' }
}
