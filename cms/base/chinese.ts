/**
 * Words of Payload (3.90) that its own Chinese has in another way than people speak: laid over its translations.
 * What stands in braces is filled in.
 */
export const chinese = {
  general: {
    aboutToTrash: '要把“{{label}}”中的《<1>{{title}}</1>》移到垃圾箱吗？',
    aboutToTrashCount: '要把 {{count}} 条（{{label}}）移到垃圾箱吗？',
    aboutToRestoreAsDraft: '要把“{{label}}”中的《<1>{{title}}</1>》恢复为草稿吗？',
    aboutToRestoreAsDraftCount: '要把 {{count}} 条（{{label}}）恢复为草稿吗？',
    aboutToDelete: '要删除“{{label}}”中的《<1>{{title}}</1>》吗？',
    aboutToDeleteCount_one: '要删除 {{count}} 条（{{label}}）吗？',
    aboutToDeleteCount_other: '要删除 {{count}} 条（{{label}}）吗？',
    aboutToDeleteCount_many: '要删除 {{count}} 条（{{label}}）吗？',
    updatedCountSuccessfully: '已更新 {{count}} 条（{{label}}）。',
    deletedCountSuccessfully: '已删除 {{count}} 条（{{label}}）。',
    trashedCountSuccessfully: '已把 {{count}} 条（{{label}}）移到垃圾箱。',
    restoredCountSuccessfully: '已恢复 {{count}} 条（{{label}}）。',
    permanentlyDeletedCountSuccessfully: '已彻底删除 {{count}} 条（{{label}}）。',
    dashboard: '工作台',
    backToDashboard: '返回工作台',
    payloadSettings: '后台设置',
    untitled: '还没有标题',
    createNewLabel: '新建{{label}}',
    creatingNewLabel: '正在新建{{label}}',
    noResults: '没有符合条件的{{label}}。',
    noLabel: '没有选{{label}}',
    email: '电子邮箱',
    emailAddress: '电子邮箱',
  },
  version: {
    aboutToPublishSelection: '要发布选中的{{label}}吗？',
    aboutToUnpublishSelection: '要把选中的{{label}}从公众网站撤下吗？',
    versionID: '版本编号',
  },
  error: {
    unableToUpdateCount: '{{total}} 条（{{label}}）中有 {{count}} 条没有改动。',
    documentNotFound: '没有找到 {{id}}：可能已经删除，或您的角色看不到它。请回到列表里找。',
    loadingDocument: '{{id}} 没有读出来，请刷新页面再试。',
    missingIDOfDocument: '没有写明要改哪一条，没有保存。',
    missingIDOfVersion: '没有写明是哪一版。',
  },
  fields: {
    chooseBetweenCustomTextOrDocument: '写一个网址，或选本站的一个条目。',
    customURL: '网址',
    enterURL: '请写网址',
    internalLink: '本站条目',
  },
  validation: { validUploadID: '选的文件已不在，请重新选择。' },
} as const
