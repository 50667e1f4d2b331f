/** Tops up or pays out, with baht beside GRID, and a receipt afterwards. */
import { useContext, useState } from 'react';
import { unitsOf } from '../../data/amounts.js';
import type { UserEntry } from '../../data/operations.js';
import { Alert, Button, Card, Choice, Name, TextField } from '../../parts/index.js';
import { parseDecimal, SatangPerGrid, satangOf, useFormat } from '../../shell/format.js';
import { Refused } from '../../session.js';
import { useSession } from '../../shell/session.js';
import * as calls from '../../signing/calls.js';
import { SendingView, useSending } from '../../signing/sending.js';
import { useWords } from '../../words/index.js';
import { afterTopUp, unitsOfSatang } from './amount.js';
import { Receipt, type ReceiptFacts } from './Receipt.js';

type Way = 'topUp' | 'payOut';

export function Pay({ user, onDone }: { readonly user: UserEntry; readonly onDone: () => void }) {
  const { cash } = useWords();
  const format = useFormat();
  const session = useSession();
  const satang = useContext(SatangPerGrid);
  const ways: readonly Way[] = [
    ...(session.is('minter') ? (['topUp'] as const) : []),
    ...(session.is('burner') ? (['payOut'] as const) : []),
  ];
  const [way, setWay] = useState<Way>(ways[0] ?? 'topUp');
  const [unit, setUnit] = useState<'baht' | 'grid'>(satang === null ? 'grid' : 'baht');
  const [text, setText] = useState('');
  const [receipt, setReceipt] = useState<ReceiptFacts | null>(null);
  const sending = useSending();

  const units = amountOf(text, unit, satang);
  const free = unitsOf(user.balance?.free ?? '0');
  const debt = unitsOf(user.balance?.debt ?? '0');
  const isShort = way === 'payOut' && units !== null && units > free;
  const isReady = units !== null && units > 0n && !isShort && !sending.isBusy;
  const flaw =
    text.trim() !== '' && (units === null || units === 0n)
      ? cash.noAmount
      : isShort
        ? cash.short(format.grid(free))
        : undefined;

  const pay = async (): Promise<void> => {
    if (!isReady || units === null) return;
    const call =
      way === 'topUp' ? calls.mint(user.account, units) : calls.burn(user.account, units);
    const done = await sending.send(call);
    if (!done || done instanceof Refused) return;
    setReceipt({
      way,
      account: user.account,
      name: user.name,
      units,
      satang: satang === null ? null : satangOf(units, satang),
      toDebt: way === 'topUp' ? afterTopUp(units, debt).toDebt : 0n,
      block: done.block,
      desk: session.person?.name ?? '',
    });
  };
  if (receipt) return <Receipt facts={receipt} onDone={onDone} />;
  return (
    <Card
      title={<Name of={user.account} name={user.name} />}
      note={cash.holds(
        format.grid(free),
        satang === null ? '' : format.baht(satangOf(free, satang)),
      )}
    >
      {debt > 0n && <Alert>{cash.owes(format.grid(debt))}</Alert>}
      <Choice
        label={cash.way}
        value={way}
        options={ways.map((value) => ({ value, text: cash.ways[value] }))}
        onChange={setWay}
      />
      {satang !== null && (
        <Choice
          label={cash.unit}
          value={unit}
          options={(['baht', 'grid'] as const).map((value) => ({ value, text: cash.units[value] }))}
          onChange={setUnit}
        />
      )}
      <TextField
        label={cash.amount(cash.units[unit])}
        inputMode="decimal"
        value={text}
        onChange={setText}
        flaw={flaw}
      />
      {units !== null && units > 0n && (
        <p className="hint">
          {cash.means(
            format.exact(units),
            satang === null ? '' : format.baht(satangOf(units, satang)),
          )}{' '}
          {way === 'topUp' && debt > 0n && cash.toDebt(format.grid(afterTopUp(units, debt).toDebt))}
        </p>
      )}
      <SendingView of={sending} />
      <Button isOff={!isReady} onClick={() => void pay()}>
        {cash.ways[way]}
      </Button>
    </Card>
  );
}

/** Base units of what was typed; null where that is no amount. */
function amountOf(text: string, unit: 'baht' | 'grid', satang: number | null): bigint | null {
  if (unit === 'grid') return parseDecimal(text, 18);
  const typed = parseDecimal(text, 2);
  return typed === null || satang === null ? null : unitsOfSatang(typed, satang);
}
