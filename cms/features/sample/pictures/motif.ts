import { z } from 'zod'

/** What a generated picture can show. */
export const scenes = [
  'lake',
  'gulls',
  'flowers',
  'medallion',
  'drum',
  'lanterns',
  'choir',
  'microphone',
  'film',
  'dancer',
  'tea',
  'brush',
  'camera',
  'books',
  'station',
  'skyline',
  'palace',
  'figure',
] as const

/** Width and height of the drawing, in its own units. */
export const shapes = {
  landscape: [1600, 1200],
  portrait: [1200, 1600],
  square: [1200, 1200],
} as const

/** Papers of one picture, by site/styles/tokens.css: ground, two tones between, the cut, its shade, a spark. */
export interface Palette {
  ground: string
  pale: string
  mid: string
  main: string
  deep: string
  spark: string
}

export const palettes = {
  red: { ground: '#faf0e2', pale: '#f3cdaa', mid: '#d9674d', main: '#b3261e', deep: '#861a15', spark: '#d9a441' },
  gold: { ground: '#fbf4e4', pale: '#f2dca9', mid: '#d8a94f', main: '#b8812a', deep: '#7c5214', spark: '#b3261e' },
  teal: { ground: '#f2f5ec', pale: '#c6dfd2', mid: '#5f9f92', main: '#1d6a63', deep: '#114a46', spark: '#d9744d' },
  indigo: { ground: '#f1f2f3', pale: '#c7d4e8', mid: '#6c8ab6', main: '#2d4b7a', deep: '#1b3055', spark: '#e0ab4a' },
  plum: { ground: '#f9f0f1', pale: '#ebc8d9', mid: '#b4688f', main: '#7a3560', deep: '#532141', spark: '#dba544' },
} as const satisfies Record<string, Palette>

/** What makes a picture: the same motif always gives the same picture. */
export const motif = z.strictObject({
  scene: z.enum(scenes),
  palette: z.enum(Object.keys(palettes) as [keyof typeof palettes, ...(keyof typeof palettes)[]]),
  seed: z.int().min(0),
  shape: z.enum(Object.keys(shapes) as [keyof typeof shapes, ...(keyof typeof shapes)[]]),
})

export type Motif = z.infer<typeof motif>
export type SceneName = Motif['scene']

/** The sheet on which a scene is cut. */
export interface Sheet {
  width: number
  height: number
  palette: Palette
  /** Next number of the seeded sequence, from low up to high. */
  between: (low: number, high: number) => number
}

/** Draws a scene as SVG elements. */
export type Scene = (sheet: Sheet) => string
