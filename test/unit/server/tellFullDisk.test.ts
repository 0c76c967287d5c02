import type { PayloadRequest } from 'payload'
import { expect, it } from 'vitest'
import { tellFullDisk } from '../../../cms/base/disk/tellFullDisk.ts'

const full = Object.assign(new Error('no space'), { code: 'ENOSPC' })
const told = (error: Error, user: object | null) =>
  tellFullDisk({ error, req: { user } as PayloadRequest } as Parameters<typeof tellFullDisk>[0])

it('should tell staff that the disk became full, visitors only that nothing was done, and of other errors nothing', async () => {
  expect(await told(full, { id: 'editor' })).toMatchObject({
    status: 507,
    response: { errors: [{ message: expect.stringContaining('磁盘满了') }] },
  })
  const visitor = await told(full, null)
  expect(visitor).toMatchObject({ status: 503 })
  expect(JSON.stringify(visitor)).toMatch(/现在暂时不能办理/)
  expect(JSON.stringify(visitor)).not.toMatch(/磁盘|数据库/)
  expect(await told(new Error('another'), null)).toBeUndefined()
})
