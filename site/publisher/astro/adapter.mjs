/**
 * An adapter that serves nothing: `astro build` leaves a module whose `app` renders one page at a time, called by
 * the publisher.
 * @returns {import('astro').AstroIntegration}
 */
export function publisherAdapter() {
  return {
    name: 'gongyun-publisher',
    hooks: {
      'astro:config:done': ({ setAdapter }) => {
        setAdapter({
          name: 'gongyun-publisher',
          entrypointResolution: 'auto',
          serverEntrypoint: new URL('./entry.ts', import.meta.url),
          supportedAstroFeatures: {
            staticOutput: 'stable',
            serverOutput: 'stable',
            hybridOutput: 'stable',
            sharpImageService: 'stable',
          },
        })
      },
    },
  }
}

/**
 * Gives pages their catalogue under `astro dev`, where no publisher hands it over.
 * @returns {import('astro').AstroIntegration}
 */
export function devCatalogue() {
  return {
    name: 'gongyun-dev-catalogue',
    hooks: {
      'astro:config:setup': ({ command, addMiddleware }) => {
        if (command !== 'dev') return
        addMiddleware({ order: 'pre', entrypoint: new URL('./devMiddleware.ts', import.meta.url) })
      },
    },
  }
}
