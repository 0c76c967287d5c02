import { catalogue } from '../../base/catalogue.ts'

/** What is refused of the preview of a group of synonyms. */
export const synonymReason = catalogue({
  'synonyms-badly-sent': [
    400,
    ({ longest }: { longest: number }) => `参数 words 是一组词，用空格隔开，最多 ${longest} 字，例如 唱歌 合唱。`,
  ],
  'synonyms-wrong': [400, ({ problem }: { problem: string }) => `这一组${problem}`],
  'previews-too-fast': [429, '看得太快了，请等一分钟再看；保存不受影响。'],
  'no-preview': [503, '现在算不出来，请稍后再看；保存不受影响。'],
})
