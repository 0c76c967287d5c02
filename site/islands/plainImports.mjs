/** The module with which Vite 8 wraps each `import()` of a browser's bundle (docs/upstream.md). */
const helper = '\0vite/preload-helper.js'

/**
 * Has browsers import what comes later as it is written. Vite would first fetch the styles of such a module and what it
 * imports; ours have no styles and import nothing large, so that all pages would load a kilobyte for nothing.
 * @returns {import('vite').Plugin}
 */
export function plainImports() {
  return {
    name: 'gongyun-plain-imports',
    enforce: 'pre',
    applyToEnvironment: ({ name }) => name === 'client',
    load: (id) => (id === helper ? 'export const __vitePreload = (load) => load()' : undefined),
  }
}
