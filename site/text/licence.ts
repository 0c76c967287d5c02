import type { Site } from '../catalogue/entries.ts'

/** On what terms the data of the site may be used elsewhere. */
export function licenceText({ name, organisation }: Pick<Site, 'name' | 'organisation'>): string {
  return `日程、课程、演出、活动、阵地等信息可以免费转载和再利用，请注明来源“${organisation} ${name}”并附上条目的网址，不得改动时间、地点等事实。文章、图片、音视频和作品的著作权归作者，使用请先征得同意。`
}
