import type { Catalogue } from '../../catalogue/catalogue.ts'
import { embedGuidePath, embedPathsOf, goneEmbedPath } from '../../catalogue/embeds.ts'
import {
  certificatePath,
  checkInPath,
  feedsPath,
  grassrootsPath,
  openDataPath,
  registrationPath,
} from '../../catalogue/urls.ts'
import { searchPath } from '../../search/asked/asked.ts'
import type { Renderer } from '../astro/renderer.ts'
import { bytesOf } from './bytesOf.ts'
import { movedPage } from './movedPage.ts'
import type { Output } from './output.ts'

const notFound = '/404.html'

/**
 * The pages of the compiled site, and those that lead from a former address of an entry to the present one.
 * @param siteUrl origin of the public site, without a slash at the end
 */
export function pagesOutput(catalogue: Catalogue, render: Renderer, siteUrl: string): Output {
  return {
    *paths() {
      yield '/'
      yield notFound
      yield searchPath
      yield feedsPath
      yield openDataPath
      yield grassrootsPath
      yield embedGuidePath
      yield registrationPath
      yield checkInPath
      yield certificatePath
      yield goneEmbedPath
      yield* embedPathsOf(undefined)
      for (const { id } of catalogue.all('units')) yield* embedPathsOf(id)
      yield* catalogue.paths()
    },
    owns: (path) => path === notFound || path.endsWith('/'),
    async render(path, view) {
      const moved = movedPage(path, view, siteUrl)
      if (moved !== undefined) return moved
      try {
        const { status, html } = await render(path === notFound ? '/404/' : path, view)
        if (status === 404) return undefined
        if (status !== 200) throw new Error(String(status))
        return { bytes: bytesOf(html) }
      } catch (error) {
        throw new Error(`页面 ${path} 渲染出错（${error instanceof Error ? error.message : String(error)}）`, {
          cause: error,
        })
      }
    },
  }
}
