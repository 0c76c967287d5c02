import '@payloadcms/next/css'
import './admin.css'
import './desk.css'
import './editing.css'
import './import.css'
import './review.css'
import './typing.css'
import config from '@payload-config'
import { handleServerFunctions, RootLayout } from '@payloadcms/next/layouts'
import { notFound } from 'next/navigation'
import type { ServerFunctionClient } from 'payload'
import type { ReactNode } from 'react'
import { readServerCall } from '../../admin/serverFunctions.ts'
import { formState } from '../../admin/typing/formState.ts'
import { importMap } from './admin/importMap.js'

const serverFunction: ServerFunctionClient = async (args) => {
  'use server'
  const call = readServerCall(await config, args)
  if (call === undefined) notFound()
  return handleServerFunctions({ ...call, config, importMap, serverFunctions: { 'form-state': formState } })
}

/** The frame of the admin. */
export default function Layout({ children }: { children: ReactNode }) {
  return (
    <RootLayout config={config} importMap={importMap} serverFunction={serverFunction}>
      {children}
    </RootLayout>
  )
}
