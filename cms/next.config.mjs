import { withPayload } from '@payloadcms/next/withPayload'

/** @type {import('next').NextConfig} */
const config = {
  poweredByHeader: false,
  // a form is sent whole while it is typed in; the server takes no larger document either (cms/server/http/bodies)
  experimental: { serverActions: { bodySizeLimit: '4mb' } },
  // Next would make pictures smaller for anybody who asks; ours come in their sizes
  images: { unoptimized: true },
  typescript: { tsconfigPath: 'tsconfig.next.json', ignoreBuildErrors: true },
}

export default withPayload(config, { devBundleServerPackages: false })
