import { writeFile } from 'node:fs/promises'
import { openApiDocument } from './document.ts'

/** Writes openapi.json, for `npm run generate`. */
const text = `${JSON.stringify(openApiDocument(), undefined, 2)}\n`
await writeFile(new URL('openapi.json', import.meta.url), text)
