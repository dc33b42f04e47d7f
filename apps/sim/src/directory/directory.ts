import type { Survey } from '@necp/domain/zone/service';
import type { ZoneMap } from '@necp/shared/zone/map';
import type { Group } from '../hosting/group';
import type { Host } from '../hosting/host';
import { ExtraChannels } from './extra-channels';
import type { Directory, DirectoryOptions } from './played-here';
import { PublicZones } from './public-zones';
import { Readiness } from './readiness';
import { SurveyLoop } from './survey-loop';
import { ZoneHolder } from './zone-holder';

export function createDirectory(options: DirectoryOptions): Directory {
  return new ZoneDirectory(options);
}

class ZoneDirectory implements Directory {
  private readonly holder: ZoneHolder;
  private readonly publicZones: PublicZones;
  private readonly extraChannels: ExtraChannels;
  private readonly readiness = new Readiness();
  private readonly surveys: SurveyLoop;

  constructor(private readonly options: DirectoryOptions) {
    this.holder = new ZoneHolder(options);
    this.publicZones = new PublicZones(this.holder, options);
    this.extraChannels = new ExtraChannels(this.holder, options);
    this.surveys = new SurveyLoop({
      ...options,
      settle: (survey) => this.settle(survey),
      onNameTaken: () => this.yieldName(),
    });
  }

  get hosts(): readonly Host[] {
    return this.holder.hosts;
  }

  get hasName(): boolean {
    return this.surveys.hasName;
  }

  get isReady(): boolean {
    return this.readiness.isReady;
  }

  readyWithin(mostMs: number): Promise<boolean> {
    return this.readiness.within(mostMs);
  }

  hostOf(zoneId: string, channel = 1): Host | null {
    return this.holder.hostOf(zoneId, channel);
  }

  whenOpen(zoneId: string): Promise<void> {
    return this.holder.whenOpen(zoneId);
  }

  start(): void {
    this.holder.start();
    this.surveys.start();
  }

  hurry(): void {
    this.surveys.hurry();
  }

  async leave(): Promise<number> {
    this.holder.stop();
    await this.surveys.stop();
    try {
      const survey = await this.options.leases.survey('leaves');
      // The process that has the name plays on.
      if ('takenUntil' in survey) return 1;
      return survey.processes.filter(({ simId, isLeaving }) => simId !== this.options.simId && !isLeaving).length;
    } catch (err) {
      this.options.log.warn({ err }, 'the other processes were not notified that this one leaves');
      return 0;
    }
  }

  async giveAll(): Promise<void> {
    await Promise.all(
      this.holder.hostedZones.filter(({ group }) => group === null).map((hostedZone) => this.holder.give(hostedZone)),
    );
  }

  openInstance(map: ZoneMap, group: Group): Promise<Host> {
    return this.holder.openInstance(map, group);
  }

  async drain(withinMs: number): Promise<void> {
    this.holder.stop();
    await this.surveys.stop();
    await this.holder.letAllGo(withinMs);
    await this.options.leases
      .withdraw()
      .catch((err: unknown) => this.options.log.warn({ err }, 'this process could not be withdrawn'));
  }

  /** Ends everything here: another process has the name, its epochs and the keys that the others know. */
  private yieldName(): void {
    this.holder.stop();
    this.holder.endAll();
    this.options.onNameTaken();
  }

  private async settle(survey: Survey): Promise<void> {
    this.holder.noteOthers(survey.processes.filter(({ simId }) => simId !== this.options.simId).length);
    if (await this.publicZones.claimDue(survey)) this.readiness.markReady();
    this.publicZones.balance(survey);
    await this.extraChannels.settle(survey);
  }
}
