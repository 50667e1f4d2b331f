/** Who asks to take part, for admins: accept with one signature, or decline. */
import { useState } from 'react';
import { Button, Card, Dialog, More, Shown, TextField } from '../../parts/index.js';
import { post } from '../../data/http.js';
import { Failure } from '../../data/loaded.js';
import type { Application } from '../../data/operations.js';
import { usePages } from '../../data/pages.js';
import { reload } from '../../data/store.js';
import { useFormat } from '../../shell/format.js';
import { shortAddress } from '../../shell/format.js';
import { useWords } from '../../words/index.js';
import { Alert } from '../../parts/Alert.js';
import { Accept } from './Accept.js';

export function Applications() {
  const { join } = useWords();
  const format = useFormat();
  const { list, more } = usePages<Application>('/v1/applications?status=waiting');
  const [open, setOpen] = useState<{
    readonly what: 'accept' | 'decline';
    readonly of: Application;
  }>();
  return (
    <>
      <h1 className="lead">{join.admin.lead(list.value?.length ?? 0, more !== null)}</h1>
      <Card title={join.admin.title}>
        <Shown of={list} isEmpty={(items) => items.length === 0} empty={join.admin.nobody}>
          {(items) => (
            <ul className="stack">
              {items.map((application) => (
                <li key={application.id} className="standing stack">
                  <p>
                    <strong>
                      <bdi>{application.name}</bdi>
                    </strong>{' '}
                    <span className="muted">
                      <bdi>{application.building}</bdi>
                      {application.meter !== null && (
                        <>
                          {' · '}
                          <bdi>{application.meter}</bdi>
                        </>
                      )}
                      {' · '}
                      {join.standing.asked(format.moment(Date.parse(application.askedAt)))}
                      {' · '}
                      <span title={application.account}>{shortAddress(application.account)}</span>
                    </span>
                  </p>
                  <div className="row">
                    <Button onClick={() => setOpen({ what: 'accept', of: application })}>
                      {join.admin.accept}
                    </Button>
                    <Button
                      kind="quiet"
                      onClick={() => setOpen({ what: 'decline', of: application })}
                    >
                      {join.admin.decline}
                    </Button>
                  </div>
                </li>
              ))}
            </ul>
          )}
        </Shown>
        <More of={more} />
      </Card>
      {open?.what === 'accept' && (
        <Accept application={open.of} onClose={() => setOpen(undefined)} />
      )}
      {open?.what === 'decline' && (
        <Decline application={open.of} onClose={() => setOpen(undefined)} />
      )}
    </>
  );
}

function Decline({
  application,
  onClose,
}: {
  readonly application: Application;
  readonly onClose: () => void;
}) {
  const { join, failures } = useWords();
  const [reason, setReason] = useState('');
  const [failure, setFailure] = useState<Failure | null>(null);
  const decline = async (): Promise<void> => {
    try {
      await post(`/v1/applications/${application.id}/decision`, {
        decision: 'decline',
        ...(reason.trim() !== '' && { reason: reason.trim() }),
      });
      reload();
      onClose();
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      setFailure(error);
    }
  };
  return (
    <Dialog title={<bdi>{application.name}</bdi>} onClose={onClose}>
      <TextField
        label={join.admin.reason}
        hint={join.admin.reasonHint}
        value={reason}
        onChange={setReason}
      />
      {failure && <Alert>{failures[failure.kind]}</Alert>}
      <Button onClick={() => void decline()}>{join.admin.decline}</Button>
    </Dialog>
  );
}
