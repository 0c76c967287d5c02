import { catalogue } from '../../../base/catalogue.ts'
import { pictureZipTooLarge, tableTooLarge } from '../file/uploadLimits.ts'

/** What is refused of imports, besides what is wrong with a file. */
export const importReason = catalogue({
  'import-not-yours-to-make': [403, '您的账号不能导入。'],
  'import-by-editors-only': [403, '您的账号不能导入。管理员和编辑可以导入，单位编辑可以为本单位导入草稿。'],
  'import-of-unknown-library': [
    404,
    ({ libraries }: { libraries: string }) => `没有这个栏目。可以导入导出的是：${libraries}。`,
  ],
  'import-of-another-kind': [
    400,
    ({ name }: { name: string }) => `「${name}」不能导入：只收 .xlsx 和 .csv。旧的 .xls 请另存为 .xlsx。`,
  ],
  'import-badly-sent': [400, '请求的内容不对。请从后台的导入页面操作。'],
  'import-without-name': [400, '参数 name 要写文件名，例如 演出.xlsx。'],
  'import-without-file': [400, '没有收到文件。请重新选择文件上传。'],
  'import-of-empty-file': [400, '文件是空的。请检查后重新上传。'],
  'import-table-too-large': [413, tableTooLarge],
  'import-pictures-too-large': [413, pictureZipTooLarge],
  'import-publish-not-yours': [403, '您的账号不能直接发布，请按草稿导入，再请编辑或审核人员发布。'],
  'import-confirm-as-draft': [403, '您的账号不能直接发布，请按草稿导入。'],
  'import-publish-without-reason': [
    400,
    '开启了“写稿和审稿分开”：直接发布要写明理由，例如：台风停演，审稿人不在。没有地方写，请刷新页面，重新上传。',
  ],
  'import-publish-held': [
    400,
    ({ changes }: { changes: number }) =>
      `开启了“写稿和审稿分开”，您导入的 ${changes} 条要由没有参与写的人来审，不能直接发布（只有管理员写明理由可以）。请不选“直接发布”，按草稿导入，再到条目里点“提交审稿”。`,
  ],
  'no-such-batch': [404, '没有这一批导入，可能已过期清理（上传后一天内没有确认的会自动删除）。'],
  'batch-vanished': [404, '没有这一批导入。'],
  'batch-of-others': [403, '这一批是别人上传的，只有上传的人可以接着做。要导入同样的内容，请自己上传文件。'],
  'batch-already-done': [409, '这一批已经处理过了。要再导入，请重新上传文件。'],
  'batch-moved': [409, ({ why }: { why: string }) => `没有改动任何内容：${why}`],
  'too-many-batches-wait': [
    409,
    ({ count, names, most }: { count: number; names: string; most: number }) =>
      `您有 ${count} 批上传了还没有确认导入：${names}等，最多 ${most} 批。不用的请在“最近的导入”里点“不要了”；没有确认的一天后自动清理。`,
  ],
  'own-batches-too-large': [
    409,
    ({ used, most }: { used: number; most: number }) =>
      `您等待确认的表格和图片有 ${used} MB，一个人最多 ${most} MB。请先确认导入，或在“最近的导入”里点“不要了”；没有确认的一天后自动清理。`,
  ],
  'all-batches-too-large': [
    409,
    ({ used, most }: { used: number; most: number }) =>
      `服务器上等待确认的表格和图片有 ${used} MB，最多 ${most} MB。请先确认导入，或在“最近的导入”里点“不要了”；别人的请过一会儿再试，一天后自动清理。`,
  ],
  'confirm-by-uploader-only': [403, '只有上传这一批的人可以确认导入。'],
  'confirm-before-preview': [409, '请先预览，核对后再确认导入。'],
  'confirm-with-errors': [
    409,
    ({ errors }: { errors: number }) => `还有 ${errors} 处错误，没有写入任何内容。请改好表格后重新上传。`,
  ],
  'undo-not-yours': [403, '只有导入这一批的人、编辑和管理员可以撤销。'],
  'undo-in-another-state': [409, '这一批现在不能撤销：只有已导入的、没有全部退回的才能撤销。'],
  'undo-out-of-reach': [
    403,
    ({ lost, names, rest }: { lost: number; names: string; rest: string }) =>
      `没有撤销任何内容。这一批写过的内容里有 ${lost} 条您现在不能改：${names}。归属工会已不是您所在的工会或它的下级，或者已经发布；要撤销它们，请编辑或管理员来做。${rest}`,
  ],
  'undo-without-journal': [
    409,
    '这一批的撤销记录已经清理（保留 30 天），或恢复备份时没有放回 imports 目录，不能撤销了。需要时请在条目的“版本”里逐条恢复。',
  ],
  'undo-with-part-of-journal': [
    409,
    '没有撤销任何内容。这一批的撤销记录不全（可能恢复过备份，它比数据库旧），只撤销一部分会留下半批。请逐条处理：不要的移到垃圾箱，改错的在条目的“版本”里恢复。',
  ],
  'undo-of-changed': [
    409,
    ({ left, advice, rest }: { left: string; advice: string; rest: string }) =>
      `没有撤销任何内容。${left}${advice}${rest}`,
  ],
  'undo-of-used': [
    409,
    ({ uses, rest }: { uses: string; rest: string }) =>
      `这一批新建的内容已被别处引用：${uses}。请先去掉那里的引用（在垃圾箱里的要先恢复），再撤销。${rest}`,
  ],
  'undo-of-none': [409, ({ why }: { why: string }) => why],
  'undo-none-in-reach': [403, ({ why }: { why: string }) => why],
  'undo-leaves-nothing': [
    409,
    '没有撤销任何内容：这一批里没有还能撤销的了，每一条都变过或不归您改。请逐条处理，或请编辑来撤销。',
  ],
  'another-batch-at-work': [409, '另一批导入或撤销还没有做完，请等它结束再试。'],
  'sender-gone': [503, '连接断了，没有算完。请再预览一次。'],
  'server-stopping': [503, '服务器正在停止，没有算完。请稍后再预览一次。'],
  'export-of-unknown-format': [400, '参数 format 只能是 xlsx 或 csv。'],
  'own-table-under-way': [429, '您的上一个表格还没有算完（可能在另一个窗口）。请等它结束再试，通常不到一分钟。'],
  'tables-of-others-under-way': [
    503,
    ({ count }: { count: number }) => `现在已有 ${count} 个人在预览或导出表格。请过一分钟再试。`,
  ],
  'own-undo-under-way': [429, '您的上一次撤销还在核对（可能在另一个窗口）。请等它结束再试，通常不到一分钟。'],
  'undo-of-others-under-way': [503, '现在有人在撤销另一批，正在核对。请过一分钟再试。'],
})
