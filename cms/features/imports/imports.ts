import type { CollectionConfig, NumberField } from 'payload'
import { accessOf } from '../../rights/accessOf.ts'
import { closed } from '../../rights/tables.ts'
import { momentAdmin } from '../../documents/fields/dates.ts'
import { optionsOf } from '../../base/options.ts'
import { batchStates } from './batch/batchStates.ts'

const count = (name: string, label: string): NumberField => ({ name, type: 'number', label, defaultValue: 0, min: 0 })

/**
 * 导入批次: one spreadsheet that was brought in, or is about to be. Its files and its journal are in the data folder
 * (decision 0011). No role reaches it through the collection's API; cms/features/imports has endpoints of its own.
 */
export const imports: CollectionConfig = {
  slug: 'imports',
  labels: { singular: '导入批次', plural: '导入批次' },
  access: accessOf(closed),
  admin: { hidden: true, group: '设置' },
  lockDocuments: false,
  fields: [
    { name: 'library', type: 'text', label: '栏目', required: true, index: true },
    { name: 'fileName', type: 'text', label: '文件名', required: true },
    { name: 'picturesName', type: 'text', label: '图片压缩包' },
    { name: 'who', type: 'relationship', relationTo: 'users', label: '导入人', index: true },
    { name: 'whoName', type: 'text', label: '导入人姓名' },
    { name: 'state', type: 'select', label: '状态', required: true, options: optionsOf(batchStates), index: true },
    { name: 'publish', type: 'checkbox', label: '直接发布', defaultValue: false },
    count('total', '行数'),
    count('created', '新建'),
    count('updated', '修改'),
    count('unchanged', '没有变化'),
    count('errors', '错误'),
    count('progress', '已写入'),
    { name: 'plan', type: 'text', label: '预览摘要' },
    { name: 'content', type: 'text', label: '表格内容摘要', index: true },
    { name: 'problem', type: 'textarea', label: '没有成功的原因' },
    { name: 'finishedAt', type: 'date', label: '完成时间', admin: momentAdmin },
  ],
}
