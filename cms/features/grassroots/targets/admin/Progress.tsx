import { Downloads } from '../../admin/Downloads.tsx'

/** How far units are: drawn, and as files. @param query of the breakdown */
export function Progress({ query }: { query: string }) {
  return (
    <details>
      <summary>完成情况</summary>
      <Downloads what="下载通报" address={`/api/grassroots/bulletin?${query}`} />
      <img
        src={`/api/grassroots/bulletin/chart?${query}`}
        alt="各单位完成任务的百分比，数字见通报"
        loading="lazy"
        style={{ width: '100%', maxWidth: 640 }}
      />
    </details>
  )
}
