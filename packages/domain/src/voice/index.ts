// Voice: the members of a group talk with one another; who may hear whom is decided here, and audio passes elsewhere.
export { defineVoiceAudience, type VoiceAudience, type VoiceAudienceKind } from './audiences';
