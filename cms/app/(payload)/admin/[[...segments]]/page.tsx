import '../../../../documents/versions/admin/boundedDiff.ts'
import config from '@payload-config'
import { generatePageMetadata, RootPage } from '@payloadcms/next/views'
import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { importMap } from '../importMap.js'

interface Args {
  params: Promise<{ segments: string[] }>
  searchParams: Promise<Record<string, string | string[]>>
}

export const generateMetadata = ({ params, searchParams }: Args): Promise<Metadata> =>
  generatePageMetadata({ config, params, searchParams })

/** Every page of the admin; Payload decides which. There are no links to set a password by, so none leads anywhere. */
export default async function Page({ params, searchParams }: Args) {
  // the dashboard has none
  const { segments }: { segments?: string[] } = await params
  if (segments?.[0] === 'reset') redirect('/admin/forgot')
  return RootPage({ config, params, searchParams, importMap })
}
