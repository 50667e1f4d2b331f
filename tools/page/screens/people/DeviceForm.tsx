/** What device is behind a meter, typed by hand. */
import { Select, TextField } from '../../parts/index.js';
import { useWords } from '../../words/index.js';
import { hexIn, kilowattsIn } from './cells.js';
import type { Device, KeyScheme, MeterClass } from './file.js';

/** As it is typed. */
export interface DeviceText {
  readonly key: string;
  readonly scheme: KeyScheme;
  readonly kilowatts: string;
  readonly meterClass: MeterClass;
}

export const emptyDevice: DeviceText = {
  key: '',
  scheme: 'Ed25519',
  kilowatts: '',
  meterClass: 'Bidirectional',
};

export interface DeviceFlaws {
  readonly key?: boolean;
  readonly kilowatts?: boolean;
}

/** The device that was typed, or what is wrong with it. */
export function deviceOf(text: DeviceText): {
  readonly device: Device | null;
  readonly flaws: DeviceFlaws;
} {
  const key = hexIn(text.key.trim(), text.scheme === 'Ecdsa' ? 33 : 32);
  const ratedWatts = kilowattsIn(text.kilowatts.trim());
  if (!key || ratedWatts === null) {
    return { device: null, flaws: { key: !key, kilowatts: ratedWatts === null } };
  }
  return {
    device: { key, ratedWatts, scheme: text.scheme, meterClass: text.meterClass },
    flaws: {},
  };
}

export function DeviceForm({
  value,
  onChange,
  flaws,
}: {
  readonly value: DeviceText;
  readonly onChange: (value: DeviceText) => void;
  readonly flaws: DeviceFlaws;
}) {
  const { people } = useWords();
  return (
    <div className="stack">
      <div className="columns">
        <Select
          label={people.class}
          value={value.meterClass}
          options={(['Bidirectional', 'Consumption', 'Generation'] as const).map((each) => ({
            value: each,
            text: people.classes[each],
          }))}
          onChange={(meterClass) => onChange({ ...value, meterClass })}
        />
        <TextField
          label={people.rating}
          inputMode="decimal"
          value={value.kilowatts}
          onChange={(kilowatts) => onChange({ ...value, kilowatts })}
          flaw={flaws.kilowatts ? people.flaws.rating : undefined}
        />
      </div>
      <TextField
        label={people.key}
        hint={people.keyHint}
        value={value.key}
        onChange={(key) => onChange({ ...value, key })}
        flaw={flaws.key ? people.flaws.key : undefined}
      />
      <Select
        label={people.scheme}
        value={value.scheme}
        options={(['Ed25519', 'Sr25519', 'Ecdsa'] as const).map((each) => ({
          value: each,
          text: each,
        }))}
        onChange={(scheme) => onChange({ ...value, scheme })}
      />
    </div>
  );
}
