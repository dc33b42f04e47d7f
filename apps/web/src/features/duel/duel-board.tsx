'use client';

import type { DuelBoard } from '@necp/shared/protocol';
import { useTranslations } from 'next-intl';
import { Button } from '../../components/button';
import { EmptyState } from '../../components/states';
import { Window } from '../../components/window/window';
import type { PlayerActions } from '../../game/types';
import { useDuel } from './store';

interface BoardWindowProps {
  readonly playerActions: Pick<PlayerActions, 'send' | 'stopInteracting'> | null;
  /** Entity id of the player, once in the world. */
  readonly ownId: number | null;
}

type Board = NonNullable<DuelBoard>;

/**
 * Shows the board of an arena: the players who look for an opponent, whether the player is among them, and the latest
 * results.
 */
export function DuelBoardWindow({ playerActions, ownId }: BoardWindowProps) {
  const t = useTranslations('combat');
  const board = useDuel((state) => state.board);
  if (!board) return null;
  const close = () => {
    playerActions?.stopInteracting();
    useDuel.setState({ board: null });
  };
  const isOn = board.waiting.some(({ entityId }) => entityId === ownId);
  return (
    <Window
      frame="duelBoard"
      title={t('board')}
      onClose={close}
      closeLabel={t('close')}
      footer={
        <Button
          tone={isOn ? 'plain' : 'primary'}
          icon="pencil"
          wide
          onClick={() => playerActions?.send('duel.sign', { isOn: !isOn })}
        >
          {t(isOn ? 'boardSignOff' : 'boardSign')}
        </Button>
      }
    >
      <div className="grid gap-5">
        <WaitingDuelists
          board={board}
          ownId={ownId}
          onCall={(id) => {
            playerActions?.send('duel.call', { entityId: id });
            close();
          }}
        />
        <p className="text-sm text-quiet">{t('boardRules')}</p>
        {board.results.length > 0 && <Results results={board.results} />}
      </div>
    </Window>
  );
}

function WaitingDuelists({
  board,
  ownId,
  onCall,
}: {
  readonly board: Board;
  readonly ownId: number | null;
  readonly onCall: (entityId: number) => void;
}) {
  const t = useTranslations('combat');
  if (board.waiting.length === 0)
    return (
      <EmptyState icon="swords" title={t('boardEmpty')}>
        {t('boardEmptyText')}
      </EmptyState>
    );
  return (
    <section aria-label={t('boardWaiting')} aria-live="polite">
      <h3 className="caps pb-2 text-xs text-quiet">{t('boardWaiting')}</h3>
      <ul className="grid gap-1.5">
        {board.waiting.map(({ entityId, name, level }) => (
          <li key={entityId} className="flex min-h-11 items-center gap-3 border border-line bg-ground/50 px-3 py-1">
            <span className="min-w-0 grow truncate text-text">
              {name}
              {entityId === ownId && <span className="text-quiet"> ({t('doorYou')})</span>}
            </span>
            <span className="number shrink-0 text-sm text-amber">{t('level', { level })}</span>
            {entityId !== ownId && (
              <Button size="small" icon="swords" aria-label={t('boardCall', { name })} onClick={() => onCall(entityId)}>
                {t('boardChallenge')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Results({ results }: { readonly results: Board['results'] }) {
  const t = useTranslations('combat');
  return (
    <section aria-label={t('boardResults')}>
      <h3 className="caps pb-2 text-xs text-quiet">{t('boardResults')}</h3>
      <ol className="grid gap-1 text-sm">
        {results.map(({ winner, loser, how, endedTick }) => (
          <li key={endedTick} className="flex flex-wrap gap-x-2 text-quiet">
            <span className="text-text">{winner || t('boardGone')}</span>
            <span>{t(`boardHow.${how}`, { loser: loser || t('boardGone') })}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
