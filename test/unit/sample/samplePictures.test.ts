import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { pictureOf, pictureSvg } from '../../../cms/features/sample/picture.ts'
import { scenes, type Motif } from '../../../cms/features/sample/pictures/motif.ts'
import { readContent } from '../../../cms/features/sample/read.ts'
import { richText } from '../../../cms/documents/richText/paragraphs.ts'

const motif: Motif = { scene: 'lake', palette: 'teal', seed: 4, shape: 'portrait' }

describe('generated pictures', () => {
  it('are PNG files of their shape', async () => {
    const { format, width, height } = await sharp(await pictureOf(motif)).metadata()
    expect({ format, width, height }).toEqual({ format: 'png', width: 960, height: 1280 })
  })

  it('are the same for the same motif and differ by seed', () => {
    expect(pictureSvg(motif)).toBe(pictureSvg({ ...motif }))
    expect(pictureSvg(motif)).not.toBe(pictureSvg({ ...motif, seed: 5 }))
  })

  it.each(scenes)('draw %s without text and without broken numbers', (scene) => {
    const svg = pictureSvg({ ...motif, scene })
    expect(svg).not.toMatch(/<text|NaN|undefined|Infinity/)
  })

  it('never show the same motif twice in the content', async () => {
    const motifs = [...(await readContent('content')).media.values()].map((file) => JSON.stringify(file.motif))
    expect(new Set(motifs).size).toBe(motifs.length)
  })
})

describe('rich text of a content file', () => {
  it('makes headings of lines marked ## and paragraphs of all others', () => {
    const { children } = richText(['第一段', '## 怎么到']).root
    expect(children.map((block) => [block.type, block.tag, block.children[0]?.text])).toEqual([
      ['paragraph', undefined, '第一段'],
      ['heading', 'h2', '怎么到'],
    ])
  })
})
