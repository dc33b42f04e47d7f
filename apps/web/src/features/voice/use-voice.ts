import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTRPC } from '../../components/providers/api';
import type { HudProps } from '../base/feature';
import { connectVoice, voiceController } from './current';
import { useVoicePreferences } from './preferences';
import { useVoice } from './store';

/** Whether players can talk now, and with which groups this character can. */
export const useVoiceState = () => useQuery(useTRPC().voice.state.queryOptions());

/** Lets the calls use the connection of the game. */
export function useVoiceConnection(playerActions: HudProps['playerActions']): void {
  useEffect(() => {
    if (playerActions !== null) connectVoice((name, message) => playerActions.send(name, message as never));
  }, [playerActions]);
}

/** Tells the voice process what the player has changed: mute, deafness, and which players are heard. */
export function useSentListening(): void {
  const isMuted = useVoice((state) => state.isMuted);
  const isDeaf = useVoice((state) => state.isDeaf);
  const unheard = useVoicePreferences((state) => state.unheard);
  const volumes = useVoicePreferences((state) => state.volumes);
  useEffect(() => voiceController()?.sendListening(), [isMuted, isDeaf, unheard]);
  useEffect(() => voiceController()?.applyVolumes(), [volumes]);
}

/** Opens the microphone while a key is held; text fields and windows have their keys for themselves. */
export function useTalkKey(codes: readonly string[]): void {
  useEffect(() => {
    const stop = new AbortController();
    const listening = { signal: stop.signal };
    const letGo = () => useVoice.getState().isHeld && useVoice.setState({ isHeld: false });
    window.addEventListener(
      'keydown',
      (event) => {
        const isWriting =
          event.target instanceof HTMLElement && event.target.closest('input, textarea, [contenteditable="true"]');
        if (event.repeat || event.ctrlKey || event.altKey || event.metaKey || isWriting) return;
        if (codes.includes(event.code)) useVoice.setState({ isHeld: true });
      },
      listening,
    );
    window.addEventListener('keyup', (event) => codes.includes(event.code) && letGo(), listening);
    window.addEventListener('blur', letGo, listening);
    return () => stop.abort();
  }, [codes]);
}
