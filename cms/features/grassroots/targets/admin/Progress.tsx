/** How far units are: drawn, and as files. @param query of the breakdown */
export function Progress({ query }: { query: string }) {
  return (
    <details>
      <summary>完成情况</summary>
      <p>
        下载通报：
        {['xlsx', 'docx', 'pdf'].map((format) => (
          <a
            key={format}
            href={`/api/grassroots/bulletin?${query}&format=${format}`}
            style={{ marginInlineEnd: '1rem' }}
          >
            {format.toUpperCase()}
          </a>
        ))}
      </p>
      <img
        src={`/api/grassroots/bulletin/chart?${query}`}
        alt="各单位完成任务的百分比，数字见通报"
        loading="lazy"
        style={{ width: '100%', maxWidth: 640 }}
      />
    </details>
  )
}
