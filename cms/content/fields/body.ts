import {
  AlignFeature,
  BlockquoteFeature,
  BlocksFeature,
  BoldFeature,
  FixedToolbarFeature,
  HeadingFeature,
  HorizontalRuleFeature,
  InlineToolbarFeature,
  ItalicFeature,
  lexicalEditor,
  LinkFeature,
  OrderedListFeature,
  ParagraphFeature,
  StrikethroughFeature,
  SubscriptFeature,
  SuperscriptFeature,
  UnderlineFeature,
  UnorderedListFeature,
  UploadFeature,
} from '@payloadcms/richtext-lexical'
import type { Block, Field, FieldAffectingData, RichTextField } from 'payload'
import { pageCollections } from '../../../site/catalogue/pageCollections.ts'
import { linkAddressProblem } from '../../documents/richText/linkAddress.ts'
import { longestCaption, mostInGallery, shownCollections } from '../../documents/richText/nodes.ts'
import { pastingFeature } from '../pasting/pastingFeature.ts'
import { tableFeature } from './bodyTable.ts'
import { emptyLinksFeature } from './emptyLinks.ts'

/** The words below a picture. What is on it says its own text, which every picture has (cms/content/files/pictures/media.ts). */
const caption: Field = {
  name: 'caption',
  type: 'text',
  label: '图注',
  maxLength: longestCaption,
  admin: { description: '显示在图片下面，可以不填。图上有什么写在图片自己的“图片说明”里。' },
}

/** Several pictures side by side. */
const gallery: Block = {
  slug: 'gallery',
  labels: { singular: '图片组', plural: '图片组' },
  admin: { disableBlockName: true },
  fields: [
    {
      name: 'pictures',
      type: 'upload',
      relationTo: 'media',
      hasMany: true,
      maxRows: mostInGallery,
      label: '图片',
      admin: { description: `最多 ${mostInGallery} 张，按这里的顺序显示。` },
    },
    caption,
  ],
}

/** An address is looked at where it is typed, and again with everything that is saved. */
function withOwnAddress(fields: readonly FieldAffectingData[]): FieldAffectingData[] {
  return fields.map((field): FieldAffectingData => {
    if (field.name !== 'url' || field.type !== 'text') return field
    const { hooks: _hooks, hasMany: _many, validate: _validate, ...rest } = field
    return {
      ...rest,
      label: '网址',
      validate: (value: string | null | undefined, { siblingData }: { siblingData: { linkType?: string } }) =>
        (siblingData.linkType === 'internal' ? undefined : linkAddressProblem((value ?? '').trim())) ?? true,
    } as FieldAffectingData
  })
}

/** The long text of an entry. Its features are those that the site renders (cms/documents/richText/nodes.ts). */
export const bodyField: RichTextField = {
  name: 'body',
  type: 'richText',
  label: '正文',
  // no word is looked for in it (cms/documents/queries/operators.ts)
  admin: { disableListFilter: true, components: { Diff: '/documents/versions/admin/BodyDiff#BodyDiff' } },
  editor: lexicalEditor({
    features: [
      ParagraphFeature(),
      HeadingFeature({ enabledHeadingSizes: ['h2', 'h3'] }),
      BoldFeature(),
      ItalicFeature(),
      UnderlineFeature(),
      StrikethroughFeature(),
      SuperscriptFeature(),
      SubscriptFeature(),
      AlignFeature(),
      OrderedListFeature(),
      UnorderedListFeature(),
      BlockquoteFeature(),
      HorizontalRuleFeature(),
      LinkFeature({
        enabledCollections: [...pageCollections],
        fields: ({ defaultFields }) => withOwnAddress(defaultFields),
      }),
      UploadFeature({ enabledCollections: [...shownCollections], collections: { media: { fields: [caption] } } }),
      BlocksFeature({ blocks: [gallery] }),
      tableFeature(),
      emptyLinksFeature(),
      pastingFeature(),
      FixedToolbarFeature(),
      InlineToolbarFeature(),
    ],
  }),
}
