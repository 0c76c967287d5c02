import type { Payload } from 'payload'
import type { Kept, Left } from '../journal/kept.ts'

/** Most names in a text. */
const mostNamed = 20
/** Most names of what refers to one thing. */
const mostUses = 3

/** Says in Chinese what a batch that is taken back leaves as it stands, and why. @returns undefined when it is nothing */
export function leftInWords(payload: Payload, { kept, unreadable }: Left): string | undefined {
  const names = kept.slice(0, mostNamed).map((one) => `${nameOf(one)}（${whyOf(payload, one)}）`)
  const parts = [
    ...(kept.length > 0
      ? [`不能恢复原样的有 ${kept.length} 条：${names.join('、')}${kept.length > mostNamed ? '等' : ''}。`]
      : []),
    ...(unreadable > 0 ? [`撤销记录有 ${unreadable} 行损坏，读不出来，写在那里的条目请逐条核对。`] : []),
  ]
  return parts.length === 0 ? undefined : parts.join('')
}

/** What to do about it. */
export const whatToDo =
  '有人改过、发布、撤下或删除的，请逐条处理；网址名或编号被占用的，请先改掉占用的那一条，再撤销；引用的内容已彻底删除的，请在条目的“版本”里恢复，去掉那个引用；被别处引用的，不要的话请先去掉引用，再移到垃圾箱；还有报名等着参加的，请先在“报名”里逐个取消，或把条目标为“取消”并发布，等系统通知完再撤销；已经有单位的记录、统计表、任务分解或没办完的点单的，不能撤销：改错的请直接改，不用了请取消发布。'

function nameOf({ noted }: Kept): string {
  return noted.what === 'document' ? `「${noted.title}」` : noted.file
}

function whyOf({ collections }: Payload, { why }: Kept): string {
  switch (why.reason) {
    case 'changed':
      return '导入之后有人改过'
    case 'deleted':
      return '导入之后已删除'
    case 'published':
      return '导入之后已通过并发布'
    case 'unpublished':
      return '导入之后已撤下'
    case 'spared':
      return '撤销的人不能改它'
    case 'busy':
      return '恢复时一直有人在保存它，或在删除它原来引用的内容，没有恢复；请稍后再撤销一次'
    case 'slug':
      return `原来的网址名「${why.value}」已被别的条目使用`
    case 'code':
      return `编号「${why.value}」已被别的条目使用`
    case 'reference': {
      const label = collections[why.collection as keyof typeof collections]?.config.labels.singular
      return `原来引用的${typeof label === 'string' ? label : '内容'}已彻底删除`
    }
    case 'counted-on':
      return `还有 ${why.parties} 个报名等着参加`
    case 'reported':
      return `已经有${why.what}`
    case 'used':
      return `已被 ${why.by.slice(0, mostUses).join('、')}${why.by.length > mostUses ? '等' : ''}引用`
    case 'failed':
      return '没有写成，原因见服务器日志'
  }
}
