import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { checkRecording } from '../../cms/content/files/recordings/recordingFile.ts'
import { openBrowser } from '../support/browser.ts'

let browser: Browser
let page: Page

beforeAll(async () => {
  browser = await openBrowser()
  page = await browser.newPage()
})
afterAll(async () => {
  await browser?.close()
})

/** What is seen and heard of a recording: size and length, the picture at two places, and every sample of the sound. */
interface Played {
  shown: string
  length: number
  pictures: string[]
  sound: string
}

/** Plays a recording. @returns undefined when this browser has no codec for it */
const play = (bytes: Buffer, type: string): Promise<Played | undefined> =>
  page.evaluate(
    async ({ base64, type }) => {
      const digest = (data: ArrayLike<number>): string => {
        let [one, other] = [1, 1]
        for (let at = 0; at < data.length; at++) {
          one = Math.imul(one ^ Math.round((data[at] ?? 0) * 65_536), 16_777_619)
          other = (other + one) >>> 0
        }
        return `${data.length} ${one} ${other}`
      }
      const buffer = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0)).buffer
      const video = Object.assign(document.createElement('video'), { muted: true, preload: 'auto' })
      const until = (event: string): Promise<boolean> =>
        new Promise((resolve) => {
          video.addEventListener(event, () => resolve(true), { once: true })
          video.addEventListener('error', () => resolve(false), { once: true })
        })
      const loaded = until('loadeddata')
      video.src = URL.createObjectURL(new Blob([buffer], { type }))
      if (!(await loaded)) return undefined
      const canvas = new OffscreenCanvas(Math.max(1, video.videoWidth), Math.max(1, video.videoHeight))
      const pictures: string[] = []
      for (const at of video.videoWidth > 0 ? [0.3, 0.7] : []) {
        const sought = until('seeked')
        video.currentTime = at
        await sought
        const drawing = canvas.getContext('2d')
        drawing?.drawImage(video, 0, 0)
        pictures.push(digest(drawing?.getImageData(0, 0, canvas.width, canvas.height).data ?? []))
      }
      const heard = await new OfflineAudioContext(1, 1, 48_000).decodeAudioData(buffer)
      return {
        shown: `${video.videoWidth}×${video.videoHeight}`,
        length: heard.duration,
        pictures,
        sound: digest(heard.getChannelData(0)),
      }
    },
    { base64: bytes.toString('base64'), type },
  )

/** Records a moving picture and a tone, as sites and programs in browsers do. @returns undefined when it cannot */
const record = (type: string): Promise<string | undefined> =>
  page.evaluate(async (type) => {
    if (!MediaRecorder.isTypeSupported(type)) return undefined
    const canvas = Object.assign(document.createElement('canvas'), { width: 64, height: 48 })
    const drawing = canvas.getContext('2d')
    const context = new AudioContext()
    const tone = context.createOscillator()
    const heard = context.createMediaStreamDestination()
    tone.connect(heard)
    tone.start()
    const recorder = new MediaRecorder(
      new MediaStream([...canvas.captureStream(20).getTracks(), ...heard.stream.getTracks()]),
      { mimeType: type },
    )
    const parts: Blob[] = []
    recorder.addEventListener('dataavailable', ({ data }) => parts.push(data))
    let at = 0
    const moving = setInterval(() => {
      if (drawing) drawing.fillStyle = `hsl(${(at += 12)} 80% 50%)`
      drawing?.fillRect(0, 0, 64, 48)
      if (at > 400) recorder.stop()
    }, 40)
    const ended = new Promise((resolve) => recorder.addEventListener('stop', resolve, { once: true }))
    recorder.start(200)
    await ended
    clearInterval(moving)
    const bytes = new Uint8Array(await new Blob(parts).arrayBuffer())
    return btoa(bytes.reduce((text, byte) => text + String.fromCharCode(byte), ''))
  }, type)

/** Expects that a recording is played as it was before it was cleared, and that there was something to be cleared. */
async function expectSame(name: string, given: Buffer): Promise<boolean> {
  const data = Buffer.from(given)
  const { mimetype } = await checkRecording({ name, data, size: data.length })
  expect([name, data.equals(given)]).toEqual([name, false])
  const before = await play(given, mimetype)
  expect([name, await play(data, mimetype)]).toEqual([name, before])
  return before !== undefined && before.length > 0.5
}

it('should show and sound as before when what programs write beside it has been cleared', async () => {
  const folder = path.join('test', 'support', 'recordings')
  const names = (await readdir(folder)).filter((name) => !/\.ts$|^subs\./.test(name))
  const played: string[] = []
  for (const name of names) if (await expectSame(name, await readFile(path.join(folder, name)))) played.push(name)
  // every browser has these; not every Chromium has what patents are on
  expect(played).toEqual(expect.arrayContaining(['live.webm', 'v8.webm', 'vbr.mp3', 'vorbis.webm']))
})

it('should show and sound as before when a browser has recorded it', async () => {
  let played = 0
  for (const type of [
    'video/webm;codecs=vp8,opus',
    'video/webm;codecs=vp9,opus',
    'video/mp4;codecs=vp9,opus',
    'video/mp4',
  ]) {
    const recorded = await record(type)
    if (recorded !== undefined && (await expectSame(`录.${type.slice(6, 10)}`, Buffer.from(recorded, 'base64'))))
      played++
  }
  expect(played).toBeGreaterThan(1)
})
