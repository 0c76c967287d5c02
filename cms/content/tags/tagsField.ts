import type { FieldHook, TextField } from 'payload'
import { cleanedField } from '../../base/characters.ts'
import type { SettledText } from '../../base/fieldTree/settledText.ts'
import { longestTags, sameTags, tagsIn, tagsProblem, tagsText } from './tagTexts.ts'

const settledText: SettledText = {
  settle: (typed) => tagsText(tagsIn(cleanedField(typed))),
  isSame: sameTags,
}

const settle: FieldHook = ({ value }) =>
  typeof value === 'string' ? settledText.settle(value) : (value as unknown)

/** Free words by which entries of all libraries are put together (decision 0029). */
export const tagsField: TextField = {
  name: 'tags',
  type: 'text',
  label: '标签',
  maxLength: longestTags,
  custom: { settledText },
  hooks: { beforeValidate: [settle] },
  validate: (value: string | null | undefined) => tagsProblem(value ?? '') ?? true,
  admin: {
    position: 'sidebar',
    placeholder: '例如：劳模精神、夜校',
    description: '自由写，用顿号或空格隔开，最多 10 个。公众点一个标签，就看到各栏目里有它的内容。',
    components: { Field: '/content/tags/admin/TagsField#TagsField' },
  },
}
