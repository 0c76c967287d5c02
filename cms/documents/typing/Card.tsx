'use client'

import type { ReactNode } from 'react'
import { createPortal } from 'react-dom'

interface Props {
  role: 'alert' | 'status'
  /** Whether something is in the way of saving. */
  isGrave?: boolean
  children: ReactNode
}

/** Something to be read before one goes on, at the foot of the window: on a telephone, the form's own bar is too narrow. */
export function Card({ role, isGrave = false, children }: Props) {
  return createPortal(
    <div className={isGrave ? 'gongyun-typing grave' : 'gongyun-typing'} role={role}>
      {children}
    </div>,
    document.body,
  )
}
