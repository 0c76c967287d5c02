import { defineConfig } from 'vitest/config'

// Two cores: a server, a database and a browser at a time are enough, so these files take turns.
const inTurn = { fileParallelism: false, hookTimeout: 320_000 }

export default defineConfig({
  test: {
    globalSetup: ['test/support/runFolder.ts'],
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/unit/**/*.test.ts'],
          testTimeout: 10_000,
        },
      },
      {
        test: {
          name: 'integration',
          include: ['test/integration/**/*.test.ts'],
          globalSetup: ['test/support/globalSetup.ts'],
          ...inTurn,
          testTimeout: 60_000,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          ...inTurn,
          testTimeout: 120_000,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
})
