/** What goes over the network when attendance is taken. */
import { z } from 'zod'
import { bookable, claim } from '../asked/contract.ts'

/** Most scans of one request, and most persons of one scan. */
export const [mostScansAtOnce, mostPeople] = [200, 50] as const

const id = z.string().regex(/^[\w-]{16,64}$/, 'id 是 16 到 64 个字母、数字、下划线或短横线。')
/** What a page of ours was given: who opens it has typed none. */
export const documentId = z.string().regex(/^[\w-]{1,64}$/, '编号不对，请刷新页面。')

export const scanSent = z.strictObject({
  /** Made by the phone: whoever sends it again changes nothing. */
  id,
  bookable,
  lesson: documentId,
  /** That somebody did not come is noted of all at once, when it is over (absentAsked): a scan takes it back. */
  kind: z.enum(['came', 'undo-came', 'undo-absent'], '不认识的记录，请刷新页面。'),
  /** When it was seen, by the phone's clock. */
  at: z.iso.datetime('时间不对，请检查手机的日期和时间。'),
  /** How many came; as many as signed up where nothing is said. */
  people: z.int().min(1, '至少 1 个人。').max(mostPeople, `一次最多 ${mostPeople} 个人。`).optional(),
  /** Of whom: somebody of the list, the code that they show, or some without a registration, by an id of the phone's. */
  of: z.union(
    [
      z.strictObject({ registration: documentId }),
      z.strictObject({ code: claim.shape.code }),
      z.strictObject({ walkIn: id }),
    ],
    '报名码是 10 个字母和数字，请重新扫描或输入。',
  ),
})
export type ScanSent = z.infer<typeof scanSent>

/** POST /api/signup/attendance: some scans, each looked at by itself, so that a wrong one keeps none of the others back. */
export const attendanceAsked = z.strictObject({
  scans: z.array(z.unknown(), '缺少 scans。').min(1).max(mostScansAtOnce, `一次最多 ${mostScansAtOnce} 条记录。`),
})

/** POST /api/signup/desk/absent: whoever signed up and was not seen did not come; `undo` takes all of it back. */
export const absentAsked = z.strictObject({ bookable, lesson: documentId, undo: z.literal(true).optional() })

/** POST /api/signup/check-in: by whoever comes, with the code on the screen at the door. */
export const checkInAsked = claim.extend({
  door: z
    .string('请填现场屏幕上的 6 位数字。')
    .max(20, '现场屏幕上是 6 位数字。')
    .transform((text) => text.normalize('NFKC').replace(/\s/g, ''))
    .pipe(z.string().regex(/^\d{6}$/, '现场屏幕上是 6 位数字。')),
})
