'use client';

import { useLocale } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import { Button } from '../../../components/button';
import { steadyMs } from '../../../components/kernel/clock';
import type { Locale } from '@necp/shared/kernel';
import { demoScenes, type DemoScene } from '../../../game/demo/cast';

/** Plays one scene at a time; a click on it starts the sound. */
export function CombatScenes() {
  const locale = useLocale() as Locale;
  const [scene, setScene] = useState<DemoScene>('bodies');
  const [speed, setSpeed] = useState(1);
  const host = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const stage = host.current;
    if (!stage) return;
    let isGone = false;
    let end: () => void = () => undefined;
    void import('../../../game/demo/demo')
      .then(({ createCombatDemo }) =>
        createCombatDemo({ host: stage, locale, scene, sound: 'on', speed, nowMs: steadyMs }),
      )
      .then((stop) => {
        if (isGone) stop();
        else end = stop;
      });
    return () => {
      isGone = true;
      end();
    };
  }, [scene, locale, speed]);

  return (
    <main className="fixed inset-0 bg-ground">
      <div ref={host} className="absolute inset-0" />
      <nav aria-label="Scenes" className="absolute inset-x-0 top-0 flex flex-wrap gap-2 p-4">
        {demoScenes.map((name) => (
          <Button key={name} size="small" aria-pressed={name === scene} onClick={() => setScene(name)}>
            {name}
          </Button>
        ))}
        <Button size="small" aria-pressed={speed < 1} onClick={() => setSpeed(speed < 1 ? 1 : 0.2)}>
          slow
        </Button>
      </nav>
    </main>
  );
}
