import { fileURLToPath } from 'node:url'

/** What islands name, and what the browser is given in its place: the same interface, a tenth of the size. */
const instead = {
  react: 'preact/compat',
  'react-dom': 'preact/compat',
  'react-dom/client': 'preact/compat/client',
  'react/jsx-runtime': 'preact/jsx-runtime',
  'react/jsx-dev-runtime': 'preact/jsx-runtime',
}

/**
 * Bundles islands with Preact. Pages are rendered with React on the server, and an island draws its part anew, so that
 * neither has to take over what the other wrote.
 * @returns {import('vite').Plugin}
 */
export function preactInBrowser() {
  return {
    name: 'gongyun-preact-in-browser',
    enforce: 'pre',
    applyToEnvironment: ({ name }) => name === 'client',
    resolveId(source) {
      const other = Object.entries(instead).find(([name]) => name === source)?.[1]
      return other === undefined ? undefined : fileURLToPath(import.meta.resolve(other))
    },
  }
}
