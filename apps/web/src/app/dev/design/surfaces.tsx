import { rarities } from '@necp/shared/inventory/content';
import { Badge, Chip, RarityMark } from '../../../components/badge';
import { Banner } from '../../../components/banner';
import { Bar } from '../../../components/bar';
import { Icon, type IconName } from '../../../components/icon';
import names from '../../../components/icon-names.json';
import { KeyCap } from '../../../components/key-cap';
import { Details, List, ListRow } from '../../../components/list';
import { Panel, PanelTitle } from '../../../components/panel';
import { PortraitFrame } from '../../../components/portrait-frame';
import { Table } from '../../../components/table';
import { TextLink } from '../../../components/text-link';
import { Row, Section } from './section';

const colours = [
  'ground',
  'panel',
  'raised',
  'line',
  'text',
  'quiet',
  'amber',
  'cyan',
  'green',
  'red',
  'violet',
  'magenta',
] as const;
const districts = [
  { id: 'a', name: 'Неоновый ряд', people: 118, load: '41 %' },
  { id: 'b', name: 'Rust Garden', people: 64, load: '22 %' },
];

export function Surfaces() {
  return (
    <>
      <ColoursAndType />
      <Icons />
      <PanelsAndTables />
      <Section title="Marks">
        <Labels />
        <BarsAndBanners />
      </Section>
    </>
  );
}

function ColoursAndType() {
  return (
    <Section title="Colour and type">
      <div className="grid grid-cols-3 gap-3 sm:grid-cols-6 lg:grid-cols-12">
        {colours.map((colour) => (
          <div key={colour} className="grid gap-1 text-sm">
            <span className="h-12 border border-line" style={{ background: `var(--color-${colour})` }} />
            {colour}
          </div>
        ))}
      </div>
      <h1 className="text-4xl">Watson, 23:40. Рынок ещё открыт</h1>
      <h2 className="text-2xl">Пошёл дождь · Rain again</h2>
      <p className="max-w-prose">
        Text is Exo 2. Он читается и по-русски:{' '}
        <TextLink href="/dev/design">«ёлочки», тире — и неразрывные пробелы в ссылке</TextLink>.
      </p>
      <p className="number text-2xl">0123456789 · 12 480 ¤ · 34 ms</p>
    </Section>
  );
}

function Icons() {
  return (
    <Section title="Icons">
      <div className="grid grid-cols-4 gap-3 sm:grid-cols-8 lg:grid-cols-12">
        {(Object.keys(names) as IconName[]).map((name) => (
          <span key={name} className="grid justify-items-center gap-1 text-center text-xs break-all text-quiet">
            <Icon name={name} className="size-6 text-text" />
            {name}
          </span>
        ))}
      </div>
    </Section>
  );
}

function PanelsAndTables() {
  return (
    <Section title="Panels, lists, tables">
      <div className="grid gap-4 md:grid-cols-3">
        <Panel>
          <PanelTitle>Panel</PanelTitle>
          <p className="mt-2">Near-black at 86 %.</p>
        </Panel>
        <Panel surface="solid">
          <PanelTitle>Solid</PanelTitle>
          <List>
            <ListRow
              lead={<Icon name="desktop" />}
              title="Chrome, Linux"
              detail="Now"
              trail={<Badge tone="green">this one</Badge>}
            />
            <ListRow lead={<Icon name="device" />} title="Safari, iPhone" detail="2 hours ago" />
          </List>
        </Panel>
        <Panel surface="raised" cut="large">
          <PanelTitle>Raised, large cut</PanelTitle>
          <div className="mt-2">
            <Details
              details={[
                { term: 'Class', value: 'Jammer' },
                { term: 'District', value: 'Neon Row' },
              ]}
            />
          </div>
        </Panel>
      </div>
      <Panel pad="none" surface="solid">
        <Table
          caption="Districts"
          rows={districts}
          rowKey={(row) => row.id}
          columns={[
            { id: 'name', title: 'District', cell: (row) => row.name },
            { id: 'people', title: 'People', kind: 'figure', cell: (row) => row.people },
            { id: 'load', title: 'Load', kind: 'figure', cell: (row) => row.load },
          ]}
        />
      </Panel>
    </Section>
  );
}

function Labels() {
  return (
    <>
      <Row>
        <Badge>plain</Badge>
        <Badge tone="amber">yours</Badge>
        <Badge tone="cyan">people</Badge>
        <Badge tone="green">online</Badge>
        <Badge tone="red">danger</Badge>
        <Badge tone="violet">arcane</Badge>
        <Badge tone="magenta">city</Badge>
      </Row>
      <Row>
        <Chip icon="people">
          <span className="number">128</span>
        </Chip>
        <Chip icon="signal" tone="green">
          <span className="number">34 ms</span>
        </Chip>
        <Chip icon="clock">
          <span className="number">23:40</span>
        </Chip>
        <KeyCap>W</KeyCap>
        <KeyCap>Shift</KeyCap>
        <KeyCap>Enter</KeyCap>
      </Row>
      <Row>
        {rarities.map((rarity) => (
          <RarityMark key={rarity} rarity={rarity}>
            {rarity}
          </RarityMark>
        ))}
      </Row>
      <Row>
        <PortraitFrame size="small">
          <span />
        </PortraitFrame>
        <PortraitFrame>
          <span />
        </PortraitFrame>
        <PortraitFrame size="large" tone="chosen">
          <span />
        </PortraitFrame>
      </Row>
    </>
  );
}

function BarsAndBanners() {
  return (
    <>
      <div className="grid max-w-md gap-3">
        <Bar label="Health" tone="health" value={312} max={420} size="thick" shown="312 / 420" />
        <Bar label="Energy" tone="energy" value={56} max={100} />
        <Bar label="Experience" tone="experience" value={31} max={100} size="thin" />
      </div>
      <div className="grid gap-3 md:grid-cols-2">
        <Banner>A new version is waiting.</Banner>
        <Banner tone="warning">
          The city restarts in <span className="number">0:58</span>.
        </Banner>
        <Banner tone="fault">
          The link is lost. Next try in <span className="number">3 s</span>.
        </Banner>
        <Banner tone="good">Back in the city.</Banner>
      </div>
    </>
  );
}
