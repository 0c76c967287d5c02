/** A picture that is drawn of an entry. */
export interface Format {
  /** As the admin calls it, and what it is for. */
  label: string
  purpose: string
  /** In pixels. */
  width: number
  height: number
}

/** Pictures that are drawn of something to go to. A3 has 150 dots an inch; what hangs on a wall or a stage has twice the size it is laid out in. */
export const formats = {
  share: { label: '转发图', purpose: '发到微信群、朋友圈时配的图，题目和时间都在图上', width: 1200, height: 630 },
  a3: { label: 'A3 海报', purpose: '竖版，带二维码，打印张贴或发到群里', width: 1754, height: 2480 },
  backdrop: { label: '背景屏', purpose: '16:9，舞台大屏、投影、电视机', width: 3840, height: 2160 },
  strip: { label: 'LED 条屏', purpose: '6:1 长条，门楣和舞台上方的条屏', width: 3840, height: 640 },
} as const satisfies Record<string, Format>

export type FormatName = keyof typeof formats

export const formatNames = Object.keys(formats) as FormatName[]

/** Type of the files, and the end of their names. */
export const [pictureType, pictureEnding] = ['image/jpeg', 'jpg'] as const
