'use client'

import { useState } from 'react'
import { z } from 'zod'
import { type FormatName, formats } from '../../../../site/posters/formats.ts'
import { askApi } from '../../../base/ui/askApi.ts'

/** A picture, or why there is none: a browser shows nothing of what the server says in its place. */
export function DrawnPicture({ format, source, version }: { format: FormatName; source: string; version: string }) {
  const [tries, setTries] = useState(0)
  const [problem, setProblem] = useState<string>()
  const { label, width, height } = formats[format]

  async function explain(): Promise<void> {
    const answer = await askApi(source, z.undefined())
    // it can be had by now, and it is theirs to say when it is asked for again
    setProblem(answer.ok ? '这张图刚才没有显示出来。' : answer.message)
  }

  if (problem !== undefined)
    return (
      <div role="alert" className="problem">
        <p>{problem}</p>
        <button
          type="button"
          onClick={() => {
            setProblem(undefined)
            setTries(tries + 1)
          }}
        >
          再试一次
        </button>
      </div>
    )
  return (
    <a href={source} target="_blank" rel="noreferrer">
      <img
        src={`${source}?${version}-${tries}`}
        alt={label}
        width={width}
        height={height}
        loading="lazy"
        onError={() => void explain()}
      />
    </a>
  )
}
