'use client'

import { createClientFeature } from '@payloadcms/richtext-lexical/client'
import { Pasting } from './Pasting.tsx'

export const PastingClient = createClientFeature({ plugins: [{ Component: Pasting, position: 'aboveContainer' }] })
