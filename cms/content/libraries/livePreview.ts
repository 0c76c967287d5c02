import type { LivePreviewConfig } from 'payload'

/**
 * The page of an entry beside its form. It shows what was saved last, by hand or by itself; an entry that was never
 * saved has none.
 */
export function livePreview(collection: string): LivePreviewConfig {
  return {
    url: ({ data }) => (typeof data['id'] === 'string' ? `/preview/${collection}/${data['id']}` : null),
    breakpoints: [
      { name: 'phone', label: '手机', width: 390, height: 844 },
      { name: 'desktop', label: '桌面', width: 1280, height: 800 },
    ],
  }
}
