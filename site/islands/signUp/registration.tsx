/**
 * Finds a registration again, in `[data-registration]` of its page, whose attribute is the site's origin. A link in a
 * message has the code behind `#`, which reaches no server; it is taken out of the address, and so out of the history.
 */
import { createRoot } from 'react-dom/client'
import { codeIn, registrationCode } from '../../catalogue/signUp/rules.ts'
import { FindIsland } from '../../signUp/FindIsland.tsx'

const root = document.querySelector<HTMLElement>('[data-registration]')
if (root) {
  const code = codeIn(location.hash.slice(1))
  const isCode = registrationCode.test(code)
  if (isCode) history.replaceState(null, '', location.pathname)
  createRoot(root).render(<FindIsland code={isCode ? code : ''} siteUrl={root.dataset['registration'] ?? ''} />)
}
