'use client'

import { useCallback, useEffect, useState } from 'react'
import type { Publishing } from '../batch/publishing.ts'
import { BatchList } from './BatchList.tsx'
import { BatchProgress } from './BatchProgress.tsx'
import { PreviewReport } from './PreviewReport.tsx'
import { ask, done, latest, leavesRest, made, type Shown, shownAnswer, type ShownBatch, wordsOf } from './requests.ts'
import { UploadForm, type Upload } from './UploadForm.tsx'

interface Props {
  libraries: { slug: string; label: string }[]
  /** The library that is chosen at first. */
  library: string
  publishing: Publishing
}

/** How often a batch at work is asked about, in milliseconds. */
const interval = 500

/** The whole way of a batch: upload, preview, confirm, progress, result, undo. */
export function ImportDesk({ libraries, library, publishing }: Props) {
  const [shown, setShown] = useState<Shown>()
  const [busy, setBusy] = useState<string>()
  const [problem, setProblem] = useState<string>()
  const [batches, setBatches] = useState<ShownBatch[]>([])
  /** A batch of which some cannot be undone, and the rest can. */
  const [inPart, setInPart] = useState<ShownBatch>()
  const id = shown?.batch.id
  const isWorking = shown?.batch.state === 'running' || shown?.batch.state === 'undoing'

  const list = useCallback(async () => {
    const answer = await ask('GET', '/batches', latest).catch(() => undefined)
    if (answer !== undefined) setBatches(answer.batches)
  }, [])

  useEffect(() => void list(), [list])

  useEffect(() => {
    if (!isWorking || id === undefined) return
    const timer = setInterval(() => {
      ask('GET', `/batches/${id}`, shownAnswer).then(
        (answer) => {
          setShown(answer)
          if (answer.batch.state !== 'running' && answer.batch.state !== 'undoing') void list()
        },
        // asked again in a moment
        () => undefined,
      )
    }, interval)
    return () => clearInterval(timer)
  }, [id, isWorking, list])

  const work = async (what: string, step: () => Promise<void>): Promise<void> => {
    setBusy(what)
    setProblem(undefined)
    setInPart(undefined)
    try {
      await step()
    } catch (error) {
      setProblem(wordsOf(error))
    } finally {
      setBusy(undefined)
    }
  }

  const upload = ({ library: to, table, pictures, publish }: Upload) =>
    work('正在上传并检查，请稍候…', async () => {
      setShown(undefined)
      const { batch } = await ask('POST', `/${to}?name=${encodeURIComponent(table.name)}`, made, table)
      try {
        if (pictures !== undefined)
          await ask('PUT', `/batches/${batch}/pictures?name=${encodeURIComponent(pictures.name)}`, done, pictures)
        setShown(await ask('POST', `/batches/${batch}/preview`, shownAnswer, { publish }))
      } catch (error) {
        // nobody can go on with it from here, and it would count as one that waits
        await ask('POST', `/batches/${batch}/discard`, done).catch(() => undefined)
        throw error
      }
    })

  const discard = (batch: ShownBatch) =>
    work('正在清理…', async () => {
      setShown(undefined)
      await ask('POST', `/batches/${batch.id}/discard`, done)
      await list()
    })

  const confirm = (batch: ShownBatch, reason: string) =>
    work('正在开始…', async () => {
      const step = { publish: batch.publish === true, reason }
      setShown(await ask('POST', `/batches/${batch.id}/confirm`, shownAnswer, step))
    })

  const undo = (batch: ShownBatch, rest: boolean) =>
    work('正在核对能不能撤销…', async () => {
      try {
        setShown(await ask('POST', `/batches/${batch.id}/undo`, shownAnswer, { rest }))
      } catch (error) {
        if (leavesRest(error)) setInPart(batch)
        throw error
      }
    })

  const labelOf = (slug: string): string => libraries.find((one) => one.slug === slug)?.label ?? slug
  return (
    <>
      <UploadForm
        libraries={libraries}
        library={library}
        publishing={publishing}
        isBusy={busy !== undefined || isWorking}
        onUpload={(chosen) => void upload(chosen)}
      />
      <div aria-live="polite">
        {busy !== undefined && <p className="gongyun-import-busy">{busy}</p>}
        {problem !== undefined && (
          <div className="gongyun-import-problem">
            <p>{problem}</p>
            {inPart !== undefined && (
              <span className="gongyun-import-buttons">
                <button
                  className="btn btn--style-primary btn--size-small"
                  type="button"
                  disabled={busy !== undefined}
                  onClick={() => void undo(inPart, true)}
                >
                  只撤销其余的
                </button>
              </span>
            )}
          </div>
        )}
      </div>
      {shown?.batch.state === 'previewed' && shown.preview !== null && (
        <PreviewReport
          batch={shown.batch}
          preview={shown.preview}
          label={labelOf(shown.batch.library)}
          isBusy={busy !== undefined}
          needsReason={publishing === 'reasoned'}
          onConfirm={(reason) => void confirm(shown.batch, reason)}
          onDiscard={() => void discard(shown.batch)}
        />
      )}
      {shown !== undefined && shown.batch.state !== 'previewed' && (
        <BatchProgress batch={shown.batch} label={labelOf(shown.batch.library)} />
      )}
      <BatchList
        batches={batches}
        labelOf={labelOf}
        isBusy={busy !== undefined || isWorking}
        onUndo={(batch) => void undo(batch, false)}
        onDiscard={(batch) => void discard(batch)}
      />
    </>
  )
}
