'use client';

import { useState } from 'react';
import { toast } from 'sonner';
import { Button } from '../../../components/button';
import { ConfirmDialog } from '../../../components/confirm-dialog';
import { Panel } from '../../../components/panel';
import { EmptyState, ErrorState, Loading, Skeleton } from '../../../components/states';
import { ModalWindow } from '../../../components/window/modal-window';
import { Window } from '../../../components/window/window';
import { Row, Section } from './section';

export function States() {
  return (
    <>
      <StateSamples />
      <WindowSamples />
    </>
  );
}

function StateSamples() {
  return (
    <Section title="Empty, loading, error">
      <div className="grid gap-4 md:grid-cols-2 lg:grid-cols-4">
        <Panel>
          <EmptyState icon="person" title="Nobody yet" action={<Button tone="primary">Create a character</Button>}>
            Your characters will stand here.
          </EmptyState>
        </Panel>
        <Panel>
          <ErrorState title="The district is closed" action={<Button icon="restore">Try again</Button>}>
            The city does not answer.
          </ErrorState>
        </Panel>
        <Panel>
          <Loading label="Opening the district" />
        </Panel>
        <Panel className="grid content-start gap-3">
          <Skeleton className="h-6 w-1/2" />
          <Skeleton />
          <Skeleton className="w-2/3" />
        </Panel>
      </div>
    </Section>
  );
}

function WindowSamples() {
  const [shown, setShown] = useState<'none' | 'window' | 'modal' | 'confirm'>('none');
  const close = () => setShown('none');
  return (
    <>
      <Section title="Windows and toasts">
        <Row>
          <Button onClick={() => setShown('window')}>Window</Button>
          <Button onClick={() => setShown('modal')}>Modal window</Button>
          <Button tone="danger" onClick={() => setShown('confirm')}>
            Typed confirmation
          </Button>
          <Button onClick={() => toast.success('Saved', { description: 'The keys are kept on the server.' })}>
            Good toast
          </Button>
          <Button onClick={() => toast.error('The name is taken')}>Fault toast</Button>
          <Button onClick={() => toast('Rain again')}>Plain toast</Button>
        </Row>
      </Section>
      {shown === 'window' && (
        <Window frame="settings" title="Settings" onClose={close} closeLabel="Close">
          <p>Drag me by the title.</p>
        </Window>
      )}
      <ModalWindow
        name="question"
        title="A question"
        open={shown === 'modal'}
        onClose={close}
        closeLabel="Close"
        footer={
          <Button tone="primary" onClick={close}>
            Good
          </Button>
        }
      >
        <p>The rest waits.</p>
      </ModalWindow>
      <ConfirmDialog
        open={shown === 'confirm'}
        title="Delete Ravna?"
        tone="danger"
        confirmLabel="Delete"
        cancelLabel="Keep"
        typed={{ label: 'Type the name to go on', word: 'Ravna' }}
        onConfirm={close}
        onCancel={close}
      >
        You can bring her back for seven days.
      </ConfirmDialog>
    </>
  );
}
