// A process that answers calls about guilds carries their channels and their voice too: loading this declares them.
import './chat';
import './voice';

export { acceptApplication, applyToGuild, declineApplication, withdrawApplication } from './applications';
export { answerCharter, askSignature, foundByCharter, openCharter } from './charter';
export { founding } from './charter-queries';
export { disbandGuild, endDueGuilds, keepGuild, succeedAway } from './ending';
export { findGuilds, recruiting, waysIn } from './finder-queries';
export { found } from './founding';
export { answerAsk, askForItem, itemRequests, withdrawAsk } from './asking';
export { writeGuildLetter } from './letters';
export { depositChits, setRankLimit, setTax, withdrawChits } from './treasury';
export { treasury, treasuryLog } from './treasury-queries';
export {
  buyGuildTab,
  moveGuildItem,
  nameGuildTab,
  putGuildItem,
  setTabRights,
  sortGuildTab,
  takeGuildItem,
} from './vault';
export { tabRanks, vault, vaultLog } from './vault-queries';
export { acceptAlliance, declineAlliance, endRivalry, inviteGuild, leaveAlliance, nameRival } from './alliances';
export { allies } from './alliance-queries';
export { cancelEvent, changeEvent, planEvent, signUp } from './calendar';
export { calendar } from './calendar-queries';
export { setEmblem } from './emblems';
export { ownGrowth } from './growth-queries';
export { resetPerks, takePerk } from './perks';
export { publicGuild, publicGuilds } from './public-queries';
export { setAbout, setListing, setMessage } from './informing';
export { acceptInvite, declineInvite, invite, withdrawInvite } from './invites';
export {
  addRank,
  changeRank,
  handOverGuild,
  leaveGuild,
  removeFromGuild,
  removeRank,
  setMemberNote,
  setMemberRank,
} from './leading';
export { ownGuild, shownGuild } from './queries';
export { guildLog, roster } from './roster';
