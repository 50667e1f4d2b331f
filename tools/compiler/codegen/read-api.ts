/** Runtime APIs, of pallets and of the framework. */
import { checkDecorators } from './checks.js';
import type { Sources } from './files.js';
import type { RuntimeApi } from './model.js';
import type { Problems } from './problems.js';
import { hasDecorator, readFields } from './read-schema.js';
import type { TypeWords } from './type-words.js';

export function readApis(sources: Sources, words: TypeWords, problems: Problems): RuntimeApi[] {
  const files = [...sources.apis, ...sources.pallets.flatMap((p) => (p.api ? [p.api] : []))];
  return files.flatMap((file) =>
    file.classes
      .filter((c) => hasDecorator(c, 'api'))
      .map((decl) => {
        checkDecorators(decl, ['api'], problems);
        const [name, version] = decl.decorators.find((d) => d.name === 'api')?.args ?? [];
        const isMalformed = (n: string): boolean => n.endsWith('Malformed');
        return {
          name: String(name),
          version: Number(version),
          className: decl.name,
          module: file.path.replace(/\.ts$/, ''),
          methods: decl.members
            .filter((m) => m.kind === 'method' && m.isStatic && !isMalformed(m.name))
            .map((m) => ({
              name: m.name,
              args: readFields(m.parameters, words, m.place),
              output: words.parse(m.type, m.place),
              outputTypeName: m.type,
              docs: m.docs,
              place: m.place,
            })),
          malformed: decl.members.filter((m) => isMalformed(m.name)).map((m) => m.name),
          docs: decl.docs,
          place: decl.place,
        };
      }),
  );
}
