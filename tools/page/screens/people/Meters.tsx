/** All meters: whose they are, what they are, and when they were read. */
import { useState } from 'react';
import { Button, Dialog, LinkButton, More, Name, Shown, Table } from '../../parts/index.js';
import type { MeterEntry } from '../../data/operations.js';
import { usePages } from '../../data/pages.js';
import { useFormat } from '../../shell/format.js';
import * as calls from '../../signing/calls.js';
import { SendingView, useSending } from '../../signing/sending.js';
import { useWords } from '../../words/index.js';
import { DeviceForm, deviceOf, emptyDevice } from './DeviceForm.js';

export function Meters() {
  const { people } = useWords();
  const format = useFormat();
  const { list, more } = usePages<MeterEntry>('/v1/meters');
  const [open, setOpen] = useState<string | null>(null);
  const chosen = list.value?.find(({ meter }) => meter === open);
  return (
    <div className="stack">
      <Shown of={list} isEmpty={(items) => items.length === 0} empty={people.noMeters}>
        {(items) => (
          <Table
            caption={people.part.meters}
            rows={items}
            keyOf={({ meter }) => meter}
            columns={[
              {
                name: people.meter,
                isHead: true,
                cell: ({ meter }) => (
                  <LinkButton onClick={() => setOpen(meter)}>
                    <bdi>{meter}</bdi>
                  </LinkButton>
                ),
              },
              {
                name: people.owner,
                cell: ({ account, name }) => account && <Name of={account} name={name} />,
              },
              {
                name: people.class,
                isWideOnly: true,
                cell: (meter) => meter.class && people.meterKinds[meter.class],
              },
              {
                name: 'kW',
                isNumber: true,
                isWideOnly: true,
                cell: ({ ratedWatts }) => (ratedWatts === null ? '' : format.kwh(ratedWatts)),
              },
              {
                name: people.state,
                cell: ({ closing, silentEpochs, ...meter }) =>
                  meter.class === null
                    ? people.notDescribed
                    : closing
                      ? people.closing
                      : silentEpochs
                        ? people.silent(silentEpochs)
                        : people.read,
              },
            ]}
          />
        )}
      </Shown>
      <More of={more} />
      {chosen && <OneMeter meter={chosen} onClose={() => setOpen(null)} />}
    </div>
  );
}

function OneMeter({
  meter,
  onClose,
}: {
  readonly meter: MeterEntry;
  readonly onClose: () => void;
}) {
  const { people } = useWords();
  const sending = useSending();
  const [device, setDevice] = useState(emptyDevice);
  const [isTried, setTried] = useState(false);
  const read = deviceOf(device);
  return (
    <Dialog title={<bdi>{meter.meter}</bdi>} onClose={onClose}>
      {meter.class === null ? (
        <>
          <p>{people.describeText}</p>
          <DeviceForm value={device} onChange={setDevice} flaws={isTried ? read.flaws : {}} />
          <Button
            isOff={sending.isBusy}
            onClick={() => {
              setTried(true);
              if (read.device) void sending.send(calls.setMeterProfile(meter.meter, read.device));
            }}
          >
            {people.describe}
          </Button>
        </>
      ) : (
        <p>{people.described}</p>
      )}
      {meter.account !== null && (
        <Button
          kind="quiet"
          isOff={sending.isBusy}
          onClick={() => void sending.send(calls.unassignMeter(meter.meter))}
        >
          {people.unassign}
        </Button>
      )}
      <SendingView of={sending} />
    </Dialog>
  );
}
