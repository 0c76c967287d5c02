import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { administrator } from '../support/api.ts'
import { enterAdmin } from '../support/entryForm.ts'
import { openBrowser } from '../support/browser.ts'
import { createEntry, type Stored } from '../support/entries.ts'
import { startServer, type TestServer } from '../support/server.ts'

let server: TestServer
let browser: Browser
let page: Page
let course: Stored

beforeAll(async () => {
  server = await startServer({ args: ['--no-sample'] })
  const staff = await administrator(server)
  for (const name of ['柳知秋', '阿依古丽·买买提', '曾小敏'])
    await createEntry(staff, 'talents', { name, _status: 'draft' })
  for (let index = 0; index < 15; index++)
    await createEntry(staff, 'venues', { name: `第${index}活动室`, _status: 'draft' })
  await createEntry(staff, 'venues', { name: '重慶書屋', _status: 'draft' })
  course = await createEntry(staff, 'courses', { title: '合唱课', _status: 'draft' })
  browser = await openBrowser()
  page = await (await browser.newContext({ locale: 'zh-CN' })).newPage()
  page.setDefaultTimeout(60_000)
  await enterAdmin(page, server)
  await page.goto(`${server.url}/admin/collections/courses/${course.id}`)
  await page.locator('form[data-form-ready="true"]').first().waitFor()
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

it.each([
  ['venue', 'chongqing', '重慶書屋'],
  ['venue', '重庆', '重慶書屋'],
  ['teachers', 'ayiguli', '阿依古丽·买买提'],
  ['teachers', 'zxm', '曾小敏'],
])('should find in the drop-down of %s by %s: %s', async (field, typed, title) => {
  const box = page.locator(`#field-${field}`)
  await box.getByRole('combobox').fill(typed)
  const options = box.getByRole('option')
  await options.filter({ hasText: title }).waitFor()
  expect(await options.allTextContents()).toEqual([title])
  await page.screenshot({ path: `test/.artifacts/relation-${field}-${typed === title ? 'same' : 'other'}.png` })
  await options.first().click()
  await box
    .locator('.relationship--single-value__text, .relationship--multi-value-label__text')
    .filter({ hasText: title })
    .waitFor()
  expect(await box.getByRole('combobox').inputValue()).toBe('')
})

it('should offer everything again once nothing is typed', async () => {
  const box = page.locator('#field-venue')
  await box.getByRole('combobox').fill('chongqing')
  await box.getByRole('option').filter({ hasText: '重慶書屋' }).waitFor()
  await box.getByRole('combobox').fill('')
  await box.getByRole('option').filter({ hasText: '活动室' }).first().waitFor()
})
