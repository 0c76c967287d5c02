import { describe, expect, it } from 'vitest'
import { type Answer, separateReview } from '../../support/api.ts'
import { onEachDatabase } from '../../support/databases.ts'
import type { Stored } from '../../support/entries.ts'
import { type Refusal, type State, type Doc, message, newsroomSite } from '../../support/newsroomSite.ts'
import type { Actor } from '../../support/roles/cast.ts'

onEachDatabase((database) => {
  const { by, draftBy, stateFor, step, actionsOf, staff, cast } = newsroomSite(database)

  describe('the review', () => {
    it('should let nobody hand in, let pass or plan what could not be published, in any library', async () => {
      const day = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString()
      const unfinished: [string, object, string][] = [
        ['works', { title: '没有类别' }, '类'],
        ['notices', { title: '', kind: 'notice' }, '标题'],
        ['talents', { name: '没有同意', specialities: ['choir'] }, '同意'],
        ['venues', { name: '没有地址', kind: 'palace' }, '地址'],
        [
          'courses',
          { title: '倒着上的课', kind: 'subsidised', type: 'music', sessions: [{ start: day(26), end: day(25) }] },
          '结束',
        ],
      ]
      for (const [library, data, missing] of unfinished) {
        const path = `/api/${library}`
        const made = await by('editor')<Doc & Refusal>('POST', `${path}?draft=true`, data)
        expect([library, made.status]).toEqual([library, 201])
        const { id } = made.body.doc
        const take = async (actor: Actor, name: string) => {
          const { seen } = (await by(actor)<State>('GET', `${path}/${id}/review`)).body
          return by(actor)<Refusal>('POST', `${path}/${id}/review`, { step: name, seen })
        }
        const submitted = await take('editor', 'submit')
        // as the publish itself would say it
        const published = await by('reviewer')<Refusal>('PATCH', `${path}/${id}`, { _status: 'published' })
        expect([library, submitted.status, published.status]).toEqual([library, 400, 400])
        expect([library, submitted.body.errors]).toEqual([library, published.body.errors])
        expect(JSON.stringify(submitted.body)).toContain(missing)
        await separateReview(staff(), false)
        const planned = await by('editor')<Refusal>('POST', '/api/schedules/plan', {
          document: `${library}/${id}`,
          action: 'publish',
          at: day(1),
        })
        await separateReview(staff(), true)
        expect([library, planned.status, planned.body.errors]).toEqual([library, 400, published.body.errors])
        expect((await stateFor('editor', id)).stage ?? 'draft').toBe('draft')
      }

      // what was whole when it was handed in may have been emptied since
      const id = await draftBy('editor')
      expect((await step('editor', id, 'submit')).status).toBe(200)
      await by('editor')('PATCH', `/api/works/${id}?draft=true`, { genre: null })
      expect((await step('reviewer', id, 'approve')).status).toBe(400)
      expect((await stateFor('editor', id)).stage).toBe('in-review')
    })

    it('should publish what the reviewer mended once the writer agrees, or another reviewer', async () => {
      const mended = async (): Promise<string> => {
        const id = await draftBy('unit-editor')
        await step('unit-editor', id, 'submit')
        await by('reviewer')('PATCH', `/api/works/${id}?draft=true`, { summary: '改了一个字' })
        expect((await by('reviewer')<Refusal>('PATCH', `/api/works/${id}`, { _status: 'published' })).status).toBe(403)
        expect((await step('reviewer', id, 'approve')).body.doc.stage).toBe('mended')
        for (const name of ['publish', 'approve', 'consent'])
          expect([name, (await step('reviewer', id, name)).status]).toEqual([name, 403])
        return id
      }
      const agreed = await mended()
      expect((await stateFor('unit-editor', agreed)).refusals['consent']).toBe(null)
      expect((await step('unit-editor', agreed, 'consent')).body.doc.stage).toBe('approved')
      expect((await step('reviewer', agreed, 'publish')).body.doc._status).toBe('published')
      expect((await stateFor('unit-editor', agreed)).timeline.map(({ what }) => what)).toEqual([
        '发布',
        '同意修改',
        '通过',
        '审稿时修改',
        '提交审稿',
        '新建',
      ])
      expect((await stateFor('editor', agreed)).timeline[3]).toMatchObject({ name: '审核', changes: ['摘要'] })
      const seen = await mended()
      expect((await step('editor', seen, 'publish')).body.doc._status).toBe('published')
      // whoever goes back to it has the words of both
      const again = await mended()
      const { body } = await by('reviewer')<{ docs: Stored[] }>(
        'GET',
        `/api/works/versions?where[parent][equals]=${again}&limit=1`,
      )
      await by('reviewer')('POST', `/api/works/versions/${body.docs[0]?.id}`, {})
      expect((await step('reviewer', again, 'publish')).body.errors?.[0]?.data?.code).toBe('own-text')
    })

    it('should take an approval back when the text is changed', async () => {
      const id = await draftBy('unit-editor')
      await step('unit-editor', id, 'submit')
      await step('editor', id, 'approve')
      await by('unit-editor')('PATCH', `/api/works/${id}?draft=true`, { title: '偷换' })
      expect(await stateFor('unit-editor', id)).toMatchObject({ stage: 'draft' })
    })

    it('should do one step of two that are taken at once, and tell the other what happened', async () => {
      const id = await draftBy('unit-editor')
      await step('unit-editor', id, 'submit')
      const { seen } = await stateFor('reviewer', id)
      const answers = await Promise.all([
        by('reviewer')<Refusal>('POST', `/api/works/${id}/review`, { step: 'approve', seen }),
        by('editor')<Refusal>('POST', `/api/works/${id}/review`, { step: 'return', seen, comment: '太短' }),
      ])
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
      const late = answers.find(({ status }) => status === 409) as Answer<Refusal>
      expect(message(late)).toMatch(/^您打开以后，(审核|编辑)已在 .+ 对这一稿做了“(通过|退回)”，您的操作没有执行。/)
      expect((await actionsOf(id)).length).toBe(3)
    })

    it('should refuse a request that makes no sense, in Chinese', async () => {
      const id = await draftBy('editor')
      const path = `/api/works/${id}/review`
      for (const body of [{ step: 'burn', seen: '' }, { step: 'submit' }, undefined])
        expect(message(await by('editor')<Refusal>('POST', path, body))).toMatch(/\p{Script=Han}/u)
      expect((await stateFor('editor', id)).stage).toBe('draft')
    })

    it('should keep who wrote from everybody', async () => {
      const id = await draftBy('editor')
      for (const path of [
        `/api/works/${id}?draft=true&showHiddenFields=true`,
        `/api/works/versions?where[parent][equals]=${id}`,
      ])
        expect(JSON.stringify((await staff().request('GET', path)).body)).not.toContain('writers')
      expect((await staff().request('GET', '/api/works?where[writers][exists]=true')).status).toBe(400)
    })
  })

  describe('a unit editor', () => {
    it("should not see another unit's draft by any list, search, relation field, version or API", async () => {
      const secret = '尚未公布的名单'
      const talent = (
        await staff().request<Doc>('POST', '/api/talents?draft=true', { name: secret, ownerUnit: cast().units.other })
      ).body.doc
      const work = await draftBy('administrator', {
        title: secret,
        ownerUnit: cast().units.other,
        authors: [talent.id],
      })
      const own = await draftBy('unit-editor')
      // one may not name what one may not see; somebody else may
      const naming = await staff().request('PATCH', `/api/works/${own}?draft=true`, { authors: [talent.id] })
      expect(naming.status).toBe(200)
      const paths = [
        `/api/works/${work}`,
        `/api/works/${work}?draft=true`,
        `/api/works/${work}/review`,
        '/api/works?limit=0&draft=true&depth=3',
        `/api/works?draft=true&where[title][like]=${secret}`,
        `/api/works/versions?limit=0&depth=3`,
        `/api/works/versions?where[parent][equals]=${work}`,
        `/api/talents?draft=true&where[name][like]=${secret}`,
        `/api/works/${own}?draft=true&depth=3`,
        `/api/works/${own}/review`,
        `/api/audits?where[document][equals]=works/${work}`,
        `/preview/works/${work}`,
        `/preview/works/${own}`,
      ]
      for (const path of paths) {
        const { body } = await by('unit-editor')('GET', path)
        expect([path, JSON.stringify(body).includes(secret)]).toEqual([path, false])
      }
      const taken = await by('unit-editor')('POST', `/api/works/${work}/review`, { step: 'submit', seen: '' })
      expect(taken.status).toBe(404)
    })
  })

  describe('the wording check', () => {
    it('should warn of some forms and hold others back, wherever they stand', async () => {
      await by('editor')('POST', '/api/wordings', { wrong: '省总', right: '省总工会', level: 'block' })
      await by('editor')('POST', '/api/wordings', { wrong: '登陆', right: '登录', level: 'warn' })
      const id = await draftBy('editor', {
        title: '省总工会展演',
        summary: '请登陆报名',
        awards: [{ name: '省总一等奖' }],
      })
      expect((await stateFor('editor', id)).wordings).toMatchObject([
        { place: '摘要', wrong: '登陆', right: '登录', level: 'warn' },
        { place: '获奖第 1 行的奖项', wrong: '省总', level: 'block' },
      ])
      const refused = await step('editor', id, 'submit')
      expect([refused.status, message(refused)]).toEqual([
        400,
        '有 1 处用语表禁止的写法，改好以后才能提交和发布：获奖第 1 行的奖项的「省总」应写成「省总工会」。',
      ])
      expect((await by('reviewer')('PATCH', `/api/works/${id}`, { _status: 'published' })).status).toBe(400)
      await by('editor')('PATCH', `/api/works/${id}?draft=true`, { awards: [{ name: '省总工会一等奖' }] })
      expect((await step('editor', id, 'submit')).status).toBe(200)
    })
  })
})
