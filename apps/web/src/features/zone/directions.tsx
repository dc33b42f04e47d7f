'use client';

import type { TileSpot } from '@necp/shared/kernel';
import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import { wallClock } from '../../components/kernel/clock';
import type { GoalView } from '../../game/types';
import { compassTo, metresTo } from './compass';
import { useZone, type Way } from './store';

/** The pause between two announcements of a screen reader. */
const pauseMs = 4_000;
/** A new announcement is worth it when the goal comes as near as this, in metres. */
const thresholds = [5, 10, 25, 50, 100, 200, 400];

/**
 * What the arrows, the marks and the line on the minimap say, for players who hear the screen: a list that can be read
 * at any time, and an announcement when the goal, the direction to walk, or the distance changes noticeably.
 */
export function Directions() {
  const t = useTranslations('zone');
  const self = useZone((state) => state.radar?.self ?? null);
  const goals = useZone((state) => state.goals);
  const way = useZone((state) => state.way);
  const lineOf = (from: TileSpot, { mark, name, x, y }: GoalView): string =>
    mark === 'running'
      ? ''
      : t(`pointsTo.${mark}`, {
          name: name || t('destination'),
          metres: metresTo(from, { x, y }),
          compass: t(`compass.${compassTo(from, { x, y })}`),
        });
  // Two goals of the same person are one line.
  const lines = new Set(self ? goals.map((goal) => lineOf(self, goal)).filter(Boolean) : []);
  const walk = useWalkWords(self, way);
  const announced = useAnnounced(walk, self && way ? noticeable(self, way) : '');
  if (lines.size === 0 && walk === '') return null;
  return (
    <div className="sr-only">
      <ul aria-label={t('directions')}>
        {walk !== '' && <li>{walk}</li>}
        {[...lines].map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <p role="status">{announced}</p>
    </div>
  );
}

/** Returns which way to walk now, and which way after that; '' without a goal. */
function useWalkWords(self: TileSpot | null, way: Way | null): string {
  const t = useTranslations('zone');
  if (!self || !way) return '';
  const [next, after] = way.corners;
  const metres = metresTo(self, next);
  if (metres === 0 && !after) return t('isHere');
  const compass = t(`compass.${compassTo(self, next)}`);
  if (!after) return t('walk', { compass, metres });
  return t('walkThen', { compass, metres, next: t(`compass.${compassTo(next, after)}`) });
}

/** Returns what has to change before the way is announced again. */
function noticeable(self: TileSpot, { corners }: Way): string {
  const goal = corners.at(-1) ?? corners[0];
  const metres = metresTo(self, goal);
  return [
    Math.round(goal.x),
    Math.round(goal.y),
    compassTo(self, corners[0]),
    thresholds.filter((threshold) => metres > threshold).length,
  ].join(' ');
}

/** Returns the words as they were at the last noticeable change, with a pause between two announcements. */
function useAnnounced(words: string, change: string): string {
  const [announced, setAnnounced] = useState('');
  const latest = useRef(words);
  const saidAtMs = useRef(-Infinity);
  latest.current = words;
  useEffect(() => {
    const waitMs = Math.max(0, saidAtMs.current + pauseMs - wallClock.nowMs());
    const waiting = setTimeout(() => {
      saidAtMs.current = wallClock.nowMs();
      setAnnounced(latest.current);
    }, waitMs);
    return () => clearTimeout(waiting);
  }, [change]);
  return announced;
}
