import { expect, it } from 'vitest'
import { row } from '../../../cms/rights/cells.ts'
import { rightsPage } from '../../../cms/rights/rightsPage.ts'

it('should have, in the page of rights, a table for each class, with a line for each operation and a column for each role', () => {
  const page = rightsPage([
    {
      title: '试验',
      rows: {
        delete: row('all', 'own', 'nobody', 'ownUnits', 'nobody'),
        create: row('all', 'all', 'all', 'all', 'all'),
      },
      fields: { name: { title: '姓名', rows: { update: row('all', 'nobody', 'nobody', 'nobody', 'nobody') } } },
    },
  ])
  expect(page.slice(page.indexOf('## '))).toBe(`## 试验

| 操作 | 管理员 | 编辑 | 审核 | 单位编辑 | 只读审计 | 未登录 |
| --- | --- | --- | --- | --- | --- | --- |
| 新建 | 可以 | 可以 | 可以 | 可以 | 可以 | — |
| 彻底删除 | 可以 | 自己的 | — | 本单位的 | — | — |
| 修改“姓名” | 可以 | — | — | — | — | — |
`)
})
