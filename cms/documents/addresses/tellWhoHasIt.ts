import { type CollectionSlug, type Payload, type PayloadRequest, ValidationError } from 'payload'
import { namedProblem } from '../../base/problemText.ts'
import { z } from 'zod'
import { titleOf } from '../titleOf.ts'

/** What no two entries of a library have alike: what it is called, and what to do when another has it. */
const names = {
  slug: { label: '网址名', advice: '请换一个网址名，或先改那一条的网址名。' },
  code: { label: '编号', advice: '请换一个编号，或留空由系统生成。' },
} as const

type Request = Partial<PayloadRequest> | undefined

const taken = z.object({
  status: z.literal(400),
  data: z.object({ errors: z.tuple([z.object({ path: z.enum(['slug', 'code']) })]) }),
})

/**
 * Has a database that refuses an address or a code say whose it is: "this must be unique" helps nobody who has
 * never seen the other entry. It stands around the database, so that forms, steps, imports and schedules all say it.
 */
export function tellWhoHasIt(payload: Payload): void {
  const { db } = payload
  const [create, updateOne] = [db.create.bind(db), db.updateOne.bind(db)]
  db.create = (args) => told(args, () => create(args))
  db.updateOne = (args) => told(args, () => updateOne(args))

  async function told<T>({ collection, data, req }: Write, run: () => Promise<T>): Promise<T> {
    try {
      return await run()
    } catch (error) {
      const field = taken.safeParse(error).data?.data.errors[0].path
      const value = field === undefined ? undefined : data[field]
      if (field === undefined || typeof value !== 'string') throw error
      const { label, advice } = names[field]
      const message = `${label}「${value}」${await whose(collection as CollectionSlug, field, value, req)}。${advice}`
      throw new ValidationError({ collection, errors: [namedProblem(field, label, message)] }, req?.t)
    }
  }

  async function whose(collection: CollectionSlug, field: string, value: string, req: Request): Promise<string> {
    const user = req?.user
    const { docs } = await payload.find({
      collection,
      where: { [field]: { equals: value } },
      depth: 0,
      limit: 1,
      trash: true,
      // the title of what somebody may not see is not told
      ...(user ? { overrideAccess: false, user } : { overrideAccess: true }),
      // MongoDB answers nothing more in a transaction that it has given up; SQLite has one connection for all
      ...(db.name === 'sqlite' && req !== undefined && { req }),
    })
    const [other] = docs as { deletedAt?: string | null }[]
    if (other === undefined) return '已被您看不到的另一条内容使用'
    const title = titleOf(payload.collections[collection].config, other) ?? '没有名称的一条'
    return `已被《${title}》使用${other.deletedAt ? '（它在垃圾箱里）' : ''}`
  }
}

interface Write {
  collection: string
  data: Record<string, unknown>
  req?: Request
}
