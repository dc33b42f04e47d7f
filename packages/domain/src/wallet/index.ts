// The wallet: a character's eddies, and the double-entry ledger of every eddy that is created, moved or removed.
export { credit, debit, faucets, openWallet, sinks, transfer, type Moved } from './steps';
export { walletPart } from './sheet-part';
export { auditWallets, balanceOf, creditedUnder, walletView } from './queries';
