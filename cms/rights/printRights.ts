import { writeFile } from 'node:fs/promises'
import { rightsPage } from './rightsPage.ts'
import { tables } from './tables.ts'

/** Writes docs/rights.md, for `npm run generate`. */
await writeFile(new URL('../../docs/rights.md', import.meta.url), rightsPage(tables))
