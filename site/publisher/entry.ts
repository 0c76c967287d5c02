import { createApp } from 'astro/app/entrypoint'

/** The compiled site. Streaming is off: a page is written to disk as a whole or not at all. */
export const app = createApp({ streaming: false })
