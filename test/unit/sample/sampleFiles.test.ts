import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { noticeKinds } from '../../../site/catalogue/vocabulary.ts'
import { ContentError, readContent } from '../../../cms/features/sample/read.ts'

let directory = ''

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'sample-'))
  await cp('content', directory, { recursive: true })
})

afterEach(() => rm(directory, { recursive: true, force: true }))

async function change(file: string, edit: (data: Record<string, unknown>) => void): Promise<void> {
  const data = JSON.parse(await readFile(join(directory, file), 'utf8')) as Record<string, unknown>
  edit(data)
  await writeFile(join(directory, file), JSON.stringify(data))
}

async function problems(): Promise<readonly string[]> {
  const error: unknown = await readContent(directory).catch((reason: unknown) => reason)
  if (!(error instanceof ContentError)) throw new Error('the content was accepted', { cause: error })
  return error.problems
}

describe('a bad content file', () => {
  it('is named with its field, its value and what is allowed', async () => {
    await change('courses/gaiwan-tea.json', (course) => {
      course['sessions'] = [{ week: 0, weekday: 9, time: '18点半', minutes: 90 }]
      course['teacher'] = 3
    })
    expect(await problems()).toEqual([
      'content/courses/gaiwan-tea.json 的 teacher：现在是 3，应为文字',
      'content/courses/gaiwan-tea.json 的 sessions[0].weekday：现在是 9，至多为 7',
      'content/courses/gaiwan-tea.json 的 sessions[0].time：现在是 "18点半"，应为 24 小时制的时:分，如 18:30',
    ])
  })

  it('is told which words of a vocabulary it may use', async () => {
    await change('notices/visiting-rules.json', (notice) => (notice['kind'] = 'rumour'))
    expect(await problems()).toEqual([
      `content/notices/visiting-rules.json 的 kind：现在是 "rumour"，应为 ${Object.keys(noticeKinds).join('、')} 之一`,
    ])
  })

  it('is told of a field that nobody knows and of one that is missing', async () => {
    await change('venues/luolong-books.json', (venue) => {
      venue['adress'] = venue['address']
      delete venue['address']
    })
    expect(await problems()).toEqual([
      'content/venues/luolong-books.json 的 address：没有填写，应为文字',
      'content/venues/luolong-books.json 的 adress：不认识这个字段，请改正字段名或删去；可用的字段：summary、picture、body、tags、ownerUnit、name、kind、address、latitude、longitude、entrance、bus、metro、openingHours、phone、facilities、accessibilities、accessibilityNote',
    ])
  })

  it('is told that a course type belongs to the other kind of course', async () => {
    await change('courses/pottery.json', (course) => (course['type'] = 'hobby'))
    expect(await problems()).toEqual([
      'content/courses/pottery.json 的 type：现在是 "hobby"，普惠课堂的类型应为 fine-art、music、language、dance 之一',
    ])
  })

  it('is told of a relation to no file', async () => {
    await change('works/first-bus.json', (work) => (work['authors'] = ['tan-jianye', 'nobody']))
    expect(await problems()).toEqual([
      'content/works/first-bus.json 的 authors[1]：现在是 "nobody"，应为 content/talents/ 里某个文件的名字（不带 .json）',
    ])
  })

  it('is told of units that are above each other', async () => {
    await change('units/kunming.json', (unit) => (unit['parent'] = 'chenggong'))
    expect(await problems()).toContain(
      'content/units/kunming.json 的 parent：现在是 "chenggong"，上级绕成了圈，应通向最上一级',
    )
  })

  it('is told of a name that cannot be part of an address', async () => {
    await writeFile(
      join(directory, 'units', 'Tea_Room.json'),
      JSON.stringify({ name: '茶室工会', level: 'grass-roots' }),
    )
    expect(await problems()).toEqual([
      'content/units/Tea_Room.json 的文件名：现在是 "Tea_Room"，应为小写英文字母、数字和短横线，如 tea-evening',
    ])
  })

  it('is told of a name that list pages use', async () => {
    await writeFile(join(directory, 'units', 'page.json'), JSON.stringify({ name: '分页工会', level: 'grass-roots' }))
    expect(await problems()).toEqual([
      'content/units/page.json 的文件名：现在是 "page"，不能用列表页的名字 page、kind、year、initial',
    ])
  })

  it('is told that it is not JSON', async () => {
    await writeFile(join(directory, 'site.json'), '{ name:')
    expect((await problems())[0]).toMatch(/^content\/site\.json：读不了，应为 UTF-8 的 JSON/)
  })

  it('is reported together with all other bad files', async () => {
    await change('units/chenggong.json', (unit) => (unit['level'] = 'village'))
    await change('talents/bai-yulan.json', (talent) => (talent['name'] = ''))
    expect(await problems()).toEqual([
      'content/units/chenggong.json 的 level：现在是 "village"，应为 province、city、county、industry、grass-roots 之一',
      'content/talents/bai-yulan.json 的 name：现在是 ""，不能为空',
    ])
  })
})
