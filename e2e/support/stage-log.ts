import { writeFileSync } from 'node:fs';
import { test, type Page } from '@playwright/test';

/** A player who does the same for longer than this, or sees no change, waits. */
const waitsMs = 5_000;

/** What a walked journey took, stage by stage, and what the player waited for; written beside the other results. */
export interface StageLog {
  /** Notes one thing that the player did, and how long it took. */
  did(what: string, tookMs: number): void;
  /** Ends a stage; with `WALK_PICTURES` set, a picture of each stage is kept. */
  stage(objective: string, tookMs: number): Promise<void>;
}

export function openStageLog(page: Page): StageLog {
  const lines: string[] = [];
  let waits: string[] = [];
  let stages = 0;
  const seconds = (ms: number): string => (ms / 1_000).toFixed(1);
  return {
    did: (what, tookMs) => {
      if (tookMs > waitsMs) waits.push(`${what} ${seconds(tookMs)} s`);
    },
    stage: async (objective, tookMs) => {
      stages++;
      lines.push(
        [`${seconds(tookMs).padStart(6)} s  ${objective}`, ...waits.map((one) => `${' '.repeat(10)}${one}`)].join('\n'),
      );
      waits = [];
      writeFileSync(test.info().outputPath('stages.txt'), `${lines.join('\n')}\n`);
      if (process.env.WALK_PICTURES)
        await page.screenshot({ path: test.info().outputPath(`stage-${String(stages).padStart(2, '0')}.png`) });
    },
  };
}
