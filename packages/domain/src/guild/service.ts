export { found } from './founding';
export { ownGuild } from './queries';
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
