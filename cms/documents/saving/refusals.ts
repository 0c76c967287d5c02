import { catalogue } from '../../base/catalogue.ts'

/** What is refused of a save, whatever is saved. */
export const savingReason = catalogue({
  'saved-meanwhile': [409, '有人正在保存同一条内容，您这一次没有存上，写好的文字还在页面上。请等几秒再点一次保存。'],
  outdated: [409, ({ clash }: { clash: string }) => clash],
  'locked-by-another': [423, '别人正在编辑它，现在不能保存或删除。请等对方离开，或打开它后点“接管”。'],
  'unreadable-version': [
    400,
    ({ sent, known }: { sent: string; known: string }) =>
      `updatedAt「${sent}」看不懂：要写您读到的那个版本的 updatedAt，例如 ${known}；不核对版本就不要写它。`,
  ],
  'empty-row': [
    400,
    ({ list, number }: { list: string; number: number }) =>
      `「${list}」的第 ${number} 行是空的或不是一行内容。请删掉这一行，或写成 {"…": "…"}。`,
  ],
  'several-pictures-cut': [400, '一次只能裁剪一张图片，什么也没有改。请一张一张地打开裁剪。'],
  'too-many-documents': [
    400,
    ({ most }: { most: number }) => `一次最多改动 ${most} 条，这里选中的更多，一条也没有改。请缩小范围，分几次操作。`,
  ],
  'nothing-sent': [400, '没有收到内容。请重新提交。'],
  'broken-form': [400, '表单不完整或写法不对，没有保存任何东西。请重新提交。'],
})
