// Chat: what players say in the zones, in channels and to each other, and can read again.
export { defineChatAudience, type ChatAudience, type ChatAudienceKind } from './audiences';
export { defineChatLink, type ChatLinkKind } from './links';
export { recentMessages } from './queries';
export { personal } from './personal';
export { retention } from './retention';
export { dropCachedMessages } from './steps';
export { type EvidenceLine, reportedLine, type ReportedLine } from './evidence';
export {
  demandUnmuted,
  endMute,
  mutedInVoice,
  mutePlayer,
  runningMutes,
  type Sanction,
  sanctionsOf,
  setSlowMode,
  slowModes,
  warnPlayer,
} from './sanctions';
export { chatPart } from './sheet-part';
