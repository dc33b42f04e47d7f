import type { Ctx, Logger } from '@necp/domain/kernel';
import { realmSettings } from '@necp/domain/realm/service';
import { idleRulesOf, usualIdleRules, type IdleRules } from '@necp/shared/realm/settings';
import type { Host } from '../hosting/host';

/** How often the settings are read; a message about a change may be lost. */
const everyMs = 10_000;

export interface IdleRulesParts {
  readonly ctx: () => Ctx;
  readonly hosts: () => readonly Host[];
  readonly log: Logger;
}

/** The realm's rules for players without input, as the zones of this process follow them. */
export interface IdleRulesKeeper {
  /** The rules as they were read last; a new zone begins with them. */
  readonly current: IdleRules;
  /** Reads the settings now, and gives them to every zone when their version is new. */
  read(): Promise<void>;
  stop(): void;
}

export function keepIdleRules({ ctx, hosts, log }: IdleRulesParts): IdleRulesKeeper {
  let current = usualIdleRules;
  let version = 0;
  let isStopped = false;
  const read = async () => {
    try {
      const settings = await realmSettings(ctx());
      if (settings.version <= version || isStopped) return;
      version = settings.version;
      current = idleRulesOf(settings);
      for (const host of hosts()) host.enqueue({ kind: 'idle_rules', rules: current });
    } catch (err) {
      // The zones go on with the rules they have.
      if (!isStopped) log.warn({ err }, 'the settings of the realm could not be read');
    }
  };
  const timer = setInterval(() => void read(), everyMs);
  timer.unref();
  void read();
  return {
    get current() {
      return current;
    },
    read,
    stop: () => {
      isStopped = true;
      clearInterval(timer);
    },
  };
}
