/** New code: its hash beside that of the build this page came with, and of a build of one's own. */
import { blake2b } from '@noble/hashes/blake2.js';
import { useEffect, useMemo, useState } from 'react';
import { Alert, Field } from '../../parts/index.js';
import { useFormat } from '../../shell/format.js';
import { useWords } from '../../words/index.js';

/** What `npm run build` wrote when this page was built; see `build.ts` of the page's tool. */
interface Build {
  readonly specVersion: number;
  /** BLAKE2b-256 of the blob, and of its compressed form. */
  readonly hashes: readonly string[];
}

export function Code({
  code,
  isChecked,
}: {
  readonly code: Uint8Array;
  readonly isChecked: boolean;
}) {
  const { governance } = useWords();
  const format = useFormat();
  const hash = useMemo(() => hashOf(code), [code]);
  const build = useBuild();
  const [own, setOwn] = useState<{ readonly name: string; readonly hash: string } | null>(null);
  return (
    <>
      <dl className="facts">
        <dt>{governance.code.proposed}</dt>
        <dd>
          <code className="address">{hash}</code> {governance.code.size(format.count(code.length))}
        </dd>
        {build && (
          <>
            <dt>{governance.code.build(build.specVersion)}</dt>
            <dd>
              {build.hashes.map((each) => (
                <code key={each} className="address">
                  {each}
                </code>
              ))}
            </dd>
          </>
        )}
        {own && (
          <>
            <dt dir="auto">{own.name}</dt>
            <dd>
              <code className="address">{own.hash}</code>
            </dd>
          </>
        )}
      </dl>
      {!isChecked && <Alert>{governance.code.unchecked}</Alert>}
      {build && <Verdict isSame={build.hashes.includes(hash)} what="build" />}
      {own && <Verdict isSame={own.hash === hash} what="own" />}
      <Field label={governance.code.own} hint={governance.code.ownHint}>
        {(described) => (
          <input
            {...described}
            type="file"
            accept=".wasm"
            onChange={(event) => {
              const file = event.target.files?.[0];
              if (!file) return;
              void file
                .arrayBuffer()
                .then((bytes) => setOwn({ name: file.name, hash: hashOf(new Uint8Array(bytes)) }));
            }}
          />
        )}
      </Field>
    </>
  );
}

function Verdict({ isSame, what }: { readonly isSame: boolean; readonly what: 'build' | 'own' }) {
  const { governance } = useWords();
  return isSame ? (
    <Alert tone="near">{governance.code.same[what]}</Alert>
  ) : (
    <Alert tone="sun">{governance.code.differs[what]}</Alert>
  );
}

function hashOf(bytes: Uint8Array): string {
  const hash = blake2b(bytes, { dkLen: 32 });
  return `0x${Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}

function useBuild(): Build | null {
  const [build, setBuild] = useState<Build | null>(null);
  useEffect(() => {
    let isOver = false;
    fetch('./build.json')
      .then((response) => (response.ok ? (response.json() as Promise<Build>) : null))
      .then((known) => {
        if (!isOver) setBuild(known);
      })
      // A page without it still compares with a build of one's own.
      .catch(() => undefined);
    return () => {
      isOver = true;
    };
  }, []);
  return build;
}
