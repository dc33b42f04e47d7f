'use client';

import { useTranslations } from 'next-intl';
import { type ChatTab, type ShownMessage, useChat } from './store';

/** The players and channels that a tab with several of them writes to; one of them is chosen. */
export function ChatChoice({ tab, ownId }: { readonly tab: ChatTab; readonly ownId: string }) {
  const t = useTranslations('chat');
  const { partner, channels, channelId, messages, chooseChannel, whisperTo } = useChat();
  if (tab === 'own')
    return (
      <Choices
        label={t('chooseChannel')}
        options={channels.map(({ id, name }) => ({ id, name }))}
        chosen={channelId}
        onChoose={chooseChannel}
      />
    );
  if (tab !== 'whisper') return null;
  const partners = [...new Set([partner, ...messages.whisper.toReversed().map((one) => partnerOf(one, ownId))])];
  return (
    <Choices
      label={t('choosePartner')}
      options={partners.flatMap((name) => (name === null ? [] : [{ id: name, name }])).slice(0, 8)}
      chosen={partner}
      onChoose={whisperTo}
    />
  );
}

/** Returns the other of a whisper. */
function partnerOf(message: ShownMessage, ownId: string): string | null {
  if (message.channel === 'system') return null;
  return message.sender.characterId === ownId ? (message.to?.name ?? null) : message.sender.name;
}

interface ChoicesProps {
  readonly label: string;
  readonly options: readonly { readonly id: string; readonly name: string }[];
  readonly chosen: string | null;
  readonly onChoose: (id: string) => void;
}

function Choices({ label, options, chosen, onChoose }: ChoicesProps) {
  if (options.length < 2) return null;
  return (
    <div role="group" aria-label={label} className="flex shrink-0 gap-3 overflow-x-auto py-1 [scrollbar-width:none]">
      {options.map(({ id, name }) => (
        <button
          key={id}
          type="button"
          aria-pressed={id === chosen}
          className="shrink-0 text-sm text-quiet hover:text-text aria-pressed:text-amber touch:min-h-11"
          onClick={() => onChoose(id)}
        >
          {name}
        </button>
      ))}
    </div>
  );
}
