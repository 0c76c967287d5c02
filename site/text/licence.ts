import type { Site } from '../catalogue/entries.ts'
import { openDataPath } from '../catalogue/urls.ts'
import { dataLicences } from '../catalogue/vocabulary.ts'

/** Texts of the licences that stand elsewhere, in Chinese where there is one. */
const deeds: Partial<Record<keyof typeof dataLicences, string>> = {
  'cc-by-4.0': 'https://creativecommons.org/licenses/by/4.0/deed.zh-hans',
  'cc-by-sa-4.0': 'https://creativecommons.org/licenses/by-sa/4.0/deed.zh-hans',
  'cc-by-nc-4.0': 'https://creativecommons.org/licenses/by-nc/4.0/deed.zh-hans',
  'cc0-1.0': 'https://creativecommons.org/publicdomain/zero/1.0/deed.zh-hans',
}

const authors = '文章、图片、音视频和作品的著作权归作者，不在此列，使用请先征得同意。'

/** On what terms the data of the site may be used elsewhere. */
export interface Licence {
  name: string
  /** The whole text: a page of its own, or the words on our page; undefined where nothing was granted. */
  url: string | undefined
  /** What it means here, and what it leaves out. */
  text: string
}

/**
 * The licence of the open data, as the union has chosen it in the settings of the site.
 * @param siteUrl origin of the public site, without a slash at the end
 */
export function licenceOf(
  { name, organisation, licence = 'undeclared' }: Pick<Site, 'name' | 'organisation' | 'licence'>,
  siteUrl: string,
): Licence {
  const source = `“${organisation} ${name}”并附上条目的网址，不得改动时间、地点等事实`
  const word = dataLicences[licence]
  if (licence === 'undeclared')
    return { name: word, url: undefined, text: `${organisation}还没有声明许可，整份转载或再利用前请先联系。${authors}` }
  if (licence === 'with-source')
    return {
      name: word,
      url: `${siteUrl}${openDataPath}#licence`,
      text: `日程、课程、演出、活动、阵地等信息可以免费转载和再利用，请注明来源${source}。${authors}`,
    }
  const how = licence === 'cc0-1.0' ? '可以自由使用' : `按这份许可使用，署名请写${source}`
  return { name: word, url: deeds[licence], text: `日程、课程、演出、活动、阵地等信息${how}。${authors}` }
}
