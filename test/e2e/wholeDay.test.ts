import { readFile } from 'node:fs/promises'
import sharp from 'sharp'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { separateReview } from '../support/api.ts'
import { bringInto } from '../support/bringInto.ts'
import { docxOf, paragraph, pictureOf, words } from '../support/docxOf.ts'
import { pageText } from '../support/entries.ts'
import { idOf, kept, stage } from '../support/entryForm.ts'
import { type Phone } from '../support/phone.ts'
import { startTelephones, type Telephones } from '../support/telephones.ts'
import { untilPublished } from '../support/untilPublished.ts'

/** A day of an editor, a reviewer and a unit editor, all of it on telephones. */

let site: Telephones

beforeAll(async () => {
  site = await startTelephones()
})
afterAll(() => site?.stop())
afterEach(({ task }) => site.putAway(task.result?.state === 'fail'))

const photo = async (colour: string): Promise<Buffer> =>
  sharp({ create: { width: 900, height: 600, channels: 3, background: colour } })
    .png()
    .toBuffer()

it('should bring what is pasted and taken in on a telephone past the reviewer to the public, and back', async () => {
  const { newest, phone, server, staff } = site
  await separateReview(staff, true)
  const writer = await phone('editor')
  const { page } = writer
  await page.goto(`${server.url}/admin`)
  await writer.look('desk')
  await writer.tap(page.getByRole('link', { name: '写公告' }))
  await page.locator('form[data-form-ready="true"]').first().waitFor()
  await page.locator('#field-title').pressSequentially('职工合唱节')
  const body = page.locator('.ContentEditable__root').first()
  await body.tap()
  await bringInto(body, 'paste', { html: await readFile('test/support/clipboard/word.html', 'utf8') })
  await page.locator('.gongyun-brought').getByText('请改用“导入 Word 文档”').waitFor()
  const chooser = page.waitForEvent('filechooser')
  await writer.tap(page.getByRole('button', { name: '导入 Word 文档' }))
  const docx = docxOf(paragraph(words('去年的合影')) + paragraph(pictureOf('rId1', '')), {
    'a.png': await photo('#1d6a63'),
  })
  await (await chooser).setFiles({ name: '合影.docx', mimeType: 'application/zip', buffer: docx })
  const pictures = page.locator('dialog.gongyun-pictures')
  await pictures.getByLabel('第 1 张的图片说明').fill('合唱团在台上')
  await writer.look('pictures')
  await writer.tap(pictures.getByRole('button', { name: '上传并放进正文' }))
  await body.getByText('去年的合影').waitFor()
  await body.locator('img:not([data-lexical-decorator-boundary])').waitFor()
  // what can be done with the picture is within reach
  for (const button of await body.locator('[role="toolbar"] button:visible').all())
    expect((await button.boundingBox())?.x).toBeLessThan(360)
  await writer.tap(page.locator('#action-save-draft'))
  await stage(page, '草稿')
  await writer.look('saved')

  // right after the form has saved by itself, and right after the last key
  const summary = page.locator('#field-summary')
  await summary.pressSequentially('周六上午')
  await page.getByText('草稿已自动保存').waitFor()
  await summary.press('End')
  await summary.pressSequentially('九点')
  await writer.tap(page.locator('#step-submit'))
  await stage(page, '待审')
  await writer.look('submitted')
  const id = idOf(page)
  expect([(await newest('notices', id)).summary, await kept(page)]).toEqual(['周六上午九点', '{}'])

  const reviewer = await phone('reviewer')
  await reviewer.page.goto(`${server.url}/admin`)
  await reviewer.look('reviewer-desk')
  await reviewer.tap(reviewer.page.getByRole('link', { name: '职工合唱节' }))
  await stage(reviewer.page, '待审')
  await reviewer.look('in-review')
  await reviewer.tap(reviewer.page.locator('#step-return'))
  await reviewer.page.getByLabel('退回的意见').fill('请写明地点')
  await reviewer.look('opinion')
  await reviewer.tap(reviewer.page.locator('.gongyun-dialog .gongyun-confirm'))
  await stage(reviewer.page, '已退回')

  await page.goto(`${server.url}/admin`)
  await writer.tap(page.getByRole('link', { name: '职工合唱节' }))
  await page.locator('.gongyun-review').getByText('请写明地点').waitFor()
  await writer.look('returned')
  await summary.press('End')
  await summary.pressSequentially('，工人文化宫')
  await writer.tap(page.locator('#step-submit'))
  await stage(page, '待审')
  await writer.look('submitted-again')

  await reviewer.open(`notices/${id}`)
  await stage(reviewer.page, '待审')
  await reviewer.tap(reviewer.page.locator('#action-save'))
  await stage(reviewer.page, '已上线')
  await reviewer.look('published')
  const { slug, ...published } = await newest('notices', id)
  expect(published.summary).toBe('周六上午九点，工人文化宫')
  await page.goto(`${server.url}/notices/${slug}/`)
  await page.locator('td', { hasText: '工人文化宫' }).waitFor()
  expect(
    await page
      .getByAltText('合唱团在台上')
      .evaluate((image: HTMLImageElement) => image.decode().then(() => image.width)),
  ).toBeGreaterThan(300)
  await writer.look('page')
  await page.goto(`${server.url}/admin`)
  await page.getByText('公告「职工合唱节」').waitFor()
  await writer.look('desk-after')

  // the oldest version comes back, and goes into review again
  await page.goto(`${server.url}/admin/collections/notices/${id}/versions`)
  await page.locator('.gongyun-versions tbody tr').first().waitFor()
  await writer.look('versions')
  await writer.tap(page.locator('.gongyun-versions tbody tr a').last())
  await writer.tap(page.locator('.gongyun-restore'))
  const asked = page.getByRole('dialog').filter({ hasText: '恢复成一份草稿' })
  await writer.tap(asked.locator('#confirm-action'))
  await page.getByText('已恢复成一份草稿').waitFor()
  await stage(page, '草稿')
  await writer.tap(page.locator('#step-submit'))
  await stage(page, '待审')
  await writer.look('restored')
  expect((await newest('notices', id)).summary ?? '').toBe('')
  expect((await pageText(server, `/notices/${slug}/`)).text).toContain('工人文化宫')
})

it('should keep the picture of a page from who may not replace it, say why, and replace it for who may', async () => {
  const { cast, noticeBy, phone, server, staff } = site
  await separateReview(staff, true)
  const form = new FormData()
  form.set('file', new Blob([new Uint8Array(await photo('#b3261e'))], { type: 'image/png' }), '海报.png')
  form.set('_payload', JSON.stringify({ alt: '春之声的海报' }))
  const { body } = await cast.as['unit-editor'].request<{ doc: { id: string } }>('POST', '/api/media', form)
  const picture = body.doc.id
  const { slug } = await noticeBy(
    'unit-editor',
    { title: '春之声', picture },
    ['unit-editor', 'submit'],
    ['reviewer', 'publish'],
  )
  const shown = async (): Promise<string> =>
    /<img[^>]+src="([^"]+)"[^>]*春之声的海报|春之声的海报[^>]+src="([^"]+)"/.exec(
      (await pageText(server, `/notices/${slug}/`)).text,
    )?.[0] ?? ''
  const before = await shown()
  expect(before).not.toBe('')

  const replace = async ({ open, page, tap }: Phone): Promise<void> => {
    await open(`media/${picture}`)
    await page.waitForLoadState('networkidle')
    await tap(page.locator('.file-details__remove'))
    await page
      .locator('input[type="file"]')
      .setInputFiles({ name: '新.png', mimeType: 'image/png', buffer: await photo('#1d6a63') })
    await tap(page.locator('#action-save'))
  }
  const unit = await phone('unit-editor')
  await replace(unit)
  await unit.page.getByText('已发布的内容正在使用这张图片，单位编辑不能修改或删除。请上传新图片').waitFor()
  await unit.look('picture-unit')
  const editor = await phone('editor')
  await replace(editor)
  await editor.page.getByText('打开“写稿和审稿分开”时，一个人不能直接改它的文件').waitFor()
  await editor.look('picture-editor')
  await untilPublished(server)
  expect(await shown()).toBe(before)

  // what was refused is still in the form, and nowhere else: whoever leaves it is asked
  await editor.page.close()
  await separateReview(staff, false)
  const another = await phone('editor')
  await replace(another)
  await expect.poll(shown, { timeout: 20_000 }).not.toBe(before)
  await another.look('picture-replaced')
})
