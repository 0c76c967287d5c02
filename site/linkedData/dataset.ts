import { dataIndexPath } from '../catalogue/dataFiles.ts'
import type { Site } from '../catalogue/entries.ts'
import { openDataPath } from '../catalogue/urls.ts'
import { licenceOf } from '../text/licence.ts'
import type { LinkedNode } from './node.ts'
import { publisherOf } from './parts.ts'

/**
 * The open data as one set, whose index names all its files.
 * @param siteUrl origin of the public site, without a slash at the end
 */
export function datasetOf(site: Site, siteUrl: string): LinkedNode {
  const publisher = publisherOf(site, siteUrl)
  return {
    '@type': 'Dataset',
    name: `${site.name} · 开放数据`,
    description: `${site.organisation}公开的课程、演出、活动、作品、阵地、品牌、服务、征集和公告：时间、地点、对象、收费和状态，与网页同时更新，附字段说明（JSON Schema）。`,
    url: siteUrl + openDataPath,
    license: licenceOf(site, siteUrl).url,
    creator: publisher,
    publisher,
    isAccessibleForFree: true,
    inLanguage: 'zh-CN',
    distribution: {
      '@type': 'DataDownload',
      encodingFormat: 'application/json',
      contentUrl: siteUrl + dataIndexPath,
    },
  }
}
