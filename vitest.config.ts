import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: [
      'src/**/*.test.ts',
      'src/**/*.test.tsx',
      'city/**/*.test.ts',
      'law/**/*.test.ts',
      'test/**/*.test.ts',
    ],
    globalSetup: 'test/global-setup.ts',
    // Ends what hangs; how long something takes is no test (bench/), and a test machine may be busy.
    testTimeout: 180_000,
    hookTimeout: 180_000,
    pool: 'forks',
    maxWorkers: 2,
  },
})
