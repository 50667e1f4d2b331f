/** @jest-config-loader-options {"transpileOnly": true} */
import type { Config } from 'jest';

const config: Config = {
  rootDir: '..',
  roots: ['<rootDir>/tests'],
  testMatch: ['**/*.test.ts'],
  // Drills take minutes: npm run test:network.
  testPathIgnorePatterns: process.env.GRID_DRILLS ? [] : ['<rootDir>/tests/drills/'],
  modulePathIgnorePatterns: ['<rootDir>/build/'],
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: 'es6' } },
    ],
    // What the page's plain functions import beside components.
    '^.+\\.tsx$': [
      '@swc/jest',
      {
        jsc: {
          parser: { syntax: 'typescript', tsx: true },
          transform: { react: { runtime: 'automatic' } },
          target: 'es2022',
        },
        module: { type: 'es6' },
      },
    ],
  },
  runtime: '<rootDir>/tests/runtime.mjs',
  testTimeout: 60_000,
  // The tests of the node mostly wait for blocks; the others run meanwhile, on two processors.
  maxWorkers: process.env.POLKADOT_NODE ? 3 : 2,
  testSequencer: '<rootDir>/tests/sequencer.mjs',
  reporters: ['default', '<rootDir>/tests/skipped-reporter.mjs'],
};

export default config;
