// Voice: the members of a group talk with one another; who may hear others is decided here, and audio passes elsewhere.
export { defineVoiceAudience, type VoiceAudience, type VoiceAudienceKind } from './audiences';
