/** jest.config.ts for whoever still names this file. */
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const compilerOptions = {
  module: 'CommonJS',
  moduleResolution: 'Node10',
  verbatimModuleSyntax: false,
};
require('ts-node').register({ transpileOnly: true, moduleTypes: { '**': 'cjs' }, compilerOptions });

export default require('./jest.config.ts').default;
