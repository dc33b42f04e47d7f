import type { NameTaken, Survey } from '@necp/domain/zone/service';
import type { DirectoryOptions } from './played-here';
import { renewMs, surveyMs } from './timings';

/**
 * A process whose survey failed or took this long takes no zone for this long, and afterwards surveys for at least as
 * long first.
 */
const blindMs = renewMs + 2 * surveyMs;
/** How long to wait for a pending claim before everything is released. */
const claimedWithinMs = 1_000;

type SurveyLoopOptions = Pick<DirectoryOptions, 'leases' | 'nowMs' | 'log'> & {
  /** Acts on a survey; the next one waits for it. */
  readonly settle: (survey: Survey) => Promise<void>;
  /** Is called when another living process has the name. */
  readonly onNameTaken: () => void;
};

/** Surveys the other processes and the free zones again and again, one survey at a time. */
export class SurveyLoop {
  private isRunning = false;
  private pending: Promise<void> | null = null;
  private isAskedAgain = false;
  private couldSurvey = true;
  private blindUntilMs = -Infinity;
  private timer: NodeJS.Timeout | null = null;
  private isNamed = false;
  /** Until when another process had the name, as seen last. */
  private takenUntil: Date | null = null;

  constructor(private readonly options: SurveyLoopOptions) {}

  /** Whether this process is announced under its name. */
  get hasName(): boolean {
    return this.isNamed;
  }

  start(): void {
    this.isRunning = true;
    this.next();
  }

  /** Surveys immediately, or directly after the pending survey. */
  hurry(): void {
    this.isAskedAgain = this.pending !== null;
    if (this.isRunning) this.next();
  }

  /** Pending claims are completed first, so that they can be released. */
  async stop(): Promise<void> {
    this.isRunning = false;
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
    await Promise.race([this.pending, new Promise((resolve) => setTimeout(resolve, claimedWithinMs).unref())]);
  }

  private next(): void {
    if (this.pending !== null) return;
    if (this.timer !== null) clearTimeout(this.timer);
    this.pending = this.surveyOnce().finally(() => {
      this.pending = null;
      if (this.isRunning) this.timer = setTimeout(() => this.next(), this.isAskedAgain ? 0 : surveyMs);
      this.isAskedAgain = false;
    });
  }

  private async surveyOnce(): Promise<void> {
    const { leases, nowMs, log, settle } = this.options;
    try {
      const askedMs = nowMs();
      const survey = await leases.survey('stays');
      if ('takenUntil' in survey) return this.waitForName(survey);
      this.isNamed = true;
      // After an outage of the database all leases have run out; their holders may announce first that they are still
      // there.
      const wasAway = !this.couldSurvey || nowMs() - askedMs > blindMs;
      if (wasAway && nowMs() - this.blindUntilMs > blindMs) this.blindUntilMs = nowMs() + blindMs;
      this.couldSurvey = true;
      if (this.isRunning && nowMs() >= this.blindUntilMs) await settle(survey);
    } catch (err) {
      this.couldSurvey = false;
      log.warn({ err }, 'the holders of the zones are unknown');
    }
  }

  /**
   * Waits for the name of a process that may have ended, until that one no longer counts as alive. A process that was
   * announced has lost its name, and one whose name is announced again meanwhile will not get it.
   */
  private waitForName({ takenUntil }: NameTaken): void {
    const { log, onNameTaken } = this.options;
    if (this.takenUntil === null) log.warn({}, 'another process has the name of this one');
    const isLiving = this.takenUntil !== null && takenUntil > this.takenUntil;
    this.takenUntil = takenUntil;
    if (!this.isRunning || !(this.isNamed || isLiving)) return;
    this.isRunning = false;
    this.isNamed = false;
    onNameTaken();
  }
}
