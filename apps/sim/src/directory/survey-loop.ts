import type { Survey } from '@necp/domain/zone/service';
import type { DirectoryOptions } from './played-here';
import { nameWaitMs, renewMs, surveyMs } from './timings';

/**
 * A process whose survey failed or took this long takes no zone for this long, and afterwards surveys for at least as
 * long first.
 */
const blindMs = renewMs + 2 * surveyMs;
/** How long to wait for a pending claim before everything is released. */
const claimedWithinMs = 1_000;

type SurveyLoopOptions = Pick<DirectoryOptions, 'leases' | 'nowMs' | 'beatMs' | 'log'> & {
  /** Acts on a survey; the next one waits for it. */
  readonly settle: (survey: Survey) => Promise<void>;
  /** Is called when another living process has taken the name, or keeps it for longer than one that ended could. */
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
  /** When this process first found its name taken. */
  private waitsSinceMs: number | null = null;

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
      if (survey === null) return this.waitForName();
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

  /** A process that was never announced may follow one that has just ended; any other has lost its name. */
  private waitForName(): void {
    const { beatMs, log, onNameTaken } = this.options;
    if (this.waitsSinceMs === null) log.warn({}, 'another process has the name of this one');
    this.waitsSinceMs ??= beatMs();
    if (!this.isRunning || (!this.isNamed && beatMs() - this.waitsSinceMs < nameWaitMs)) return;
    this.isRunning = false;
    this.isNamed = false;
    onNameTaken();
  }
}
