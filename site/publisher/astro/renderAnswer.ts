import type { Catalogue } from '../../catalogue/catalogue.ts'
import type { SignUpAnswer } from '../../catalogue/signUp/answer.ts'
import { answerPath } from '../../catalogue/urls.ts'
import { CatalogueView } from '../../catalogue/view.ts'
import type { Renderer } from './renderer.ts'

/**
 * The page that answers a plain form, for the one visitor who sent it. It is never published; whoever sends it says so:
 * `cache-control: no-store`, `x-robots-tag: noindex`, and the headers of a page without scripts (`pageHeaders()`).
 *
 *     const html = await renderAnswer(render, catalogue, { kind: 'registration', registration, claim, isNew: true })
 *
 * @param render as loadRenderer gives it, and as /preview has it
 * @param catalogue of what is public: the form is shown again, with what was typed, of an entry that is
 * @throws when the page failed
 */
export async function renderAnswer(render: Renderer, catalogue: Catalogue, answer: SignUpAnswer): Promise<string> {
  const { html } = await render(answerPath, new CatalogueView(catalogue), answer)
  return html
}
