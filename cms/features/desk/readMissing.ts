import type { TypedUser } from 'payload'
import type { Missing } from '../../content/files/missing.ts'
import { openedPort } from '../../documents/port.ts'
import { type Item, type Pile, shownItems } from './desk.ts'

const labels = { media: '图片', recordings: '音视频', files: '附件' } as const

/** Pictures and recordings whose files are not on the disk any more, for those who can do something about it. */
export async function readMissing({ role }: TypedUser): Promise<Pile> {
  const mayMend = role === 'administrator' || role === 'editor'
  const missing = mayMend ? ((await openedPort()?.missingFiles()) ?? []) : []
  return {
    name: 'missing',
    title: '文件不见了',
    advice:
      '服务器上少了这些图片或音视频的文件。请打开条目，重新上传原来的文件；也可以请管理员从备份放回。补好以后这里会自己消失。',
    isBad: true,
    total: missing.length,
    items: missing.slice(0, shownItems).map(itemOf),
    links: [],
  }
}

function itemOf({ collection, id, title, file, isInTrash, gone, damaged }: Missing): Item {
  const parts = [
    gone.length > 0 ? `少了 ${gone.length} 个文件` : '',
    damaged.length > 0 ? `${damaged.length} 个文件大小不对，可能已损坏` : '',
  ]
  return {
    title,
    href: `/admin/collections/${collection}/${isInTrash ? 'trash/' : ''}${id}`,
    detail: `${labels[collection]} · ${file}${isInTrash ? ' · 在垃圾箱' : ''}`,
    problem: parts.filter((part) => part !== '').join('，'),
  }
}
