import type { CollectionSlug, PayloadRequest, RichTextFieldDiffServerComponent } from 'payload'
import { titleOf } from '../../titleOf.ts'
import { htmlOfRichText } from '../../richText/html.ts'
import { namesInText } from '../../richText/namesIn.ts'
import { inWords } from './bodyInWords.ts'
import { Compared } from './Compared.tsx'

/**
 * A text in two versions. Payload (3.90) calls every gallery the same and says nothing of captions and of where links
 * lead; here all that a reader would see of it stands in words.
 */
export const BodyDiff: RichTextFieldDiffServerComponent = async (given) => {
  const names = await namesOf([given.comparisonValue, given.versionValue], given.req)
  const htmlOf = (value: unknown) => inWords(htmlOfRichText(value) ?? '<p></p>', names)
  return <Compared given={given} htmlOf={htmlOf} className="body-diff" />
}

/** What the documents are called that some texts name, of those that whoever looks may read. */
async function namesOf(texts: readonly unknown[], req: PayloadRequest): Promise<Map<string, string>> {
  const names = new Map<string, string>()
  for (const [slug, some] of Map.groupBy(texts.flatMap(namesInText), ({ collection }) => collection)) {
    const { config } = req.payload.collections[slug as CollectionSlug]
    const shown = [config.admin.useAsTitle, 'filename', 'originalName'].filter((name) =>
      config.flattenedFields.some((field) => field.name === name),
    )
    const { docs } = await req.payload.find({
      collection: slug,
      // a text may lead to hundreds of long ones
      select: Object.fromEntries(shown.map((name) => [name, true])),
      where: { id: { in: [...new Set(some.map(({ id }) => id))] } },
      trash: true,
      depth: 0,
      pagination: false,
      overrideAccess: false,
      req,
    })
    for (const doc of docs as { id: string; filename?: string | null; originalName?: string | null }[])
      names.set(`${slug}/${doc.id}`, doc.originalName ?? doc.filename ?? titleOf(config, doc) ?? '没有名称')
  }
  return names
}
