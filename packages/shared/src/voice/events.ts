/** Topic: the voice process offers a call; see `VoiceOffer`. */
export const voiceOffered = 'voice.offered';

/** Topic: who is in the call and who speaks has changed; see `VoiceRoomView`. */
export const voiceRoomChanged = 'voice.room_changed';

/** Topic: the call has ended; see `VoiceEnd`. */
export const voiceEnded = 'voice.ended';

/** Topic: a voice process has opened; who was in a call of an earlier one joins again. */
export const voiceOpened = 'voice.opened';
