import type { GuildView } from '@necp/shared/guild/schema';
import type { ComponentType } from 'react';
import type { WindowProps } from '../base/feature';
import { AlliesTab } from './allies-tab';
import { EmblemTab } from './emblem-tab';
import { EventsTab } from './events-tab';
import { LevelTab } from './level-tab';
import { LogTab } from './log-tab';
import { OverviewTab } from './overview-tab';
import { RanksTab } from './ranks-tab';
import { RecruitingTab } from './recruiting-tab';
import { RosterTab } from './roster-tab';
import { TreasuryTab } from './treasury-tab';
import { VaultTab } from './vault-tab';

/** What every tab of the guild receives. */
export interface GuildTabProps extends Pick<WindowProps, 'characterId' | 'playerActions'> {
  readonly guild: GuildView;
}

/** A tab of the guild's window; `texts.tabs` has its name. */
export interface GuildTab {
  readonly id:
    | 'overview'
    | 'roster'
    | 'treasury'
    | 'vault'
    | 'level'
    | 'events'
    | 'allies'
    | 'emblem'
    | 'recruiting'
    | 'ranks'
    | 'log';
  readonly Tab: ComponentType<GuildTabProps>;
}

/** The tabs of a character in a guild, in their order. */
export const guildTabs: readonly GuildTab[] = [
  { id: 'overview', Tab: OverviewTab },
  { id: 'roster', Tab: RosterTab },
  { id: 'treasury', Tab: TreasuryTab },
  { id: 'vault', Tab: VaultTab },
  { id: 'level', Tab: LevelTab },
  { id: 'events', Tab: EventsTab },
  { id: 'allies', Tab: AlliesTab },
  { id: 'emblem', Tab: EmblemTab },
  { id: 'recruiting', Tab: RecruitingTab },
  { id: 'ranks', Tab: RanksTab },
  { id: 'log', Tab: LogTab },
];
