// What players and zones ask of trades.
export { acceptTrade, askTrade, type AnsweredTrade, type AskedOutcome, type AskedTrade } from './asking';
export { confirmTrade } from './confirming';
export { breakTrade, cancelTrade, endOrphans } from './ending';
export { offerItem, offerMoney, retractItem } from './offers';
