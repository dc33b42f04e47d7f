// What players and zones ask of trades.
export { acceptTrade, askTrade } from './asking';
export { confirmTrade } from './confirming';
export { breakTrade, cancelTrade, endOrphans } from './ending';
export { offerItem, offerMoney, retractItem } from './offers';
