import fc from 'fast-check'
import { createEntry, pageText, publish } from '../../support/entries.ts'
import type { Attack } from '../attack.ts'
import { hostileBody } from '../generate/richText.ts'
import { foreignIn, tagsIn } from '../tags.ts'
import { freeSlug } from '../honestUsers.ts'

/** Texts that are tried, in the whole measure and in a short run. */
const [many, few] = [400, 25]

/** What the body of an entry is made of; the rest of a page is the same for every entry. */
const ofBodies = ['p', 'h2', 'h3', 'ul', 'ol', 'li', 'blockquote', 'hr', 'a', 'strong', 'em', 'br']

/** Bodies of any nodes: whatever of them is taken, no page, preview or feed has anything in it but its own. */
export const hostileText: Attack = {
  name: 'text',
  async run(site, tally, size) {
    const { as, units } = site.cast
    const plain = await createEntry(site.chief, 'notices', { title: '平常的公告', slug: freeSlug() })
    const seen = async (path: string) => (await pageText(site.server, path)).text
    const own = [await seen(`/notices/${plain.slug}/`), await seen('/notices/')].flatMap(tagsIn)
    const usual = new Set([...ofBodies, ...own.map(({ name }) => name)])
    tally.expect(/<meta http-equiv="?content-security-policy/i.test(await seen('/')), 'a page without its own policy')
    const bodies = fc.sample(hostileBody, { seed: size.seed, numRuns: size.isWhole ? many : few })
    for (const body of bodies) {
      const slug = freeSlug()
      const draft = { title: '富文本', slug, body, ownerUnit: units.own, _status: 'draft' }
      const saved = await as['unit-editor'].request<{ doc?: { id: string } }>('POST', '/api/notices?draft=true', draft)
      const example = () => JSON.stringify(body).slice(0, 400)
      tally.expect(saved.status < 500, `a draft was answered ${saved.status}`, example)
      const { doc } = saved.body
      if (saved.status !== 201 || doc === undefined) continue
      const preview = await previewOf(site.url, as.reviewer.token, doc.id)
      // its bar has a form of its own
      tally.expect(
        !/x-foreign=|<x-foreign|<meta http-equiv="?refresh/i.test(preview),
        'a preview has what was smuggled in',
        example,
      )
      const isPublished = await publish(site.chief, 'notices', doc.id).then(
        () => true,
        () => false,
      )
      if (!isPublished) continue
      for (const path of [`/notices/${slug}/`, '/notices/', '/feed.xml']) {
        const text = await seen(path)
        const foreign = path.endsWith('.xml') ? (/<x-foreign/.test(text) ? ['x-foreign'] : []) : foreignIn(text, usual)
        tally.expect(foreign.length === 0, `${path.replace(slug, '<slug>')} has ${foreign[0]}`, example)
        tally.expect(!/\[object Object\]|unknown node/i.test(text), 'a page shows what is no text', example)
      }
    }
  },
}

async function previewOf(url: string, token: string | undefined, id: string): Promise<string> {
  const response = await fetch(`${url}/preview/notices/${id}`, { headers: { Authorization: `JWT ${token ?? ''}` } })
  return response.text()
}
