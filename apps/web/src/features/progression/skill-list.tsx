'use client';

import type { Locale } from '@necp/shared/kernel';
import type { SkillContent } from '@necp/shared/progression/content';
import { skillBonus } from '@necp/shared/progression/rules';
import type { ProgressionView, SkillView } from '@necp/shared/progression/schema';
import { useLocale, useTranslations } from 'next-intl';
import { Bar } from '../../components/bar';
import { Icon } from '../../components/icon';
import { StatList } from '../../components/stat-list';

/** Lists the skills, best first, each with the uses that raise it and its bonus. */
export function SkillList({
  view,
  skills,
}: {
  readonly view: ProgressionView;
  readonly skills: readonly SkillContent[];
}) {
  const progress = new Map(view.skills.map((skill) => [skill.skill, skill]));
  const sorted = skills.toSorted(
    (a, b) =>
      (progress.get(b.id)?.rank ?? 0) - (progress.get(a.id)?.rank ?? 0) ||
      (progress.get(b.id)?.into ?? 0) - (progress.get(a.id)?.into ?? 0),
  );
  return (
    <ul className="grid gap-3 roomy:grid-cols-2">
      {sorted.map((skill) => (
        <SkillCard
          key={skill.id}
          content={skill}
          progress={progress.get(skill.id) ?? { skill: skill.id, rank: 0, into: 0, toNext: 0 }}
        />
      ))}
    </ul>
  );
}

function SkillCard({
  content: skill,
  progress: { rank, into, toNext },
}: {
  readonly content: SkillContent;
  readonly progress: SkillView;
}) {
  const t = useTranslations('progression');
  const names = useTranslations('character.attribute');
  const locale = useLocale() as Locale;
  const number = (chunks: React.ReactNode) => <span className="number text-text">{chunks}</span>;
  return (
    <li className="grid content-start gap-2 border border-line bg-ground/50 p-3">
      <div className="flex items-center gap-3">
        <Icon
          name={skill.attribute}
          label={t('skillOf', { attribute: names(`${skill.attribute}.name`) })}
          className="size-6 text-quiet"
        />
        <h3 className="min-w-0 grow text-base text-text">{skill.name[locale]}</h3>
        <p className="text-sm text-quiet">
          {t.rich('rank', { rank, n: (chunks) => <span className="number text-base text-amber">{chunks}</span> })}
        </p>
      </div>
      <Bar
        label={toNext === 0 ? t('skillAtCap') : t('skillToNext', { into, toNext })}
        value={toNext === 0 ? 1 : into}
        max={toNext === 0 ? 1 : toNext}
        tone="experience"
        size="thin"
      />
      <p className="number text-xs text-quiet">{toNext === 0 ? t('skillAtCap') : t('skillToNext', { into, toNext })}</p>
      <p className="text-sm text-quiet italic">{skill.blurb[locale]}</p>
      <div className="grid gap-3 roomy:grid-cols-2">
        <div>
          <p className="mb-1 text-xs text-quiet">{rank < 10 ? t('everyTen') : t('now')}</p>
          <StatList bonus={rank < 10 ? skill.perTenRanks : skillBonus([skill], { [skill.id]: rank })} />
        </div>
        <div>
          <p className="mb-1 text-xs text-quiet">{t('grows')}</p>
          <ul className="grid gap-0.5 text-sm text-quiet">
            {skill.uses.map(({ action, experience }) => (
              <li key={action}>{t.rich('actionWorth', { action: t(`action.${action}`), experience, n: number })}</li>
            ))}
          </ul>
        </div>
      </div>
    </li>
  );
}
