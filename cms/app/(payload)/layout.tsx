import '@payloadcms/next/css'
import './admin.css'
import './body.css'
import './dates.css'
import './desk.css'
import './editing.css'
import './grassrootsOrders.css'
import './grassrootsRecord.css'
import './import.css'
import './messages.css'
import './pasting.css'
import './pictures.css'
import './posters.css'
import './review.css'
import './signups.css'
import './grassroots.css'
import './signUpsDoor.css'
import './signUpsRoster.css'
import './typing.css'
import './versions.css'
import config from '@payload-config'
import { handleServerFunctions, RootLayout } from '@payloadcms/next/layouts'
import { notFound } from 'next/navigation'
import type { ServerFunctionClient } from 'payload'
import type { ReactNode } from 'react'
import { mayRender } from '../../server/admin/mayRender.ts'
import { readServerCall } from '../../server/admin/serverFunctions.ts'
import { formState } from '../../documents/typing/formState.ts'
import { importMap } from './admin/importMap.js'

/** What is drawn of a collection. Payload does not give its own answers out, for others to stand before them. */
const drawn: readonly string[] = ['render-list', 'render-document', 'render-document-slots']

const serverFunction: ServerFunctionClient = async (args) => {
  'use server'
  const call = readServerCall(await config, args)
  if (call === undefined) notFound()
  const given = { args: call.args, config, importMap }
  if (drawn.includes(call.name)) {
    const may = await handleServerFunctions({
      ...given,
      name: 'may-render',
      serverFunctions: { 'may-render': mayRender },
    })
    if (may !== true) notFound()
  }
  return handleServerFunctions({ ...given, name: call.name, serverFunctions: { 'form-state': formState } })
}

/** The frame of the admin. */
export default function Layout({ children }: { children: ReactNode }) {
  return (
    <RootLayout config={config} importMap={importMap} serverFunction={serverFunction}>
      {children}
    </RootLayout>
  )
}
