/** Accepts somebody: registers, describes and assigns in one batch, then notes the decision and the name. */
import { useState } from 'react';
import { Alert, Button, Dialog, Select } from '../../parts/index.js';
import { post } from '../../data/http.js';
import { Failure } from '../../data/loaded.js';
import type { Application } from '../../data/operations.js';
import { reload } from '../../data/store.js';
import { SendingView, useSending } from '../../signing/sending.js';
import { Refused } from '../../session.js';
import * as calls from '../../signing/calls.js';
import { useWords } from '../../words/index.js';
import { DeviceForm, deviceOf, emptyDevice } from '../people/DeviceForm.js';
import type { UserType } from '../people/file.js';

export function Accept({
  application,
  onClose,
}: {
  readonly application: Application;
  readonly onClose: () => void;
}) {
  const { join, people, failures } = useWords();
  const [type, setType] = useState<UserType>('Consumer');
  const [device, setDevice] = useState(emptyDevice);
  const [isTried, setTried] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const sending = useSending();
  const { account, building, meter, name, id } = application;
  const isDescribed = meter !== null && device.key.trim() !== '';
  const read = deviceOf(device);

  const accept = async (): Promise<void> => {
    setTried(true);
    if (isDescribed && !read.device) return;
    const done = await sending.send(
      calls.batchAll([
        calls.registerUser(account, type, building),
        ...(meter !== null && isDescribed && read.device
          ? [calls.setMeterProfile(meter, read.device)]
          : []),
        ...(meter === null ? [] : [calls.assignMeter(meter, account)]),
      ]),
    );
    if (!done || done instanceof Refused) return;
    try {
      await post(`/v1/applications/${id}/decision`, { decision: 'accept' });
      await post(`/v1/accounts/${account}/name`, { name }, 'PUT');
    } catch (error) {
      // The chain has it: what is missing is the note of it.
      if (!(error instanceof Failure)) throw error;
      setFailure(error);
    }
    reload();
  };
  return (
    <Dialog title={join.admin.acceptTitle(name)} onClose={onClose}>
      <p className="small muted">
        <bdi>{building}</bdi>
        {meter !== null && (
          <>
            {' · '}
            <bdi>{meter}</bdi>
          </>
        )}
      </p>
      <Select
        label={people.type}
        value={type}
        options={(['Consumer', 'Prosumer'] as const).map((value) => ({
          value,
          text: people.types[value],
        }))}
        onChange={setType}
      />
      {meter !== null && (
        <>
          <p className="small">{join.admin.deviceLater}</p>
          <DeviceForm
            value={device}
            onChange={setDevice}
            flaws={isTried && isDescribed ? read.flaws : {}}
          />
        </>
      )}
      <SendingView of={sending} done={join.admin.accepted(name)} />
      {failure && <Alert>{failures[failure.kind]}</Alert>}
      <div className="row">
        {sending.state.at === 'done' ? (
          <Button onClick={onClose}>{join.admin.close}</Button>
        ) : (
          <Button isOff={sending.isBusy} onClick={() => void accept()}>
            {join.admin.accept}
          </Button>
        )}
      </div>
    </Dialog>
  );
}
