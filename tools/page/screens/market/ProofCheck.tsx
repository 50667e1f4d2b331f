import { useState } from 'react';
import type { EpochDetails } from '../../data/types.js';
import { Alert, Button, Card } from '../../parts/index.js';
import { useFormat } from '../../shell/format.js';
import { useWords } from '../../words/index.js';

/** What came of a check. */
type Checked =
  | { readonly isRight: true; readonly levels: number; readonly ms: number }
  | { readonly isRight: false; readonly field: string; readonly text: string };

/** Checks the proof of a cleared epoch in this browser. */
async function check({ bytes, tick }: { bytes: string; tick: string }): Promise<Checked> {
  const { verifyAuction } = await import('../../../proofs/index.js');
  const from = performance.now();
  const { proof, flaw } = verifyAuction(bytesOf(bytes), BigInt(tick));
  const ms = performance.now() - from;
  if (flaw) return { isRight: false, ...flaw };
  return { isRight: true, levels: proof.bids.length + proof.asks.length, ms };
}

function bytesOf(hex: string): Uint8Array {
  const digits = hex.slice(2);
  return Uint8Array.from({ length: digits.length / 2 }, (_, at) =>
    Number.parseInt(digits.slice(2 * at, 2 * at + 2), 16),
  );
}

export function ProofCheck({ details }: { readonly details: EpochDetails }) {
  const { market } = useWords();
  const format = useFormat();
  const [checked, setChecked] = useState<Checked | 'running' | null>(null);
  const { auctionProof } = details;
  return (
    <Card title={market.check}>
      <p className="small muted">{auctionProof ? market.whatIsProof : market.noProof}</p>
      {auctionProof && (
        <Button
          kind="quiet"
          isOff={checked === 'running'}
          onClick={() => {
            setChecked('running');
            void check(auctionProof).then(setChecked);
          }}
        >
          {checked === 'running' ? market.checking : market.check}
        </Button>
      )}
      {checked !== null &&
        checked !== 'running' &&
        (checked.isRight ? (
          <Alert tone="near">
            <span aria-hidden="true">✓ </span>
            {market.checked(
              format.count(checked.levels),
              format.grid(BigInt(Math.round(checked.ms * 10)) * 10n ** 17n, 1),
            )}
          </Alert>
        ) : (
          <Alert>{market.flawed(checked.field, checked.text)}</Alert>
        ))}
    </Card>
  );
}
