import type { GlobalConfig } from 'payload'
import { accessOf } from '../../rights/accessOf.ts'
import { hiddenBy } from '../../rights/hiddenBy.ts'
import * as tables from '../../rights/tables.ts'
import { trimTexts } from '../../documents/fields/trimTexts.ts'
import { recordSetting } from '../../documents/audit/recordChanges.ts'
import { reportGlobal } from '../../documents/outbox/reportChange.ts'
import { refuseOutdatedGlobal } from '../../documents/saving/refuseOutdated.ts'
import { previewEndpoint } from './previewEndpoint.ts'
import { groupProblem, longestGroup, mostGroups, repeatedWord } from './words.ts'
import { rowsIn } from '../../documents/fields/rowsIn.ts'

/** 同义词: words that mean the same to the public search */
export const synonyms: GlobalConfig = {
  slug: 'synonyms',
  label: '同义词',
  access: accessOf(tables.synonyms),
  admin: {
    group: '设置',
    hidden: hiddenBy(tables.synonyms),
    hideAPIURL: true,
    description:
      '公众搜索一个词时，也找同一组里的其他词；有原词的排在前面。只影响公众网站的搜索，保存后马上生效，文章里的字不会变。',
  },
  versions: { max: 0 },
  hooks: {
    beforeValidate: [trimTexts],
    beforeChange: [refuseOutdatedGlobal],
    afterChange: [recordSetting, reportGlobal],
  },
  endpoints: [previewEndpoint],
  fields: [
    {
      name: 'groups',
      type: 'array',
      label: '同义词组',
      labels: { singular: '组', plural: '组' },
      maxRows: mostGroups,
      admin: { components: { RowLabel: '/content/synonyms/admin/SynonymRowLabel#SynonymRowLabel' } },
      validate: (rows) =>
        repeatedWord(rowsIn<{ words?: string | null }>(rows).map(({ words }) => words ?? '')) ?? true,
      fields: [
        {
          name: 'words',
          type: 'text',
          label: '意思相同的词',
          required: true,
          maxLength: longestGroup,
          admin: { placeholder: '例如：唱歌 合唱 声乐' },
          validate: (value: string | null | undefined, { path }: { path: (string | number)[] }) => {
            const problem = groupProblem(value ?? '', Date.now())
            return problem === undefined ? true : `第 ${Number(path[1] ?? 0) + 1} 组${problem}`
          },
        },
        {
          name: 'preview',
          type: 'ui',
          label: '现在能找到多少',
          admin: { components: { Field: '/content/synonyms/admin/SynonymPanel#SynonymPanel' } },
        },
      ],
    },
  ],
}
