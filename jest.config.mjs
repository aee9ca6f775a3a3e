/** Compiled, since jest loads them outside its transform. */
const services = {
  globalSetup: '<rootDir>/dist/test/support/jest/start-services.js',
  globalTeardown: '<rootDir>/dist/test/support/jest/stop-services.js',
};

/** One project per kind of test; `scripts/test.mjs` picks. Integration and e2e share one private PostgreSQL and RabbitMQ. */
const project = (name, more = {}) => ({
  displayName: name,
  rootDir: import.meta.dirname,
  testEnvironment: 'node',
  testMatch: [`<rootDir>/test/${name}/**/*.spec.ts`],
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  transform: {
    '^.+\\.tsx?$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2023',
          parser: { syntax: 'typescript', tsx: true, decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true, react: { runtime: 'automatic' } },
        },
        module: { type: 'es6' },
        sourceMaps: 'inline',
      },
    ],
  },
  moduleNameMapper: {
    // Named: packages have names with # of their own.
    '^#(api-client|contracts|lifecycle|messaging|persistence|runtime)$': '<rootDir>/libs/$1/src/index.ts',
    '^(\\.{1,2}/.*)(?<!\\.json)\\.js$': '$1',
  },
  // Loaded first: otherwise CommonJS packages (throttler) hit "Cannot require() ES Module in a cycle".
  setupFiles: ['<rootDir>/test/support/jest/nest-first.ts'],
  ...more,
});

export default {
  projects: [project('unit'), project('architecture'), project('integration', services), project('e2e', services)],
  reporters: ['default', '<rootDir>/test/support/jest/closing-line.mjs'],
  testTimeout: 60_000,
  // More than the cores that CI has: a third of the time is spent waiting.
  maxWorkers: 3,
};
