import { createHash } from 'node:crypto'
import path from 'node:path'
import type { Site } from '../catalogue/entries.ts'
import { publishedPosters } from '../catalogue/urls.ts'
import type { Drawing } from './drawer/drawer.ts'
import type { PosterFacts } from './facts.ts'
import type { FormatName } from './formats.ts'

/** Whether a picture is published, and not for staff alone. */
export function isPublished(format: string, { offersPosters }: Pick<Site, 'offersPosters'>): format is FormatName {
  return publishedPosters.some((one) => one === format) && (format !== 'a3' || offersPosters)
}

/** The name of a drawing: other facts have another one. */
export function drawingName(format: FormatName, facts: PosterFacts): string {
  const digest = createHash('sha256').update(JSON.stringify(facts)).digest('hex').slice(0, 32)
  return `${format}-${digest}`
}

/** A drawing of some facts. @param media folder of uploaded pictures */
export function drawingOf(format: FormatName, facts: PosterFacts, media: string): Drawing {
  const picture = facts.picture && path.join(media, path.basename(facts.picture.file))
  return { name: drawingName(format, facts), format, facts, picture }
}
