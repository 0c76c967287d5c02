import { catalogue } from '../../base/catalogue.ts'

/** What is refused of moves into the trash and out of it. */
export const trashReason = catalogue({
  'version-of-trash': [400, '这个条目在垃圾箱里，不能恢复它的版本。请先把它移出垃圾箱，再恢复版本。'],
  'untrash-by-reviewer': [403, '审核人员不能从垃圾箱恢复。请编辑或管理员恢复。'],
  'not-in-trash': [400, '这个条目不在垃圾箱里，不用恢复。请刷新页面查看。'],
  'trash-with-changes': [400, '移入垃圾箱时不能同时修改内容。请先保存修改，再移入垃圾箱。'],
  'trash-published-by-unit-editor': [403, '这个条目已发布，单位编辑不能移入垃圾箱。请联系编辑或审核人员。'],
  'made-in-trash': [400, '新建的内容不能直接放进垃圾箱。请去掉 deletedAt 再保存；不要的内容，保存以后再移入垃圾箱。'],
})
