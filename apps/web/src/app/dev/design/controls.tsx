'use client';

import { useState } from 'react';
import { Button } from '../../../components/button';
import { Field } from '../../../components/field';
import { IconButton } from '../../../components/icon-button';
import { Input, PasswordInput } from '../../../components/input';
import { Panel } from '../../../components/panel';
import { Segmented } from '../../../components/segmented';
import { Select } from '../../../components/select';
import { Slider } from '../../../components/slider';
import { Steps } from '../../../components/steps';
import { Checkbox, Switch } from '../../../components/switch';
import { Tabs } from '../../../components/tabs';
import { Tooltip } from '../../../components/tooltip';
import { Row, Section } from './section';

export function Controls() {
  return (
    <>
      <Buttons />
      <Fields />
      <Pages />
    </>
  );
}

function Buttons() {
  return (
    <Section title="Buttons">
      <Row>
        <Button tone="primary" size="large">
          PLAY
        </Button>
        <Button tone="primary">Enter</Button>
        <Button icon="dice">Plain</Button>
        <Button tone="quiet">Quiet</Button>
        <Button tone="danger" icon="trash">
          Delete
        </Button>
      </Row>
      <Row>
        <Button tone="primary" size="small">
          Small
        </Button>
        <Button size="small">Small</Button>
        <Button disabled>Disabled</Button>
        <Button tone="primary" disabled>
          Disabled
        </Button>
        <Button waiting>Waiting</Button>
        <Button tone="primary" waiting>
          Waiting
        </Button>
      </Row>
      <Row>
        <IconButton icon="settings" label="Settings" />
        <IconButton icon="close" label="Close" tone="bare" />
        <IconButton icon="trash" label="Delete" tone="danger" />
        <IconButton icon="sprint" label="Sprint" size="large" aria-pressed />
        <IconButton icon="sound" label="Sound" disabled />
        <Tooltip text="Opens the chat" keyName="Enter">
          <Button>With a tooltip</Button>
        </Tooltip>
      </Row>
    </Section>
  );
}

function Fields() {
  const [effects, setEffects] = useState<'off' | 'low' | 'high'>('high');
  const [district, setDistrict] = useState<'watson' | 'westbrook'>('watson');
  const [loudness, setLoudness] = useState(0.8);
  const [isOn, setOn] = useState(true);
  return (
    <Section title="Fields">
      <Panel surface="solid" className="grid gap-6 md:grid-cols-2">
        <Field label="Name" hint="3 to 16 letters" aside={<span className="number">5/16</span>}>
          <Input defaultValue="Ravna" />
        </Field>
        <Field label="Name" fault="This name is taken. Choose another one.">
          <Input defaultValue="Mako" />
        </Field>
        <Field label="Password">
          <PasswordInput defaultValue="letmein" showLabel="Show" hideLabel="Hide" />
        </Field>
        <Field label="Disabled">
          <Input disabled placeholder="Nothing to say" />
        </Field>
        <Field label="District">
          <Select
            value={district}
            onChange={setDistrict}
            options={[
              { value: 'watson', label: 'Rust Garden' },
              { value: 'westbrook', label: 'Neon Row' },
            ]}
          />
        </Field>
        <div className="grid gap-2">
          <span className="text-sm font-semibold">Effects</span>
          <Segmented
            label="Effects"
            value={effects}
            onChange={setEffects}
            options={[
              { value: 'off', label: 'Off' },
              { value: 'low', label: 'Low' },
              { value: 'high', label: 'High' },
            ]}
          />
        </div>
        <div className="grid gap-1">
          <span className="text-sm font-semibold">Loudness</span>
          <Slider
            label="Loudness"
            value={loudness}
            min={0}
            max={1}
            step={0.05}
            shown={`${Math.round(loudness * 100)} %`}
            onChange={setLoudness}
          />
        </div>
        <div className="grid gap-2">
          <Switch label="Rain" hint="Falls on the street" checked={isOn} onChange={setOn} />
          <Checkbox label="I am a jammer" checked={isOn} onChange={setOn} />
        </div>
      </Panel>
    </Section>
  );
}

function Pages() {
  const [tab, setTab] = useState<'nearby' | 'district' | 'system'>('nearby');
  const [step, setStep] = useState('look');
  return (
    <Section title="Tabs and steps">
      <div className="grid gap-4 md:grid-cols-2">
        <Panel>
          <Tabs
            label="Chat"
            value={tab}
            onChange={setTab}
            contentClassName="pt-3"
            tabs={[
              { id: 'nearby', label: 'Рядом', content: 'Juno: anyone for the convoy?' },
              {
                id: 'district',
                label: 'Район',
                unread: 3,
                unreadLabel: '3 unread',
                content: 'Mako: рынок открыт',
              },
              { id: 'system', label: 'Система', content: 'Nothing yet.' },
            ]}
          />
        </Panel>
        <Panel>
          <Steps
            label="Creation"
            current={step}
            onGoTo={setStep}
            steps={[
              { id: 'who', title: 'Who' },
              { id: 'look', title: 'Look' },
              { id: 'points', title: 'Points' },
            ]}
          />
        </Panel>
      </div>
    </Section>
  );
}
