// The wallet: a character's eddies, and the double-entry ledger through which every eddy in the world comes, goes and
// changes hands.
export { credit, debit, faucets, openWallet, sinks, transfer, type Moved } from './steps';
export { auditWallets, balanceOf, creditedUnder, walletView } from './queries';
