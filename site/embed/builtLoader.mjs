import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

/**
 * Builds the script for other sites under an address without a digest, for browsers of the last ten years.
 * @returns {import('astro').AstroIntegration}
 */
export function builtLoader() {
  return {
    name: 'gongyun-embed',
    hooks: {
      'astro:build:done': async ({ dir }) => {
        await buildLoader(path.join(fileURLToPath(dir), 'embed.js'))
      },
    },
  }
}

/** @param {string} file where it is written */
export async function buildLoader(file) {
  await build({
    entryPoints: [fileURLToPath(new URL('loader.ts', import.meta.url))],
    outfile: file,
    bundle: true,
    minify: true,
    format: 'iife',
    target: 'es2015',
    charset: 'utf8',
    legalComments: 'none',
    logLevel: 'error',
  })
}
