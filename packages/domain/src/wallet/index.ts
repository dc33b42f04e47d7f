// The wallet: the chits of every holder, and the double-entry ledger of every eddy that is created, moved or removed.
export { holdWallets, openWallets, type Wallet } from './locks';
export {
  administrationFaucet,
  administrationSink,
  defineFaucet,
  defineSink,
  starterKitFaucet,
  type Faucet,
  type Sink,
} from './sources';
export { walletPart } from './sheet-part';
export { book, credit, debit, transfer, type Line, type Moved } from './steps';
export { faucetLimits } from './faucet-limits';
export {
  auditWallets,
  balanceOf,
  balanceOfHolder,
  creditedUnder,
  faucetFlows,
  walletView,
  type FaucetFlow,
} from './queries';
export { personal } from './personal';
