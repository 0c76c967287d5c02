import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { addAnswer, forgetTexts, readAnswers } from '../../../cms/features/signup/feedback/store/feedback.ts'
import { onEachDatabase } from '../../support/databases.ts'
import { openSignUpPayload, type SignUpPayload } from '../../support/signUpPayloads.ts'

const key = 'courses/a/lesson'
const answerOf = (text: string) => ({ overall: 5, content: 4, place: 3, text })

onEachDatabase(({ create }) => {
  describe('feedback that is forgotten and given at once', () => {
    let dataDir: string
    let place: ReturnType<typeof create>
    let opened: SignUpPayload
    const add = (mark: string, text: string) => addAnswer(opened.payload, key, mark, answerOf(text))
    const texts = async () => (await readAnswers(opened.payload, key)).map(({ text }) => text).toSorted()
    /** Does something after the next read of a row, before whoever has read it goes on. */
    const afterRead = (does: () => Promise<unknown>): void => {
      const { db } = opened.payload
      const { findOne } = db
      db.findOne = async (asked) => {
        db.findOne = findOne
        const found = await findOne.call(db, asked)
        await does()
        return found as never
      }
    }

    beforeEach(async () => {
      place = create()
      dataDir = await mkdtemp(path.join(tmpdir(), 'gongyun-feedback-'))
      opened = await openSignUpPayload(dataDir, place.url)
      await add('mark-1', '甲写的')
    })
    afterEach(async () => {
      await opened.payload.destroy()
      await place.drop()
      await rm(dataDir, { recursive: true, force: true })
    })

    it('should lose no answer that was given while texts are taken out, and leave no text of it', async () => {
      afterRead(() => add('mark-2', '乙写的'))
      await forgetTexts(opened.payload, key)
      expect(await texts()).toEqual(['', ''])
    })

    it('should bring no text back with an answer that was given while they were taken out', async () => {
      afterRead(() => forgetTexts(opened.payload, key))
      expect(await add('mark-2', '乙写的')).toBe('added')
      expect(await texts()).toEqual(['', '乙写的'])
    })
  })
})
