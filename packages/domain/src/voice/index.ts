// Voice: the members of a group talk with one another; who may hear others is decided here, and audio passes elsewhere.
export { personal } from './personal';
export { retention } from './retention';
export { type CallerStay, reportedCall, type ReportedCall } from './stays';
export { defineVoiceAudience, type VoiceAudience, type VoiceAudienceKind } from './audiences';
