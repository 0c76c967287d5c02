import { forSignUp } from '../../../base/network/paths.ts'
import {
  aroundFile,
  largestAttachment,
  largestFile,
  largestRecording,
  uploadTooLarge,
} from '../../../content/files/pictures/uploadLimit.ts'
import { largestWord, wordTooLarge } from '../../../content/pasting/word/uploadLimit.ts'
import {
  largestPictureZip,
  largestTable,
  pictureZipTooLarge,
  tableTooLarge,
} from '../../../features/imports/file/uploadLimits.ts'

/** How the body of a request may come. */
export interface BodyLimit {
  largestBytes: number
  /** What a larger one is answered, in Chinese, with the limit in it. */
  tooLarge: string
  /** Longest time until it has arrived whole, in milliseconds. */
  longestMs: number
  /** A sender is looked at this often, in milliseconds, and must have sent at least so much since the last time. */
  windowMs: number
  leastBytesAWindow: number
  /** Whether it is taken of somebody who is not logged in. */
  isOpen: boolean
}

/** Largest document, in bytes, as JSON or as a form: a body text of 1 MB with its markup is about 2 MB. */
export const largestDocument = 4 * 2 ** 20
/** Form of a question that is too long for an address: a few hundred ids that are looked for. */
const longQuestion = 256 * 1024

/** A log-in, a step of the review, a time: a few fields. */
const few: BodyLimit = {
  largestBytes: 16 * 1024,
  tooLarge: '请求太大：这里最多收 16 KB。',
  longestMs: 20_000,
  windowMs: 15_000,
  leastBytesAWindow: 1,
  isOpen: false,
}
const document: BodyLimit = {
  largestBytes: largestDocument,
  tooLarge: '内容太大：一个条目连同正文最多 4 MB。请把正文分成几篇，图片请上传到图片库。',
  longestMs: 120_000,
  windowMs: 15_000,
  leastBytesAWindow: 15 * 1024,
  isOpen: false,
}
/** A picture or a table, over a line of half a megabit a second. */
const file: BodyLimit = { ...document, longestMs: 6 * 60_000 }
/** Half a gigabyte over a slow line. */
const large: BodyLimit = { ...document, longestMs: 3_600_000, windowMs: 60_000, leastBytesAWindow: 256 * 1024 }

/** Where people say who they are, which they do before they are known. */
const open = /^\/api\/users\/(login|logout|forgot-password|reset-password|first-register|unlock|verify)(\/|$)/i

/** What anybody may send. */
export const openLimit: BodyLimit = { ...few, isOpen: true }

/** What a phone has noted without a network, two hundred scans at a time. */
const [largestAttendance, attendanceTooLarge] = [
  128 * 1024,
  '记录太多：一次最多收 128 KB。请刷新签到页，会分几次上传。',
] as const

/** What a phone has recorded without a network, fifty deliveries at a time, with ten links each of those that have so many. */
const [largestDeliveries, deliveriesTooLarge] = [
  2 ** 20,
  '场次太多：一次最多收 1 MB。请刷新“记一场”再传，备注和网址长的请改短。',
] as const

/** A form of statistics with a reason for each cell, in Chinese. */
const [largestReturn, returnTooLarge] = [256 * 1024, '表太大：一张统计表最多 256 KB。请把改动原因写短一些。'] as const

/** A table of targets: two thousand units are a tenth of it. */
const [largestTargets, targetsTooLarge] = [
  5 * 1024 * 1024,
  '文件太大：任务分解表最大 5 MB。请只留那张表再传。',
] as const

/** Of a form with a file, by path; the first that fits. */
const byPathOfFile: readonly [RegExp, BodyLimit][] = [
  [/^\/api\/recordings(\/|$)/, { ...large, largestBytes: largestRecording + aroundFile, tooLarge: uploadTooLarge }],
  [/^\/api\/files(\/|$)/, { ...large, largestBytes: largestAttachment + aroundFile, tooLarge: uploadTooLarge }],
  [/^\/api\/media(\/|$)/, { ...file, largestBytes: largestFile + aroundFile, tooLarge: uploadTooLarge }],
]

/** By path; the first that fits. */
const byPath: readonly [RegExp, BodyLimit][] = [
  [open, openLimit],
  [forSignUp, openLimit],
  [/^\/api\/signup\/attendance\/?$/i, { ...few, largestBytes: largestAttendance, tooLarge: attendanceTooLarge }],
  [/^\/api\/signup\/desk(\/|$)/i, few],
  [
    /^\/api\/grassroots\/deliveries(\/|$)/i,
    { ...document, largestBytes: largestDeliveries, tooLarge: deliveriesTooLarge },
  ],
  [/^\/api\/grassroots\/orders(\/|$)/i, few],
  [/^\/api\/grassroots\/targets(\/|$)/i, { ...file, largestBytes: largestTargets, tooLarge: targetsTooLarge }],
  [/^\/api\/grassroots\/returns(\/|$)/i, { ...few, largestBytes: largestReturn, tooLarge: returnTooLarge }],
  [/^\/api\/users\/refresh-token\/?$/i, few],
  [
    /^\/api\/import\/batches\/[^/]+\/pictures\/?$/,
    { ...large, largestBytes: largestPictureZip, tooLarge: pictureZipTooLarge },
  ],
  [/^\/api\/import\/batches(\/|$)/, few],
  [/^\/api\/import(\/|$)/, { ...file, largestBytes: largestTable, tooLarge: tableTooLarge }],
  [/^\/api\/word\/?$/, { ...file, largestBytes: largestWord, tooLarge: wordTooLarge }],
  [/^\/api\/schedules(\/|$)/, few],
  [/^\/api\/[^/]+\/[^/]+\/review\/?$/, few],
]

/**
 * How the body of a request may come, by what it is for.
 * @param path decoded
 * @param isQuestion whether the body only stands for a query (X-HTTP-Method-Override: GET)
 * @param mayHaveFile whether it is a form, at an address that takes files of one
 */
export function bodyLimitOf(path: string, isQuestion: boolean, mayHaveFile: boolean): BodyLimit {
  if (isQuestion)
    return { ...document, largestBytes: longQuestion, tooLarge: '查询太长：最多 256 KB。请少选几项再查。' }
  const ofFile = mayHaveFile ? byPathOfFile.find(([pattern]) => pattern.test(path)) : undefined
  return (ofFile ?? byPath.find(([pattern]) => pattern.test(path)))?.[1] ?? document
}
