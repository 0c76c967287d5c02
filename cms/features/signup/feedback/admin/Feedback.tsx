'use client'

import { useEffect, useState } from 'react'
import { askApi } from '../../../../base/ui/askApi.ts'
import { feedbackAnswer, type ShownFeedback } from './answers.ts'

/** What those who came have said, drawn and as a table; nothing while nobody has. @param query of what they came to */
export function Feedback({ query }: { query: string }) {
  const [answer, setAnswer] = useState<ShownFeedback>()
  useEffect(() => {
    const read = async () => {
      const got = await askApi(`/api/signup/desk/feedback?${query}`, feedbackAnswer)
      if (got.ok) setAnswer(got.value)
    }
    void read()
  }, [query])
  if (answer === undefined || answer.count === 0) return null
  return (
    <details>
      <summary>反馈：{answer.count} 份</summary>
      {answer.svg === undefined ? (
        <p>满 {answer.fewest} 份才显示，免得认出是谁写的。</p>
      ) : (
        <>
          <img
            src={`data:image/svg+xml;charset=utf-8,${encodeURIComponent(answer.svg)}`}
            alt="每个问题各分数有几份，数字见下表"
            style={{ width: '100%', maxWidth: 640 }}
          />
          <table>
            <thead>
              <tr>
                <th scope="col">问题</th>
                {answer.questions[0]?.counts.map((_, index) => (
                  <th key={index} scope="col">
                    {index + 1} 分
                  </th>
                ))}
                <th scope="col">平均</th>
              </tr>
            </thead>
            <tbody>
              {answer.questions.map(({ question, counts, mean }) => (
                <tr key={question}>
                  <th scope="row">{question}</th>
                  {counts.map((given, index) => (
                    <td key={index}>{given}</td>
                  ))}
                  <td>{mean.toFixed(1)}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <ul>
            {answer.texts.map((text, index) => (
              <li key={index}>{text}</li>
            ))}
          </ul>
        </>
      )}
    </details>
  )
}
