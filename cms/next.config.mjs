import { withPayload } from '@payloadcms/next/withPayload'

/** @type {import('next').NextConfig} */
const config = {
  poweredByHeader: false,
  typescript: { tsconfigPath: '../tsconfig.json', ignoreBuildErrors: true },
}

export default withPayload(config, { devBundleServerPackages: false })
